"""Membership as women live it: asking in, a card, a role, a list, leaving; on a small phone in Kiswahili, and on a
laptop in English. Every page on the way fits its screen."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from members import actions
from members.models import Import, JoinRequest, Member, Role, RoleChange, SignedInSession
from tests.browser.cast import Screen, fill
from tests.factories import make_chapter, make_member

pytestmark = pytest.mark.slow
PIN = "738214"
HEADS = ["jina,simu,tawi"]
MAIN = "main form:not([role=search]) button"


class Woman(Screen):
    """One of the two ways in which a woman sits before it."""

    kind = "woman"

    def __init__(self, browser, base, *, small: bool):
        self.size, self.language = ((320, 640), "sw") if small else ((1280, 900), "en")
        super().__init__(browser, base)

    def open(self, path: str) -> None:
        self.go(path)
        self.fits()

    def press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.fits()

    def send(self, where: str = "", **fields) -> None:
        """Fill the page's form, or the one in ``where``, and press its button."""
        form = self.page.locator(f"main {where} form:not([role=search])").first
        for name, value in fields.items():
            form.locator(f"[name={name}]").check() if value is True else fill(form, name, value)
        with self.page.expect_navigation():
            form.locator("button").first.click()
        self.fits()

    def shows_that_it_is_she(self) -> None:
        """By her PIN, where the page asks for it."""
        if self.page.locator("[name=proof-answer]").count():
            self.send(**{"proof-answer": PIN})

    def fits(self) -> None:
        """Nothing has to be pushed sideways, and the page speaks one language."""
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert (width <= self.size[0], self.page.locator("html").get_attribute("lang")) == (
            True,
            self.language,
        )


@pytest.fixture(params=[True, False], ids=["small", "large"])
def enter(stage, request):
    """``enter(member)`` is a woman at her screen, signed in; ``enter()`` a stranger."""

    def sit_down(member: Member | None = None) -> Woman:
        woman = stage(Woman, small=request.param)
        if member:
            actions.set_pin(member, pin=PIN)
            woman.sign_in(member)
        return woman

    return sit_down


def test_she_asks_is_vouched_for_and_admitted(enter):
    admin, first, second = make_member("membership_admin"), make_member(), make_member()
    she = enter()
    she.open("/join/")
    she.send(name_used="Mwajuma", member_knows_how=True, agrees=True)
    asked = JoinRequest.objects.get()
    address = she.page.url
    for member in (first, second):
        voucher = enter(member)
        voucher.open("/vouch/")
        voucher.press(f"#request-{asked.pk} button")
    keeper = enter(admin)
    keeper.open("/people/requests/")
    keeper.press(f"main a[href$='/people/requests/{asked.pk}/']")
    keeper.shows_that_it_is_she()
    keeper.press("form[action$='/admit/'] button")
    keeper.shows_that_it_is_she()
    assert Member.objects.get(name_used="Mwajuma").category == "full"
    she.page.goto(address)
    expect(she.page.locator("main a[href='/accounts/login/']")).to_be_visible()


def test_she_is_invited_by_phone_and_a_second_member_knows_her(enter, sms_gateway, settings):
    settings.SMS_URL = sms_gateway.url
    admin, second = make_member("membership_admin"), make_member()
    keeper = enter(admin)
    keeper.open("/people/invite/")
    keeper.send(name_used="Zuhura", phone="0712 345 678")
    link = urlsplit(keeper.page.locator(".sheet code").inner_text()).path
    she = enter()
    she.open(link)
    assert she.page.locator("form[method=post] [name=phone]").count() == 0
    voucher = enter(second)
    voucher.open("/vouch/")
    voucher.press("form[action^='/vouch/invited/'] button")
    she.open(link)
    she.send(phone="712345678")
    code = re.search(r"\d{6}", sms_gateway.messages[-1]["text"])[0]
    she.send(code=code, name_used="Zuhura")
    she.press("button[value=no]")
    expect(she.page).to_have_url(re.compile("/home/$"))
    assert Member.objects.get(name_used="Zuhura").phone == "+255712345678"


def test_card_is_made_and_signs_her_in(enter):
    facilitator, woman = make_member("facilitator"), make_member(email="", number="M-777")
    maker = enter(facilitator)
    maker.open(f"/people/cards/{woman.pk}/")
    maker.shows_that_it_is_she()
    maker.send()
    maker.shows_that_it_is_she()
    words = maker.page.locator("code").inner_text()
    she = enter()
    she.open("/card/")
    she.send(number="777", words=words.replace("-", " ").lower())
    she.press("button[value=no]")
    expect(she.page).to_have_url(re.compile("/home/$"))
    assert SignedInSession.objects.filter(member=woman).count() == 1


def test_role_is_asked_for_by_one_and_given_by_another(enter):
    one, two, woman = make_member("co_lead"), make_member("membership_admin"), make_member()
    asking = enter(one)
    asking.open(f"/people/{woman.pk}/roles/")
    asking.shows_that_it_is_she()
    asking.send(deed="grant", role="treasurer", reason="Amekubali")
    asking.shows_that_it_is_she()
    change = RoleChange.objects.get()
    assert Role.TREASURER not in Member.objects.get(pk=woman.pk).roles
    approving = enter(two)
    approving.open("/people/role-changes/")
    approving.press(f"form[action$='/{change.pk}/approve/'] button")
    approving.shows_that_it_is_she()
    assert Role.TREASURER in Member.objects.get(pk=woman.pk).roles


def test_list_is_looked_at_first_and_taken_in_once(enter, tmp_path):
    admin, second, chapter = (
        make_member("membership_admin"),
        make_member("co_lead"),
        make_chapter(name="Ilala"),
    )
    rows = [f"Mama wa {number},07120000{number:02},{chapter.name}" for number in range(30)]
    rows[7], rows[19] = f",0712000007,{chapter.name}", f"Mama wa 19,ndiyo,{chapter.name}"
    path = tmp_path / "orodha.csv"
    path.write_text("\n".join(HEADS + rows), encoding="utf-8")
    keeper = enter(admin)
    keeper.open("/people/import/")
    keeper.shows_that_it_is_she()
    keeper.page.locator("[name=file]").set_input_files(path)
    keeper.press("main form:has([name=file]) button")
    assert Member.objects.count() == 2
    expect(keeper.page.locator("main")).to_contain_text("28")
    keeper.page.locator("[name=consent_on]").fill("2026-01-10")
    keeper.page.locator("[name=said_yes]").check()
    keeper.press("main form:has([name=said_yes]) button")
    assert Member.objects.count() == 2
    approving = enter(second)
    approving.open("/people/role-changes/")
    approving.press("main a[href$='/asked/']")
    approving.shows_that_it_is_she()
    expect(approving.page.locator("main tbody tr")).to_have_count(28)
    approving.press("form[action$='/asked/'] button")
    keeper.page.reload()
    expect(keeper.page.locator("[role=status]")).to_contain_text("28")
    assert (Member.objects.count(), Import.objects.get().admitted) == (30, 28)


def test_she_leaves_and_everything_of_hers_is_gone_at_once(enter):
    member = make_member(name_used="Kanari", email="kanari@example.org")
    she, other_phone = enter(member), enter(member)
    other_phone.open("/home/")
    she.open("/me/")
    she.press("a[href='/me/standing/']")
    she.press("a[href='/me/leave/']")
    she.shows_that_it_is_she()
    she.press("main .btn-danger")
    she.shows_that_it_is_she()
    gone = Member.objects.get(pk=member.pk)
    assert (gone.email, gone.is_active, "Kanari" in gone.name_used) == ("", False, False)
    assert SignedInSession.objects.filter(member=member).count() == 0
    for screen in (she, other_phone):
        screen.go("/home/")
        assert "/accounts/login/" in screen.page.url
        assert "Kanari" not in screen.page.content()
