"""Her own page: short pages of her own, each of which writes only what she said there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Member, SafeContact
from tests.factories import make_chapter, make_member, proved

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
