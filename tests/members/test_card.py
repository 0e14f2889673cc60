"""Signing in by a printed card: any way of typing, no way of guessing, nothing told of who is known."""

import re

import pytest
from django.db import IntegrityError, transaction

from members import actions, queries
from members.models import SignInCard
from members.models.card import LETTERS, card_index, new_words
from tests.factories import NOW, TODAY, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def woman():
    return make_member(email="", number="M-042")


def card_of(woman, **about):
    return actions.make_card(woman, by=None, now=NOW, today=TODAY)


def send(client, number, words, **options):
    return client.post("/card/", {"number": number, "words": words}, **options)


def is_in(client):
    return "_auth_user_id" in client.session


def test_card_has_no_letters_that_look_alike():
    assert not set("O0I1L") & set(LETTERS)
    assert re.fullmatch(rf"([{LETTERS}]{{4}}-){{2}}[{LETTERS}]{{4}}", new_words())


@pytest.mark.parametrize("number", ["M-042", "m042", "42", " m 42 "])
@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda words: words.replace("-", " "), lambda words: f" {words} "]
)
def test_typed_in_any_way_it_signs_her_in(client, woman, number, typed):
    response = send(client, number, typed(card_of(woman)))
    assert response["Location"] == "/me/phone/"
    assert client.session["_auth_user_id"] == str(woman.pk)


def test_new_card_makes_the_old_one_worthless(client, woman):
    old, new = card_of(woman), card_of(woman)
    assert send(client, "42", old).status_code == 422
    assert send(client, "42", new)["Location"] == "/me/phone/"
    assert SignInCard.objects.live().count() == 1


def test_two_live_cards_cannot_be(woman):
    card_of(woman)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInCard.objects.create(member=woman, secret_index="another", made_on=TODAY)


def test_card_of_another_woman_does_not_fit(client, woman):
    make_member(number="M-043")
    assert send(client, "43", card_of(woman)).status_code == 422


def test_the_letters_are_nowhere_in_the_table(woman):
    words = card_of(woman)
    row = SignInCard.objects.values().get()
    assert not any(words in str(value) or words.replace("-", "") in str(value) for value in row.values())


def test_known_and_unknown_numbers_get_the_same_answer(client, woman, django_assert_num_queries):
    card_of(woman)
    known, unknown = (send(client, number, "AAAA-BBBB-CCCC") for number in ("M-042", "M-777"))
    assert known.status_code == unknown.status_code == 422
    bodies = [re.sub(r"M-\d+|value=\"[^\"]+\"", "", one.content.decode()) for one in (known, unknown)]
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize("number", ["42", "777"])
def test_known_and_unknown_numbers_cost_one_question(woman, number, django_assert_num_queries):
    words = card_of(woman)
    with django_assert_num_queries(1):
        queries.member_by_card(card_index(number, words[::-1]))


def test_woman_who_left_gets_the_answer_of_a_stranger(client, woman):
    words = card_of(woman)
    woman.is_active = False
    woman.save()
    assert send(client, "42", words).status_code == 422


@pytest.mark.usefixtures("within_one_window")
def test_hundred_guesses_from_one_place_are_five(client, woman):
    words = card_of(woman)
    answers = [send(client, "42", f"AAAA-BBBB-{guess:04}").status_code for guess in range(100)]
    assert answers == [422] * 5 + [429] * 95
    assert send(client, "42", words).status_code == 429


def test_guesser_elsewhere_does_not_keep_her_out(client, woman):
    words = card_of(woman)
    for guess in range(100):
        send(client, "42", f"AAAA-BBBB-{guess:04}", REMOTE_ADDR="198.51.100.7")
    assert send(client, "42", words)["Location"] == "/me/phone/"


@pytest.mark.usefixtures("within_one_window")
def test_guessers_in_many_places_get_sixty_guesses(client, woman):
    answers = [
        send(client, "42", f"AAAA-BBBB-{guess:04}", REMOTE_ADDR=f"198.51.100.{guess}").status_code
        for guess in range(70)
    ]
    assert answers == [422] * 60 + [429] * 10


def test_after_five_minutes_she_may_try_again(client, woman, time_machine):
    time_machine.move_to("2026-03-14 09:00:00+03:00", tick=False)
    words = card_of(woman)
    for _guess in range(6):
        send(client, "42", "AAAA-BBBB-CCCC")
    time_machine.move_to("2026-03-14 09:05:01+03:00", tick=False)
    assert send(client, "42", words)["Location"] == "/me/phone/"


def test_hall_of_sixty_signs_in_behind_one_address(client):
    women = [make_member(email="") for _woman in range(60)]
    answers = []
    for woman in women:
        answers.append(send(client, woman.number, card_of(woman))["Location"])
        client.get("/exit/")
    assert answers == ["/me/phone/"] * 60


def test_qr_of_the_card_leaves_no_letters_in_the_address(client, woman):
    response = client.get(f"/card/{woman.number}/{card_of(woman)}/")
    assert response["Location"] == "/card/"
    assert not is_in(client)
    assert client.post("/card/", {"scanned": "1"})["Location"] == "/me/phone/"
    assert is_in(client)


def test_wrong_qr_says_so(client):
    client.get("/card/M-001/AAAA-BBBB-CCCC/")
    assert client.post("/card/", {"scanned": "1"}).status_code == 422
    assert client.post("/card/", {"scanned": "1"}).status_code == 422


def test_login_page_leads_to_the_card(client):
    page = client.get("/accounts/login/").content.decode()
    assert ('href="/card/"' in page, 'name="email"' in page, 'name="password"' in page) == (True, True, True)
