"""A card or a code of ten minutes, made by somebody who stands beside her."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from members import actions
from members.models import AuditEvent, Pin, QuickPass, SignInCard
from tests.factories import make_member, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def woman():
    return make_member(email="", number="M-042", name_used="Rehema")


def helper(client, *roles):
    member = make_member(*(roles or ("facilitator",)))
    client.force_login(member)
    proved(client)
    return member


def pass_for(woman, now=None):
    return actions.make_quick_pass(woman, by=None, now=now or timezone.now())


def test_card_is_shown_once_and_opens(client, woman):
    helper(client)
    page = client.post(f"/people/cards/{woman.pk}/").content.decode()
    words = re.search(r"<code>([A-Z2-9-]{14})</code>", page)[1]
    assert ("M-042" in page, "svg" in page) == (True, True)
    assert words not in client.get(f"/people/cards/{woman.pk}/").content.decode()
    client.logout()
    assert client.post("/card/", {"number": "42", "words": words})["Location"] == "/me/phone/"


def test_looking_at_the_page_makes_no_card(client, woman):
    helper(client)
    client.get(f"/people/cards/{woman.pk}/")
    assert SignInCard.objects.count() == 0


@pytest.mark.parametrize("who", ["M-042", "42", "rehema"])
def test_code_is_made_for_the_woman_named(client, woman, who):
    maker = helper(client)
    assert client.post("/people/qr/", {"who": who}).status_code == 200
    made = QuickPass.objects.get()
    assert (made.member, made.made_by) == (woman, maker)


def test_two_of_one_name_are_told_apart_by_number(client, woman):
    make_member(name_used="Rehema")
    helper(client)
    assert client.post("/people/qr/", {"who": "Rehema"}).status_code == 422
    assert QuickPass.objects.count() == 0


@pytest.mark.parametrize(
    ("hers", "by", "may"),
    [
        ("communications", "facilitator", True),
        ("facilitator", "facilitator", False),
        ("care_companion", "facilitator", False),
        ("care_companion", "membership_admin", True),
        ("co_lead", "membership_admin", False),
        ("membership_admin", "membership_admin", False),
    ],
)
def test_nobody_gets_a_key_above_her_own(client, hers, by, may):
    woman = make_member(hers)
    helper(client, by)
    client.post("/people/qr/", {"who": woman.number})
    client.post(f"/people/cards/{woman.pk}/")
    assert (QuickPass.objects.exists(), SignInCard.objects.exists()) == (may, may)


def test_only_who_keeps_the_register_puts_a_pin_away(client, woman):
    for role, left in (("facilitator", 1), ("membership_admin", 0)):
        actions.set_pin(woman, pin="482913")
        helper(client, role)
        client.post(f"/people/cards/{woman.pk}/", {"forget_pin": "on"})
        assert Pin.objects.count() == left


def test_looking_at_a_code_uses_nothing_up_and_pressing_signs_in(client, woman):
    secret = pass_for(woman)
    assert [client.get(f"/q/{secret}/").status_code for _look in range(3)] == [200] * 3
    assert client.post(f"/q/{secret}/")["Location"] == "/me/phone/"
    assert client.session["_auth_user_id"] == str(woman.pk)


def test_forwarded_code_is_used_up(client, woman):
    secret = pass_for(woman)
    client.post(f"/q/{secret}/")
    client.logout()
    assert [client.get(f"/q/{secret}/").status_code, client.post(f"/q/{secret}/").status_code] == [404, 404]
    assert "_auth_user_id" not in client.session


def test_code_is_over_after_ten_minutes(client, woman):
    secret = pass_for(woman, now=timezone.now() - timedelta(minutes=10))
    assert client.post(f"/q/{secret}/").status_code == 404


def test_new_code_ends_the_one_before(client, woman):
    old, new = pass_for(woman), pass_for(woman)
    assert client.post(f"/q/{old}/").status_code == 404
    assert client.post(f"/q/{new}/").status_code == 302


def test_code_of_a_woman_who_left_is_over(client, woman):
    secret = pass_for(woman)
    woman.is_active = False
    woman.save()
    assert client.post(f"/q/{secret}/").status_code == 404


def test_guessed_code_is_not_there(client):
    assert client.post("/q/guess/").status_code == 404


@pytest.mark.parametrize("path", ["/people/qr/", "/people/cards/{pk}/"])
def test_helper_shows_first_that_it_is_she(client, woman, path):
    client.force_login(make_member("facilitator"))
    path = path.format(pk=woman.pk)
    assert client.get(path)["Location"].startswith("/me/prove/?next=")
    assert 'name="proof-answer"' in client.post(path, {"who": "42"}).content.decode()
    assert (QuickPass.objects.count(), SignInCard.objects.count()) == (0, 0)


def test_cards_codes_and_pins_put_away_stand_in_the_record(client, woman):
    actions.set_pin(woman, pin="482913")
    maker = helper(client, "membership_admin")
    client.post("/people/qr/", {"who": "42"})
    client.post(f"/people/cards/{woman.pk}/", {"forget_pin": "on"})
    lines = AuditEvent.objects.order_by("row").values_list("verb", "actor", "about")
    about = f"member:{woman.pk}"
    assert list(lines) == [(verb, maker.pk, about) for verb in ("pass_made", "pin_forgotten", "card_made")]
