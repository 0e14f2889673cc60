"""An issue on a published agenda, and the women who carry it."""

import uuid
from datetime import timedelta

from django.utils import timezone

from actionplan.models import Visit
from agenda.carrying.actions import briefs, petitions, stories
from agenda.carrying.actions import strategies as actions
from agenda.models import (
    Agenda,
    Brief,
    Decision,
    Evidence,
    Issue,
    Item,
    Petition,
    Round,
    Scene,
    Story,
    StoryAsk,
)
from coalition.meetings.models import Meeting
from tests.factories import NOW, make_meeting, make_step

WORDS = {
    "approach": "alliances",
    "methods": ["policy-brief", "media"],
    "target": "Social welfare officers",
    "ask": "A procedure",
    "risk": "Families angered",
    "jurisdiction": "both",
}
ALL = WORDS | {"speaker": "", "on": None, "next_step": "A letter"}


def make_agenda(*names: str, version: int = 1, meeting: Meeting | None = None, words=()) -> list[Issue]:
    """A published agenda of issues called ``names``, each with the released ``words``; returns the issues."""
    meeting = meeting or make_meeting(template="coalition-one-day")
    agenda = Agenda.objects.create(meeting=meeting, round=_round(meeting))
    issues = [Issue.objects.create(meeting=meeting, name=name) for name in names]
    for place, issue in enumerate(issues, start=1):
        said = {"position": place, "name": issue.name, "label": "prepare", "words": list(words)}
        Item.objects.create(agenda=agenda, issue=issue, **said)
    step, quorum = make_step(kind="decision", meeting=meeting), {"present_full": 9, "chapters_present": 3}
    decision = Decision.objects.create(step=step, meeting=meeting, text="Yes", quorum_met=True, **quorum)
    Agenda.objects.filter(pk=agenda.pk).update(version=version, published_at=NOW, decision=decision)
    return issues


def _round(meeting):
    return Round.objects.create(step=make_step(kind="rating", meeting=meeting))


def write(issue: Issue, *, by=None, was: str | None = None, **words):
    """The next version of its strategy, by one who has seen the newest."""
    held = issue.strategies.newest_first().first()
    mark = was if was is not None else held.mark if held else ""
    actions.rewrite_strategy(issue, was=mark, by=by, now=NOW, **ALL | words)
    return issue.strategies.newest_first().first()


SAID = {"title": "Loans", "target": "Council director", "jurisdiction": "mainland", "contact": "Box 1"}
SAID |= {"problem": "We get no loans.", "words": ["Nobody lends"], "recommendations": ["Let us apply"]}


def make_evidence(**fields) -> Evidence:
    said = {"statement": "Few groups get a loan", "source": "Report of an example", "year": 2025}
    return Evidence.objects.create(**said | fields)


def draft(issue: Issue, *, by, was: str | None = None, evidence=(), **words) -> Brief:
    """The draft as ``by`` writes it, who has seen what was there."""
    held = issue.briefs.drafts().first()
    mark = was if was is not None else held.mark if held else ""
    return briefs.write_brief(issue, was=mark, evidence=list(evidence), by=by, now=NOW, **SAID | words)


def finish(brief: Brief, *, by) -> Brief:
    briefs.finish_brief(brief, was=brief.mark, by=by, now=NOW)
    return Brief.objects.get(pk=brief.pk)


def make_petition(issue: Issue, **fields) -> Petition:
    today = timezone.localdate()
    days = {"opens_on": today, "closes_on": today + timedelta(days=30)}
    said = {"text": "Let us apply", "target": "Council director", "key": uuid.uuid4()} | days
    return Petition.objects.create(issue=issue, **said | fields)


def _counted(petition):
    return petition.sheets.create(key=uuid.uuid4(), count=12, on=petition.opens_on)


def _handed_over(petition) -> Petition:
    petitions.hand_over(petition, on=petition.opens_on, to="Ofisi")
    return petition


def make_story(member, *, uses=("group", "print"), text="My own words", kept="here", today=None) -> Story:
    today = today or timezone.localdate()
    said = {"key": uuid.uuid4(), "kept": kept, "text": text, "uses": uses}
    return stories.keep_story(member, **said, today=today)


def make_ask(story: Story, *, by, use="group", answer="", today=None) -> StoryAsk:
    today = today or timezone.localdate()
    stories.ask_for_use(story, use=use, what_for="Meeting in May", by=by, today=today)
    ask = StoryAsk.objects.get(story=story, by=by, use=use, answer="", cancelled_on=None)
    if answer:
        stories.answer_ask(ask, answer=answer, today=today)
    return ask


def her_story(member, *, asker) -> dict:
    """For tests that walk all pages: what is hers alone, and an ask of hers that another woman granted."""
    story, others = make_story(member), Story.objects.exclude(member=member).order_by("pk").first()
    return {
        "story": story.pk,
        "story_ask": make_ask(story, by=asker, use="print").pk,
        "granted_ask": make_ask(others, by=member, answer="yes").pk,
    }


def make_visit(issue: Issue, **fields) -> Visit:
    said = {"key": uuid.uuid4(), "office": "Council", "on": timezone.localdate(), "who": ["co_lead"]}
    return Visit.objects.create(issue=issue, **said | fields)


def things_carried(people: dict, *, now) -> dict:
    """For tests that walk all pages: one of everything that grows from an issue of the demo's agenda."""
    issue = Agenda.objects.published().get().kept[0].issue
    shown = make_evidence(year=2012)
    writer, reader = people["co_lead"], people["facilitator"]
    return {
        "carried": issue.pk,
        "others_story": make_story(people["newcomer"]).pk,
        "use": "group",
        "scene": (scene := Scene.objects.get()).pk,
        "visit": make_visit(issue, office="Halmashauri", outcome="Watajibu", scene=scene).pk,
        "place": issue.stakeholders.create(name="Baraza", stance="ally", say=2).pk,
        "evidence": shown.pk,
        "final_brief": finish(draft(issue, by=writer, evidence=[shown], **KISWAHILI), by=reader).pk,
        "petition": (petition := make_petition(issue, text="Turuhusiwe kuomba", target="Halmashauri")).pk,
        "sheets": _counted(petition).pk,
        "handed_over": _handed_over(make_petition(issue, text="Mikopo", target="Wizara")).pk,
        "draft_brief": draft(issue, by=writer, evidence=[shown], **KISWAHILI).pk,
    }


KISWAHILI = {"title": "Mikopo", "target": "Halmashauri", "problem": "Hatupati", "recommendations": ["Mikopo"]}
