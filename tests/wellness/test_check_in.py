from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from coalition.reminders.models import Reminder
from tests.factories import TODAY, make_member
from tests.languages import foreign_strings
from wellness import actions, jobs, queries
from wellness.models import CheckIn, CheckInConsent, Face, Referral

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 9)
PAGES = ("check_in", "checked_in", "my_check_ins")


@pytest.fixture
def member(client):
    member = make_member()
    client.force_login(member)
    return member


@pytest.fixture
def agreed(member):
    actions.agree(member, today=max(timezone.localdate(), TODAY))
    return member


def _answer(client, face):
    return client.post(reverse("wellness:check_in"), {"face": face})


def test_nothing_is_kept_before_she_said_yes(client, member):
    assert "Only you. No leader" in client.get(reverse("wellness:check_in")).text
    _answer(client, "2")
    assert queries.own(member).count() == 0


def test_after_her_yes_she_is_asked_with_five_faces(client, member):
    client.post(reverse("wellness:agree"))
    page = client.get(reverse("wellness:check_in")).text
    assert page.count('type="radio"') == 5
    assert "Who will see this? Only you." in page


@time_machine.travel("2026-03-14 10:00+03:00", tick=False)
def test_the_answer_is_kept_under_the_monday_of_the_week(client, agreed):
    assert _answer(client, "2").url == reverse("wellness:checked_in")
    assert list(queries.own(agreed).values_list("week", "face")) == [(MONDAY, "2")]


def test_a_second_answer_in_the_week_takes_the_place_of_the_first(agreed):
    actions.check_in(agreed, face="2", today=TODAY)
    actions.check_in(agreed, face="4", today=MONDAY)
    actions.check_in(agreed, face="1", today=TODAY + timedelta(days=7))
    assert list(queries.own(agreed).values_list("face", flat=True)) == ["1", "4"]


def test_no_face_is_told_what_to_do(client, agreed):
    answer = _answer(client, "")
    assert answer.status_code == 422
    assert "Choose one face. Or press Skip." in answer.text


def test_an_answer_is_sealed_and_its_length_tells_nothing(agreed):
    for week, face in enumerate(Face):
        actions.check_in(agreed, face=face, today=TODAY + timedelta(weeks=week))
    with connection.cursor() as cursor:
        cursor.execute("SELECT face FROM wellness_checkin")
        kept = [row[0] for row in cursor.fetchall()]
    assert {text[:3] for text in kept} == {"e1."}
    assert (len(kept), len(set(kept)), len({len(text) for text in kept})) == (5, 5, 1)


def test_the_answer_of_another_is_not_there(client, member):
    other = make_member()
    actions.check_in(other, face="5", today=TODAY)
    hers = queries.own(other).get()
    assert client.post(reverse("wellness:forget", args=[hers.pk])).status_code == 404
    assert "No answers are kept." in client.get(reverse("wellness:my_check_ins")).text
    assert "You are not alone" not in client.get(reverse("wellness:checked_in")).text
    assert queries.own(other).count() == 1


@pytest.mark.parametrize("roles", [["facilitator", "co_lead", "membership_admin", "care_companion"]])
def test_no_role_opens_it(client, roles):
    hers = make_member()
    actions.check_in(hers, face="5", today=TODAY)
    client.force_login(make_member(*roles))
    pages = [client.get(reverse(f"wellness:{name}")).text for name in (*PAGES, "care", "care_plan")]
    assert [page for page in pages if "Very bad" in page or hers.name_used in page] == []


def test_she_deletes_one_or_all(client, agreed):
    for week in range(3):
        actions.check_in(agreed, face="3", today=TODAY + timedelta(weeks=week))
    client.post(reverse("wellness:forget", args=[queries.own(agreed).first().pk]))
    assert queries.own(agreed).count() == 2
    client.post(reverse("wellness:forget_all"))
    assert queries.own(agreed).count() == 0
    assert queries.has_agreed(agreed, TODAY)


def test_taking_the_yes_back_takes_every_answer_with_it(client, agreed):
    other = make_member()
    for woman in (agreed, other):
        actions.check_in(woman, face="3", today=TODAY)
    client.post(reverse("wellness:withdraw"))
    assert (queries.own(agreed).count(), queries.own(other).count()) == (0, 1)
    assert not queries.has_agreed(agreed, TODAY)
    assert CheckInConsent.objects.get(member=agreed).withdrawn_on is not None


def test_a_very_bad_day_shows_who_helps_and_tells_nobody(client, agreed):
    Referral.objects.create(name="Clinic", number="116", checked_on=TODAY)
    page = client.post(reverse("wellness:check_in"), {"face": "5"}, follow=True).text
    assert [word for word in ("You are not alone", "Breathe", 'href="tel:116"') if word not in page] == []
    assert Reminder.objects.count() == 0


def test_any_other_day_only_says_thank_you(client, agreed):
    page = client.post(reverse("wellness:check_in"), {"face": "4"}, follow=True).text
    assert "Kept for you alone." in page
    assert "You are not alone" not in page


def test_answers_older_than_90_days_are_dropped_unread(agreed):
    actions.check_in(agreed, face="1", today=TODAY - timedelta(days=105))
    actions.check_in(agreed, face="2", today=TODAY - timedelta(days=80))
    with time_machine.travel("2026-03-14 10:00+03:00", tick=False):
        jobs.forget_old_check_ins()
    assert list(queries.own(agreed).values_list("face", flat=True)) == ["2"]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_not_kept_on_the_phone_and_esc_leaves_them(client, agreed, name):
    answer = client.get(reverse(f"wellness:{name}"))
    assert answer["Cache-Control"] == "no-store, private"
    assert "data-exit-esc" in answer.text
    assert "<title>A quiet minute" in answer.text


def test_her_answers_do_not_stay_on_a_screen_that_was_put_down(client, agreed):
    assert client.get(reverse("wellness:my_check_ins"))["Refresh"] == "60; url=/care/"


@pytest.mark.parametrize("name", ["check_in", "checked_in", "my_check_ins"])
def test_a_stranger_is_sent_to_sign_in(client, name):
    assert client.get(reverse(f"wellness:{name}")).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("has_agreed", [False, True])
def test_pages_speak_one_language(client, member, language, name, has_agreed):
    if has_agreed:
        actions.agree(member, today=max(timezone.localdate(), TODAY))
        actions.check_in(member, face="5", today=TODAY)
    client.cookies["lugha"] = language
    assert foreign_strings(client.get(reverse(f"wellness:{name}")).text, language) == []


def test_her_list_costs_the_same_with_one_answer_and_with_many(client, agreed, django_assert_num_queries):
    for weeks in (1, 12):
        for week in range(weeks):
            actions.check_in(agreed, face="3", today=TODAY - timedelta(weeks=week))
        with django_assert_num_queries(5):
            client.get(reverse("wellness:my_check_ins"))


def test_check_ins_stand_in_no_admin_and_have_no_name():
    assert "Very" not in str(CheckIn(face="5"))
