"""A role is asked for on a laptop in English and approved on a small phone in Kiswahili, each after her PIN."""

import pytest
from playwright.sync_api import expect

from members import actions
from members.models import RoleTerm
from tests.browser.cast import Phone, Screen, fill
from tests.factories import make_member

PIN = "482913"


class SmallPhone(Phone):
    size = (320, 640)


@pytest.fixture
def people(db):
    asks, approves = make_member("co_lead"), make_member("co_lead", language="sw")
    for woman in (asks, approves):
        actions.set_pin(woman, pin=PIN)
    return asks, approves, make_member(name_used="Zuhura", language="sw")


def proves(screen) -> None:
    screen.page.locator("main input[name=proof-answer]").fill(PIN)
    screen.page.locator("main form:has(input[name=proof-answer]) button").first.click()


def test_from_the_one_who_asks_to_the_one_who_holds_it(stage, people):
    asks, approves, woman = people
    laptop, phone, hers = stage(Screen), stage(SmallPhone), stage(SmallPhone)
    for screen, member in ((laptop, asks), (phone, approves), (hers, woman)):
        screen.sign_in(member)

    laptop.go("/people/role-changes/")
    laptop.page.locator("#id_q").fill("zuh")
    laptop.page.get_by_role("button", name="Find").click()
    laptop.page.get_by_role("link", name="Zuhura").click()
    proves(laptop)
    form = laptop.page.locator("main form:has([name=deed])")
    for name, value in {"deed": "grant", "role": "facilitator", "reason": "Amejifunza"}.items():
        fill(form, name, value)
    form.get_by_role("button", name="Ask for it").click()
    expect(laptop.page.get_by_text("Amejifunza")).to_be_visible()
    expect(laptop.page.get_by_role("button", name="Approve")).to_have_count(0)

    phone.go("/home/")
    phone.page.locator("main a[href='/people/role-changes/']").first.click()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320
    phone.page.get_by_role("button", name="Idhinisha").click()
    proves(phone)
    expect(phone.page.locator(".alert-success")).to_be_visible()
    assert RoleTerm.objects.filter(member=woman, role="facilitator").count() == 1

    hers.go("/me/")
    expect(hers.page.get_by_text("Mwezeshaji").first).to_be_visible()
    hers.go("/host/")
    expect(hers.page.locator("h1")).to_be_visible()
