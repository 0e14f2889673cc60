"""The whole day through the real pages: one host, one wall, five phones, every step of the model session."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from actionplan.models import Task
from agenda.models import Agenda, Card, Rating
from coalition.home.demo import data
from coalition.home.demo.people import settle
from coalition.meetings.models import Participant
from coalition.meetings.queries import headcount
from coalition.reminders.models import Reminder
from members.models import Member
from tests.browser import afternoon, morning
from tests.browser.cast import PATIENCE
from tests.browser.day import Day, agree, start, words

pytestmark = [pytest.mark.slow, pytest.mark.row]

PARTS = {
    "sharing-circle": morning.circle,
    "ground-rules": morning.rules,
    "what-is-a-coalition": morning.note,
    "visioning": morning.vision,
    "mission": lambda day: agree(day, words(data()["mission_draft"])),
    "objectives-outcomes": morning.objectives,
    "core-issues": morning.cards,
    "common-themes": morning.themes,
    "rating": morning.rating,
    "ranking": afternoon.ranking,
    "agenda-decision": afternoon.decide,
    "strategies": afternoon.strategies,
    "role-play": afternoon.role_play,
    "leadership": afternoon.structure,
    "collective-care": afternoon.care_idea,
    "care-practice": afternoon.practice,
    "immediate-actions": afternoon.three_actions,
    "assign-roles": afternoon.tasks,
    "partnerships": afternoon.partner,
    "care-plan": afternoon.care_plan,
    "reflect-share": afternoon.commitments,
    "feedback-close": afternoon.feedback,
}
SKIPPED = "examples"


def test_the_whole_day(hall, score):
    settle(today=timezone.localdate())
    day = Day(*hall)
    day.host.sign_in(Member.objects.get(number="M-022"))
    start(day)
    for slug in list(day.meeting.steps.values_list("slug", flat=True)):
        if slug == SKIPPED:
            day.host.page.locator("#more > summary").click()
            day.host.page.locator("form[action$='/skip/'] button").click()
            continue
        day.open(slug)
        if slug in PARTS:
            PARTS[slug](day)
            day.picture(day.step(slug), "open", " filled")
        day.save(slug)
        if slug == "rating":
            morning.check_ratings(day)
    end(day)
    check_what_follows(day)
    what_the_host_needed(day, score)


def end(day: Day) -> None:
    """The host ends the meeting and reads the record; phones say thank you."""
    day.host.press()
    day.host.page.locator("main form button").click()
    expect(day.host.page.locator("article.sheet h1")).to_be_visible()
    day.host.picture("record")
    for phone in day.phones:
        phone.expected = ("404",)
        expect(phone.page.locator("#now")).to_have_attribute("data-mark", "over", timeout=PATIENCE)
    day.phones[0].picture("ended")


def check_what_follows(day: Day) -> None:
    """The agenda of decision d1, twelve tasks, reminders of tasks and of the next meeting, nobody tied to anything."""
    names = {row["id"]: words(row["name"]) for row in data()["themes"]}
    agenda = Agenda.objects.published().get()
    assert [item.name for item in agenda.items.kept()] == [names[t] for t in data()["decisions"][0]["agenda"]]
    assert Task.objects.accepted().count() == 12
    assert Reminder.objects.filter(kind="task").values("about").distinct().count() == 12
    assert Reminder.objects.filter(kind="meeting").values("recipient").distinct().count() == 24
    assert Rating.objects.count() == 0
    assert Card.objects.exclude(participant=None).count() == 0
    assert Participant.objects.count() == 5 + 15 + 20
    assert headcount(day.meeting.room) == 20
    day.host.go("/agenda/")
    day.host.picture("agenda")


def what_the_host_needed(day: Day, score) -> None:
    width, steps = day.host.size[0], len(day.presses)
    told = f"{steps} steps at {width} px by taps alone, {len(day.sideways)} pages sideways"
    score(21, told, width == 360 and steps >= 30 and day.sideways == [])
    score(22, f"at most {max(day.presses.values())} presses of one button", max(day.presses.values()) <= 4)
