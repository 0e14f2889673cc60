"""The demo coalition's day as far as the agenda needs it: its issues, its women's ratings, a room that rates them."""

from pathlib import Path

import yaml

from agenda.models import Issue, Item, Round, RoundIssue
from coalition.meetings import actions as meetings
from coalition.meetings.models import Step
from tests.factories import NOW, answer, make_chapter, make_meeting, make_member, make_participant, make_step

DEMO = yaml.safe_load(Path("coalition/home/demo/demo.yaml").read_text(encoding="utf-8"))
THEMES = {theme["id"]: theme["name"]["en"] for theme in DEMO["themes"]}
DECISIONS = {decision["id"]: decision for decision in DEMO["decisions"]}


def press(step: Step, times: int = 1) -> Step:
    """The one button, ``times`` times."""
    for _time in range(times):
        step.refresh_from_db()
        assert meetings.advance(step, from_state=step.state, by=None, now=NOW)
    return step


def back(step: Step) -> Step:
    assert meetings.back(step, from_state=step.state, by=None, now=NOW)
    return step


def make_issues(meeting, names) -> list[Issue]:
    return [Issue.objects.create(meeting=meeting, name=name) for name in names]


def make_round(names, *, meeting=None, levels: int = 5) -> Step:
    """An open rating step over issues called ``names``."""
    step = make_step(kind="rating", meeting=meeting)
    make_issues(step.meeting, names)
    Round.objects.create(step=step, levels=levels)
    return press(step)


def rate(step: Step, participant, number: int, urgency, feasibility) -> bool:
    entry = RoundIssue.objects.get(round__step=step, position=number)
    return answer(step, participant, issue=entry, urgency=urgency, feasibility=feasibility)


def rate_all(step: Step, *rows) -> None:
    """Each row is one woman's pairs, for issue 1, 2, 3..."""
    for row in rows:
        woman = make_participant(step.room)
        for number, (urgency, feasibility) in enumerate(row, start=1):
            if (urgency, feasibility) != (None, None):
                rate(step, woman, number, urgency, feasibility)


def demo_round() -> Step:
    """The demo's nine issues, rated by its twenty women; still open."""
    step = make_round(THEMES.values())
    rate_all(step, *([tuple(pairs[theme]) for theme in THEMES] for pairs in DEMO["ratings"].values()))
    return step


def shown_round(meeting=None) -> Step:
    """Three issues in the order B, A, C, on five phones; shown."""
    step = make_round(["A", "B", "C"], meeting=meeting or make_meeting(template="coalition-one-day"))
    rate_all(step, *([(4, 4), (5, 5), (2, 1)] for _woman in range(5)))
    return press(step, 2)


def make_coalition(members: int = 20, chapters: int = 6) -> None:
    """Active full members, spread over chapters."""
    homes = [make_chapter() for _ in range(chapters)]
    for number in range(members):
        make_member(chapter=homes[number % chapters])


def order(agenda) -> list[str]:
    """The names on an agenda, from 1 on."""
    return [item.name for item in Item.objects.filter(agenda=agenda).kept()]
