"""Leaving erases her in every app at once: no word of hers is left, and nothing that was under way writes her again."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client

from actionplan import actions as actionplan
from actionplan.models import Action, Commitment, Task
from coalition.meetings import actions as meetings
from coalition.meetings.models import Attendance
from coalition.post import Answer, Verdict
from coalition.reminders import actions as reminders
from coalition.reminders.actions import claiming, door, outcomes
from coalition.reminders.models import Reminder
from coalition.sealing import unseal
from members import actions, personal
from members.models import AuditEvent, Member, RoleChange
from members.personal import of_members
from tests.factories import NOW, TODAY, make_chapter, make_meeting, make_member, make_step, proved
from wellness import actions as wellness
from wellness.queries import own

pytestmark = pytest.mark.django_db
CANARY = "Kanari"
DAY = timedelta(days=1)


@pytest.fixture
def she():
    """A woman with something in every corner of the house, each with a canary in it."""
    woman = make_member(
        "treasurer",
        name_used=f"{CANARY} jina",
        legal_name=f"{CANARY} kamili",
        email="kanari@example.org",
        phone="+255700555777",
        chapter=make_chapter(),
        channel="sms",
    )
    admin, lead = make_member("membership_admin"), make_member("co_lead")
    EmailAddress.objects.create(user=woman, email=woman.email_alias)
    actions.show(woman, detail="phone", reason="other", words=f"{CANARY} sababu", by=admin, now=NOW)
    asked = {"deed": "grant", "starts_on": TODAY, "ends_on": None, "reason": f"{CANARY} anafaa"}
    actions.approve(actions.ask(woman, role="secretary", **asked, by=admin, now=NOW), by=lead, now=NOW)
    actions.ask(woman, role="facilitator", **asked, by=admin, now=NOW)
    actions.make_card(woman, by=admin, now=NOW, today=TODAY)
    actions.set_pin(woman, pin="271828")
    plan_of(woman)
    meetings.attend(make_meeting(called_by=woman), member=woman)
    wellness.agree(woman, today=TODAY)
    wellness.check_in(woman, face="5", today=TODAY)
    return woman


def plan_of(woman):
    action = Action.objects.create(title="Barua", due_on=date(2026, 4, 1))
    fields = {"owner": woman, "helper": None, "due_on": date(2026, 4, 1), "by": woman}
    actionplan.accept(actionplan.give_task(action, title="Kuandika", **fields), by=woman, now=NOW)
    actionplan.decline(
        actionplan.give_task(action, title="Kupeleka", **fields), why=f"{CANARY} mtoto", now=NOW
    )
    actionplan.add_commitment(woman, text=f"{CANARY} nitapumzika")


def whole_database() -> str:
    """Every value of every table, opened where it is sealed."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found += [opened(table, *pair) for pair in zip(columns, row, strict=True)]
    return "\n".join(found)


def opened(table, column, value) -> str:
    try:
        return unseal(value, place=f"{table}.{column}")
    except Exception:
        return str(value)


def leave(woman):
    client = Client()
    client.force_login(woman)
    proved(client)
    return client.post("/me/leave/")


def test_the_canaries_are_there_before(she):
    found = whole_database()
    assert [found.count(word) for word in (CANARY, "kanari@", "+255700555777")] == [7, 1, 1]


def test_when_she_has_left_no_word_of_hers_is_anywhere(she):
    assert leave(she)["Location"] == "/"
    found = whole_database()
    assert [word in found for word in (CANARY, "kanari@", "+255700555777", "700555777")] == [False] * 4


def test_every_row_that_was_hers_is_gone_and_every_other_is_without_her(she):
    leave(she)
    for app in personal.everything():
        for rows, field in map(personal.rows_and_field, (*app.deleted, *app.cut)):
            assert list(rows.filter(**{field: she})) == []


def test_what_stays_is_her_number_her_terms_and_the_record(she):
    leave(she)
    gone = Member.objects.get(pk=she.pk)
    assert (gone.number, gone.name_used, gone.is_active) == (she.number, "—", False)
    assert [term.ends_on is not None for term in gone.role_terms.all()] == [True, True]
    assert AuditEvent.objects.filter(about=f"member:{she.pk}", verb="left").count() == 1
    assert set(RoleChange.objects.filter(member=she).values_list("reason", flat=True)) == {""}
    assert not RoleChange.objects.open(NOW).filter(member=she).exists()


def test_her_tasks_wait_for_another_woman(she):
    leave(she)
    given_back = Task.objects.order_by("title").values_list("title", "owner", "accepted_at", "declined_why")
    assert list(given_back) == [("Kuandika", None, None, ""), ("Kupeleka", None, None, "")]
    assert Task.objects.without_owner().count() == 2


@pytest.mark.parametrize(("role", "told"), [("facilitator", True), ("secretary", False)])
def test_those_who_plan_are_told_kindly_that_tasks_came_back(she, client, role, told):
    leave(she)
    client.force_login(make_member(role, language="en"))
    assert ("2 tasks wait for a woman who wants them." in client.get("/home/").content.decode()) is told


def test_another_ends_it_and_it_is_erased_the_same(she):
    admin, lead = Member.objects.get(number="M-002"), Member.objects.get(number="M-003")
    she.role_terms.all().delete()
    removal = actions.ask_removal(she, reason=CANARY, by=lead, now=NOW)
    assert actions.approve_removal(removal, by=admin, now=NOW)
    assert CANARY not in whole_database()
    assert lead.is_active


def test_erased_by_half_is_not_erased_at_all(she, monkeypatch):
    def broken(self, member, *, now):
        raise RuntimeError

    monkeypatch.setattr(of_members.OfMembers, "forget", broken)
    with pytest.raises(RuntimeError):
        actions.leave(she, by=she, now=NOW)
    assert (own(she).count(), Commitment.objects.count()) == (1, 1)


def remind(woman):
    times = {"event_at": NOW + DAY, "due_at": NOW, "expires_at": NOW + DAY}
    reminders.schedule(recipients=[woman], kind="task", about="task:1", occasion="x", **times, now=NOW)


@pytest.fixture
def sms(sms_gateway, settings):
    settings.SMS_URL = sms_gateway.url
    return sms_gateway


def test_a_reminder_that_was_taken_up_is_not_sent(she, sms):
    remind(she)
    claims = claiming.claim(channel="sms", at_most=10, now=NOW)
    assert len(claims) == 1
    leave(she)
    assert door.open_door(claims, now=NOW) == []


def test_a_reminder_that_was_being_sent_when_its_worker_died_is_not_sent_again(she, sms):
    remind(she)
    door.open_door(claiming.claim(channel="sms", at_most=10, now=NOW), now=NOW)
    leave(she)
    while reminders.deliver_some_due(now=NOW + timedelta(minutes=5)):
        pass
    assert (sms.messages, Reminder.objects.filter(recipient=she).count()) == ([], 0)


def test_an_answer_that_comes_after_she_left_harms_nobody_elses(she, sms, settings):
    other = make_member(phone="+255700555111", channel="sms")
    remind(she)
    remind(other)
    parcels = door.open_door(claiming.claim(channel="sms", at_most=10, now=NOW), now=NOW)
    leave(she)
    later = [(parcel, Answer(Verdict.LATER)) for parcel in parcels]
    outcomes.note_answers(later, now=NOW)
    assert list(Reminder.objects.exclude(channel="inapp").values_list("recipient", "state")) == [
        (other.pk, "planned")
    ]


def test_what_was_under_way_when_she_left_writes_nothing_of_her(she):
    running = make_step(kind="talk").meeting
    before = Member.objects.get(pk=she.pk)  # as a request holds her that began before
    leave(she)
    meetings.attend(running, member=before)
    wellness.check_in(before, face="5", today=TODAY)
    assert actionplan.add_commitment(before, text=CANARY) is None
    task = {"title": "Mpya", "owner": before, "helper": None, "due_on": TODAY, "by": before}
    with pytest.raises(actionplan.Refused):
        actionplan.give_task(Action.objects.get(), **task)
    assert (Attendance.objects.count(), own(she).count(), Commitment.objects.count()) == (0, 0, 0)


def test_the_end_of_a_meeting_does_not_write_her_again(she):
    running = make_step(kind="talk").meeting
    meetings.attend(running, member=she)
    leave(she)
    meetings.end(running, by=None, now=NOW)
    assert Attendance.objects.filter(member=she).count() == 0


def test_the_night_erases_once_more_what_came_in_meanwhile(she):
    actions.leave(she, by=she, now=NOW)
    Commitment.objects.create(visibility="private", member=she, text=CANARY)
    actions.forget_again(now=NOW + DAY)
    assert CANARY not in whole_database()


def test_the_night_touches_nobody_who_stays(she):
    actions.forget_again(now=NOW + DAY)
    assert whole_database().count(CANARY) == 7
