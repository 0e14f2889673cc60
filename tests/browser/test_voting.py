"""A secret vote and a rating between meetings, on an old phone without JavaScript and in both languages."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from agenda.models import MemberRating, OpenPaper, SecretBallot
from agenda.votes.actions import voting
from members.models import Member
from tests.agenda.rounds import make_round
from tests.agenda.votes.box import make_house, opened
from tests.browser.cast import fill
from tests.browser.test_without_scripts import PlainPhone
from tests.factories import make_member

both_languages = pytest.mark.parametrize("language", ["sw", "en"])


@pytest.fixture
def phone(stage):
    return stage(PlainPhone, scripts=False)


def open_until_tonight(*options: str, **asked) -> tuple[SecretBallot, Member]:
    """A ballot that the server's own clock finds open, and one who may vote."""
    house = make_house()
    ballot = opened(house, *options, **asked)
    SecretBallot.objects.update(closes_at=timezone.now() + timedelta(hours=8))
    return ballot, house[4]


def sign_in(phone, woman, language: str) -> None:
    Member.objects.filter(pk=woman.pk).update(language=language)
    phone.sign_in(woman)


@both_languages
def test_she_says_yes_in_secret_and_finds_her_receipt(phone, transactional_db, language):
    ballot, her = open_until_tonight()
    sign_in(phone, her, language)
    phone.open(f"/votes/{ballot.pk}/paper/")
    phone.page.locator("[name=pick][value='1']").check()
    phone.press("main form button")
    assert OpenPaper.objects.count() == 0
    phone.press("[name=sure]")
    expect(phone.page).to_have_url(re.compile(f"/votes/{ballot.pk}/sent/$"))
    receipt = " ".join(re.findall("....", voting.her_receipt(ballot, member=her)))
    expect(phone.page.locator("main")).to_contain_text(receipt)
    assert [voting.read(paper.content) for paper in OpenPaper.objects.all()] == [((1,),)]


@both_languages
def test_she_puts_options_in_order_by_numbers(phone, transactional_db, language):
    ballot, her = open_until_tonight("Red", "Green", "Blue", kind="order", method="schulze")
    sign_in(phone, her, language)
    phone.open(f"/votes/{ballot.pk}/paper/")
    phone.page.locator("[name=option_2]").fill("1")
    phone.page.locator("[name=option_1]").fill("2")
    phone.press("main form button:not([type=button])")
    phone.press("[name=sure]")
    assert voting.read(OpenPaper.objects.get().content) == ((2,), (1,))


@both_languages
def test_she_rates_between_meetings(phone, transactional_db, language):
    now = timezone.now()
    round_ = make_round(["Makazi", "Kazi"], now=now, closes_at=now + timedelta(days=7))
    sign_in(phone, make_member(), language)
    phone.open("/agenda/")
    phone.press(f"a[href*='/agenda/rate/{round_.pk}/']")
    for issue in (1, 2):
        form = phone.page.locator("main form").filter(has=phone.page.locator("[name=urgency]"))
        fill(form, "urgency", issue)
        fill(form, "feasibility", 5)
        with phone.page.expect_navigation():
            form.locator("button:not([name])").click()
        phone.fits()
    given = MemberRating.objects.order_by("urgency").values_list("urgency", "feasibility")
    assert list(given) == [(1, 5), (2, 5)]
