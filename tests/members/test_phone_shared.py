"""A phone that two women share: after the code she says who she is, and proves it by her PIN."""

import re

import pytest

from members import actions
from members.models import PhoneCode
from tests.factories import NOW, make_member
from tests.members.phoning import PHONE, PIN, ask, code_in, enter, half_a_minute_later, say, who_is_in, wrong
from tests.page_rules import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def woman(sms):
    return make_member(email="", phone=PHONE, name_used="Pili", language="en")


@pytest.fixture
def two(woman):
    """Pili and Rehema share a phone; only Rehema has a PIN."""
    rehema = make_member(email="", phone=PHONE, name_used="Rehéma", language="sw")
    actions.set_pin(rehema, pin=PIN)
    return woman, rehema


@pytest.mark.parametrize("who", ["Rehéma", "rehema", "REHEMA ", "{number}", "{digits}"])
def test_she_says_who_she_is_and_proves_it(client, two, sms, who):
    rehema = two[1]
    ask(client)
    assert enter(client, code_in(sms))["Location"] == "/phone/who/"
    assert who_is_in(client) is None
    who = who.format(number=rehema.number, digits=rehema.number.removeprefix("M-"))
    assert say(client, who)["Location"] == "/me/phone/"
    assert (who_is_in(client), client.session["own"]) == (str(rehema.pk), False)


def test_names_are_never_listed_and_wrong_tries_look_alike(client, two, sms):
    make_member(email="", name_used="Zuwena")
    ask(client)
    page = client.get(enter(client, code_in(sms))["Location"]).content.decode()
    tries = [("Rehema", "111111"), ("Pili", PIN), ("Zuwena", PIN), ("Nobody", PIN)]
    answers = [say(client, who, pin) for who, pin in tries]
    bodies = {re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers}
    assert ([answer.status_code for answer in answers], len(bodies)) == ([422] * 4, 1)
    assert not any(name in page for name in ("Pili", "Reh", *[one.number for one in two]))
    assert 'href="/card/"' in page


def test_both_are_called_the_same_and_the_pin_tells_them_apart(client, two, sms):
    other = make_member(email="", phone=PHONE, name_used="Rehema")
    actions.set_pin(other, pin="591824")
    ask(client)
    enter(client, code_in(sms))
    assert say(client, "Rehema", "591824")["Location"] == "/me/phone/"
    assert who_is_in(client) == str(other.pk)


def test_same_name_and_same_pin_opens_for_neither(client, two, sms):
    actions.set_pin(make_member(email="", phone=PHONE, name_used="Rehema"), pin=PIN)
    ask(client)
    enter(client, code_in(sms))
    assert (say(client, "Rehema").status_code, who_is_in(client)) == (422, None)


def test_five_wrong_pins_end_the_code(client, two, sms):
    ask(client)
    enter(client, code_in(sms))
    assert [say(client, "Rehema", "111111").status_code for _try in range(5)] == [422] * 5
    assert (say(client, "Rehema").status_code, who_is_in(client)) == (422, None)


@pytest.mark.usefixtures("within_one_window")
def test_ten_wrong_pins_a_day_whatever_name(client, two, sms):
    for start in range(2):
        ask(client)
        enter(client, code_in(sms))
        assert [say(client, f"Name {start}", "111111").status_code for _try in range(5)] == [422] * 5
        PhoneCode.objects.update(asked_at=NOW)
    ask(client)
    enter(client, code_in(sms))
    assert (say(client, "Rehema").status_code, who_is_in(client)) == (429, None)


def test_without_the_code_nobody_says_who_she_is(client, two, sms):
    assert say(client, "Rehema")["Location"] == "/phone/"
    ask(client)
    assert say(client, "Rehema")["Location"] == "/phone/"
    enter(client, wrong(code_in(sms)))
    assert (say(client, "Rehema")["Location"], who_is_in(client)) == ("/phone/", None)


def test_who_she_is_must_be_said_within_ten_minutes(client, two, sms, time_machine):
    time_machine.move_to("2026-03-14 09:00:00+03:00", tick=False)
    ask(client)
    enter(client, code_in(sms))
    time_machine.move_to("2026-03-14 09:10:00+03:00", tick=False)
    assert (say(client, "Rehema").status_code, who_is_in(client)) == (422, None)


def test_woman_who_left_does_not_share_the_phone(client, two, sms):
    pili, rehema = two
    rehema.is_active = False
    rehema.save()
    ask(client)
    assert enter(client, code_in(sms))["Location"] == "/me/phone/"
    assert who_is_in(client) == str(pili.pk)


@pytest.mark.usefixtures("within_one_window")
@pytest.mark.parametrize("language", ["sw", "en"])
def test_pages_that_turn_her_away_keep_to_the_rules_of_all_pages(client, two, sms, language):
    client.cookies["lugha"] = language
    ask(client)
    code = code_in(sms)
    pages = [ask(client), enter(client, wrong(code)), enter(client, code), say(client, "Rehema", "111111")]
    pages += [say(client, "Rehema", "111111") for _try in range(5)]
    for _code in range(4):
        half_a_minute_later()
        pages.append(ask(client))
    seen = [(page.status_code, faults(page.content.decode(), language)) for page in pages if page.content]
    assert seen == [(429, [])] + [(422, [])] * 7 + [(429, [])]
