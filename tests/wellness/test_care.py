"""The list of practices, a practice before and while it runs, and whom to call."""

import pytest
from django.urls import reverse

from tests.factories import TODAY, make_member
from tests.languages import foreign_strings
from wellness import practices
from wellness.models import CheckIn, PracticeUse, Referral

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client):
    member = make_member()
    client.force_login(member)
    return member


def _practice(slug):
    return reverse("wellness:practice", args=[slug])


def test_the_two_that_suit_most_rooms_stand_first(client, member):
    page = client.get(reverse("wellness:care")).text
    found = [slug for slug in practices.everything() if _practice(slug) in page]
    assert len(found) == 12
    assert (
        page.index(_practice("long-exhale"))
        < page.index(_practice("feet-on-floor"))
        < page.index(_practice("humming"))
    )


def test_only_numbers_that_somebody_has_checked_are_there_to_call(client, member):
    Referral.objects.create(name="Child helpline", number="116")
    Referral.objects.create(name="Clinic", number="0712 000 111", checked_on=TODAY)
    page = client.get(reverse("wellness:care")).text
    assert "116" not in page
    assert 'href="tel:0712000111"' in page


def test_without_a_checked_number_she_is_told_whom_to_speak_to(client, member):
    assert "No number has been checked yet." in client.get(reverse("wellness:care")).text


def test_before_it_starts_she_reads_how_long_and_that_she_may_stop(client, member):
    page = client.get(_practice("long-exhale")).text
    said = (
        "It takes about 2 minutes.",
        "Eyes open or closed",
        "You may watch, stop or step out.",
        "Never push air out hard.",
    )
    assert [words for words in said if words not in page] == []
    assert "<animate" not in page


def test_it_starts_by_her_press_and_stop_is_in_view(client, member):
    answer = client.get(_practice("long-exhale"), {"go": 1})
    assert "<animate" in answer.text
    assert f'href="{_practice("long-exhale")}"' in answer.text
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_breath_is_held_only_where_she_chooses_it(client, member):
    page = client.get(_practice("box-breathing")).text
    assert 'value="gentle" checked' in page
    assert "Hold softly" not in client.get(_practice("box-breathing"), {"go": 1, "pattern": "gentle"}).text
    assert "Hold softly" in client.get(_practice("box-breathing"), {"go": 1, "pattern": "full"}).text


def test_a_practice_alone_leaves_nothing(client, member):
    client.get(_practice("humming"), {"go": 1})
    assert (PracticeUse.objects.count(), CheckIn.objects.count()) == (0, 0)


def test_an_unknown_practice_is_not_found(client, member):
    assert client.get(_practice("lying-down")).status_code == 404


@pytest.mark.parametrize("address", ["/care/", "/care/long-exhale/", "/care/plan/"])
def test_a_stranger_is_sent_to_sign_in(client, address):
    assert client.get(address).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("address", ["/care/", "/care/long-exhale/", "/care/long-exhale/?go=1"])
def test_pages_give_nothing_away_and_esc_leaves_them(client, member, address):
    page = client.get(address).text
    assert "<title>A quiet minute" in page
    assert "data-exit-esc" in page


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("slug", practices.everything())
def test_practices_speak_one_language(client, member, language, slug):
    client.cookies["lugha"] = language
    pages = [
        client.get(_practice(slug)),
        client.get(_practice(slug), {"go": 1}),
        client.get(reverse("wellness:care")),
    ]
    assert [foreign_strings(page.text, language) for page in pages] == [[], [], []]


def test_the_list_costs_the_same_with_one_number_and_with_many(client, member, django_assert_num_queries):
    for count in (1, 10):
        Referral.objects.bulk_create(
            Referral(name=f"C{i}", number="112", checked_on=TODAY) for i in range(count)
        )
        with django_assert_num_queries(4):
            client.get(reverse("wellness:care"))
