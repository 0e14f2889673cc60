"""The plans that come with the program: whole in both languages, walked to the end, each step with its record."""

from datetime import time, timedelta

import pytest
from django.conf import settings
from django.utils import translation

from coalition.meetings import minutes, plans
from coalition.meetings.models import Step
from coalition.meetings.steps import kind_of
from tests.factories import NOW, make_member
from tests.meetings.walked import make_house, make_last_time, walk

pytestmark = pytest.mark.django_db
NEW = ["committee-meeting", "half-day", "monthly-meeting"]


@pytest.fixture(autouse=True)
def kiswahili():
    with translation.override("sw"):
        yield


@pytest.mark.parametrize("slug", plans.slugs())
def test_plan_says_everything_in_both_languages(slug):
    for step in plans.steps(slug):
        for name in (*plans.TEXTS, "section"):
            texts = step["words"][name]
            assert set(texts) == {"en", "sw"}, (step["slug"], name)
            if isinstance(texts["en"], list):
                assert len(texts["en"]) == len(texts["sw"]), (step["slug"], name)
            elif texts["en"] not in ("Cards", "Same"):
                assert texts["en"] != texts["sw"], (step["slug"], name)


@pytest.mark.parametrize("slug", plans.slugs())
def test_plan_keeps_its_clock_and_knows_its_kinds(slug):
    meta, steps = plans.load(slug)["meta"], plans.steps(slug)
    ends, starts = time.fromisoformat(meta["end"]), plans.starts(slug)
    assert sum(step["minutes"] for step in steps) == meta["total_minutes"]
    assert (ends.hour - starts.hour) * 60 + ends.minute - starts.minute == meta["total_minutes"]
    assert sum(step["minutes"] for step in steps if step["kind"] == "break") == meta["break_minutes"]
    assert all(step["kind"] in settings.MEETING_STEPS for step in steps)
    assert all(step["minutes"] >= step["min_minutes"] >= 2 for step in steps)
    assert {step["priority"] for step in steps} <= set(Step.Priority)
    assert len({step["slug"] for step in steps}) == len(steps)


def test_a_step_like_another_has_its_words_and_its_own_minutes():
    half = {step["slug"]: step for step in plans.steps("half-day")}["core-issues"]
    day = {step["slug"]: step for step in plans.steps("coalition-one-day")}["core-issues"]
    assert (half["minutes"], half["words"]["notes"]) == (28, day["words"]["notes"])


@pytest.mark.parametrize("slug", NEW)
def test_plan_is_walked_from_start_to_end_and_every_step_leaves_its_record(slug):
    host = make_house()
    make_last_time(host)
    meeting = walk(slug, host=host)
    steps = list(meeting.steps.select_related("meeting__room"))
    assert {step.state for step in steps} == {"saved"}
    assert [step.slug for step in steps if not list(kind_of(step).record())] == []
    assert [step for step, _lines in minutes.read(meeting)["steps"]] == steps


@pytest.mark.parametrize("slug", ["committee-meeting", "monthly-meeting"])
def test_decision_is_adopted_by_those_of_whom_its_quorum_is_counted(slug):
    """Four are enough of a committee of four, and of seven full members."""
    host = make_house()
    make_last_time(host)
    meeting = walk(slug, host=host)
    assert [
        (outcome.text, outcome.is_adopted) for outcome in minutes.outcomes(meeting) if not outcome.is_task
    ] == [("Tunakutana kila mwezi", True)]


def test_plan_is_chosen_with_its_hour_its_length_and_its_title(client):
    client.force_login(make_member("facilitator", language="sw"))
    page = client.get("/host/new/").content.decode()
    assert "Mkutano wetu wa kila mwezi (saa 2, kuanzia saa 8 mchana (14:00))" in page
    form = {"template": "monthly-meeting", "day": f"{NOW:%Y}-12-05", "at": "", "place": "", "title": ""}
    client.post("/host/new/", form)
    meeting = Step.objects.select_related("meeting").first().meeting
    assert (meeting.title, meeting.ends_at - meeting.starts_at) == (
        "Mkutano wetu wa kila mwezi",
        timedelta(minutes=120),
    )
    assert f"{translation.get_language()} {meeting.starts_at:%H:%M}" == "sw 11:00"
