"""The picture as Chromium draws it: under the strict policy, without script, and still where no movement is wanted."""

import pytest
from csp.utils import build_policy
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from wellness import breathing, practices
from wellness.models import PracticeUse

pytestmark = pytest.mark.browser
SHEET = (settings.BASE_DIR / "static" / "css" / "app.css").read_text()


def _open(context, template, slug, *, elapsed=0, **more):
    """``template`` alone on a page of ours, with its sheet and the policy that every page has."""
    practice = practices.find(slug)
    picture = breathing.draw(practice, elapsed=elapsed)
    words = {"in_words": breathing.in_words(practice), "last_words": breathing.last_words(practice)}
    inside = render_to_string(template, {"practice": practice, "picture": picture} | words | more)
    html = f'<!doctype html><link rel="stylesheet" href="/app.css"><main>{inside}</main>'
    page, page_errors = context.new_page(), []
    page.on("console", lambda message: page_errors.append(message.text))
    page.route("**/app.css", lambda route: route.fulfill(body=SHEET, content_type="text/css"))
    headers = {"Content-Security-Policy": build_policy(), "Content-Type": "text/html; charset=utf-8"}
    page.route("http://here.test/", lambda route: route.fulfill(body=html, headers=headers))
    page.goto("http://here.test/")
    return page, page_errors


def _at(page, seconds):
    """The circle's radius and the words that are seen, ``seconds`` after the page began."""
    return page.evaluate(
        """seconds => {
          const svg = document.querySelector("svg.moving");
          svg.pauseAnimations();
          svg.setCurrentTime(seconds);
          const lines = (text) => [...text.querySelectorAll("tspan")].map((line) => line.textContent).join(" ");
          const said = (text) => lines(text) || text.textContent.trim();
          const seen = [...svg.querySelectorAll("text")].filter((text) => getComputedStyle(text).opacity === "1");
          return [Math.round(svg.querySelector(".orb").r.animVal.value), ...seen.map((text) => said(text))];
        }""",
        seconds,
    )


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("seconds", "seen"),
    [
        (2, [56, "Sit as you like"]),
        (4.1, [56, "Breathe in", "1"]),
        (6.99, [128, "Breathe in", "3"]),
        (7.1, [128, "Let it out slowly", "1"]),
        (12.9, [56, "Let it out slowly", "6"]),
        (13.1, [56, "Breathe in", "1"]),
        (77, [56, "Let the breath do what it wants"]),
    ],
)
def test_the_circle_and_the_words_keep_time(english, context, seconds, seen):
    page, errors = _open(context, "wellness/_breath.html", "long-exhale")
    assert (_at(page, seconds), errors) == (seen, [])


def test_a_late_screen_stands_at_the_breath_of_the_room(english, context):
    page, errors = _open(context, "wellness/_breath.html", "long-exhale", elapsed=13.1)
    assert (_at(page, 0.01), errors) == ([56, "Breathe in", "1"], [])


def test_where_no_movement_is_wanted_the_words_stand_alone(english, new_context):
    page, _errors = _open(new_context(reduced_motion="reduce"), "wellness/_breath.html", "box-breathing")
    assert [page.locator(".breath").locator(part).is_visible() for part in ("svg", "ul")] == [False, True]
    assert "Hold softly: 4 seconds" in page.locator(".breath").inner_text()


def test_a_woman_stops_it_on_her_own_phone_without_script(english, new_context):
    use = PracticeUse(slug="long-exhale", started_at=True)
    without_script = new_context(java_script_enabled=False, viewport={"width": 320, "height": 568})
    page, _errors = _open(without_script, "wellness/steps/_practice_phone.html", "long-exhale", use=use)
    page.get_by_text("Stop", exact=True).click()
    assert [page.locator(".breath").locator(part).is_visible() for part in ("svg", "ul")] == [False, True]
    page.get_by_text("Go on", exact=True).click()
    assert page.locator(".breath svg").is_visible()
