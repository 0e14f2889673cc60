"""What a list of women says, row by row: what is wrong, what may be twice, and who would come in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.columns import BY_NAME, plain
from members.models import Chapter, Import, Member
from members.models.imports import LEAVE_OUT
from members.models.member import email_alias, folded, phone_index


@dataclass
class Row:
    """One woman of the list. ``wrong`` are (column, cell, what to do); ``twice`` says why she may be here already."""

    number: int
    cells: list[str]
    values: dict = field(default_factory=dict)
    chapter: int | None = None
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    @property
    def is_lost(self) -> bool:
        """She names a chapter that we do not have."""
        return bool(self.values.get("chapter")) and self.chapter is None

    @property
    def why(self) -> str:
        """What is wrong, in one cell of a file."""
        said = [f"{column}: {words}" for column, _cell, words in self.wrong] + self.twice
        if self.is_lost:
            said.append(_("This chapter is not known."))
        return " ".join(said)


class Register:
    """Who is here already, by what a row may say of her; asked once for the whole list."""

    def __init__(self, meant: dict[str, int | None]):
        self.numbers, self.emails, self.phones, self.names = {}, {}, {}, {}
        asked = "pk", "number", "name_key", "chapter", "email_alias", "phone_index"
        for pk, number, *about in Member.objects.values_list(*asked):
            self.numbers[number] = pk
            self.note(number, *about)
        self.chapters = {}
        for pk, slug, name in Chapter.objects.open().values_list("pk", "slug", "name"):
            self.chapters |= {plain(slug): pk, plain(name): pk}
        self.chapters |= meant

    def note(self, who: str, name: str, chapter, email: str | None, phone: str) -> None:
        self.names.setdefault((name, chapter), who)
        self.emails.setdefault(email, who)
        self.phones.setdefault(phone, who)


def check_rows(contents: dict, *, rows: Iterable | None = None, meant: dict | None = None) -> list[Row]:
    """Each row as it stands against the register now; the same number of questions for 10 rows and for 10,000.

    ``meant`` are the chapters that are meant by names we do not have.
    """
    register = Register(meant or {})
    return [
        _checked(Row(*row), contents["columns"], register)
        for row in (contents["rows"] if rows is None else rows)
    ]


def unknown_chapters(rows: list[Row]) -> list[str]:
    """What the list calls chapters and we do not, each once as it was first written."""
    found = {}
    for row in rows:
        if row.is_lost:
            found.setdefault(plain(row.values["chapter"]), row.values["chapter"])
    return list(found.values())


def to_mend(imported: Import) -> list[Row]:
    """The rows that were not taken in, or before it is confirmed those that would not be without a word more."""
    contents = imported.opened()
    rows = check_rows(contents) if contents else []
    return rows if imported.done_at else [row for row in rows if row.wrong or row.twice]


def imports_of(member: Member):
    """The lists she sent, as long as anything of them is kept."""
    return Import.objects.of(member).kept().defer("contents")


def open_imports(now):
    """Those that wait for a second person's yes."""
    sealed = ["contents", "by__legal_name", "by__email", "by__phone"]
    return Import.objects.asked(now).select_related("by").defer(*sealed)


def asked_for(imported: Import) -> dict:
    """What a second person says yes to: who would come in, how many into which chapter, and on whose word their yes
    was noted for which day."""
    said, rows = imported.choices, check_rows(imported.opened())
    lost = {plain(words) for words, choice in said["chapters"].items() if choice == LEAVE_OUT}
    meant = {plain(words): choice for words, choice in said["chapters"].items()}
    names = {str(pk): name for pk, name in Chapter.objects.values_list("pk", "name")}

    def chapter(row: Row) -> str:
        words = row.values.get("chapter", "")
        pk = meant.get(plain(words)) if row.is_lost else row.chapter
        return names.get(str(pk), words)

    women = [row for row in rows if not row.wrong and (said["twice"] or not row.twice)]
    women = [row for row in women if not (row.is_lost and plain(row.values["chapter"]) in lost)]
    noted = ((row.values.get("consent_by") or imported.by.number, row) for row in women)
    days = Counter((row.values.get("consent_on") or _day(said["consent_on"]), who) for who, row in noted)
    return {
        "women": [(row, chapter(row)) for row in women],
        "left_out": len(rows) - len(women),
        "twice": sum(bool(row.twice) for row in women),
        "chapters": sorted(Counter(map(chapter, women)).items()),
        "days": sorted((day, who, number) for (day, who), number in days.items()),
    }


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _checked(row: Row, columns: list[str], register: Register) -> Row:
    for name, cell in zip(columns, row.cells, strict=False):
        column = BY_NAME[name]
        try:
            row.values[name] = column.clean(cell) if cell else ""
        except ValidationError as error:
            row.wrong.append((str(column.label), cell, str(error.message)))
    if row.values.get("name_used") == "":
        _find_fault(row, "name_used", _("Write the name that she wants to be called."))
    _meet(row, register)
    return row


def _find_fault(row: Row, name: str, words: str) -> None:
    row.wrong.append((str(BY_NAME[name].label), row.values.get(name, ""), words))


def _meet(row: Row, register: Register) -> None:
    """What the register, or a row above, says of her."""
    said, who = row.values, _("row %(number)d") % {"number": row.number}
    row.chapter = register.chapters.get(plain(said.get("chapter", "")))
    chapter = plain(said["chapter"]) if row.is_lost else row.chapter
    if said.get("consent_by") and said["consent_by"] not in register.numbers:
        _find_fault(row, "consent_by", _("No member has this number."))
    said["noted_by"] = register.numbers.get(said.get("consent_by"))
    name, email = folded(said.get("name_used", "")), email_alias(said.get("email", ""))
    phone = phone_index(said.get("phone", ""))
    if email and email in register.emails:
        words = _("This address is of %(who)s. Write another one, or none.") % {"who": register.emails[email]}
        _find_fault(row, "email", words)
    if name and (name, chapter) in register.names:
        row.twice.append(_("Same name and chapter as %(who)s.") % {"who": register.names[name, chapter]})
    if phone and phone in register.phones:
        row.twice.append(_("Same phone as %(who)s.") % {"who": register.phones[phone]})
    register.note(who, name, chapter, email, phone)
