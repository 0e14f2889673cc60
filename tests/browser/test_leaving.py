"""Leaving and being erased, on a small phone in Kiswahili: what goes is read first, and she shows that it is she."""

from members import actions
from members.models import Member
from tests.browser.cast import Phone
from tests.factories import make_member
from wellness import actions as wellness
from wellness.queries import own


class SmallPhone(Phone):
    size = (320, 640)


def test_she_leaves_in_few_taps_and_nothing_of_her_is_left(stage):
    woman = make_member(name_used="Pili", legal_name="Jina Kamili", language="sw")
    actions.set_pin(woman, pin="271828")
    wellness.agree(woman, today=woman.joined_on)
    wellness.check_in(woman, face="5", today=woman.joined_on)
    phone = stage(SmallPhone)
    phone.sign_in(woman)
    phone.go("/me/")
    phone.page.locator("main a[href='/me/standing/']").click()
    phone.page.locator("main a[href='/me/leave/']").click()
    phone.page.locator("main form input:not([type=hidden])").first.fill("271828")
    phone.page.locator("main form button.btn-primary").first.click()
    phone.page.wait_for_url("**/me/leave/")
    assert woman.number in phone.page.locator("main").inner_text()
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 320
    phone.picture("leave")
    phone.page.locator("main form button.btn-danger").click()
    phone.page.wait_for_url(lambda address: address.endswith("/"))
    gone = Member.objects.get(pk=woman.pk)
    assert (gone.name_used, gone.legal_name, gone.is_active, own(gone).count()) == ("—", "", False, 0)
    phone.go("/me/")
    assert "/accounts/login/" in phone.page.url
