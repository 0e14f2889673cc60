"""Her own page: short pages of her own, each of which writes only what she said there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalition.meetings import actions as meetings
from members import actions
from members.models import Member, Offer, SafeContact
from tests.factories import make_chapter, make_meeting, make_member, make_step, proved

pytestmark = pytest.mark.django_db
REACH = {"channel": "none", "from_hour": 9, "to_hour": 16}


@pytest.fixture
def member():
    return make_member("secretary", name_used="Pili", phone="+255000000001")


@pytest.fixture
def hers(client, member):
    """Her browser."""
    client.force_login(member)
    return client


def test_every_row_leads_somewhere(hers):
    page = hers.get("/me/")
    rows = [part.split('"')[0] for part in page.content.decode().split('list-group-item-action" href="')[1:]]
    assert len(rows) >= 8
    assert {hers.get(row).status_code for row in rows} <= {200, 302}


@pytest.mark.parametrize("roles", [1, 4])
def test_it_costs_the_same_for_one_role_and_for_many(client, django_assert_num_queries, roles):
    names = ["secretary", "treasurer", "communications", "advocacy_lead"][:roles]
    client.force_login(make_member(*names, chapter=make_chapter()))
    client.get("/me/")
    # session, her; how she came in; her terms; her chapter; what she may; the house
    with django_assert_num_queries(7):
        client.get("/me/")


def test_it_shows_her_number_and_her_roles(hers, member):
    page = hers.get("/me/").content.decode()
    assert [word in page for word in ("Pili", member.number, "Secretary")] == [True] * 3


def test_she_says_her_name_and_her_language(hers, member):
    assert hers.post("/me/about/", {"name_used": "Bi Pili", "language": "sw"})["Location"] == "/me/"
    member.refresh_from_db()
    assert (member.name_used, member.language) == ("Bi Pili", "sw")


def test_a_page_writes_only_what_she_said_on_it(hers):
    with CaptureQueriesContext(connection) as queries:
        hers.post("/me/about/", {"name_used": "Bi Pili", "language": "sw"})
    written = [row["sql"] for row in queries if row["sql"].startswith('UPDATE "members_member"')]
    assert [("language" in sql, "is_active" in sql) for sql in written] == [(True, False)]


def test_without_a_name_nothing_changes(hers, member):
    assert hers.post("/me/about/", {"name_used": " ", "language": "sw"}).status_code == 422
    assert Member.objects.get(pk=member.pk).name_used == "Pili"


def test_she_says_how_she_may_be_reached(hers, member):
    assert hers.post("/me/contact/", REACH | {"channel": "sms"}).status_code == 302
    contact = SafeContact.objects.get(member=member)
    assert (contact.channel, contact.from_hour, contact.to_hour, contact.phone_shared) == (
        "sms",
        9,
        16,
        False,
    )


def test_looking_writes_nothing(hers):
    SafeContact.objects.all().delete()
    assert hers.get("/me/contact/").status_code == 200
    assert SafeContact.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"channel": "email"}, {"from_hour": 18}, {"to_hour": 30}, {"channel": ""}])
def test_a_wrong_way_is_refused_and_nothing_changes(hers, member, wrong):
    Member.objects.filter(pk=member.pk).update(email="")
    assert hers.post("/me/contact/", REACH | wrong).status_code == 422
    assert SafeContact.objects.get(member=member).from_hour == 8


def test_large_letters_hold_on_every_page_of_hers(hers, client):
    assert 'class="large"' not in hers.get("/home/").content.decode()
    hers.post("/me/about/", {"name_used": "Pili", "language": "en", "large_text": "on"})
    pages = [hers.get(path).content.decode() for path in ("/home/", "/me/", "/plan/")]
    assert [page.count('<html lang="en" data-theme="auto" class="large">') for page in pages] == [1, 1, 1]
    client.logout()
    assert 'class="large"' not in client.get("/").content.decode()


def test_a_facilitator_sees_who_likes_help_with_reading(hers, client):
    hers.post("/me/about/", {"name_used": "Pili", "language": "en", "reading_help": "aloud"})
    prepared, running = make_meeting(template="coalition-one-day"), make_step(kind="talk").meeting
    make_member(name_used="Asha", reading_help="beside")
    meetings.attend(running, member=Member.objects.get(name_used="Pili"))
    client.force_login(make_member("facilitator", name_used="Rehema"))
    for meeting, women in [(prepared, ["Asha", "Pili"]), (running, ["Pili"])]:
        page = client.get(f"/host/s/{meeting.pk}/")
        assert [woman.name_used for woman in page.context["helped"]] == women
        assert "Read to me" in page.content.decode()


def test_what_she_can_give_stands_where_tasks_are_given(hers, client, member):
    said = {"skills": ["sew", "cook"], "days": ["5"], "times": ["morning"]}
    assert hers.post("/me/offer/", said)["Location"] == "/me/"
    client.force_login(make_member("facilitator"))
    page = client.get("/plan/tasks/new/").content.decode()
    assert f"Pili ({member.number}): Cook, Sew · Saturday · In the morning" in page


def test_saying_nothing_leaves_nothing(hers):
    hers.post("/me/offer/", {"skills": ["sew"]})
    hers.post("/me/offer/", {})
    assert Offer.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"skills": ["fly"]}, {"days": ["7"]}, {"times": ["night"]}])
def test_what_is_not_offered_to_choose_is_refused(hers, wrong):
    assert hers.post("/me/offer/", wrong).status_code == 422
    assert Offer.objects.count() == 0


@pytest.mark.parametrize("count", [1, 40])
def test_giving_a_task_costs_the_same_for_one_offer_and_for_many(client, django_assert_num_queries, count):
    for _one in range(count):
        actions.offer(make_member(), skills=["sew"], days=[], times=[])
    client.force_login(make_member("facilitator"))
    client.get("/plan/tasks/new/")
    # session, her; her roles; the actions, twice; who does it, who helps; the house
    with django_assert_num_queries(8):
        client.get("/plan/tasks/new/")


def test_leaving_asks_first_whether_it_is_she(hers, member):
    assert hers.get("/me/leave/")["Location"] == "/me/prove/?next=%2Fme%2Fleave%2F"
    assert "Is it you?" in hers.post("/me/leave/").content.decode()
    assert Member.objects.get(pk=member.pk).is_active


def test_the_page_before_leaving_says_what_goes_and_what_stays_and_does_nothing(hers, member):
    proved(hers)
    page = hers.get("/me/leave/").content.decode()
    assert member.number in page
    assert [words in page for words in ("What goes", "What stays", "No, I stay")] == [True] * 3
    assert Member.objects.get(pk=member.pk).is_active
