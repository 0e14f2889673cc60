"""Who may be here twice: found by phone and name, side by side, told apart for good."""

import time

import pytest

from members import queries
from members.models import AuditEvent, Member, NotTheSame
from members.models.member import folded
from tests.factories import make_chapter, make_member, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_member("membership_admin", name_used="Zena"))
    proved(client)
    return client


def signs():
    """Every pair that is found, by the names in it."""
    pairs = queries.with_women(queries.possible_duplicates())
    return [(one.name_used, other.name_used, list(signs)) for one, other, signs in pairs]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Asha Juma", "asha  JUMA", ["name"]),
        ("Asha Juma", "Juma Asha", ["name"]),
        ("Fatuma Said", "Fatma Said", ["spelling"]),
        ("Fatuma Said", "Faturna Said", []),
        ("Zainabu Ally", "Zaynabu Ali", ["spelling"]),
        ("Asha Juma", "Asah Juma", ["spelling"]),
        ("Asha Juma", "Asha Jumanne", []),
        ("Asha Juma", "Bahati Juma", []),
        ("Asha", "Asha", []),
        ("Ana B", "Ann B", []),
    ],
)
def test_names_that_are_alike(one, other, found):
    make_member(name_used=one)
    make_member(name_used=other)
    assert signs() == ([(one, other, found)] if found else [])


def test_one_word_is_enough_within_a_chapter():
    here, there = make_chapter(), make_chapter()
    for chapter in (here, here, there, None):
        make_member(name_used="Asha", chapter=chapter)
    assert signs() == [("Asha", "Asha", ["chapter"])]


def test_a_phone_that_two_have_is_a_sign_and_the_surest_stand_first():
    make_member(name_used="Fatuma Said")
    make_member(name_used="Fatma Said")
    make_member(name_used="Asha Juma", phone="+255712345678")
    make_member(name_used="Asha Juma", phone="+255712345678")
    assert signs() == [
        ("Asha Juma", "Asha Juma", ["phone", "name"]),
        ("Fatuma Said", "Fatma Said", ["spelling"]),
    ]


def test_what_many_share_says_nothing():
    for _one in range(7):
        make_member(name_used="Asha Juma", phone="+255712345678")
    assert signs() == []


def test_who_left_is_not_here_twice():
    make_member(name_used="Asha Juma")
    Member.objects.filter(pk=make_member(name_used="Asha Juma").pk).update(is_active=False)
    assert signs() == []


def test_two_women_are_told_apart_for_good(desk):
    one, other = make_member(name_used="Asha Juma"), make_member(name_used="Asha Juma")
    for _tap in range(2):
        desk.post(f"/people/duplicates/{other.pk}/{one.pk}/two/")
    assert signs() == []
    assert NotTheSame.objects.get().one == one
    told = AuditEvent.objects.order_by("row").values_list("verb", "about")
    assert list(told) == [("told_apart", f"member:{woman.pk}") for woman in (one, other)]


def test_side_by_side_says_in_words_what_differs_and_hides_details(desk):
    one = make_member(name_used="Asha", phone="+255712345678", email="siri@example.org", legal_name="")
    other = make_member(name_used="Asha", phone="+255712345699", email="", legal_name="")
    response = desk.get(f"/people/duplicates/{one.pk}/{other.pk}/")
    says = {str(fact.label): fact.says for fact in response.context["facts"]}
    assert [says[label] for label in ("Name used", "Phone", "E-mail", "Legal name")] == [
        "The same",
        "Different",
        "Only one has it",
        "Neither has it",
    ]
    page = response.content.decode()
    assert [hidden in page for hidden in ("…78", "…99", "71234", "siri@")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("typed", "status"),
    [(("M-701", "702"), 302), (("M-701", "m701"), 200), (("M-701", "x"), 200), (("", ""), 200)],
)
def test_two_numbers_are_compared(desk, typed, status):
    make_member(number="M-701")
    make_member(number="M-702")
    assert (
        desk.get("/people/duplicates/", dict(zip(("one", "other"), typed, strict=True))).status_code == status
    )


@pytest.mark.parametrize("count", [1, 60])
def test_the_list_costs_the_same_for_one_and_for_many(desk, django_assert_num_queries, count):
    for one in range(count):
        for _twice in range(2):
            make_member(name_used=f"Asha {'abcdefghij'[one % 10] * 4}{'klmnopq'[one % 7] * 3}", chapter=None)
    desk.get("/people/duplicates/")
    # session, her; her roles; all names; who was told apart; the women of this page; what waits; the house
    with django_assert_num_queries(8):
        desk.get("/people/duplicates/")


@pytest.mark.slow
def test_ten_thousand_are_looked_through_in_a_moment():
    first = ["Asha", "Bahati", "Chiku", "Dalila", "Eshe", "Fatuma", "Gaudensia", "Halima", "Imani", "Jamila"]
    names = [
        f"{first[one % 10]} {'bcdfgjklmn'[one // 1000]}{one % 1000:03}".translate(SPELT)
        for one in range(10_000)
    ]
    Member.objects.bulk_create(
        Member(number=f"M-{20000 + one}", name_used=name, name_key=folded(name))
        for one, name in enumerate(names)
    )
    began = time.perf_counter()
    assert len(queries.possible_duplicates()) < 20_000
    assert time.perf_counter() - began < 5


SPELT = str.maketrans("0123456789", "aeiourstzh")
