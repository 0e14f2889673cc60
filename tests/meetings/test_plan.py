"""The plan of a prepared session and of a running one, changed block by block."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from coalition.meetings import actions, plans
from coalition.meetings.models import Meeting, Note, Step
from tests.factories import NOW, make_meeting, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", language="en"))
    return client


@pytest.fixture
def meeting():
    """Prepared: three steps of ten minutes, in thirty."""
    meeting = make_meeting(template="coalition-one-day", ends_at=NOW + timedelta(minutes=30))
    for number in (1, 2, 3):
        words = {"title": {"sw": f"Moja {number}", "en": f"Step {number}"}, "section": {"sw": "S", "en": "S"}}
        fields = {"planned_minutes": 10, "minutes": 10, "min_minutes": 5, "wall": "all"}
        Step.objects.create(
            meeting=meeting,
            position=number,
            slug=f"s{number}",
            kind="talk",
            record="talk",
            words=words,
            **fields,
        )
    return meeting


def address(meeting, step=None, verb=""):
    return f"/host/s/{meeting.pk}/plan/" + (f"{step.pk}/" if step else "") + verb


def titles(meeting):
    return [step.title for step in meeting.steps.all()]


def written(step, **fields):
    form = {"title_sw": "Chakula", "title_en": "Lunch", "minutes": "20", "min_minutes": "10"}
    return form | {"priority": "should", "pinned_to": "", "version": str(step.version)} | fields


def slots(host, meeting):
    found = host.get(address(meeting)).context["slots"]
    return [(timezone.localtime(slot.starts).strftime("%H:%M"), slot.wait, slot.late) for slot in found]


def local(minutes):
    return timezone.localtime(NOW + timedelta(minutes=minutes))


def test_every_block_begins_where_the_one_before_ends(host, meeting):
    meeting.steps.filter(position=1).update(minutes=25)
    expected = [f"{local(minutes):%H:%M}" for minutes in (0, 25, 35)]
    page = host.get(address(meeting))
    assert [start for start, _wait, _late in slots(host, meeting)] == expected
    assert (page.context["over"], "The plan is too long by:" in page.content.decode()) == (15, True)


def test_pinned_block_waits_for_its_hour(host, meeting):
    meeting.steps.filter(position=2).update(pinned_to=local(30).time())
    assert slots(host, meeting)[1:] == [(f"{local(30):%H:%M}", 20, 0), (f"{local(40):%H:%M}", 0, 0)]


def test_what_runs_into_a_pinned_block_is_said_in_words(host, meeting):
    meeting.steps.filter(position=2).update(pinned_to=local(4).time())
    assert slots(host, meeting)[1] == (f"{local(10):%H:%M}", 0, 6)
    assert "What comes before is 6 minutes too long for" in host.get(address(meeting)).content.decode()


def test_block_is_changed(host, meeting):
    step = meeting.steps.get(position=2)
    response = host.post(address(meeting, step), written(step, pinned_to="13:00", prompts_en="One?\nTwo?"))
    step.refresh_from_db()
    assert response["Location"] == address(meeting) + f"#step-{step.pk}"
    assert (step.title, step.minutes, step.min_minutes, step.priority) == ("Lunch", 20, 10, "should")
    assert (step.pinned_to, step.words["prompts"]) == (
        time(13),
        {"sw": ["One?", "Two?"], "en": ["One?", "Two?"]},
    )


def test_title_in_one_language_stands_in_both(host, meeting):
    step = meeting.steps.get(position=2)
    host.post(address(meeting, step), written(step, title_sw=""))
    assert Step.objects.get(pk=step.pk).words["title"] == {"sw": "Lunch", "en": "Lunch"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": "9"},
        {"minutes": "0"},
        {"minutes": "x"},
        {"pinned_to": "25:00"},
        {"title_sw": "", "title_en": ""},
    ],
)
def test_wrong_change_is_refused_and_kept(host, meeting, wrong):
    step = meeting.steps.get(position=2)
    response = host.post(address(meeting, step), written(step, prompts_sw="Swali langu") | wrong)
    assert (response.status_code, "Swali langu" in response.content.decode()) == (422, True)
    assert Step.objects.get(pk=step.pk).version == 1


def test_of_two_hosts_the_second_sees_both_and_then_decides(host, meeting):
    step = meeting.steps.get(position=2)
    hers = written(step, title_sw="Wimbo", title_en="Song")
    host.post(address(meeting, step), written(step))
    response = host.post(address(meeting, step), hers)
    page = response.content.decode()
    assert (response.status_code, "Lunch" in page, "Song" in page) == (409, True, True)
    assert titles(meeting) == ["Step 1", "Lunch", "Step 3"]
    host.post(address(meeting, step), hers | {"version": response.context["form"]["version"].value()})
    assert titles(meeting) == ["Step 1", "Song", "Step 3"]


def test_minutes_given_in_the_room_are_not_overwritten_unseen(host, meeting):
    actions.start(meeting, by=None, now=NOW)
    step = meeting.steps.get(position=1)
    form = written(step)
    actions.give_minutes(step, minutes=17)
    assert host.post(address(meeting, step), form).status_code == 409
    assert Step.objects.get(pk=step.pk).minutes == 17


def test_block_changes_places_by_a_button(host, meeting):
    step = meeting.steps.get(position=2)
    host.post(address(meeting, step, "move/"), {"up": "1", "position": "2"})
    assert titles(meeting) == ["Step 2", "Step 1", "Step 3"]
    host.post(address(meeting, step, "move/"), {"up": "0", "position": "1"})
    assert titles(meeting) == ["Step 1", "Step 2", "Step 3"]


@pytest.mark.parametrize(("place", "up", "said"), [(1, "1", 1), (3, "0", 3), (2, "1", 3)])
def test_move_beyond_the_end_or_on_an_old_page_moves_nothing(host, meeting, place, up, said):
    step = meeting.steps.get(position=place)
    host.post(address(meeting, step, "move/"), {"up": up, "position": str(said)})
    assert titles(meeting) == ["Step 1", "Step 2", "Step 3"]


def test_senseless_move_is_refused(host, meeting):
    step = meeting.steps.get(position=2)
    assert host.post(address(meeting, step, "move/"), {"up": "x", "position": "2"}).status_code == 400


def test_block_is_taken_out_and_the_places_close(host, meeting):
    step = meeting.steps.get(position=1)
    host.post(address(meeting, step, "remove/"), {"version": "1"})
    assert [(step.title, step.position) for step in meeting.steps.all()] == [("Step 2", 1), ("Step 3", 2)]


def test_block_that_was_changed_or_holds_words_or_is_the_only_one_stays(host, meeting):
    changed, noted, plain = meeting.steps.all()
    Note.objects.create(step=noted, text="Tunaanza")
    Step.objects.filter(pk=changed.pk).update(version=2)
    for step in (changed, noted):
        host.post(address(meeting, step, "remove/"), {"version": "1"})
    assert meeting.steps.count() == 3
    meeting.steps.exclude(pk=plain.pk).delete()
    host.post(address(meeting, plain, "remove/"), {"version": "1"})
    assert titles(meeting) == ["Step 3"]


def test_block_is_added_in_own_words(host, meeting):
    after = meeting.steps.get(position=1)
    form = {"what": "talk", "title": "Mgeni", "minutes": "3", "prompts": "Nani?", "after": after.pk}
    host.post(address(meeting, verb="add/"), form)
    step = meeting.steps.get(position=2)
    assert titles(meeting) == ["Step 1", "Mgeni", "Step 2", "Step 3"]
    assert (step.minutes, step.min_minutes, step.say("prompts"), step.section) == (3, 3, ["Nani?"], "S")


def test_block_of_ours_brings_its_words_and_a_name_of_its_own(host, meeting):
    for _twice in range(2):
        host.post(address(meeting, verb="add/"), {"what": "rating", "after": meeting.steps.last().pk})
    assert [step.slug for step in meeting.steps.all()] == ["s1", "s2", "s3", "rating", "rating-2"]
    assert (meeting.steps.last().minutes, meeting.steps.last().say("notes") != []) == (8, True)


@pytest.mark.parametrize(
    "wrong", [{"what": "talk", "prompts": ""}, {"what": "nothing"}, {"what": "tea", "minutes": "-1"}]
)
def test_wrong_block_is_not_added(host, meeting, wrong):
    assert host.post(address(meeting, verb="add/"), {"prompts": "Swali"} | wrong).status_code == 422
    assert meeting.steps.count() == 3


def test_while_the_day_runs_what_has_begun_stays(host, meeting):
    actions.start(meeting, by=None, now=NOW)
    current, following, last = meeting.steps.all()
    host.post(address(meeting, current, "move/"), {"up": "0", "position": "1"})
    host.post(address(meeting, following, "move/"), {"up": "1", "position": "2"})
    host.post(address(meeting, current, "remove/"), {"version": "1"})
    assert titles(meeting) == ["Step 1", "Step 2", "Step 3"]
    host.post(address(meeting, last, "move/"), {"up": "1", "position": "3"})
    assert titles(meeting) == ["Step 1", "Step 3", "Step 2"]


def test_block_added_on_the_spot_comes_next_and_phones_hear_of_it(host, meeting):
    room = actions.start(meeting, by=None, now=NOW)
    actions.go_to(room, step=meeting.steps.get(position=2))
    room.refresh_from_db()
    form = {"what": "break", "title": "Chai", "after": meeting.steps.get(position=1).pk}
    host.post(address(meeting, verb="add/"), form)
    assert titles(meeting) == ["Step 1", "Step 2", "Chai", "Step 3"]
    assert Meeting.objects.get(pk=meeting.pk).room.version == room.version + 1


def test_day_ends_when_its_plan_does(host, meeting):
    meeting.steps.filter(position=1).update(minutes=25)
    host.post(address(meeting, verb="end/"))
    meeting.refresh_from_db()
    assert meeting.ends_at == NOW.replace(second=0, microsecond=0) + timedelta(minutes=45)


def test_finished_block_and_ended_day_are_changed_no_more(host, meeting):
    actions.start(meeting, by=None, now=NOW)
    step = meeting.steps.get(position=2)
    actions.skip(step, now=NOW)
    assert host.get(address(meeting, step)).status_code == 200  # a must: it was not skipped
    Step.objects.filter(pk=step.pk).update(state="saved", finished_at=NOW)
    assert host.post(address(meeting, step), written(step)).status_code == 404
    actions.end(meeting, by=None, now=NOW)
    assert host.get(address(meeting)).status_code == 404


@pytest.mark.parametrize("what", [*plans.BARE, *plans.catalogue()])
def test_every_kind_that_can_be_added_runs(host, meeting, what):
    actions.start(meeting, by=None, now=NOW)
    step = actions.add_step(meeting, what=what, after=None, title="Yetu", prompts=[], minutes=None)
    actions.go_to(meeting.room, step=step)
    assert host.get(f"/host/s/{meeting.pk}/").status_code == 200
    assert host.get(f"/wall/{meeting.room.wall_token}/").status_code == 200


@pytest.mark.parametrize("many", [1, 30])
def test_plan_costs_the_same_at_any_length(host, meeting, many, django_assert_num_queries):
    for _more in range(many):
        actions.add_step(meeting, what="tea", after=None, title="", prompts=[], minutes=None)
    host.get(address(meeting))
    with django_assert_num_queries(6):
        host.get(address(meeting))
