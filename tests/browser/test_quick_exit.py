"""Leave quickly: by one press, by the first stop of Tab, by three Shifts; by Esc only on pages of care."""

import pytest

from tests.browser.cast import Screen
from tests.factories import make_member


@pytest.fixture
def phone(stage):
    """A signed-in member's phone on which the page behind the way out is an empty one."""
    phone = stage(Screen)
    phone.page.route("**/exit/", lambda route: route.fulfill(body="elsewhere"))
    phone.sign_in(make_member())
    return phone


@pytest.mark.row(18, "one tap, Back shows nothing")
def test_one_press_leaves_and_back_does_not_return(phone):
    phone.go("/care/")
    phone.go("/me/")
    phone.page.get_by_role("banner").get_by_role("link", name="Leave quickly").click()
    phone.page.wait_for_url("**/exit/")
    phone.page.go_back()
    assert not phone.page.url.endswith("/me/")


@pytest.mark.row(18, "first stop of Tab")
def test_first_stop_of_tab_leaves(phone):
    phone.go("/me/")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**/exit/")


@pytest.mark.row(18, "three Shifts")
@pytest.mark.parametrize("path", ["/me/", "/people/"])
def test_three_shifts_leave_and_two_do_not(stage, path):
    phone = stage(Screen)
    phone.page.route("**/exit/", lambda route: route.fulfill(body="elsewhere"))
    phone.sign_in(make_member("membership_admin"))
    phone.go(path)
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        phone.page.keyboard.press(key)
    assert phone.page.url.endswith(path)
    phone.page.keyboard.press("Shift")
    phone.page.wait_for_url("**/exit/")


@pytest.mark.row(18, "Esc on care pages")
def test_esc_leaves_only_where_care_is(phone):
    phone.go("/me/")
    phone.page.keyboard.press("Escape")
    phone.page.wait_for_timeout(200)
    assert phone.page.url.endswith("/me/")
    phone.go("/care/")
    phone.page.keyboard.press("Escape")
    phone.page.wait_for_url("**/exit/")


@pytest.mark.row
def test_page_is_blank_before_the_way_out_has_answered(phone, score):
    phone.go("/me/")
    left = """() => {
        const start = performance.now();
        document.querySelector("header [data-leave]").click();
        return [document.body.innerText, document.title, performance.now() - start];
    }"""
    *blank, took = phone.page.evaluate(left)
    score(18, f"blank after {took:.1f} ms", blank == ["", "…"] and took <= 100, still=blank == ["", "…"])
    phone.page.wait_for_url("**/exit/")


def test_way_out_is_a_plain_link_without_scripts(stage):
    phone = stage(Screen, scripts=False)
    phone.page.route("**/exit/", lambda route: route.fulfill(body="elsewhere"))
    phone.go("/")
    phone.page.get_by_role("banner").get_by_role("link", name="Leave quickly").click()
    phone.page.wait_for_url("**/exit/")
