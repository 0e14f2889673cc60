"""How she may be reached: her yes to it ends by itself, follows her choice at once, and a person asks her again."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from coalition.reminders import actions as reminders
from coalition.reminders.models import Reminder
from members import actions
from members.models import AuditEvent, Consent, Member, SafeContact
from tests.factories import NOW, TODAY, make_chapter, make_member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
REACH = {"from_hour": 0, "to_hour": 24, "phone_shared": False, "shared_with": "", "may_leave_message": False}


@pytest.fixture
def sms(sms_gateway, settings):
    settings.SMS_URL = sms_gateway.url
    return sms_gateway


@pytest.fixture
def she():
    """Agreed to SMS on the first day, and was asked then."""
    woman = make_member(phone="+255700555777", email="she@example.org")
    actions.choose_contact(woman, channel="sms", **REACH, now=NOW)
    return Member.objects.get(pk=woman.pk)


def contact_of(woman):
    return SafeContact.objects.get(member=woman)


def remind(woman, now=NOW):
    times = {"event_at": now + DAY, "due_at": now, "expires_at": now + DAY}
    reminders.schedule(recipients=[woman], kind="task", about="task:1", occasion="x", **times, now=now)


def deliver(now=NOW):
    while reminders.deliver_some_due(now=now):
        pass


def states():
    return dict(Reminder.objects.values_list("channel", "state"))


@pytest.mark.parametrize(
    ("channel", "agreed", "reviewed", "way"),
    [
        ("sms", 0, 0, "sms"),
        ("sms", 103, 103, "sms"),
        ("sms", 104, 104, "none"),
        ("sms", 364, 10, "sms"),
        ("sms", 365, 10, "none"),
        ("email", 364, 364, "email"),
        ("email", 365, 0, "none"),
        ("none", 0, 0, "none"),
    ],
)
def test_a_yes_ends_by_itself(channel, agreed, reviewed, way):
    agreed_on, reviewed_on = TODAY - timedelta(days=agreed), TODAY - timedelta(days=reviewed)
    contact = SafeContact(channel=channel, agreed_on=agreed_on, reviewed_on=reviewed_on)
    assert contact.way(TODAY) == way


def test_where_nobody_asked_again_the_reminder_is_only_inside(she, sms):
    late = NOW + 104 * DAY
    remind(she, now=late)
    deliver(late)
    assert (states(), sms.messages) == ({"inapp": "accepted"}, [])


def test_what_was_planned_before_the_yes_ended_is_not_sent_after_it(she, sms):
    remind(she)
    SafeContact.objects.update(reviewed_on=TODAY - 104 * DAY)
    deliver()
    assert (states(), sms.messages) == ({"inapp": "accepted", "sms": "cancelled"}, [])


def test_saying_the_same_again_is_no_new_yes(she):
    actions.choose_contact(she, channel="sms", **REACH | {"to_hour": 16}, now=NOW + DAY)
    contact = contact_of(she)
    assert (contact.to_hour, contact.agreed_on, contact.reviewed_on) == (16, TODAY, TODAY)
    assert Consent.objects.count() == 0


def test_another_way_is_a_new_yes_and_the_old_one_is_kept_as_over(she):
    actions.choose_contact(she, channel="email", **REACH, now=NOW + DAY)
    assert (contact_of(she).agreed_on, contact_of(she).reviewed_on) == (TODAY + DAY, TODAY + DAY)
    old = Consent.objects.get()
    assert (old.purpose, old.given_on, old.withdrawn_on) == ("sms", TODAY, TODAY + DAY)


def test_what_is_planned_follows_her_to_another_way(she, sms):
    remind(she)
    actions.choose_contact(she, channel="email", **REACH, now=NOW)
    assert states() == {"inapp": "accepted", "email": "planned", "sms": "cancelled"}


def test_what_is_planned_by_sms_is_taken_out_in_the_moment_in_which_she_says_no(she, sms):
    remind(she)
    assert actions.take_back_yes(she, purpose="sms", now=NOW)
    assert states() == {"inapp": "accepted", "sms": "cancelled"}
    deliver()
    assert sms.messages == []


def test_a_yes_that_ended_is_given_again_by_saving(she):
    late = NOW + 104 * DAY
    actions.choose_contact(she, channel="sms", **REACH, now=late)
    assert contact_of(she).way(timezone.localdate(late)) == "sms"
    assert Consent.objects.get().given_on == TODAY


# Asked again by a person


def test_on_the_list_stand_those_who_are_due_the_longest_waiting_first(she):
    today = TODAY + 90 * DAY
    longer = make_member(phone="+255700555111")
    make_member(email="")  # is never written to
    make_member(phone="+255700555112")  # was asked lately
    paused = make_member(channel="email")
    actions.pause(paused, by=paused, now=NOW)
    SafeContact.objects.filter(member__in=[longer, paused]).update(reviewed_on=TODAY - DAY)
    waiting = SafeContact.objects.to_ask_again(today)
    assert [contact.member for contact in waiting] == [longer, she]
    assert list(SafeContact.objects.to_ask_again(TODAY + 88 * DAY)) == []


@pytest.fixture
def companion(client):
    member = make_member("care_companion", language="en")
    client.force_login(member)
    return member


@time_machine.travel(NOW + 100 * DAY)
def test_a_companion_sees_whom_to_ask_and_no_number_of_hers(client, companion, she):
    SafeContact.objects.filter(member=she).update(shared_with="mume wangu")
    for path in ("/people/contact/", f"/people/contact/{she.pk}/"):
        page = client.get(path).content.decode()
        assert she.number in page
        assert [hidden in page for hidden in ("555777", "she@example.org", "mume wangu")] == [False] * 3


@time_machine.travel(NOW + 100 * DAY)
def test_she_is_asked_and_it_counts_from_today(client, companion, she):
    said = {"with_her": "on", "channel": "sms", "from_hour": 9, "to_hour": 12, "shared_with": "dada"}
    assert client.post(f"/people/contact/{she.pk}/", said)["Location"] == "/people/contact/"
    contact, today = contact_of(she), date(2026, 6, 22)
    assert (contact.reviewed_on, contact.agreed_on, contact.reviewed_by) == (today, today, companion)
    assert (contact.to_hour, contact.phone_shared, contact.shared_with) == (12, False, "dada")
    assert list(AuditEvent.objects.values_list("actor", "verb", "about")) == [
        (companion.pk, "contact_asked", f"member:{she.pk}")
    ]
    assert she not in [contact.member for contact in SafeContact.objects.to_ask_again(today)]


@pytest.mark.parametrize(("may", "said"), [(True, "you may leave a message"), (False, "leave no message")])
def test_who_calls_her_reads_whether_a_message_may_be_left(client, she, may, said):
    SafeContact.objects.filter(member=she).update(may_leave_message=may)
    client.force_login(make_member("membership_admin", language="en"))
    assert f"If another person answers, {said}." in client.get(f"/people/{she.pk}/").content.decode()


@pytest.mark.parametrize("wrong", [{"with_her": ""}, {"channel": ""}, {"from_hour": 12}, {"channel": "fax"}])
def test_without_her_nothing_is_noted(client, companion, she, wrong):
    said = {"with_her": "on", "channel": "sms", "from_hour": 9, "to_hour": 12} | wrong
    assert client.post(f"/people/contact/{she.pk}/", said).status_code == 422
    assert (contact_of(she).reviewed_by, AuditEvent.objects.count()) == (None, 0)


def test_nobody_asks_herself(client, companion):
    assert client.get(f"/people/contact/{companion.pk}/").status_code == 404


@time_machine.travel(NOW + 100 * DAY)
@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_many(client, companion, django_assert_num_queries, count):
    for _one in range(count):
        woman = make_member(channel="email", chapter=make_chapter())
        SafeContact.objects.filter(member=woman).update(reviewed_on=TODAY)
    client.get("/people/contact/")
    # session, her; her roles; how many, the page; the house
    with django_assert_num_queries(6):
        client.get("/people/contact/")


@time_machine.travel(NOW + 100 * DAY)
@pytest.mark.parametrize(
    ("role", "sees"), [("care_companion", True), ("facilitator", True), ("treasurer", False)]
)
def test_at_home_it_is_said_to_those_who_may_ask(client, she, role, sees):
    client.force_login(make_member(role, language="en"))
    assert ("/people/contact/" in client.get("/home/").content.decode()) is sees
