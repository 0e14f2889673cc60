"""The step "wellness" in the room: one practice together, or the care plan."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from coalition.meetings import actions as meetings
from coalition.meetings.models import Step
from coalition.meetings.steps import kind_of
from coalition.reminders.models import Reminder
from tests.factories import NOW, TODAY, make_member, make_step, open_step
from tests.languages import foreign_strings
from wellness import actions, queries
from wellness.models import CarePlan

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice_step():
    return open_step(kind="wellness", record="practice_done", slug="care-practice")


@pytest.fixture
def plan_step():
    return open_step(kind="wellness", record="care_plan", slug="care-plan")


def _do(step, deed, **cleaned):
    kind = kind_of(step)
    return meetings.run_deed(step, deed=kind.deeds[deed], by=None, now=NOW, cleaned=cleaned)


def _lines(step):
    return [(str(line.label), line.text) for line in kind_of(Step.objects.get(pk=step.pk)).record()]


def _wall(client, step):
    return client.get(reverse("meetings:wall", args=[step.room.wall_token])).text


@pytest.fixture
def phone(client, practice_step):
    client.post(reverse("meetings:enter", args=[practice_step.room.code]))
    client.cookies["lugha"] = "en"
    return client


def _phone(client, step, **data):
    return client.get(reverse("meetings:room", args=[step.room.code]), data).text


@pytest.mark.parametrize(
    ("slug", "suggested"), [("care-practice", "long-exhale"), ("final-practice", "gratitude-circle")]
)
def test_opening_suggests_the_practice_that_the_plan_of_the_day_names(slug, suggested):
    step = open_step(kind="wellness", record="practice_done", slug=slug)
    assert kind_of(step).use.slug == suggested


def test_nothing_moves_before_the_host_presses(client, practice_step):
    client.cookies["lugha"] = "en"
    page = _wall(client, practice_step)
    assert ("<animate" in page, "You may watch, stop or step out." in page) == (False, True)


def test_wall_and_phones_show_the_same_breath(phone, practice_step):
    with time_machine.travel(NOW, tick=False):
        _do(practice_step, "start_practice")
    with time_machine.travel(NOW + timedelta(seconds=24), tick=False):
        pages = [_wall(phone, practice_step), _phone(phone, practice_step)]
    assert ['begin="-20s" repeatCount="8"' in page for page in pages] == [True, True]


def test_a_phone_is_dark_and_has_a_stop_of_its_own(phone, practice_step):
    with time_machine.travel(NOW, tick=False):
        _do(practice_step, "start_practice")
        page = _phone(phone, practice_step)
    assert 'data-theme="dark"' in page.split("<body")[1]
    assert ('for="stopped"' in page, "Breathe in: 3 seconds" in page) == (True, True)


def test_who_comes_after_the_last_round_may_begin_her_own(phone, practice_step):
    with time_machine.travel(NOW, tick=False):
        _do(practice_step, "start_practice")
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        assert "Once more, on my own" in _phone(phone, practice_step)
        assert 'begin="4s" repeatCount="8"' in _phone(phone, practice_step, own=1)


def test_stop_ends_it_for_the_room(phone, practice_step):
    _do(practice_step, "start_practice")
    _do(practice_step, "stop_practice")
    pages = [_wall(phone, practice_step), _phone(phone, practice_step)]
    assert ["<animate" in page for page in pages] == [False, False]
    assert "One word each, or pass." in pages[1]


@pytest.mark.parametrize("slug", ["body-scan", "stone-in-hand"])
def test_some_practices_are_never_on_the_wall(client, practice_step, slug):
    _do(practice_step, "choose_practice", practice=slug, gentle=False)
    client.cookies["lugha"] = "en"
    before = _wall(client, practice_step)
    _do(practice_step, "start_practice")
    title = kind_of(practice_step).use.practice.title
    for page in (before, _wall(client, practice_step)):
        assert ("<animate" in page, title in page, "Listen to the voice." in page) == (False, False, True)


def test_after_a_practice_without_the_wall_the_wall_asks_the_room_again(client, practice_step):
    _do(practice_step, "choose_practice", practice="body-scan", gentle=False)
    _do(practice_step, "start_practice")
    _do(practice_step, "stop_practice")
    assert kind_of(practice_step).wall().keys() == {"notes", "is_done"}


def test_only_what_was_done_is_recorded_and_where_it_is_used_again(practice_step):
    _do(practice_step, "choose_practice", practice="humming", gentle=False)
    _do(practice_step, "choose_practice", practice="box-breathing", gentle=True)
    for _twice in range(2):
        _do(practice_step, "start_practice")
        _do(practice_step, "stop_practice")
    _do(practice_step, "choose_practice", practice="shaking", gentle=False)
    _do(practice_step, "add_note", text="Before every visit")
    meetings.advance(practice_step, from_state="open", by=None, now=NOW)
    assert list(practice_step.practice_uses.values_list("slug", "gentle")) == [("box-breathing", True)]
    assert [text for _label, text in _lines(practice_step)] == ["", "Before every visit"]


def test_another_choice_ends_what_runs(practice_step):
    _do(practice_step, "start_practice")
    _do(practice_step, "choose_practice", practice="humming", gentle=False)
    assert [use.is_running for use in practice_step.practice_uses.all()] == [False, False]


def test_an_unknown_practice_is_refused(practice_step):
    form = (
        kind_of(practice_step).deeds["choose_practice"].form({"practice": "lying-down"}, step=practice_step)
    )
    assert not form.is_valid()


PLAN = {
    "opening": "long-exhale",
    "check_in": "once a week",
    "people": "",
    "emergency": "Call\nStay",
    "joy": "",
}


def test_the_plan_is_written_in_the_room_and_stands_on_the_wall(client, plan_step):
    _do(plan_step, "save_plan", **PLAN)
    page = _wall(client, plan_step)
    assert [words for words in ("once a week", "<p data-words>Stay</p>") if words not in page] == []


def test_the_record_of_the_plan_stays_as_the_session_left_it(plan_step):
    _do(plan_step, "save_plan", **PLAN)
    meetings.advance(plan_step, from_state="open", by=None, now=NOW)
    actions.write_plan(**PLAN | {"check_in": "every day"}, today=TODAY)
    assert [text for _label, text in _lines(plan_step)] == ["", "once a week", "Call", "Stay"]
    assert queries.care_plan().check_in == "every day"


def test_a_plan_that_needed_no_change_is_recorded_too(plan_step):
    actions.write_plan(**PLAN, today=TODAY)
    meetings.advance(plan_step, from_state="open", by=None, now=NOW)
    assert [text for _label, text in _lines(plan_step)] == ["", "once a week", "Call", "Stay"]
    assert CarePlan.objects.count() == 2


def test_without_any_plan_the_record_is_empty(plan_step):
    meetings.advance(plan_step, from_state="open", by=None, now=NOW)
    assert _lines(plan_step) == []


def test_nothing_of_it_is_told_to_anybody(practice_step):
    _do(practice_step, "start_practice")
    assert Reminder.objects.count() == 0


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("record", ["practice_done", "care_plan"])
@pytest.mark.parametrize("running", [False, True])
def test_host_wall_and_phone_speak_one_language(client, language, record, running):
    step = make_step(kind="wellness", record=record, slug="care-practice")
    meetings.advance(step, from_state="ready", by=None, now=NOW)
    step.refresh_from_db()
    _do(step, "start_practice") if running and record == "practice_done" else None
    client.force_login(make_member("facilitator", name_used="Zuhura"))
    client.post(reverse("meetings:enter", args=[step.room.code]))
    client.cookies["lugha"] = language
    pages = [
        client.get(reverse("meetings:host", args=[step.meeting_id])).text,
        _wall(client, step),
        _phone(client, step),
    ]
    found = [words for page in pages for words in foreign_strings(page, language)]
    assert [words for words in found if words not in ("A day", "Wellness")] == []


def test_the_host_drives_it_from_the_page(client, practice_step):
    client.force_login(make_member("facilitator"))

    def post(deed, **data):
        return client.post(
            reverse("meetings:do_deed", args=[practice_step.meeting_id, practice_step.pk, deed]), data
        )

    assert post("choose_practice", practice="humming").status_code == 302
    assert post("start_practice").status_code == 302
    assert kind_of(practice_step).use.is_running
    assert "Running" in client.get(reverse("meetings:host", args=[practice_step.meeting_id])).text
