"""The charter as versions: which words held from which day, what changed from one to the next, who said yes to them.

The rows tell it (CharterText, and members' JoinText for who may join); nothing is kept twice. Of a list (objectives,
ground rules) a version is what stood at the end of a day on which something of it changed.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agenda import quorum
from agenda.models import CharterText, Decision, Issue, Promise
from members.models import JoinText, Member

Kind = CharterText.Kind
WHO_MAY_JOIN = "who_may_join"
# In the order in which the sheet is read.
KINDS = {
    kind.value: kind.label
    for kind in (Kind.FORM, Kind.VISION, Kind.MISSION, Kind.OBJECTIVE, Kind.GROUND_RULE, Kind.CONDUCT)
}
KINDS |= {WHO_MAY_JOIN: _("Who may join?")}
KINDS |= {
    kind.value: kind.label
    for kind in (
        Kind.MEMBERSHIP_RULES,
        Kind.GOVERNANCE,
        Kind.DECISION_RULES,
        Kind.QUORUM,
        Kind.ACCOUNTABILITY,
    )
}
KINDS |= {Kind.OBJECTIVE: _("Objectives"), Kind.GROUND_RULE: _("Ground rules")}
BETWEEN = " | "  # an objective, and how we will know


class Line(NamedTuple):
    """One row as people read it, in both languages.

    Of an objective ``issues`` are those it was made from whose thread all members may read.
    """

    text: str
    outcome: str
    in_other: str
    other_outcome: str
    issues: list[Issue]


@dataclass(frozen=True)
class Version:
    """The words of one kind as they held from ``since`` on: a row, or the rows of a list."""

    number: int
    since: date
    rows: tuple

    @property
    def text(self) -> str:
        return "\n".join(_line(row) for row in self.rows)

    @property
    def in_other(self) -> str:
        return "\n".join(getattr(row, "in_other", "") for row in self.rows).strip()

    @property
    def shape(self) -> dict:
        """What these words settle beside themselves (CharterText); empty where nobody chose."""
        return getattr(self.rows[0], "shape", {}) if self.rows else {}

    @property
    def shape_words(self) -> str:
        """The same in the reader's language."""
        return shape_words(self.shape)

    @property
    def lines(self) -> list["Line"]:
        return [
            Line(row.text, getattr(row, "outcome", ""), *_other(row), getattr(row, "told_issues", []))
            for row in self.rows
        ]

    @property
    def mark(self) -> str:
        """Of the words that hold and what they settle; a translation that is added changes nothing."""
        settled = json.dumps(self.shape, sort_keys=True) if self.shape else ""
        return sha256((self.text + settled).encode()).hexdigest()[:32]

    @property
    def sources(self) -> list:
        """The rows that tell how it was adopted, one for each way."""
        new = [row for row in self.rows if getattr(row, "adopted_on", self.since) == self.since]
        by = ("meeting_id", "how", "decision_id")  # who may join says only how
        return list({tuple(getattr(row, name, None) for name in by): row for row in new}.values())


def shape_words(shape: dict) -> str:
    """What a text of the charter settles beside its words, in the reader's language."""
    said: list = [form.label for form in CharterText.Form if form == shape.get("form")]
    said += [basis.label for basis in CharterText.Basis if basis in shape.get("types", [])]
    said += [fallback.label for fallback in Decision.Fallback if fallback == shape.get("fallback")]
    if "share" in shape or "chapters" in shape:
        said.append(quorum.of_shape(shape))
    words = ", ".join(map(str, said))
    return words[:1].upper() + words[1:]


@dataclass
class Section:
    """One kind with all its versions, the oldest first."""

    kind: str
    versions: list[Version] = field(default_factory=list)

    @property
    def title(self):
        return KINDS[self.kind]

    @property
    def is_list(self) -> bool:
        return self.kind in CharterText.LISTS

    @property
    def current(self) -> Version | None:
        """What holds now; None where there is no text, or all of a list was taken out."""
        return self.versions[-1] if self.versions and self.versions[-1].rows else None

    def version(self, number: int) -> Version | None:
        return next((one for one in self.versions if one.number == number), None)


def sections(kinds: Iterable[str] = tuple(KINDS)) -> list[Section]:
    """Every kind that is asked for, in the order of the sheet; as many queries however many texts there are."""
    wanted = [kind for kind in KINDS if kind in kinds]
    rows: dict[str, list[CharterText]] = {kind: [] for kind in wanted}
    texts = CharterText.objects.filter(adopted_on__isnull=False, kind__in=wanted)
    if Kind.OBJECTIVE in wanted:
        told = Issue.objects.told().order_by("pk")
        texts = texts.prefetch_related(Prefetch("issues", told, to_attr="told_issues"))
    for text in texts.select_related("meeting", "decision").order_by("adopted_on", "pk"):
        rows[text.kind].append(text)
    return [Section(kind, _versions(kind, rows[kind])) for kind in wanted]


def section(kind: str) -> Section:
    return sections([kind])[0]


def _versions(kind: str, rows: list) -> list[Version]:
    if kind == WHO_MAY_JOIN:
        return [
            Version(text.version, text.written_on, (text,)) for text in JoinText.objects.order_by("version")
        ]
    if kind not in CharterText.LISTS:
        rows = sorted(rows, key=_in_turn)
        return [Version(number, row.adopted_on, (row,)) for number, row in enumerate(rows, start=1)]
    found: list[Version] = []
    days = {row.adopted_on for row in rows} | {_left_on(row) for row in rows if row.replaced_at}
    for day in sorted(days):
        standing = tuple(
            row for row in rows if row.adopted_on <= day and not (row.replaced_at and _left_on(row) <= day)
        )
        if standing != (found[-1].rows if found else ()):
            found.append(Version(len(found) + 1, day, standing))
    return found


def _other(row) -> tuple[str, str]:
    words = getattr(row, "in_other", "")
    text, _bar, outcome = (
        words.partition("|") if getattr(row, "kind", "") == Kind.OBJECTIVE else (words, "", "")
    )
    return text.strip(), outcome.strip()


def _in_turn(row) -> tuple:
    """Of two of one day the one that was replaced came first."""
    return row.adopted_on, row.replaced_at is None, row.replaced_at


def _left_on(row) -> date:
    return timezone.localdate(row.replaced_at)


def _line(row) -> str:
    outcome = getattr(row, "outcome", "")
    return f"{row.text}{BETWEEN}{outcome}" if outcome else row.text


# What changed


@dataclass(frozen=True)
class Piece:
    """Words that stayed, or that went in or out."""

    text: str
    change: str = ""


def compare(old: str, new: str) -> list[Piece]:
    """The words of both, in the order of reading: what stayed, what was taken out (``out``), what is new (``in``)."""
    before, after = _words(old), _words(new)
    pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(after[j1:j2])))
            continue
        pieces += [Piece("".join(before[i1:i2]), "out")] if i2 > i1 else []
        pieces += [Piece("".join(after[j1:j2]), "in")] if j2 > j1 else []
    return pieces


def _words(text: str) -> list[str]:
    """Each word with the space after it, so that one changed word is one change."""
    return re.findall(r"\S+\s*", text)


# Who said yes


@dataclass(frozen=True)
class Asked:
    """What each member is asked to keep to, and on which day she said yes; ``on`` is None while she has not."""

    section: Section
    version: Version
    promise: Promise | None

    @property
    def on(self) -> date | None:
        return self.promise.on if self.promise else None


def asked_of(member: Member) -> list[Asked]:
    """The ground rules and the code of conduct as they hold, and her yes to each."""
    given = {(one.kind, one.mark): one for one in member.promises.select_related("noted_by")}
    held = [one for one in sections(Promise.Kind.values) if one.current]
    return [Asked(one, one.current, given.get((one.kind, one.current.mark))) for one in held if one.current]


def waits_for_her_yes(member: Member) -> bool:
    given = set(member.promises.values_list("kind", "mark"))
    held = (one for one in sections(Promise.Kind.values) if one.current)
    return any((one.kind, one.current.mark) not in given for one in held)


def said_yes() -> list[tuple[Section, int, int]]:
    """Of what holds now: how many who belong said yes, of how many. Never who."""
    members = Member.objects.active()
    everyone = members.count()
    return [
        (one, members.filter(promises__kind=one.kind, promises__mark=one.current.mark).count(), everyone)
        for one in sections(Promise.Kind.values)
        if one.current
    ]
