"""The calm picture of a practice: a circle that breathes, with its words and its count, drawn by the server.

It moves by SVG's own <animate> on plain attributes, so it needs no script and no style, works under the strict
content policy and stops where the page is left. Template: wellness/_breath.html. It is never faster than the
practice is written; it ends after whole rounds and then rests.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wellness.practices import Phase, Practice

SMALL, MIDDLE, FULL = 56, 92, 128
LEFT, CENTRE, RIGHT = 130, 180, 230
GROWS = ("in", "release")
SHRINKS = ("out", "hum", "press")
STAYS = ("hold", "rest")
SIDES = {"left": LEFT, "right": RIGHT}
LEAD_IN = 4  # seconds to sit comfortably after the press
LONGEST_COUNTED = 10  # seconds; nobody should count to forty
LETTERS_A_LINE = 18


class Line(NamedTuple):
    y: int
    text: str


class Word(NamedTuple):
    """Text that comes and goes: ``values`` of its opacity at ``times`` (parts of a round)."""

    lines: list[Line]
    values: str
    times: str


class Track(NamedTuple):
    """How one measure of the circle changes in a round."""

    start: str
    values: str
    times: str
    splines: str


@dataclass(frozen=True)
class Picture:
    rounds: int
    cycle: str
    begin: str
    whole: str
    rests_at: str
    radius: Track
    shift: Track | None
    words: list[Word]
    counts: list[Word]
    first_words: list[Line]
    last_words: list[Line]
    spoken: str


def draw(practice: Practice, *, gentle: bool = False, elapsed: float = 0) -> Picture | None:
    """The picture of ``practice`` as it stands ``elapsed`` seconds after the press; None where words alone lead it."""
    phases = practice.phases(gentle=gentle)
    if not phases:
        return None
    cycle = sum(phase.seconds for phase in phases)
    begin = LEAD_IN - elapsed
    return Picture(
        rounds=practice.rounds,
        cycle=_clock(cycle),
        begin=_clock(begin),
        whole=_clock(cycle * practice.rounds),
        rests_at=_clock(begin + cycle * practice.rounds),
        radius=_track(_radii(phases), cycle),
        shift=_track(_shifts(phases, cycle), cycle) if phases[0].name in SIDES else None,
        words=[Word(_wrapped(phase.text), *_shown([span], cycle)) for phase, span in _spans(phases)],
        counts=_counts(phases, cycle),
        first_words=_wrapped(_("Sit as you like")),
        last_words=_wrapped(last_words(practice)),
        spoken="; ".join(in_words(practice, gentle=gentle)),
    )


def lasts(practice: Practice, *, gentle: bool = False) -> int:
    """Seconds from the press until the picture rests."""
    return LEAD_IN + practice.rounds * sum(phase.seconds for phase in practice.phases(gentle=gentle))


def in_words(practice: Practice, *, gentle: bool = False) -> list[str]:
    """The same practice without a picture: each part of a round with its seconds, then how many rounds."""
    phases = practice.phases(gentle=gentle)
    if not phases:
        return practice.steps
    lines = [f"{phase.text}: {_seconds(phase.seconds)}" for phase in phases]
    if practice.rounds > 1:
        lines.append(
            ngettext("%(count)d time", "%(count)d times", practice.rounds) % {"count": practice.rounds}
        )
    return lines


def last_words(practice: Practice) -> str:
    """What stands there when the rounds are over."""
    if practice.kind in ("breathing", "voice"):
        return _("Let the breath do what it wants")
    return _("Rest now. Look around you")


def _seconds(count: int) -> str:
    return ngettext("%(count)d second", "%(count)d seconds", count) % {"count": count}


def _spans(phases: Iterable[Phase]) -> list[tuple[Phase, tuple[int, int]]]:
    """Each phase with the seconds of the round at which it begins and ends."""
    found, at = [], 0
    for phase in phases:
        found.append((phase, (at, at + phase.seconds)))
        at += phase.seconds
    return found


def _radii(phases: tuple[Phase, ...]) -> list[tuple[float, float]]:
    first = phases[0].name
    now = FULL if first in SHRINKS else SMALL if first in GROWS + STAYS else MIDDLE
    frames: list[tuple[float, float]] = [(0, now)]
    for phase, (begins, ends) in _spans(phases):
        if phase.name in GROWS:
            now = FULL
        elif phase.name in SHRINKS:
            now = SMALL
        elif phase.name not in STAYS and phase.name not in SIDES:
            frames.append(((begins + ends) / 2, FULL))  # one slow swell while she looks, listens or shakes
        frames.append((ends, now))
    return frames


def _shifts(phases: tuple[Phase, ...], cycle: int) -> list[tuple[float, float]]:
    """It waits on one side, then glides to the other."""
    frames: list[tuple[float, float]] = []
    for phase, (begins, ends) in _spans(phases):
        frames += [(begins, SIDES[phase.name]), (begins + 0.6 * (ends - begins), SIDES[phase.name])]
    return [*frames, (cycle, SIDES[phases[0].name])]


def _counts(phases: tuple[Phase, ...], cycle: int) -> list[Word]:
    """1, 2, 3 … within each phase that is worth counting."""
    counted = [(phase, span[0]) for phase, span in _spans(phases) if 1 < phase.seconds <= LONGEST_COUNTED]
    found = []
    for number in range(1, max((phase.seconds for phase, _at in counted), default=0) + 1):
        seconds = [(at + number - 1, at + number) for phase, at in counted if number <= phase.seconds]
        found.append(Word([Line(0, str(number))], *_shown(seconds, cycle)))
    return found


def _shown(spans: list[tuple[int, int]], cycle: int) -> tuple[str, str]:
    """Opacity values and their times for something that is to be seen during ``spans`` only."""
    frames = [] if spans[0][0] == 0 else [(0, 0)]
    for begins, ends in spans:
        frames += [(begins, 1), (ends, 0)]
    frames = [(at, value) for at, value in frames if at < cycle]
    return ";".join(str(value) for _at, value in frames), ";".join(_part(at, cycle) for at, _value in frames)


def _track(frames: list[tuple[float, float]], cycle: int) -> Track:
    return Track(
        start=_number(frames[0][1]),
        values=";".join(_number(value) for _at, value in frames),
        times=";".join(_part(at, cycle) for at, _value in frames),
        splines=";".join(["0.4 0 0.6 1"] * (len(frames) - 1)),
    )


def _wrapped(text: str) -> list[Line]:
    return [Line(322 + 34 * row, line) for row, line in enumerate(textwrap.wrap(text, LETTERS_A_LINE))]


# SVG reads points, whatever the language writes; so numbers are made into text here and not by the template.
def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _part(at: float, cycle: int) -> str:
    return f"{at / cycle:.5f}".rstrip("0").rstrip(".")


def _clock(seconds: float) -> str:
    return f"{_number(seconds)}s"
