"""Lists of members that go out: which columns, which rows."""

from collections import Counter

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Export, Member

FEW = 5
WITHOUT_NAMES = "without"
# What each list holds, and nothing else: a test knows these by heart.
COLUMNS = {
    WITHOUT_NAMES: ("number", "group", "category", "joined", "roles"),
    Export.What.NAMES: ("number", "name", "chapter", "category", "joined", "roles"),
    Export.What.CONTACTS: ("number", "name", "phone", "email", "chapter", "category", "joined", "roles"),
}


def headings(what: str) -> list[str]:
    words = {
        "number": _("Number"),
        "name": _("Name"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "group": _("Chapter"),
        "chapter": _("Chapter"),
        "category": _("Kind"),
        "joined": _("Member since"),
        "roles": _("Roles"),
    }
    return [words[name] for name in COLUMNS[what]]


def listed(what: str, *, by: Member, now) -> list[list[str]]:
    """A row for each woman who belongs, as things stand now, and a last one that says who made it and when."""
    women = Member.objects.active().select_related("chapter").prefetch_related("role_terms").order_by("pk")
    women = list(women if what == Export.What.CONTACTS else women.defer("legal_name", "email", "phone"))
    groups, today = _groups(women), timezone.localdate(now)
    rows = [[_cell(name, woman, groups, today) for name in COLUMNS[what]] for woman in women]
    return [*rows, [_mark(by, now)]]


def _cell(name: str, woman: Member, groups: set[str], today) -> str:
    if name in ("chapter", "group"):
        chapter = woman.chapter.name if woman.chapter else ""
        return chapter if name == "chapter" or chapter in groups else _("Other")
    if name == "roles":
        return _roles(woman, today)
    if name == "joined":
        return str(woman.joined_on.year)
    if name == "category":
        return str(woman.get_category_display())
    return str(getattr(woman, {"name": "name_used"}.get(name, name)))


def _mark(by: Member, now) -> str:
    when = date_format(timezone.localtime(now), "j M Y, H:i")
    return _("Made by %(number)s on %(when)s. Show it to nobody else; delete it after use.") % {
        "number": by.number,
        "when": when,
    }


def _groups(women: list[Member]) -> set[str]:
    """The chapters that may be named. Those with few women are one, and if they are few together the next smallest
    joins them, so that nothing can be found by subtraction."""
    sizes = Counter(woman.chapter.name if woman.chapter else "" for woman in women)
    ordered = sorted(sizes, key=lambda name: (sizes[name], name))
    joined = 0
    while ordered and (sizes[ordered[0]] < FEW or 0 < joined < FEW):
        joined += sizes[ordered.pop(0)]
    return set(ordered)


def _roles(woman: Member, today) -> str:
    current = (term for term in woman.role_terms.all() if term.starts_on <= today)
    return ", ".join(str(term.label) for term in current if not term.ends_on or term.ends_on > today)


def open_exports(now):
    return Export.objects.open(now).select_related("asked_by")


def exports_of(member: Member, now):
    """The lists she asked for, that wait or may still be taken."""
    hers = Export.objects.filter(asked_by=member)
    return (hers.open(now) | hers.ready(now)).distinct()
