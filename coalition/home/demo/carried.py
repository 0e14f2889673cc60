"""How the invented coalition carries its agenda to others: a petition, a brief, a woman's own story, a visit."""

import uuid

from actionplan.actions import visits
from agenda.carrying import forms
from agenda.carrying.actions import briefs, petitions, stories
from agenda.carrying.issues import Carried, carried
from agenda.models import Evidence, Scene
from coalition.home.demo import data, say
from coalition.home.demo.between import Days, without_visitors
from coalition.home.demo.day import issue_of
from coalition.home.demo.player import cleaned, posted
from coalition.meetings.models import Meeting
from members.models import Member


def carry(meeting: Meeting, people: dict[str, Member]) -> None:
    told, days = data()["between"], Days.since(meeting)
    sign(told["petition"], _carried(meeting, told["petition"]), people, days=days)
    write_brief(told["brief"], _carried(meeting, told["brief"]), people, days=days)
    keep_story(told["story"], people, days=days)
    plan_visit(data()["visit"], meeting, days=days)


def _carried(meeting: Meeting, row: dict) -> Carried:
    found = carried(issue_of(meeting, row["agenda"]).pk)
    assert found is not None
    return found


def sign(row: dict, found: Carried, people: dict[str, Member], *, days: Days) -> None:
    """Signed by members, some with the name for the sheet, and by others on paper that two have counted."""
    sent = {
        "text": say(row["text"]),
        "opens_on": days.day(row["opens"]),
        "closes_on": days.day(row["closes"]),
    }
    form = forms.PetitionForm(posted(sent | _office(found) | {"key": uuid.uuid4()}), strategy=found.strategy)
    petition = petitions.write_petition(found.issue, **cleaned(form), by=people[row["by"]])
    for number, woman in enumerate(without_visitors(people)[: row["signed"]]):
        name = woman.name_used if number < row["named"] else ""
        today = days.day(row["opens"] + 1)
        petitions.sign(woman, petition=petition, mark=petition.mark, name=name, today=today)
    sheet = {"first": row["sheet"], "second": row["sheet"], "key": uuid.uuid4()}
    counted = cleaned(forms.SheetsForm(posted(sheet)))
    petitions.count_sheets(petition, **counted, today=days.day(row["opens"] + 5))


def write_brief(row: dict, found: Carried, people: dict[str, Member], *, days: Days) -> None:
    """Two pages, read by a second woman and frozen."""
    for fact in row["evidence"]:
        on = days.day(row["written"])
        sent = {"statement": say(fact["statement"]), "source": say(fact["source"]), "year": on.year}
        sent |= {"jurisdiction": "both", "checked_on": on}
        briefs.add_evidence(**cleaned(forms.EvidenceForm(posted(sent), today=on)))
    written = days.at(row["written"])
    form = forms.BriefForm(posted(_brief(row, found)), carried=found, held=None)
    brief = briefs.write_brief(found.issue, **cleaned(form), by=people[row["by"]], now=written)
    briefs.finish_brief(brief, was=brief.mark, by=people[row["read_by"]], now=written)


def _brief(row: dict, found: Carried) -> dict:
    sent = {name: say(row[name]) for name in ("title", "problem", "contact")} | _office(found)
    sent["recommendations"] = "\n".join(say(line) for line in row["recommendations"])
    return sent | {
        "words": found.item.words[:2],
        "evidence": list(Evidence.objects.values_list("pk", flat=True)),
    }


def _office(found: Carried) -> dict:
    """To whom the room decided to speak."""
    assert found.strategy is not None
    return {"target": found.strategy.target, "jurisdiction": found.strategy.jurisdiction}


def keep_story(row: dict, people: dict[str, Member], *, days: Days) -> None:
    sent = {"kept": "here", "text": say(row["text"]), "uses": row["uses"], "key": uuid.uuid4()}
    told = cleaned(forms.NewStoryForm(posted(sent)))
    stories.keep_story(people[row["of"]], **told, today=days.day(row["kept"]))


def plan_visit(row: dict, meeting: Meeting, *, days: Days) -> None:
    """Still to come; practised in the role-play of the day."""
    visits.plan_visit(
        key=uuid.uuid4(),
        issue=issue_of(meeting, row["agenda"]),
        office=say(row["office"]),
        on=days.day(row["day"]),
        who=row["who"],
        scene=Scene.objects.get(step__meeting=meeting),
        practised_on=days.day(0),
    )
