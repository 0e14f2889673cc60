"""The safeguarding person: who hears of broken rules does not decide who belongs."""

import pytest
from django.utils import translation

from members import actions
from tests.factories import NOW, TODAY, make_member

pytestmark = pytest.mark.django_db


def ask(woman, role):
    asked = {"deed": "grant", "role": role, "starts_on": TODAY, "ends_on": None, "reason": "x"}
    return actions.ask(woman, **asked, by=make_member("membership_admin"), now=NOW)


@pytest.mark.parametrize(
    ("held", "role"),
    [
        ("co_lead", "safeguarding"),
        ("membership_admin", "safeguarding"),
        ("safeguarding", "co_lead"),
        ("safeguarding", "membership_admin"),
    ],
)
def test_she_is_never_one_of_those_who_decide(held, role):
    woman = make_member(held)
    make_member("co_lead")
    with translation.override("en"), pytest.raises(actions.Refused, match="cannot hold both"):
        ask(woman, role)


def test_two_that_were_asked_for_together_are_not_both_given():
    woman, second = make_member(), make_member("co_lead")
    one, other = ask(woman, "safeguarding"), ask(woman, "membership_admin")
    actions.approve(one, by=second, now=NOW)
    with pytest.raises(actions.Refused):
        actions.approve(other, by=second, now=NOW)


def test_she_may_be_a_care_companion_too():
    woman, second = make_member("care_companion"), make_member("co_lead")
    assert actions.approve(ask(woman, "safeguarding"), by=second, now=NOW)
