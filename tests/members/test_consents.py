"""What she agreed to: each for one purpose, in words that have a version, and taken back in two taps."""

import hashlib
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from actionplan.models import Partner
from members import actions, personal, queries
from members.models import WORDS, Consent, SafeContact
from tests.factories import NOW, TODAY, make_member
from wellness import actions as wellness
from wellness.queries import own

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture
def she(client):
    woman = make_member(name_used="Pili", phone="+255700555777", channel="sms")
    client.force_login(woman)
    return woman


def agreed(woman):
    return [agreement.purpose for agreement in personal.agreements(woman)]


def test_new_words_get_a_new_version():
    """Where this fails because words were changed: raise their version, then write the new sum here."""
    sums = {
        purpose: (version, hashlib.sha256(words._args[0].encode()).hexdigest()[:8])
        for purpose, (version, words) in WORDS.items()
    }
    assert sums == {"email": (1, "9ab7844b"), "sms": (1, "02ec6e77"), "partners": (1, "828b1adb")}


def test_every_yes_of_hers_stands_on_one_page_whichever_app_keeps_it(client, she):
    Consent.objects.create(member=she, purpose="membership", version=3, given_on=TODAY)
    wellness.agree(she, today=TODAY)
    actions.say_yes(she, purpose="partners", now=NOW)
    assert agreed(she) == ["membership", "partners", "sms", "check-ins"]
    page = client.get("/me/consents/").content.decode()
    assert page.count("Yes since") == 4


@pytest.mark.parametrize("purpose", ["partners", "sms", "check-ins"])
def test_it_is_taken_back_by_one_press_after_one_tap(client, she, purpose):
    wellness.agree(she, today=TODAY)
    wellness.check_in(she, face="5", today=TODAY)
    actions.say_yes(she, purpose="partners", now=NOW)
    assert client.post(f"/me/consents/{purpose}/take-back/")["Location"] == "/me/consents/"
    assert purpose not in agreed(she)
    assert len(agreed(she)) == 2
    assert own(she).count() == (0 if purpose == "check-ins" else 1)


def test_taking_back_sms_is_choosing_no_way(client, she):
    client.post("/me/consents/sms/take-back/")
    assert SafeContact.objects.get(member=she).channel == "none"
    old = Consent.objects.get(member=she)
    assert (old.purpose, old.withdrawn_on is not None) == ("sms", True)


def test_two_rows_cannot_say_different_things_of_sms(she):
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(member=she, purpose="sms", version=1, given_on=TODAY)


@pytest.mark.parametrize("purpose", ["membership", "email", "check-ins", "nonsense", "none"])
def test_what_was_not_given_or_ends_by_leaving_is_not_taken_back(client, she, purpose):
    Consent.objects.create(member=she, purpose="membership", version=3, given_on=TODAY)
    assert client.post(f"/me/consents/{purpose}/take-back/").status_code == 302
    assert agreed(she) == ["membership", "sms"]


@pytest.mark.parametrize("purpose", ["membership", "sms", "nonsense"])
def test_only_what_the_page_offers_is_agreed_to_there(client, she, purpose):
    assert client.post(f"/me/consents/{purpose}/agree/").status_code == 404
    assert Consent.objects.count() == 0


def test_said_twice_it_is_one_yes(client, she):
    for _tap in range(2):
        client.post("/me/consents/partners/agree/")
    assert Consent.objects.open().filter(member=she, purpose="partners").count() == 1


def test_a_planner_sees_whom_she_may_name_and_no_other(client, she):
    make_member(name_used="Asha")
    actions.say_yes(she, purpose="partners", now=NOW)
    partner = Partner.objects.create(name="Mtandao", kind="legal-aid", may_know="names_by_own_consent")
    client.force_login(make_member("facilitator", name_used="Rehema"))
    for day, named in [(NOW, True), (NOW + YEAR, False)]:
        with time_machine.travel(day):
            client.force_login(make_member("facilitator"))
            page = client.get(f"/plan/partners/{partner.pk}/")
            assert [woman.name_used for woman in page.context["may_be_named"]] == (["Pili"] if named else [])


def test_after_a_year_a_yes_is_over_and_is_asked_for_again(client, she):
    wellness.agree(she, today=TODAY)
    actions.say_yes(she, purpose="partners", now=NOW)
    with time_machine.travel(NOW + YEAR):
        client.force_login(she)
        page = client.get("/me/consents/").content.decode()
        assert page.count("over since") == 2
        assert "/me/consents/partners/agree/" in page
        assert "Before the first time" in client.get("/checkin/").content.decode()
        client.post("/checkin/", {"face": "5"})
    assert own(she).count() == 0


def test_what_she_took_back_stays_as_proof_without_contents(she):
    actions.say_yes(she, purpose="partners", now=NOW)
    actions.take_back_yes(she, purpose="partners", now=NOW)
    assert list(Consent.objects.values_list("purpose", "version", "given_on", "withdrawn_on")) == [
        ("partners", 1, TODAY, TODAY)
    ]
    assert list(queries.may_be_named_to_partners(TODAY)) == []


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_costs_the_same_for_one_yes_and_for_many(client, she, django_assert_num_queries, count):
    hearer = make_member()
    for number in range(count):
        past = {"given_on": date(2020, 1, 1), "withdrawn_on": date(2020, 1, 2) if number else None}
        Consent.objects.create(member=she, purpose="partners", version=1, noted_by=hearer, **past)
    client.get("/me/consents/")
    # session, her; how she is reached; her consents; her yes to answers; the house
    with django_assert_num_queries(7):
        client.get("/me/consents/")
