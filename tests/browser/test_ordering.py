"""Ranking by order in the room and in a secret vote: with numbers where there is no script, by taps where there is.

Level ones and those left out, on the smallest phone and on a laptop, in both languages.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from agenda.models import Ballot, Issue, OpenPaper, SecretBallot
from agenda.votes.actions import voting
from members.models import Member
from tests.agenda.orders import make_order
from tests.agenda.votes.box import make_house, opened
from tests.browser.test_without_scripts import PlainPhone

NAMES = ["Makazi", "Mtaji", "Watoto", "Afya"]
TOWNS = ["Dodoma", "Mwanza", "Mbeya", "Zanzibar"]
everywhere = pytest.mark.parametrize(
    ("size", "language"),
    [(size, language) for size in ((320, 570), (1280, 800)) for language in ("sw", "en")],
    ids=lambda value: value if isinstance(value, str) else str(value[0]),
)


@pytest.fixture
def screen(stage, transactional_db):
    """A phone or a laptop in her language, with scripts or without."""

    def take(size, language, *, scripts):
        return stage(type("Screen", (PlainPhone,), {"size": size, "language": language}), scripts=scripts)

    return take


def said(ballot: Ballot) -> list[list[str]]:
    names = dict(Issue.objects.values_list("pk", "name"))
    return [sorted(names[pk] for pk in level) for level in ballot.levels]


def write(phone, *places) -> None:
    """A number beside each; None leaves it empty."""
    for field, place in zip(phone.page.locator("[inputmode=numeric]").all(), places, strict=True):
        field.fill("" if place is None else str(place))


def tap(phone, *names: str) -> None:
    """In this order; "=" says that the next one is level with the one before."""
    for name in names:
        button = "[data-level]" if name == "=" else f"[data-tap]:has-text('{name}')"
        phone.page.locator(button).click()


def numbers(phone) -> list[str]:
    """What stands on the buttons."""
    return [text.strip() for text in phone.page.locator("[data-tap] .issue-number").all_text_contents()]


@everywhere
def test_without_scripts_she_writes_numbers(screen, size, language):
    phone = screen(size, language, scripts=False)
    phone.type_the_code(make_order(NAMES).room)
    expect(phone.page.locator("html")).to_have_attribute("lang", language)
    expect(phone.now.locator("[data-written]").first).to_be_visible()
    assert phone.now.locator("[data-tapped]:visible").count() == 0
    write(phone, 2, 1, None, 2)
    phone.press("#now form[data-send] button:not([name]):not([type=button])")
    assert said(Ballot.objects.get()) == [["Mtaji"], ["Afya", "Makazi"]]
    expect(phone.now.locator("li [data-words]")).to_have_text(["Mtaji", "Makazi", "Afya"])
    phone.press("#now .actions a.btn-secondary")
    assert [field.input_value() for field in phone.now.locator("[inputmode=numeric]").all()] == [
        "2",
        "1",
        "",
        "2",
    ]
    write(phone, None, 30, 7, None)
    phone.press("#now form[data-send] button:not([name]):not([type=button])")
    assert said(Ballot.objects.get()) == [["Watoto"], ["Mtaji"]]
    phone.press("#now .actions a.btn-secondary")
    phone.press("#now button[name=clear]")
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize("language", ["sw", "en"])
def test_what_is_no_order_is_told_and_stays_as_she_wrote_it(screen, language):
    """Nothing at all, letters, a number below one: no ballot, and not one number of hers is lost."""
    phone = screen((320, 570), language, scripts=False)
    phone.expected = ("422",)
    phone.type_the_code(make_order(NAMES).room)
    for places in ((None, None, None, None), ("kwanza", 2, None, None), (0, 1, None, None)):
        write(phone, *places)
        phone.press("#now form[data-send] button:not([name]):not([type=button])")
        expect(phone.page.locator("#errors")).to_be_visible()
        there = [field.input_value() for field in phone.page.locator("[inputmode=numeric]").all()]
        assert there == ["" if place is None else str(place)[:3] for place in places]
    assert Ballot.objects.count() == 0


@everywhere
def test_with_scripts_she_taps_in_order(screen, size, language):
    """Tapped again it is taken back, and those behind it move up."""
    phone = screen(size, language, scripts=True)
    phone.type_the_code(make_order(NAMES).room)
    expect(phone.now.locator("[data-tapped]").first).to_be_visible()
    assert phone.now.locator("[inputmode=numeric]:visible").count() == 0
    tap(phone, "Watoto", "Mtaji", "=", "Afya", "Makazi")
    assert numbers(phone) == ["3", "2", "1", "2"]
    tap(phone, "Watoto")
    assert numbers(phone) == ["2", "1", "", "1"]
    phone.fits()
    with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
        phone.now.locator("form[data-send] button.btn-primary").click()
    expect(phone.now.locator("li [data-words]")).to_have_text(["Mtaji", "Afya", "Makazi"])
    assert said(Ballot.objects.get()) == [["Afya", "Mtaji"], ["Makazi"]]


@everywhere
@pytest.mark.parametrize("scripts", [False, True], ids=["numbers", "taps"])
def test_a_secret_paper_puts_options_in_order(screen, size, language, scripts):
    """Two level ones and one left out; she looks at it once more before it is sent."""
    house = make_house()
    ballot = opened(house, *TOWNS, kind="order", method="schulze")
    SecretBallot.objects.update(closes_at=timezone.now() + timedelta(hours=8))
    Member.objects.update(language=language)
    phone = screen(size, language, scripts=scripts)
    phone.sign_in(house[4])
    phone.open(f"/votes/{ballot.pk}/paper/")
    if scripts:
        tap(phone, "Mwanza", "=", "Zanzibar", "Dodoma")
    else:
        write(phone, 2, 1, None, 1)
    phone.press("main form button.btn-primary")
    assert OpenPaper.objects.count() == 0
    phone.press("[name=sure]")
    assert voting.read(OpenPaper.objects.get().content) == ((2, 4), (1,))
