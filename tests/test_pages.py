"""Every page of the house, in both languages: one language, nothing inline or from outside, names for everything."""

import pytest
from django.http import HttpResponse

from coalition.meetings import pulses
from tests.page_rules import Page, faults, policy_faults
from tests.pages import forms, looks, practice_looks
from tests.world import a_world, undone

pytestmark = pytest.mark.django_db
both_languages = pytest.mark.parametrize("language", ["sw", "en"])


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with a_world(django_db_blocker) as world:
        yield world


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True
    pulses._remembered.clear()


def wrong_with(response, language, look, *, status=200):
    found = [] if response.status_code == status else [f"status: {response.status_code}"]
    html = response.content.decode()
    return (
        found
        + policy_faults(response)
        + faults(html, language, path=look.path, has_ways_out=look.has_ways_out)
    )


@both_languages
def test_every_page(world, language):
    wrong = {}
    for look in [*looks(world), *practice_looks()]:
        shown = "sw" if look.path == "/offline/" else language  # that one says everything twice
        response = world.client(look.role, language=language).get(look.path)
        wrong[look] = wrong_with(response, shown, look)
    assert {look: found for look, found in wrong.items() if found} == {}


@both_languages
def test_every_form_that_is_sent_back(world, language):
    wrong = {}
    for look in forms(world):
        with undone():
            response = world.client(look.role, language=language).post(look.path, {"sent": "empty"})
        status = 200 if look.path.startswith("/accounts/") else 422  # a library's way
        wrong[look] = wrong_with(response, language, look, status=status) + unlinked(response)
    assert {look: found for look, found in wrong.items() if found} == {}


def unlinked(response):
    """Errors that the summary on top does not lead to."""
    page = Page(response.content.decode())
    summary = [
        one
        for one in page.all("a")
        if any("alert-danger" in above.attrs.get("class", "") for above in one.above)
    ]
    ids = {element.attrs.get("id") for element in page.elements}
    dead = [one.attrs["href"] for one in summary if one.attrs["href"].lstrip("#") not in ids]
    return [f"leads nowhere: {href}" for href in dead] + ([] if summary else ["no summary of errors"])


def _is_summary(element):
    return "alert-danger" in element.attrs.get("class", "")


def test_a_wrong_page_is_found():
    """The rules themselves: one of each fault."""
    html = """<html lang="en"><title>Umoja wa Wanawake</title><body onload="x()"><script>y()</script><style></style>
    <p style="a">Save and go on</p><a href="https://example.org/"></a><input id="a"><b id="a"></b></body></html>"""
    kinds = [line.partition(":")[0] for line in faults(html, "sw")]
    assert kinds == (
        ["says"] * 2
        + ["inline"] * 4
        + ["outside", "tells", "no label", "no words", "twice", "h1"]
        + ["no way to /exit/", "no way to /language/"]
    )


@pytest.mark.parametrize(
    "policy", ["", "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'"]
)
def test_a_weak_policy_is_found(policy):
    assert policy_faults(HttpResponse(headers={"Content-Security-Policy": policy})) != []
