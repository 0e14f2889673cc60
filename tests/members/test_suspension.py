"""Keeping a member out at once: by one, for three days at most, looked at by a second; nobody takes the house alone."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connections
from django.test import Client
from django.utils import timezone

from coalition.reminders import actions as reminders
from coalition.reminders.models import Reminder
from members import actions, jobs
from members.models import AuditEvent, Member, SafeContact, Suspension
from tests.factories import NOW, TODAY, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DAYS_3 = timedelta(hours=72)


@pytest.fixture
def admin():
    return make_member("membership_admin")


@pytest.fixture
def second():
    return make_member("co_lead")


@pytest.fixture
def woman():
    return make_member(name_used="Pili")


def suspend(woman, *, by, now=NOW):
    return actions.suspend(woman, reason="Hatari", by=by, now=now)


def is_out(woman, now=NOW):
    return Member.objects.get(pk=woman.pk).is_suspended(now)


def verbs():
    return list(AuditEvent.objects.order_by("row").values_list("verb", flat=True))


def test_she_is_out_on_both_her_phones_at_the_next_request(woman, admin):
    phones = [Client(), Client()]
    for phone in phones:
        phone.force_login(woman)
        assert phone.get("/home/").status_code == 200
    suspend(woman, by=admin, now=timezone.now())
    assert woman.sessions.count() == 0
    for phone in phones:
        assert phone.get("/home/")["Location"].startswith("/accounts/login/")


def test_a_session_that_was_left_over_opens_nothing_until_the_clock_says(woman, admin):
    now, phone = timezone.now(), Client()
    suspend(woman, by=admin, now=now)
    phone.force_login(woman)
    assert phone.get("/home/").status_code == 302
    with time_machine.travel(now + DAYS_3 - timedelta(minutes=1)):
        phone.force_login(woman)
        assert phone.get("/home/").status_code == 302
    with time_machine.travel(now + DAYS_3):
        phone.force_login(woman)
        assert phone.get("/home/").status_code == 200


def test_her_card_and_her_pass_are_worthless(client, woman, admin):
    now = timezone.now()
    words = actions.make_card(woman, by=admin, now=now, today=TODAY)
    secret = actions.make_quick_pass(woman, by=admin, now=now)
    suspend(woman, by=admin, now=now)
    late = actions.make_quick_pass(woman, by=admin, now=now)
    assert client.post("/card/", {"number": woman.number, "words": words}).status_code == 422
    assert [client.post(f"/q/{one}/").status_code for one in (secret, late)] == [404, 404]


def test_she_is_not_reminded_until_it_is_over(woman, admin, mailoutbox):
    SafeContact.objects.filter(member=woman).update(channel="email", phone_shared=False)
    times = {"due_at": NOW, "event_at": NOW + DAYS_3 * 2, "expires_at": NOW + DAYS_3 * 2}
    about = {"kind": "task", "about": "task:1", "occasion": "x"}
    reminders.schedule(recipients=Member.objects.filter(pk=woman.pk), **about, **times, now=NOW)
    suspend(woman, by=admin)
    reminders.deliver_one_due(now=NOW)
    row = Reminder.objects.get(channel="email")
    assert (row.state, row.due_at, mailoutbox) == ("planned", NOW + DAYS_3, [])
    reminders.deliver_one_due(now=NOW + DAYS_3)
    assert len(mailoutbox) == 1


def test_her_roles_rest_and_stay(admin, second):
    make_member("membership_admin")
    other = make_member("membership_admin")
    suspend(other, by=second)
    with pytest.raises(actions.Refused, match="at this moment"):
        suspend(make_member(), by=other)
    assert other.role_terms.current(TODAY).count() == 1


def test_a_second_person_ends_it(woman, admin, second):
    suspension = suspend(woman, by=admin)
    assert actions.lift(suspension, by=second, now=NOW)
    assert not actions.lift(suspension, by=admin, now=NOW)
    assert (is_out(woman), verbs()) == (False, ["suspended", "suspension_lifted"])


def test_it_ends_by_itself_and_the_job_notes_it_once(woman, admin):
    suspend(woman, by=admin, now=timezone.now() - DAYS_3)
    assert not is_out(woman, timezone.now())
    for _minute in range(2):
        jobs.end_suspensions()
    last = AuditEvent.objects.first()
    assert (last.verb, last.actor, Member.objects.get(pk=woman.pk).suspended_until) == (
        "suspension_over",
        None,
        None,
    )
    assert verbs() == ["suspended", "suspension_over"]


def test_the_job_does_not_end_what_runs(woman, admin):
    suspend(woman, by=admin, now=timezone.now())
    jobs.end_suspensions()
    assert is_out(woman, timezone.now())


def test_a_second_person_makes_it_a_request_for_removal_and_it_lasts_until_that_is_decided(
    woman, admin, second
):
    suspend(woman, by=admin)
    late = NOW + timedelta(hours=70)
    removal = actions.ask_removal(woman, reason="x", by=second, now=late)
    assert Suspension.objects.get().ends_at == removal.expires_at == late + timedelta(hours=24)
    assert actions.approve_removal(removal, by=admin, now=late)
    left = Member.objects.get(pk=woman.pk)
    assert (left.is_active, left.suspended_until, Suspension.objects.get().reason) == (False, None, "")


def test_who_suspended_her_does_not_make_it_longer(woman, admin, second):
    suspension = suspend(woman, by=admin)
    actions.ask_removal(woman, reason="x", by=admin, now=NOW + timedelta(hours=70))
    assert Suspension.objects.get().ends_at == suspension.ends_at


def test_the_same_person_does_not_suspend_the_same_woman_again(woman, admin, second):
    suspend(woman, by=admin)
    later = NOW + DAYS_3
    with pytest.raises(actions.Refused, match="another must decide"):
        suspend(woman, by=admin, now=later)
    assert suspend(woman, by=second, now=later)


def test_suspended_twice_she_is_suspended_once(woman, admin, second):
    suspend(woman, by=admin)
    with pytest.raises(actions.Refused, match="already"):
        suspend(woman, by=second)
    with pytest.raises(IntegrityError):
        Suspension.objects.create(member=woman, by=second, began_at=NOW, ends_at=NOW)


def test_nobody_suspends_herself(admin):
    with pytest.raises(actions.Refused, match="herself"):
        suspend(admin, by=admin)


@pytest.mark.parametrize("role", ["co_lead", "membership_admin"])
def test_one_alone_does_not_shut_out_the_last_of_a_role(role):
    last = make_member(role)
    others = [
        make_member("co_lead" if role == "membership_admin" else "membership_admin") for _one in range(2)
    ]
    with pytest.raises(actions.Refused, match="who follows"):
        suspend(last, by=others[0])
    assert not is_out(last)


def test_who_changes_roles_is_suspended_only_where_a_third_can_look_at_it():
    one, other = make_member("co_lead", "membership_admin"), make_member("co_lead", "membership_admin")
    with pytest.raises(actions.Refused, match="nobody who could approve"):
        suspend(other, by=one)
    make_member("co_lead")
    assert suspend(other, by=one)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_suspend_each_other_one_stays():
    for _third in range(2):
        make_member("co_lead", "membership_admin")
    pair = [make_member("membership_admin"), make_member("membership_admin")]
    start, said = threading.Barrier(2), []

    def press(by, woman):
        start.wait()
        try:
            suspend(woman, by=by)
            said.append("out")
        except actions.Refused:
            said.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=two) for two in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(said), sorted(is_out(one) for one in pair)) == (["out", "refused"], [False, True])


def test_a_suspended_person_approves_nothing_and_what_she_asked_waits(admin, second):
    make_member("co_lead", "membership_admin")
    asked = {"deed": "grant", "role": "treasurer", "starts_on": TODAY, "ends_on": None, "reason": "x"}
    hers = actions.ask(make_member(), **asked, by=second, now=NOW)
    others = actions.ask(make_member(), **asked, by=admin, now=NOW)
    suspend(second, by=admin)
    for change, by in ((others, second), (hers, admin)):
        with pytest.raises(actions.Refused, match="at this moment"):
            actions.approve(change, by=by, now=NOW)


def test_from_page_to_page(client, woman, admin, second):
    client.force_login(admin)
    assert client.post(f"/people/{woman.pk}/suspend/", {"reason": ""}).status_code == 422
    client.post(f"/people/{woman.pk}/suspend/", {"reason": "Hatari kubwa"})
    assert is_out(woman, timezone.now())
    assert "Kept out" in client.get(f"/people/{woman.pk}/").content.decode()
    assert "needs a second person" not in client.get("/home/").content.decode()
    client.force_login(second)
    proved(client)
    assert "1 thing needs a second person" in client.get("/home/").content.decode()
    assert "Hatari kubwa" in client.get("/people/role-changes/").content.decode()
    client.post(f"/people/suspensions/{Suspension.objects.get().pk}/lift/")
    assert not is_out(woman, timezone.now())


def test_what_was_suspended_and_lifted_may_be_told_in_the_record(client, woman, admin, second):
    actions.lift(suspend(woman, by=admin), by=second, now=NOW)
    client.force_login(second)
    page = client.get("/people/audit/").content.decode()
    assert [words in page for words in ("suspended a member", "ended the suspension", "Hatari")] == [
        True,
        True,
        False,
    ]
