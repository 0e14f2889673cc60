"""What meets what is here already, whose numbers are whose, and what never comes in by halves."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from actionplan.models import Partner, Task
from agenda.models import Agenda, CharterText, Decision, Round
from coalition.meetings import actions as meetings
from coalition.meetings import queries
from coalition.meetings.actions import travel
from coalition.meetings.models import Attendance, Meeting, Participant
from coalition.meetings.travel import Refused, carriers, contents_of, known_people, told_home
from coalition.reminders.models import Reminder
from members.models import Member, RoleTerm
from tests.travel.laptop import DIGITS, brought, forget, rows_of_everything
from wellness.models import CarePlan, CheckIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def contents(day) -> bytes:
    """The day in a file; here it never was."""
    found = contents_of(told_home(day))
    forget(day)
    return found


@pytest.fixture
def alone(facilitator) -> Member:
    """Nobody else here may plan, so nobody else has to look."""
    RoleTerm.objects.exclude(member=facilitator).delete()
    return facilitator


def test_a_prepared_day_is_filled_and_keeps_what_hangs_on_it(day, alone):
    contents, mark, pk = contents_of(told_home(day)), day.mark, day.pk
    forget(day)
    prepared = Meeting.objects.create(
        pk=pk + 50, mark=mark, title="Kikao", starts_at=day.starts_at, ends_at=day.ends_at, moves=2
    )
    prepared.replies.create(member=alone, comes=True, moves=2)
    came = brought(contents, by=alone)
    assert (came.pk, came.moves, came.replies.count(), came.started_at) == (pk + 50, 2, 1, day.started_at)
    assert came.steps.count() == len(json.loads(contents)["rows"]["meetings.Step"])


def test_a_day_that_was_called_off_here_and_held_there_stands_as_held(day, alone):
    contents, mark = contents_of(told_home(day)), day.mark
    forget(day)
    off = {"mark": mark, "title": "Kikao", "cancelled_at": timezone.now()}
    Meeting.objects.create(starts_at=day.starts_at, ends_at=day.ends_at, **off)
    came = brought(contents, by=alone)
    assert (came.cancelled_at, came.ended_at) == (None, day.ended_at)


def test_a_second_person_looks_at_it_and_never_who_brought_it(contents, facilitator, co_lead):
    arrival = travel.bring(contents, digits=DIGITS, by=facilitator, now=timezone.now())
    assert travel.confirm_arrival(arrival, who={}, by=facilitator, now=timezone.now()) is None
    with pytest.raises(Refused):
        travel.approve_arrival(arrival, by=facilitator, now=timezone.now())
    assert Meeting.objects.filter(mark=arrival.mark).count() == 0
    came = travel.approve_arrival(arrival, by=co_lead, now=timezone.now())
    assert came.mark == arrival.mark


def test_the_agenda_gets_the_next_number_and_nothing_published_is_touched(day, contents, alone):
    other = Meeting.objects.exclude(mark=day.mark).first()
    step = other.steps.create(
        position=900, slug="x", kind="rating", record="x", planned_minutes=5, minutes=5, min_minutes=5
    )
    fields = {"text": "Ajenda", "present_full": 9, "chapters_present": 3, "quorum_met": True}
    decision = Decision.objects.create(
        step=step, meeting=other, outcome="adopted", decided_at=timezone.now(), **fields
    )
    round_ = Round.objects.create(step=step)
    here = Agenda.objects.create(
        meeting=other,
        round=round_,
        decision=decision,
        version=7,
        published_at=timezone.now(),
        rule={"sw": "x"},
    )
    came = brought(contents, by=alone)
    assert [one.version for one in came.agendas.all()] == [8]
    assert Agenda.objects.get(pk=here.pk).version == 7
    assert came.agendas.get().items.count() == len(json.loads(contents)["rows"]["agenda.Item"])


def test_what_to_know_before_is_said(day, contents, alone):
    told = json.loads(contents)
    who = {known.number: known.here.pk for known in known_people(told["people"]) if known.here}
    Partner.objects.create(name=told["rows"]["actionplan.Partner"][0]["name"])
    CarePlan.objects.create(written_on=timezone.localdate())
    said = [note for carrier in carriers() for note in carrier.notes(told, who)]
    for words in ("Ajenda yake inakuwa toleo la 1", "Mshirika 1", "Mpango wa kujaliana"):
        assert [note for note in said if words in note] != [], words


def test_a_partner_who_is_listed_stays_as_here(contents, alone):
    name = json.loads(contents)["rows"]["actionplan.Partner"][0]["name"]
    Partner.objects.create(name=name, ask="ombi letu")
    brought(contents, by=alone)
    assert [one.ask for one in Partner.objects.filter(name=name)] == ["ombi letu"]


def test_a_care_plan_that_was_written_later_goes_on_to_hold(contents, alone):
    CarePlan.objects.create(written_on=timezone.localdate(), check_in="kila wiki")
    came = brought(contents, by=alone)
    assert (CarePlan.objects.newest().check_in, CarePlan.objects.newest().step) == ("kila wiki", None)
    assert CarePlan.objects.filter(step__meeting=came).count() == 1


def test_a_text_that_was_adopted_later_goes_on_to_hold(contents, alone):
    today = timezone.localdate()
    later = {"kind": "vision", "adopted_on": today, "how": "Kikao"}
    here = CharterText.objects.create(text="Ya baadaye", **later)
    old = {"kind": "mission", "adopted_on": today - timedelta(days=300), "how": "Kikao"}
    CharterText.objects.create(text="Ya zamani", **old)
    came = brought(contents, by=alone)
    of_kind = CharterText.objects.adopted().of_kind
    assert list(of_kind("vision")) == [here]
    assert [text.meeting for text in of_kind("mission")] == [came]
    assert came.charter_texts.of_kind("vision").exclude(replaced_at=None).count() == 1


def test_open_tasks_are_reminded_of_as_always(contents, alone):
    Reminder.objects.all().delete()
    came = brought(contents, by=alone)
    ahead = Task.objects.filter(action__meeting=came).under_way().filter(due_on__gt=timezone.localdate())
    reminded = set(Reminder.objects.filter(kind="task").values_list("about", flat=True))
    assert ahead.count() > 0
    assert reminded == {task.subject for task in ahead}


def test_an_unknown_number_is_whoever_she_says_or_nobody(contents, alone):
    told = json.loads(contents)
    numbers = sorted({line["owner"] for line in told["rows"]["actionplan.Task"]})[:2]
    first, second = (Member.objects.get(number=number) for number in numbers)
    Member.objects.filter(pk=first.pk).update(number="M-901")
    Member.objects.filter(pk=second.pk).update(name_used="Mwingine kabisa")
    known = {one.number: one for one in known_people(told["people"])}
    assert (known[numbers[0]].here, known[numbers[1]].here, known[numbers[1]].other) == (
        None,
        None,
        "Mwingine kabisa",
    )
    came = brought(contents, by=alone, who={numbers[0]: first.pk})
    assert Task.objects.filter(action__meeting=came, owner=first).exists()
    assert not Task.objects.filter(action__meeting=came, owner=second).exists()
    lost = Task.objects.filter(action__meeting=came, owner=None).unfinished()
    assert {task.accepted_at for task in lost} <= {None}


def test_who_left_while_the_file_waited_is_not_brought_back(contents, alone):
    number = json.loads(contents)["rows"]["meetings.Attendance"][0]["member"]
    woman = Member.objects.get(number=number)
    arrival = travel.bring(contents, digits=DIGITS, by=alone, now=timezone.now())
    Member.objects.filter(pk=woman.pk).update(is_active=False, left_at=timezone.now())
    came = travel.confirm_arrival(arrival, who={number: woman.pk}, by=alone, now=timezone.now())
    assert Attendance.objects.filter(meeting=came, member=woman).exists() is False


def test_no_seat_is_told_and_none_that_comes_in_tells_of_a_woman(contents, alone):
    came = brought(contents, by=alone)
    assert '"participant"' not in contents.decode()
    assert set(Participant.objects.filter(room__meeting=came).values_list("seat_index", "device_index")) == {
        (None, "")
    }
    members = list(Attendance.objects.filter(meeting=came).order_by("pk").values_list("member", flat=True))
    assert members == sorted(members)


def test_nothing_of_wellness_answers_and_no_way_to_reach_anybody_is_in_the_file(day, alone):
    CheckIn.objects.create(member=alone, week=timezone.localdate(), face="5")
    alone.legal_name, alone.phone, alone.email = "Jina Kamili Siri", "+255700555777", "siri@example.org"
    alone.save()
    found = contents_of(told_home(day)).decode()
    secrets = ["Jina Kamili", "700555777", "siri@example.org", day.room.join_token, day.room.wall_token]
    assert [word for word in secrets if word in found] == []
    assert "wellness.CheckIn" not in json.loads(found)["rows"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told["rows"]["agenda.Card"][0].update(issue=999),
        lambda told: told["rows"]["agenda.Card"][0].update(text=""),
        lambda told: told["rows"]["agenda.Card"][0].update(text="x" * 5000),
        lambda told: told["rows"]["agenda.Attempt"][0].update(outcome="of course"),
        lambda told: told["rows"]["meetings.Meeting"][0].update(starts_at="yesterday"),
        lambda told: told["rows"]["actionplan.Task"][0].update(owner="M-99999"),
        lambda told: told["rows"]["agenda.Agenda"][0].update(decision=None),
        lambda told: told["rows"]["meetings.Step"].append(told["rows"]["meetings.Step"][0]),
        lambda told: told["rows"]["meetings.Room"].clear(),
        lambda told: told["rows"]["agenda.Card"][0].update(hue="blue"),
        lambda told: told.pop("turns"),
    ],
    ids=range(11),
)
def test_a_file_that_does_not_fit_together_leaves_nothing(contents, alone, spoil):
    told = json.loads(contents)
    spoil(told)
    arrival = travel.bring(contents_of(told), digits=DIGITS, by=alone, now=timezone.now())
    rows = rows_of_everything()
    with pytest.raises(Refused):
        travel.confirm_arrival(arrival, who={}, by=alone, now=timezone.now())
    assert rows_of_everything() == rows


class Cut(Exception):
    """The power went."""


def test_killed_after_any_statement_it_leaves_nothing(contents, alone):
    arrival = travel.bring(contents, digits=DIGITS, by=alone, now=timezone.now())
    rows, done, stop_at = rows_of_everything(), False, 0
    while not done:
        stop_at += 7
        done = killed_after(stop_at, arrival, by=alone)
        if not done:
            assert rows_of_everything() == rows, stop_at
    assert stop_at > 40
    assert Meeting.objects.filter(mark=arrival.mark).count() == 1


def killed_after(statements: int, arrival, *, by) -> bool:
    """Whether it came to its end before so many statements were done."""
    count = iter(range(statements))

    def one_more(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and next(count, None) is None:
            raise Cut
        return answer

    try:
        with connection.execute_wrapper(one_more):
            travel.confirm_arrival(arrival, who={}, by=by, now=timezone.now())
    except Cut:
        return False
    return True


def test_files_that_nobody_confirmed_are_forgotten_after_a_day(contents, alone):
    now = timezone.now()
    arrival = travel.bring(contents, digits=DIGITS, by=alone, now=now)
    travel.forget_old_arrivals(now=now + timedelta(hours=23))
    arrival.refresh_from_db()
    assert arrival.contents != ""
    travel.forget_old_arrivals(now=now + timedelta(hours=25))
    arrival.refresh_from_db()
    assert (arrival.contents, arrival.digits, arrival.who) == ("", "", {})


def test_the_record_of_a_carried_day_is_corrected_and_confirmed_as_at_home(contents, alone):
    came = brought(contents, by=alone)
    now, step = timezone.now(), came.steps.filter(state="saved").first()
    said = {"text": "Tulikuwa 21", "today": timezone.localdate(), "by": alone, "now": now}
    assert meetings.correct(came, step=step, **said) is True
    later = Meeting.objects.create(
        title="Mkutano", starts_at=now, ends_at=now + timedelta(hours=1), started_at=now
    )
    assert list(queries.may_confirm(came)) == [later]
    assert meetings.confirm(came, at=later, women=9, by=alone, now=now) is True
    assert meetings.correct(came, step=None, **said) is False
    told = json.loads(contents_of(told_home(came)))["rows"]["meetings.Correction"]
    assert [line["text"] for line in told] == ["Tulikuwa 21"]
