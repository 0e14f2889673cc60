"""The page for everybody: two say so, nothing more than they saw stands there, and one press takes it away."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from agenda.actions import public as actions
from agenda.forms.public import PublicForm
from agenda.models import Agenda, PublicPage
from members.actions import Refused
from members.models import AuditEvent, Coalition
from tests.agenda.publics import CONTACT, asked_page
from tests.agenda.room import make_coalition
from tests.agenda.test_views import publish_one
from tests.factories import NOW, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture(autouse=True)
def published():
    Coalition.objects.create(pk=1, name="Kikao", language="en")
    make_coalition()
    publish_one()
    PublicPage.objects.all().delete()


@pytest.fixture
def she():
    return make_member("co_lead", name_used="Sofia")


@pytest.fixture
def other():
    return make_member("co_lead", name_used="Halima")


def signed_in(member) -> Client:
    client = Client()
    client.force_login(member)
    client.cookies["lugha"] = "en"
    proved(client)
    return client


def look(page, client=None, **headers):
    return (client or Client()).get(reverse("agenda:public_page", args=[page.address]), **headers)


def sent(**more) -> dict:
    """What the form sends without words of cards."""
    items = Agenda.objects.get().kept
    texts = {f"name_{item.pk}": item.name for item in items}
    return {"contact": CONTACT} | texts | more


def first_item():
    return Agenda.objects.get().kept[0]


def test_before_a_second_person_approves_nobody_sees_it(she, other):
    assert look(asked_page(by=she, now=NOW)).status_code == 404


def test_who_asked_cannot_approve(she, other):
    page = asked_page(by=she, now=NOW)
    with pytest.raises(Refused):
        actions.approve_public(page, by=she, now=NOW)
    assert look(page).status_code == 404


def test_approved_anybody_sees_what_was_asked_and_nothing_else(she, other):
    page = asked_page(by=she, approved_by=other, now=NOW)
    answer = look(page)
    found = answer.content.decode()
    assert [text in found for text in ("Mtaji", "Tusikilizwe", CONTACT, "Kikao")] == [True] * 4
    for hidden in ("Sofia", "Halima", she.number, other.number, "Nobody hires us", "5 women", "Urgent"):
        assert hidden not in found
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert '<meta name="robots" content="noindex">' in found
    assert "<form" not in found
    assert not answer.cookies


def test_its_address_is_short_and_has_no_words(she, other):
    page = asked_page(by=she, approved_by=other, now=NOW)
    assert re.fullmatch(
        r"/a/[2-9bcdfghjkmnpqrstvwxyz]{8}/", reverse("agenda:public_page", args=[page.address])
    )


def test_a_browser_keeps_it_and_asks_each_time(she, other):
    page = asked_page(by=she, approved_by=other, now=NOW)
    first = look(page)
    assert first["Cache-Control"] == "public, no-cache"
    again = look(page, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert actions.end_public(page, by=she, now=NOW)
    assert look(page, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 404


def test_both_languages_stand_one_tap_apart(she, other):
    page = asked_page(by=she, approved_by=other, now=NOW)
    here = reverse("agenda:public_page", args=[page.address])
    assert "What we ask" in Client().get(f"{here}?l=en").content.decode()
    assert "Tunachoomba" in Client().get(f"{here}?l=sw").content.decode()
    assert Client().get(f"{here}?l=xx").status_code == 200


def test_one_press_takes_it_away_and_a_second_changes_nothing(she, other):
    page = asked_page(by=she, approved_by=other, now=NOW)
    client = signed_in(other)
    for _press in range(2):
        client.post(reverse("agenda:end_public", args=[page.pk]))
    assert look(page).status_code == 404
    assert AuditEvent.objects.filter(verb="public_ended").count() == 1


def test_a_newer_page_stands_at_the_same_address_and_after_an_end_at_a_new_one(she, other):
    first = asked_page(by=she, approved_by=other, now=NOW)
    second = asked_page(by=other, approved_by=she, now=NOW)
    assert second.address == first.address
    assert list(PublicPage.objects.out()) == [second]
    actions.end_public(second, by=she, now=NOW)
    assert asked_page(by=she, now=NOW).address != first.address


def test_what_waits_under_an_address_that_was_taken_away_does_not_come_back(she, other):
    page = asked_page(by=she, approved_by=other, now=NOW)
    waiting = asked_page(by=she, now=NOW)
    actions.end_public(page, by=she, now=NOW)
    assert not actions.approve_public(waiting, by=other, now=NOW)
    assert look(page).status_code == 404


def test_what_waits_for_longer_than_a_day_is_too_old(she, other):
    out = asked_page(by=she, approved_by=other, now=NOW)
    page = asked_page(by=she, now=NOW)
    assert not actions.approve_public(page, by=other, now=NOW + timedelta(hours=25))
    assert list(PublicPage.objects.out()) == [out]


def test_an_admin_may_approve_and_may_not_ask(she):
    admin = make_member("membership_admin")
    with pytest.raises(Refused):
        asked_page(by=admin, now=NOW)
    page = asked_page(by=she, now=NOW)
    assert actions.approve_public(page, by=admin, now=NOW)


def test_alone_nobody_asks(she):
    with pytest.raises(Refused):
        asked_page(by=she, now=NOW)


def test_the_database_holds_that_a_second_person_approves(she, other):
    page = asked_page(by=she, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicPage.objects.filter(pk=page.pk).update(approved_by=she, approved_at=NOW)


def test_no_word_of_a_card_goes_out_unless_it_is_ticked_and_the_women_said_yes(she, other):
    client, item = signed_in(she), first_item()
    assert item.words == ["Nobody hires us"]
    client.post(reverse("agenda:ask_public"), sent())
    assert [entry["words"] for entry in PublicPage.objects.get().items] == [[], [], []]
    ticked = {f"words_{item.pk}": ["0"]}
    answer = client.post(reverse("agenda:ask_public"), sent(**ticked))
    assert answer.status_code == 422
    assert "Ask the women first" in answer.content.decode()
    client.post(reverse("agenda:ask_public"), sent(**ticked, released="on"))
    page = PublicPage.objects.open(NOW.now(NOW.tzinfo)).get()
    assert page.items[0]["words"] == ["Nobody hires us"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ask M-018 about it", "“M-018” is a number of somebody. Take it out."),
        ("Call 0712 345 678", "“0712 345 678” is a number of somebody. Take it out."),
        (
            "Sofia lost her house",
            "“Sofia” is the name of a member. Take it out, or say it with another word.",
        ),
    ],
)
def test_names_and_numbers_do_not_go_out(she, text, why):
    field = f"why_{first_item().pk}"
    form = PublicForm(sent(**{field: text}), agenda=Agenda.objects.get())
    assert not form.is_valid()
    assert form.errors == {field: [why]}


def test_a_choice_that_is_not_there_is_refused(she):
    form = PublicForm(sent(**{f"words_{first_item().pk}": ["7"]}), agenda=Agenda.objects.get())
    assert not form.is_valid()


def test_what_goes_out_stays_as_it_was_approved(she, other):
    page = asked_page(by=she, approved_by=other, now=NOW)
    issue = first_item().issue
    type(issue).objects.filter(pk=issue.pk).update(name="Siri", description="Siri")
    assert "Siri" not in look(page).content.decode()


def test_it_asks_the_database_for_the_page_and_the_name_alone(she, other, django_assert_num_queries):
    page = asked_page(by=she, approved_by=other, now=NOW)
    with django_assert_num_queries(2):
        look(page)
