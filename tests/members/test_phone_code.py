"""Signing in by a code sent to a phone: any way of typing, no way of guessing."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members import actions, jobs
from members.models import Member, PhoneCode
from tests.factories import NOW, make_member
from tests.members.phoning import PHONE, ask, code_in, enter, half_a_minute_later, who_is_in, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def woman(sms):
    return make_member(email="", phone=PHONE, name_used="Pili", language="en")


# --- One woman, one phone ---


@pytest.mark.parametrize(
    "typed",
    [
        "0712 345 678",
        "0712-345-678",
        "712345678",
        "255712345678",
        "+255 712 345 678",
        "00255712345678",
        "(0712) 345678",
        " 0712.345.678 ",
        "+255 (0) 712 345 678",
    ],
)
def test_typed_in_any_way_it_is_her_phone(client, woman, sms, typed):
    assert ask(client, typed)["Location"] == "/phone/code/"
    assert [message["to"] for message in sms] == [PHONE]
    assert enter(client, code_in(sms))["Location"] == "/me/phone/"
    assert (who_is_in(client), client.session["own"]) == (str(woman.pk), False)


def test_number_stays_as_it_was(client, woman, sms):
    ask(client, "0712 345 678")
    enter(client, code_in(sms))
    woman.refresh_from_db()
    assert woman.phone == PHONE


@pytest.mark.parametrize("typed", ["", "0712", "pili@example.org", "+1 555", "0" * 30])
def test_what_is_no_number_is_told_kindly(client, typed):
    assert ask(client, typed).status_code == 422
    assert PhoneCode.objects.count() == 0


@pytest.mark.parametrize("language", ["sw", "en"])
def test_sms_says_nothing_and_is_one_part_long(client, sms, language):
    make_member(email="", phone=PHONE, name_used="Kanari", language=language)
    client.cookies["lugha"] = "en" if language == "sw" else "sw"
    ask(client)
    words = {"sw": "Namba yako: ", "en": "Your code: "}
    assert sms[-1]["text"].startswith(words[language])
    assert re.fullmatch(r"[A-Za-z0-9 .:]{1,160}", sms[-1]["text"])
    assert "Kanari" not in sms[-1]["text"]


def test_code_typed_with_a_space_fits(client, woman, sms):
    ask(client)
    code = code_in(sms)
    assert enter(client, f" {code[:3]} {code[3:]} ")["Location"] == "/me/phone/"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef"])
def test_what_is_no_code_is_not_counted_as_a_try(client, woman, sms, typed):
    ask(client)
    assert enter(client, typed).status_code == 422
    assert PhoneCode.objects.get().tries == 0


def test_paused_member_may_sign_in_and_one_who_left_may_not(client, woman, sms):
    woman.paused_on = NOW
    woman.save()
    ask(client)
    assert enter(client, code_in(sms))["Location"] == "/me/phone/"
    PhoneCode.objects.update(asked_at=NOW)
    woman.paused_on, woman.is_active = None, False
    woman.save()
    stranger = Client()
    assert ask(stranger)["Location"] == "/phone/code/"
    assert len(sms) == 1


def test_woman_who_is_kept_out_reads_how_long(client, woman, sms):
    Member.objects.update(suspended_until=timezone.now() + timedelta(days=1))
    ask(client)
    assert (enter(client, code_in(sms))["Location"], who_is_in(client)) == (reverse("members:resting"), None)


def test_woman_who_left_while_the_code_was_on_its_way(client, woman, sms):
    ask(client)
    woman.is_active = False
    woman.save()
    assert (enter(client, code_in(sms)).status_code, who_is_in(client)) == (422, None)


# --- The life of a code ---


@pytest.mark.parametrize(("minutes", "status"), [("09:59", 302), ("10:00", 422)])
def test_code_dies_at_ten_minutes(client, woman, sms, time_machine, minutes, status):
    time_machine.move_to("2026-03-14 09:00:00+03:00", tick=False)
    ask(client)
    time_machine.move_to(f"2026-03-14 09:{minutes}+03:00", tick=False)
    assert enter(client, code_in(sms)).status_code == status


def test_third_try_may_be_right_and_a_fourth_is_none(client, woman, sms):
    ask(client)
    code = code_in(sms)
    assert [enter(client, wrong(code)).status_code for _try in range(2)] == [422] * 2
    assert enter(client, code)["Location"] == "/me/phone/"


@pytest.mark.usefixtures("within_one_window")
def test_three_wrong_tries_end_the_code_and_hundred_guesses_are_three(client, woman, sms):
    ask(client)
    code = code_in(sms)
    answers = [enter(client, wrong(code)) for _guess in range(100)]
    assert [answer.status_code for answer in answers] == [422] * 100
    assert PhoneCode.objects.get().tries == 3
    assert (enter(client, code).status_code, who_is_in(client)) == (422, None)


def test_code_works_once(client, woman, sms):
    ask(client)
    code = code_in(sms)
    enter(client, code)
    client.logout()
    assert enter(client, code)["Location"] == "/phone/"
    assert PhoneCode.objects.count() == 0


def test_new_code_ends_the_old_one(client, woman, sms, time_machine):
    time_machine.move_to("2026-03-14 09:00:00+03:00", tick=False)
    ask(client)
    old = code_in(sms)
    time_machine.move_to("2026-03-14 09:00:31+03:00", tick=False)
    assert client.post("/phone/", {"again": "1"})["Location"] == "/phone/code/"
    assert enter(client, old).status_code == (302 if old == code_in(sms) else 422)
    assert enter(client, code_in(sms))["Location"] == "/me/phone/"


def test_code_opens_nothing_where_it_was_not_asked_for(client, woman, sms):
    ask(client)
    thief = Client()
    assert enter(thief, code_in(sms))["Location"] == "/phone/"
    ask(thief, "0712 999 999")
    assert enter(thief, code_in(sms)).status_code == 422


def test_stranger_who_asks_for_a_code_does_not_end_hers(client, woman, sms, time_machine):
    time_machine.move_to("2026-03-14 09:00:00+03:00", tick=False)
    ask(client)
    hers = code_in(sms)
    time_machine.move_to("2026-03-14 09:00:31+03:00", tick=False)
    ask(Client(), REMOTE_ADDR="198.51.100.7")
    assert (len(sms), enter(client, hers)["Location"]) == (2, "/me/phone/")


@pytest.mark.parametrize(("second", "status"), [("29", 429), ("30", 302)])
def test_second_code_within_half_a_minute_is_refused_kindly(client, woman, sms, time_machine, second, status):
    time_machine.move_to("2026-03-14 09:00:00+03:00", tick=False)
    client.cookies["lugha"] = "en"
    ask(client)
    time_machine.move_to(f"2026-03-14 09:00:{second}+03:00", tick=False)
    answer = ask(client)
    assert (answer.status_code, len(sms)) == (status, 1 if status == 429 else 2)
    assert ('href="/phone/code/"' in answer.content.decode()) == (status == 429)


def test_old_codes_are_forgotten():
    for age in (timedelta(hours=23), timedelta(hours=25)):
        PhoneCode.objects.create(phone_index="a", code_index="b", asked_at=timezone.now() - age)
    jobs.forget_old_phone_codes()
    assert PhoneCode.objects.count() == 1


# --- What is kept ---


def test_neither_code_nor_number_stands_in_any_table(client, woman, sms):
    ask(client, "0712 345 678")
    code, dump = code_in(sms), ""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dump += str(cursor.fetchall())
    session = str(dict(client.session))
    for secret in (code, "712345678", "712 345 678"):
        assert (secret in dump, secret in session) == (False, False)


# --- How often ---


@pytest.mark.usefixtures("within_one_window")
@pytest.mark.parametrize("known", [True, False])
def test_one_number_from_one_place_gets_four_codes_in_ten_minutes(client, sms, known):
    make_member(email="", phone=PHONE if known else "+255712345679")
    answers = []
    for _code in range(6):
        answers.append(ask(client).status_code)
        half_a_minute_later()
    assert (answers, len(sms)) == ([302] * 4 + [429] * 2, 4 if known else 0)


@pytest.mark.usefixtures("within_one_window")
def test_one_number_from_everywhere_gets_thirty_an_hour(woman, sms):
    answers = []
    for place in range(32):
        answers.append(ask(Client(), REMOTE_ADDR=f"198.51.100.{place}").status_code)
        half_a_minute_later()
    assert (answers, len(sms)) == ([302] * 30 + [429] * 2, 30)


def test_who_asks_for_her_codes_elsewhere_all_hour_does_not_use_them_up(client, woman, sms, time_machine):
    for minute in range(60):
        time_machine.move_to(f"2026-03-14 09:{minute:02}:00+03:00", tick=False)
        ask(Client(), REMOTE_ADDR="198.51.100.7")
    time_machine.move_to("2026-03-14 09:59:59+03:00", tick=False)
    assert (len(sms), ask(client)["Location"]) == (24, "/phone/code/")


def test_impatience_costs_her_nothing(client, woman, sms, time_machine):
    time_machine.move_to("2026-03-14 09:00:00+03:00", tick=False)
    assert [ask(client).status_code for _tap in range(8)] == [302] + [429] * 7
    time_machine.move_to("2026-03-14 09:00:30+03:00", tick=False)
    assert (ask(client).status_code, len(sms)) == (302, 2)


# --- The doors ---


def test_login_page_asks_for_the_phone_first(client):
    page = client.get("/accounts/login/").content.decode()
    assert 0 < page.index('action="/phone/"') < page.index('href="/card/"') < page.index('name="email"')


def test_house_without_sms_does_not_promise_any(client, settings):
    settings.SMS_URL = "none:"
    assert 'action="/phone/"' not in client.get("/accounts/login/").content.decode()
    assert ask(client)["Location"] == "/accounts/login/"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("answers_first")
def test_hundred_guesses_at_once_are_three(settings):
    code = actions.send_phone_code(PHONE, language="en", now=timezone.now())
    counted, start = [], threading.Barrier(10)

    def guess(first):
        start.wait()
        for number in range(first, first + 10):
            try:
                counted.append(actions.enter_phone_code(code, code=f"x{number}", now=timezone.now()))
            except actions.Over:
                pass
        connections.close_all()

    threads = [threading.Thread(target=guess, args=[10 * number]) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [False] * 3
