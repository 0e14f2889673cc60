"""Two records of one woman become one: by two persons, without loss, in every app."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from actionplan.models import Action, Commitment, Task
from coalition.meetings.models import Attendance
from coalition.reminders import actions as reminders
from coalition.reminders.models import Reminder
from members import actions, personal, queries
from members.actions import audit
from members.models import AuditEvent, Consent, Member, Merge, NotTheSame, RoleTerm, SafeContact
from tests.factories import NOW, TODAY, make_chapter, make_meeting, make_member, proved
from wellness import actions as wellness
from wellness.models import CheckIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """The record that stays and the one that goes."""
    return make_member(name_used="Asha", number="M-701"), make_member(name_used="Asha J", number="M-702")


@pytest.fixture
def admin():
    return make_member("membership_admin")


@pytest.fixture
def co_lead():
    return make_member("co_lead")


@pytest.fixture
def merged(two, admin, co_lead):
    """Puts the two together and gives her who stayed."""

    def merge(*takes):
        asked = actions.ask_to_merge(*two, takes=list(takes), by=admin, now=NOW)
        assert actions.approve_merge(asked, by=co_lead, now=NOW)
        return Member.objects.get(pk=two[0].pk)

    return merge


def browser(member):
    client = Client()
    client.force_login(member)
    proved(client)
    return client


# --- Two persons


def test_one_asks_and_another_approves(two, admin, co_lead):
    stays, goes = two
    desk = browser(admin)
    desk.post(
        f"/people/duplicates/{stays.pk}/{goes.pk}/",
        {"stays": stays.pk, "name_used": goes.pk, "email": stays.pk},
    )
    asked = Merge.objects.get()
    assert (asked.stays, asked.goes, asked.takes) == (stays, goes, ["name_used"])
    desk.post(f"/people/merges/{asked.pk}/")
    assert Member.objects.get(pk=goes.pk).is_active
    browser(co_lead).post(f"/people/merges/{asked.pk}/")
    stays.refresh_from_db()
    assert (stays.name_used, stays.number, stays.email) == ("Asha J", "M-701", two[0].email)
    verbs = AuditEvent.objects.order_by("row").values_list("actor", "verb", "about")
    assert list(verbs) == [
        (admin.pk, "merge_asked", f"member:{stays.pk}"),
        (co_lead.pk, "merged", f"member:{stays.pk}"),
        (co_lead.pk, "merged", f"member:{goes.pk}"),
    ]
    assert audit.first_broken_row() is None


@pytest.mark.parametrize("form", [{}, {"stays": "0"}, {"stays": "x"}, {"stays": None}])
def test_without_a_choice_nothing_is_asked(two, admin, form):
    form = {name: value if value is not None else two[0].pk for name, value in form.items()}
    response = browser(admin).post(f"/people/duplicates/{two[0].pk}/{two[1].pk}/", form | {"sent": "1"})
    assert (response.status_code, Merge.objects.count()) == (422, 0)


def test_nobody_puts_her_own_records_together_nor_approves_them(two, admin, co_lead):
    with pytest.raises(actions.Refused):
        actions.ask_to_merge(admin, two[1], takes=[], by=admin, now=NOW)
    make_member("co_lead")
    asked = actions.ask_to_merge(co_lead, two[1], takes=[], by=admin, now=NOW)
    for woman in (admin, co_lead):
        with pytest.raises(actions.Refused):
            actions.approve_merge(asked, by=woman, now=NOW)


def test_nobody_takes_back_what_another_asked_about_her(admin, co_lead):
    woman = make_member("co_lead")
    asked = actions.ask_to_merge(woman, make_member(), takes=[], by=admin, now=timezone.now())
    page = browser(woman).post(f"/people/merges/{asked.pk}/withdraw/", follow=True)
    assert "neither who asked nor whom it is about" in page.content.decode()
    assert actions.approve_merge(asked, by=co_lead, now=timezone.now())


def test_whose_role_has_ended_since_she_asked_changes_nothing(two, admin, co_lead):
    asked = actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)
    admin.role_terms.update(ends_on=TODAY)
    with pytest.raises(actions.Refused):
        actions.approve_merge(asked, by=co_lead, now=NOW)
    assert Merge.objects.open(NOW).count() == 1


def test_two_roles_that_one_woman_may_not_hold_do_not_come_together(admin, co_lead):
    hears, leads = make_member("safeguarding"), make_member("co_lead")
    with pytest.raises(actions.Refused):
        actions.ask_to_merge(hears, leads, takes=[], by=admin, now=NOW)


def test_where_nobody_could_approve_nothing_is_asked(two, admin):
    with pytest.raises(actions.Refused):
        actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)


def test_asked_twice_it_is_refused_and_taken_back_it_may_be_asked_again(two, admin, co_lead):
    asked = actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)
    with pytest.raises(actions.Refused):
        actions.ask_to_merge(*reversed(two), takes=[], by=co_lead, now=NOW)
    assert actions.withdraw_merge(asked, by=co_lead, now=NOW)
    assert not actions.approve_merge(asked, by=co_lead, now=NOW)
    assert actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)


def test_a_day_later_it_is_over(two, admin, co_lead):
    asked = actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)
    later = asked.expires_at
    assert not actions.approve_merge(asked, by=co_lead, now=later)
    assert actions.ask_to_merge(*two, takes=[], by=admin, now=later)


def test_who_left_in_between_is_not_merged(two, admin, co_lead):
    asked = actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)
    actions.leave(two[1], by=two[1], now=NOW)
    with pytest.raises(actions.Refused):
        actions.approve_merge(asked, by=co_lead, now=NOW)
    assert Merge.objects.get().approved_at is None


def test_approved_twice_it_is_done_once(two, admin, co_lead):
    asked = actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)
    assert [actions.approve_merge(asked, by=co_lead, now=NOW) for _tap in range(2)] == [True, False]


# --- Her numbers and keys


def test_both_numbers_find_her_and_neither_is_given_again(two, merged, admin):
    free = Member.objects.next_number()
    merged()
    desk = browser(admin)
    listed = [desk.get(f"/people/?q={typed}").context["page"].object_list for typed in ("701", "M-702")]
    assert [list(page) for page in listed] == [[two[0]], [two[0]]]
    assert Member.objects.next_number() == free
    assert desk.get(f"/people/{two[1].pk}/")["Location"] == f"/people/{two[0].pk}/"
    assert two[1] not in queries.people(state="left", today=TODAY)


def test_merged_while_signed_in_she_is_out_and_her_keys_open_nothing(two, merged):
    goes = two[1]
    phone = browser(goes)
    words = actions.make_card(goes, by=goes, now=NOW, today=TODAY)
    secret = actions.make_quick_pass(goes, by=goes, now=NOW)
    actions.set_pin(goes, pin="704192")
    merged()
    assert phone.get("/home/")["Location"].startswith("/accounts/login/")
    assert actions.use_quick_pass(secret, now=NOW) is None
    assert (goes.cards.count(), words != "", two[0].cards.count()) == (0, True, 0)


def test_she_who_stays_stays_signed_in(two, merged):
    phone = browser(two[0])
    merged()
    assert phone.get("/home/").status_code == 200


def test_what_only_one_record_has_is_kept_and_the_rest_is_chosen(two, merged):
    chapter = make_chapter()
    Member.objects.filter(pk=two[1].pk).update(chapter=chapter)
    goes = Member.objects.get(pk=two[1].pk)
    goes.phone, goes.legal_name = "+255712345678", "Asha Juma"
    goes.save()
    email = goes.email
    stays = merged("email")
    assert (stays.phone, stays.legal_name, stays.chapter) == ("+255712345678", "Asha Juma", chapter)
    assert (stays.email, stays.name_used) == (email, "Asha")
    assert Member.objects.with_email(email).get() == stays
    assert Member.objects.active().with_phone("+255712345678").get() == stays
    gone = Member.objects.get(pk=two[1].pk)
    assert (gone.name_used, gone.email, gone.phone, gone.legal_name) == ("—", "", "", "")


# --- What hangs on her


def test_meetings_and_tasks_come_along_and_what_both_have_is_one(two, merged):
    both, one = make_meeting(), make_meeting()
    for meeting, woman in ((both, two[0]), (both, two[1]), (one, two[1])):
        Attendance.objects.create(meeting=meeting, member=woman)
    action = Action.objects.create(title="A", due_on=TODAY)
    Task.objects.create(action=action, title="Hers", owner=two[1], due_on=TODAY)
    helped = Task.objects.create(action=action, title="B", owner=two[0], helper=two[1], due_on=TODAY)
    stays = merged()
    assert set(stays.attendances.values_list("meeting", flat=True)) == {both.pk, one.pk}
    assert Attendance.objects.count() == 2
    assert set(stays.tasks.values_list("title", flat=True)) == {"Hers", "B"}
    helped.refresh_from_db()
    assert helped.helper is None  # nobody helps herself


def test_roles_of_both_are_hers_and_the_history_stays(two, merged):
    for woman, role in ((two[0], "secretary"), (two[1], "secretary"), (two[1], "treasurer")):
        actions.grant_role(woman, role=role, today=TODAY)
    stays = merged()
    assert set(stays.role_terms.filter(ends_on=None).values_list("role", flat=True)) == {
        "secretary",
        "treasurer",
    }
    assert RoleTerm.objects.filter(member=stays).count() == 3


def test_reminders_are_not_doubled(two, merged):
    for woman in two:
        reminders.schedule(
            recipients=[woman],
            kind="task",
            about="task:7",
            occasion="due",
            event_at=NOW,
            due_at=NOW,
            expires_at=NOW,
            now=NOW,
        )
    stays = merged()
    assert {row.recipient for row in Reminder.objects.all()} == {stays}


def test_what_nobody_but_she_may_read_is_not_handed_over(two, merged):
    """Two who merge a stranger's record into a friend's would otherwise give away her answers."""
    wellness.agree(two[1], today=TODAY)
    wellness.check_in(two[1], face="5", today=TODAY)
    Commitment.objects.create(visibility="private", text="SIRI", member=two[1])
    merged()
    assert (CheckIn.objects.count(), Commitment.objects.count()) == (0, 0)


def test_what_she_said_of_a_broken_rule_is_neither_lost_nor_handed_over(two, admin, co_lead):
    actions.speak(two[1], key=uuid.uuid4(), hearer=make_member("safeguarding"), words="SIRI", now=NOW)
    with pytest.raises(actions.Refused):
        actions.ask_to_merge(*two, takes=[], by=admin, now=NOW)
    asked = actions.ask_to_merge(*reversed(two), takes=[], by=admin, now=NOW)
    assert actions.approve_merge(asked, by=co_lead, now=NOW)
    assert two[1].reports.count() == 1


def test_a_shared_phone_stays_shared(two, merged):
    SafeContact.objects.filter(member=two[0]).update(phone_shared=False)
    SafeContact.objects.filter(member=two[1]).update(phone_shared=True)
    assert merged().safe_contact.phone_shared
    assert SafeContact.objects.filter(member__in=two).count() == 1


@pytest.mark.parametrize(("takes", "channel"), [("phone", "none"), ("name_used", "sms")])
def test_her_yes_to_messages_is_for_the_number_she_gave(two, merged, takes, channel):
    for woman, phone in zip(two, ("+255754000111", "+255754000222"), strict=True):
        woman.phone = phone
        woman.save()
    SafeContact.objects.filter(member=two[0]).update(channel="sms")
    assert merged(takes).safe_contact.channel == channel


def test_one_consent_for_one_purpose_stays_open(two, merged):
    for woman in two:
        Consent.objects.create(member=woman, purpose="membership", version=1, given_on=TODAY)
    assert list(merged().consents.values_list("member", flat=True)) == [two[0].pk]


def test_who_was_told_apart_from_her_stays_so(two, merged, admin):
    other = make_member(name_used="Asha J")
    actions.tell_apart(two[1], other, by=admin, now=NOW)
    stays = merged()
    pair = NotTheSame.objects.get()
    assert {pair.one, pair.other} == {stays, other}


def test_merged_again_every_former_number_finds_her(two, merged, admin, co_lead):
    stays, third = merged(), make_member(number="M-799")
    asked = actions.ask_to_merge(third, stays, takes=[], by=admin, now=NOW)
    actions.approve_merge(asked, by=co_lead, now=NOW)
    for number in ("M-701", "M-702", "M-799"):
        assert list(Member.objects.active().with_number(number)) == [third]


def test_a_record_that_went_opens_nothing():
    one, other = make_member(), make_member()
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(pk=one.pk).update(merged_into=other)


def test_nothing_points_at_the_record_that_went_but_what_stays_written(two, merged):
    merged()
    left = {
        f"{field.model._meta.label}.{field.name}"
        for field in personal.fields_of_members()
        if field.model._base_manager.filter(**{field.name: two[1]}).exists()
    }
    assert left == {"members.Merge.goes"}
