"""Pages that nobody meant to see say so kindly, in her language, with one way on; and the house before anything is."""

import pytest
from django.test import Client

from coalition.home import views
from coalition.meetings.steps import kind_of
from members.models import Coalition
from members.queries import start_token
from tests.factories import make_member, open_step
from tests.page_rules import Page, faults, policy_faults
from tests.pages import NOT_PAGES
from tests.permissions import TABLE

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["sw", "en"])


def browser(language, **options):
    client = Client(**options)
    client.cookies["lugha"] = language
    return client


def signed_in(language, *roles):
    client = browser(language)
    client.force_login(make_member(*roles))
    return client


def too_many_tries(language):
    client = browser(language)
    for _try in range(7):
        response = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
        if response.status_code == 429:
            break
    return response


def too_many_answers(language):
    step, client = open_step(kind="feedback"), browser(language)
    client.post(f"/s/{step.room.code}/enter/")
    for _try in range(2 * kind_of(step).answers_per_minute + 1):  # a minute may end in between
        response = client.post(f"/s/{step.room.code}/{step.pk}/", {"face": "happy"})
        if response.status_code == 429:
            break
    return response


DEAD_ENDS = {
    "for others": (403, lambda language: signed_in(language).get("/host/")),
    "not here": (404, lambda language: browser(language).get("/nowhere/")),
    "not here, signed in": (404, lambda language: signed_in(language).get("/tasks/999999/")),
    "invitation is over": (404, lambda language: browser(language).get("/welcome/nothing/")),
    "no token": (403, lambda language: browser(language, enforce_csrf_checks=True).post("/language/")),
    "too many tries": (429, too_many_tries),
    "too many answers": (429, too_many_answers),
}


@both_languages
@pytest.mark.parametrize("name", DEAD_ENDS)
def test_dead_end(language, name):
    status, arrive = DEAD_ENDS[name]
    response = arrive(language)
    html = response.content.decode()
    assert response.status_code == status
    assert policy_faults(response) + faults(html, language) == []
    assert len(ways_on(html)) == 1


def ways_on(html):
    """The big buttons in the middle of the page."""
    return [
        one.attrs.get("href", "button")
        for one in Page(html).all("a", "button")
        if one.inside("main") and "btn-primary" in one.attrs.get("class", "")
    ]


def test_broken_page_says_it_in_both_languages(monkeypatch):
    def broken():
        raise RuntimeError("Siri ya Amina")

    monkeypatch.setattr(views, "is_empty_house", broken)
    response = Client(raise_request_exception=False).get("/")
    html = response.content.decode()
    assert response.status_code == 500
    assert policy_faults(response) + faults(html, "sw", has_ways_out=False) == []
    assert ("Samahani" in html, "Sorry" in html, "Amina" in html) == (True, True, False)
    assert ways_on(html) == ["/"]


@both_languages
def test_first_start(language):
    Coalition.objects.all().delete()
    client = browser(language)
    for path in ("/", f"/start/{start_token()}/"):
        assert faults(client.get(path).content.decode(), language) == []
    sent_empty = client.post(f"/start/{start_token()}/", {"name": ""})
    assert (sent_empty.status_code, faults(sent_empty.content.decode(), language)) == (422, [])


@both_languages
def test_empty_house(language):
    """Whoever runs everything, before there is anything to see."""
    client = signed_in(language, "facilitator", "co_lead", "membership_admin", "care_companion")
    paths = ["/" + route for route, row in TABLE.items() if row.get and "<" not in route]
    paths = [path for path in paths if path[1:] not in NOT_PAGES | {"offline/"}]
    pages = {path: client.get(path) for path in paths}
    wrong = {
        path: faults(page.content.decode(), language)
        for path, page in pages.items()
        if page.status_code == 200
    }
    assert {path: found for path, found in wrong.items() if found} == {}
    assert len(wrong) > 25
