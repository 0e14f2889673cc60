"""Every address, method and role against the one table of tests/permissions.py."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from members.models import Member
from tests.permissions import ANYONE, NO, NOBODY, OWN, SEATED, TABLE, routes
from tests.world import ROLES, a_world, undone

pytestmark = pytest.mark.django_db
SIGN_IN, YES = "sign in", "yes"
# Looking may write here: her session, and the counters that slow down guessing.
WRITES = re.compile(r'(?i)\s*(INSERT|UPDATE|DELETE|REPLACE)\b(?!.*"(members_signedinsession|cache\w*)")')
every_route = pytest.mark.parametrize("route", TABLE)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with a_world(django_db_blocker) as world:
        yield world


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def said(response):
    """What the answer says to her who asked: yes, sign in first, or a refusal."""
    if response.status_code in (403, 404, 405, 500):
        return response.status_code
    to_sign_in = response.status_code == 302 and response["Location"].startswith("/accounts/login/?next=")
    return SIGN_IN if to_sign_in else YES


def expected(who, role):
    if who is NO:
        return 405
    if who is NOBODY:
        return 404
    if role in who:
        return YES
    return SIGN_IN if role in ("visitor", "joiner") and who is not SEATED else 403


def ask(world, role, method, path, **options):
    with undone():
        return world.client(role, raise_request_exception=False, **options).generic(method, path)


def test_every_address_stands_in_the_table_and_no_other():
    assert sorted(set(routes())) == sorted(TABLE)


@every_route
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_may(world, route, method):
    row = TABLE[route]
    who = row.get if method == "GET" else row.post
    found = {role: said(ask(world, role, method, world.path(route, row.blanks, role=role))) for role in ROLES}
    assert found == {role: expected(who, role) for role in ROLES}


@pytest.mark.parametrize("route", [route for route in TABLE if not route.startswith("accounts/")])
def test_other_methods_do_nothing(world, route):
    path = world.path(route, TABLE[route].blanks, role="facilitator")
    assert [ask(world, "facilitator", method, path).status_code for method in ("PUT", "DELETE")] == [405, 405]


@every_route
def test_nothing_is_taken_without_the_token_of_its_form(world, route):
    row = TABLE[route]
    role = min(row.post or ANYONE)
    answer = ask(world, role, "POST", world.path(route, row.blanks, role=role), enforce_csrf_checks=True)
    assert answer.status_code == 403


@pytest.mark.parametrize("route", [route for route, row in TABLE.items() if row.get])
def test_looking_changes_nothing(world, route):
    """By what the database is told, which is stricter than counting rows."""
    written, row = [], TABLE[route]

    def note(execute, sql, *args):
        written.extend([sql] if WRITES.match(sql) else [])
        return execute(sql, *args)

    with connection.execute_wrapper(note):
        for role in {"visitor", "joiner", min(row.get)}:
            for method in ("GET", "HEAD"):
                ask(world, role, method, world.path(route, row.blanks, role=role))
    assert written == []


@pytest.mark.parametrize("route", OWN)
@pytest.mark.parametrize("role", sorted(set(ROLES) - {"visitor", "joiner"}))
def test_what_is_anothers_is_not_there(world, route, role):
    row = TABLE[route]
    path = world.path_of_somebody_else(route, row.blanks)
    answer = ask(world, role, "GET" if row.get else "POST", path)
    assert said(answer) == (YES if role in OWN[route] else 404)


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"visitor", "joiner"}))
def test_who_is_kept_out_is_nobody_in_a_session_she_still_holds(world, role):
    """Whatever address she asks for, she is told what a visitor is told."""
    now, wrong = timezone.now(), {}
    with undone():
        Member.objects.filter(pk=world.people[role].pk).update(suspended_until=now + timedelta(hours=1))
        for route, row in TABLE.items():
            for method in [method for method in ("GET", "POST") if getattr(row, method.lower())]:
                path = world.path(route, row.blanks, role=role)
                hers, nobodys = (said(ask(world, who, method, path)) for who in (role, "visitor"))
                wrong |= {(method, route): hers} if hers != nobodys else {}
    assert wrong == {}


@pytest.mark.parametrize("route", [route for route in TABLE if "<int:pk>" in route])
def test_what_is_nowhere_is_not_there(world, route):
    row = TABLE[route]
    role = min(row.get or row.post)
    path = world.path(route.replace("<int:pk>", "999999"), row.blanks, role=role)
    assert ask(world, role, "GET" if row.get else "POST", path).status_code == 404


def test_doors_of_the_demo_are_shut_where_there_is_none(world, settings):
    settings.DEMO = False
    for method, path in (("GET", "/demo/"), ("POST", "/demo/member/")):
        assert [ask(world, role, method, path).status_code for role in ROLES] == [404] * len(ROLES)
