import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from coalition.home.checks import demo_stays_out_of_production
from coalition.home.demo.doors import DOORS
from coalition.meetings import actions as meetings
from members import actions as members
from members.models import Coalition
from tests.factories import TODAY, make_member, make_step

pytestmark = pytest.mark.django_db


def test_visitor_may_join_or_sign_in_and_reads_nothing_more(client):
    Coalition.objects.create(pk=1, name="Kikao")
    html = client.get("/").content.decode()
    assert 'href="/j/"' in html
    assert 'href="/accounts/login/"' in html
    assert "/demo/" not in html


def test_member_goes_straight_home(client):
    client.force_login(make_member())
    assert client.get("/")["Location"] == "/home/"


def test_empty_house_points_to_the_terminal(client):
    assert 'href="/j/"' not in client.get("/").content.decode()


def test_home_shows_the_meeting_that_runs_now(client):
    step = make_step(kind="talk")
    client.force_login(make_member())
    assert f"/s/{step.room.code}/enter/" in client.get("/home/").content.decode()


@pytest.mark.parametrize(("role", "place"), [("facilitator", "/host/"), ("membership_admin", "/people/")])
def test_home_leads_each_to_her_work(client, role, place):
    client.force_login(make_member())
    assert f'btn-lg" href="{place}"' not in client.get("/home/").content.decode()
    client.force_login(make_member(role))
    assert f'btn-lg" href="{place}"' in client.get("/home/").content.decode()


def test_she_is_told_once_what_leave_quickly_does(client):
    client.force_login(make_member())
    assert 'action="/exit/about/"' in client.get("/home/").content.decode()
    assert client.post("/exit/about/", headers={"referer": "http://testserver/home/"})["Location"].endswith(
        "/home/"
    )
    assert 'action="/exit/about/"' not in client.get("/home/").content.decode()


def test_next_meeting_shows_both_clocks(client):
    starts_at = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=3)
    ends_at = starts_at + timedelta(hours=2)
    fields = {"title": "M", "starts_at": starts_at, "ends_at": ends_at, "place": ""}
    meetings.call_meeting(**fields, by=None, now=timezone.now())
    client.force_login(make_member(language="sw"))
    assert "saa 4 asubuhi (10:00)" in client.get("/home/").content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_home_costs_the_same_for_one_meeting_and_for_many(client, django_assert_num_queries, count):
    for number in range(count):
        starts_at = timezone.now() + timedelta(days=number + 1)
        ends_at = starts_at + timedelta(hours=2)
        fields = {"title": "M", "starts_at": starts_at, "ends_at": ends_at, "place": ""}
        meetings.call_meeting(**fields, by=None, now=timezone.now())
    client.force_login(make_member())
    client.get("/home/")
    with django_assert_num_queries(19):
        client.get("/home/")


@pytest.mark.parametrize("count", [1, 20])
def test_what_waits_costs_the_same_for_one_thing_and_for_many(client, django_assert_num_queries, count):
    admin = make_member("membership_admin", "facilitator")
    for number in range(count):
        members.ask_to_join(
            key=uuid.uuid4(),
            name_used="Pili",
            language="en",
            email=f"p{number}@example.org",
            now=timezone.now(),
        )
        give_role = {"deed": "grant", "role": "secretary", "starts_on": TODAY, "reason": "why"}
        members.ask(make_member(), **give_role, by=make_member("co_lead"), now=timezone.now())
    client.force_login(admin)
    client.get("/home/")
    with django_assert_num_queries(34):
        page = client.get("/home/").content.decode()
    words = (
        ("woman asks to join.", "thing needs a second person.") if count == 1 else ("20 women", "20 things")
    )
    assert [part in page for part in words] == [True, True]


def test_her_own_day_comes_before_what_waits_for_her(client):
    make_step(kind="talk")
    members.ask_to_join(
        key=uuid.uuid4(), name_used="Pili", language="en", email="pili@example.org", now=timezone.now()
    )
    client.force_login(make_member("membership_admin"))
    page = client.get("/home/").content.decode()
    words = ("A meeting runs now", "My tasks", "How are you today?", "Waits for you", "People")
    places = [page.rindex(part) for part in words]
    assert places == sorted(places)


class TestDemo:
    @pytest.fixture(autouse=True)
    def demo(self, settings):
        settings.DEMO = True

    @pytest.mark.parametrize("door", DOORS, ids=lambda door: door.slug)
    def test_one_tap_opens_each_door(self, client, door):
        members.admit(name_used="Mfano", number=door.number, today=TODAY)
        assert client.get("/demo/").status_code == 200
        response = client.post(f"/demo/{door.slug}/")
        assert response.status_code == 302
        assert client.get("/me/").status_code == 200

    def test_unknown_door_is_not_there(self, client):
        assert client.post("/demo/owner/").status_code == 404

    def test_looking_at_a_door_opens_nothing(self, client):
        assert client.get("/demo/member/").status_code == 405


def test_without_demo_there_are_no_doors(client):
    make_member(number="M-018")
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/member/").status_code == 404


@pytest.mark.parametrize(("demo", "production", "errors"), [(1, 1, 1), (1, 0, 0), (0, 1, 0)])
def test_demo_is_refused_in_production(settings, demo, production, errors):
    settings.DEMO, settings.PRODUCTION = bool(demo), bool(production)
    assert len(demo_stays_out_of_production(None)) == errors
