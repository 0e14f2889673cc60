"""Nobody makes a member alone: where there is a second full member, a link opens once she too has spoken."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections
from django.test import Client
from django.utils import timezone

from members import actions, queries
from members.models import AuditEvent, Invitation, Member
from tests.factories import make_member

pytestmark = pytest.mark.django_db
FORM = {"name_used": "Pili", "email": "pili@example.org", "language": "en", "role": ""}
HERS = {"email": "pili@example.org", "name_used": "Pili"}


@pytest.fixture
def admin():
    return make_member("membership_admin", name_used="Neema")


@pytest.fixture
def second():
    return make_member(name_used="Rehema")


@pytest.fixture
def link(client, admin, second):
    """Where Pili's link leads; it waits for a second word."""
    client.force_login(admin)
    shown = client.post("/people/invite/", FORM).context
    assert (shown["waits"], shown["sent"], mail.outbox) == (True, False, [])
    return shown["link"].removeprefix("http://testserver")


def as_(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def speak(member):
    return as_(member).post(f"/vouch/invited/{Invitation.objects.get().pk}/", follow=True)


def lines():
    return sorted(AuditEvent.objects.exclude(verb="left").values_list("verb", "actor__name_used"))


def test_link_waits_for_a_second_word_and_says_so(link):
    assert "members/invitation_waits.html" in [one.name for one in Client().get(link).templates]
    assert (Client().post(link, HERS).status_code, Member.objects.count()) == (409, 2)


def test_second_word_opens_the_link_sends_it_and_is_in_the_record(link, second):
    assert "It was sent to her." in speak(second).content.decode()
    assert (mail.outbox[0].to, link in mail.outbox[0].body) == (["pili@example.org"], True)
    assert Client().post(link, HERS)["Location"] == "/home/"
    assert lines() == [("admitted", "Neema"), ("invitation_seconded", "Rehema"), ("invited", "Neema")]


def test_second_word_is_seen_to_be_wanted(link, admin, second):
    assert "Do you know her?" in as_(second).get("/home/").content.decode()
    page = as_(second).get("/vouch/").content.decode()
    assert [words in page for words in ("Pili", "Neema", "pili@example.org")] == [True, True, False]
    assert "Pili" not in as_(admin).get("/vouch/").content.decode()


def test_who_invites_cannot_be_the_second(link, admin):
    assert "You cannot vouch" in speak(admin).content.decode()
    assert Client().post(link, HERS).status_code == 409


@pytest.mark.parametrize("category", ["associate", "ally"])
def test_word_of_who_is_not_a_full_member_does_not_count(link, category):
    assert speak(make_member(category=category)).status_code == 403
    assert not actions.second(Invitation.objects.get(), by=make_member(category=category), now=timezone.now())


def test_two_taps_are_one_word_and_one_letter(link, second):
    said = [speak(second).content.decode() for _tap in range(2)]
    assert ["Thank you." in words for words in said] == [True, True]
    assert (len(mail.outbox), [verb for verb, _who in lines()].count("invitation_seconded")) == (1, 1)


def test_word_can_be_taken_back_while_she_is_not_in(link, second):
    speak(second)
    as_(second).post(f"/vouch/invited/{Invitation.objects.get().pk}/undo/")
    assert Client().post(link, HERS).status_code == 409


def test_word_of_who_leaves_or_is_kept_out_counts_no_more(link, second):
    make_member()
    speak(second)
    Member.objects.filter(pk=second.pk).update(suspended_until=timezone.now() + timedelta(days=1))
    assert Client().get(link).context["invitation"].waits_for_word(timezone.now())
    Member.objects.filter(pk=second.pk).update(suspended_until=None)
    actions.leave(second, by=second, now=timezone.now())
    assert Client().post(link, HERS).status_code == 409


def test_where_nobody_could_say_the_word_any_more_the_link_opens(link, second):
    actions.leave(second, by=second, now=timezone.now())
    assert Client().post(link, HERS)["Location"] == "/home/"


def test_first_invitations_of_a_new_house_open_at_once_also_when_one_is_in(client, admin):
    client.force_login(admin)
    shown = [
        client.post("/people/invite/", FORM | {"email": f"w{one}@example.org"}).context for one in range(2)
    ]
    assert ([one["waits"] for one in shown], len(mail.outbox)) == ([False, False], 2)
    for one, page in enumerate(shown):
        came = Client().post(page["link"], HERS | {"email": f"w{one}@example.org"})
        assert came["Location"] == "/home/"
    assert client.post("/people/invite/", FORM).context["waits"]


@pytest.mark.parametrize("spoken", [True, False])
def test_links_of_who_leaves_or_is_kept_out_open_nothing(link, admin, second, spoken):
    make_member("membership_admin")
    if spoken:
        speak(second)
    Member.objects.filter(pk=admin.pk).update(suspended_until=timezone.now() + timedelta(days=1))
    assert Client().get(link).status_code == 404
    actions.leave(admin, by=admin, now=timezone.now())
    assert (Client().post(link, HERS).status_code, Member.objects.filter(name_used="Pili").count()) == (
        404,
        0,
    )


def test_too_old_or_taken_back_it_needs_no_word(link, second):
    later = timezone.now() + timedelta(hours=73)
    assert list(queries.invitations_to_second(second, later)) == []
    invitation = Invitation.objects.get()
    actions.withdraw(invitation, now=timezone.now())
    assert not actions.second(invitation, by=second, now=timezone.now())
    assert speak(second).status_code == 404


def test_role_of_the_invitation_needs_its_own_second_person(admin, second):
    fields = FORM | {"role": "treasurer"}
    invitation = actions.invite(**fields, by=admin, now=timezone.now()).invitation
    make_member("co_lead")
    actions.second(invitation, by=second, now=timezone.now())
    day = timezone.localdate()
    pili = actions.accept(invitation, name_used="Pili", now=timezone.now(), today=day)
    assert (pili.role_terms.count(), pili.role_changes.get().role) == (0, "treasurer")


@pytest.mark.parametrize("count", [1, 30])
def test_page_costs_the_same_for_few_and_many(admin, second, django_assert_num_queries, count):
    for one in range(count):
        actions.invite(**FORM | {"email": f"w{one}@example.org"}, by=admin, now=timezone.now())
    client = as_(second)
    client.get("/vouch/")
    with django_assert_num_queries(9):
        client.get("/vouch/")


@pytest.mark.django_db(transaction=True)
def test_two_speak_at_once_and_one_of_them_is_the_second(admin, second):
    fields, other = FORM | {}, make_member()
    invitation, said = actions.invite(**fields, by=admin, now=timezone.now()).invitation, []

    def press(member):
        try:
            said.append(actions.second(invitation, by=member, now=timezone.now()))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[member]) for member in (second, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(said), AuditEvent.objects.filter(verb="invitation_seconded").count()) == ([False, True], 1)
