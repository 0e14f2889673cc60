"""The agenda read aloud: in one language, in both one after the other, or in both side by side, as the reader chooses.

What the house says itself stands in each language. What people wrote is never translated: it stands as they wrote it,
and in both languages where the coalition wrote both (the vision and the objectives of its charter).
"""

from typing import NamedTuple

from django.conf import settings

from agenda import versions
from agenda.models import Agenda, CharterText, Item

Kind = CharterText.Kind
BOTH = "both"
BESIDE = "beside"
LANGUAGES = dict(settings.LANGUAGES)


class Words(NamedTuple):
    """What the coalition wrote, in the ``language`` in which it stands here."""

    text: str
    language: str


class Page(NamedTuple):
    """One page in one ``language``: of the ``item``, or the first one; ``words`` are the charter's.

    On the first page that is the vision, on the others what is to be reached by objectives made from the issue.
    """

    language: str
    item: Item | None
    words: list[Words]


def languages(chosen: str, *, hers: str) -> list[str]:
    """Those that are read, hers first; only hers where ``chosen`` is no choice."""
    if chosen in (BOTH, BESIDE):
        return sorted(LANGUAGES, key=lambda code: code != hers)
    return [chosen if chosen in LANGUAGES else hers]


def script(agenda: Agenda, codes: list[str], *, first: str) -> list[list[Page]]:
    """The pages in their order, each in every one of ``codes``; ``first`` is the language of the coalition.

    As many queries for any agenda.
    """
    vision, objectives = versions.sections((Kind.VISION, Kind.OBJECTIVE))
    aims: dict[int, list[versions.Line]] = {}
    for line in objectives.current.lines if objectives.current else []:
        for issue in line.issues:
            aims.setdefault(issue.merged_into_id or issue.pk, []).append(line)
    front = vision.current.lines if vision.current else []
    told = [(None, front), *((item, aims.get(item.issue_id, [])) for item in agenda.kept)]
    return [
        [Page(code, item, [_in(code, line, first=first) for line in lines]) for code in codes]
        for item, lines in told
    ]


def _in(code: str, line: versions.Line, *, first: str) -> Words:
    """In the language ``code`` where it was written in it, and else as it was written."""
    if code != first and line.in_other:
        return Words(line.in_other, code)
    return Words(line.text, first)
