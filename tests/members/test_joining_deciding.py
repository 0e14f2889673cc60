"""Who asks to join is admitted or refused."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from coalition.celery import app
from members import actions, jobs, queries
from members.models import (
    AuditEvent,
    JoinRequest,
    Member,
    Voucher,
)
from tests.factories import NOW, make_chapter, make_member
from tests.members.joined import FORM, admit, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reads_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def test_two_vouchers_and_the_admin_admit(client):
    asked, chapter = make_request(vouchers=2, phone="+255712345678"), make_chapter()
    client.force_login(make_member("membership_admin"))
    client.post(f"/people/requests/{asked.pk}/admit/", {"category": "ally", "chapter": chapter.pk})
    asked.refresh_from_db()
    member = asked.member
    assert (member.email, member.phone) == ("pili@example.org", "+255712345678")
    assert (member.category, member.chapter) == ("ally", chapter)
    assert (asked.outcome, asked.email, asked.phone, asked.answers.count()) == ("admitted", "", "", 0)
    assert member.safe_contact.channel == "email"


def test_she_is_told_in_neutral_words_in_her_language(client):
    asked = make_request(vouchers=2, language="sw")
    client.force_login(make_member("co_lead"))
    client.post(f"/people/requests/{asked.pk}/admit/", {"category": "full"})
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["pili@example.org"], "Unaweza kuingia")
    assert "/accounts/login/" in letter.body


def test_without_an_address_nobody_is_written_to(client):
    asked = make_request(vouchers=2, email="", member_knows_how=True)
    client.force_login(make_member("membership_admin"))
    response = client.post(f"/people/requests/{asked.pk}/admit/", {"category": "full"}, follow=True)
    assert "Tell her." in response.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("vouchers", [0, 1])
def test_with_less_than_two_vouchers_nobody_is_admitted(client, vouchers):
    asked = make_request(vouchers=vouchers)
    client.force_login(make_member("membership_admin"))
    assert client.post(f"/people/requests/{asked.pk}/admit/", {"category": "full"}).status_code == 422
    assert not Member.objects.with_email("pili@example.org").exists()
    assert JoinRequest.objects.waiting().count() == 1


def test_word_of_who_is_no_longer_a_full_member_does_not_count():
    asked = make_request(vouchers=2)
    Member.objects.filter(pk=asked.vouchers.first().member_id).update(category="associate")
    with pytest.raises(actions.NotAdmitted):
        admit(asked)


def test_admitted_twice_at_once_she_is_one_member():
    asked = make_request(vouchers=2)
    again = JoinRequest.objects.get(pk=asked.pk)
    admit(asked)
    with pytest.raises(actions.NotAdmitted):
        admit(again)
    assert Member.objects.filter(name_used="Pili").count() == 1


def test_second_click_finds_nothing_to_decide(client):
    asked = make_request(vouchers=2)
    client.force_login(make_member("membership_admin"))
    answers = [client.post(f"/people/requests/{asked.pk}/admit/", {"category": "full"}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 404]


def test_the_same_woman_asking_twice_is_marked_and_admitted_once(client):
    first, second = make_request(vouchers=2), make_request(vouchers=2, name_used="PILI")
    assert [asked.is_twice for asked in queries.waiting_requests()] == [True, True]
    admit(first)
    assert [(asked.is_twice, asked.is_known) for asked in queries.waiting_requests()] == [(False, True)]
    client.force_login(make_member("membership_admin"))
    response = client.post(f"/people/requests/{second.pk}/admit/", {"category": "full"})
    assert response.status_code == 422
    assert "A member already has this address" in response.content.decode()


def test_others_without_an_address_are_not_marked():
    for name in ("Asha", "Zai"):
        make_request(email="", name_used=name, member_knows_how=True)
    assert [(one.is_twice, one.is_known) for one in queries.waiting_requests()] == [(False, False)] * 2


def test_refused_her_addresses_go_at_once_and_the_rest_after_thirty_days(client):
    asked = make_request(vouchers=1, answers={"Q": "A"}, phone="+255712345678")
    client.force_login(make_member("membership_admin"))
    client.post(f"/people/requests/{asked.pk}/refuse/")
    asked.refresh_from_db()
    assert (asked.email, asked.email_alias, asked.phone, asked.phone_index) == ("", None, "", "")
    assert asked.name_used == ""
    assert asked.answers.count() == 0
    actions.forget_old_requests(now=asked.decided_at + timedelta(days=30))
    assert JoinRequest.objects.count() == 1
    actions.forget_old_requests(now=asked.decided_at + timedelta(days=30, seconds=1))
    assert (JoinRequest.objects.count(), Voucher.objects.count()) == (0, 0)


def test_nightly_job_forgets_the_refused_and_keeps_who_waits():
    old = timezone.now() - timedelta(days=40)
    actions.refuse(make_request(now=old), by=None, now=old)
    waiting = make_request(now=old)
    jobs.forget_old_requests()
    assert JoinRequest.objects.get() == waiting
    assert jobs.forget_old_requests.name in {entry["task"] for entry in app.conf.beat_schedule.values()}


def test_refused_woman_is_told_kindly_and_may_take_the_rest_back(client):
    place = client.post("/join/", FORM)["Location"]
    actions.refuse(JoinRequest.objects.get(), by=None, now=timezone.now())
    assert "says nothing about your worth" in client.get(place).content.decode()
    client.post(place)
    assert JoinRequest.objects.count() == 0


@pytest.mark.parametrize("wrong", [{}, {"category": "queen"}, {"category": "full", "chapter": "999"}])
def test_wrong_admission_is_sent_back(client, wrong):
    asked = make_request(vouchers=2)
    client.force_login(make_member("membership_admin"))
    assert client.post(f"/people/requests/{asked.pk}/admit/", wrong).status_code == 422
    assert JoinRequest.objects.waiting().count() == 1


def test_her_own_page_says_who_vouched_and_what_she_agreed_to(client):
    member = admit(make_request(vouchers=2))
    client.force_login(member)
    html = client.get("/me/").content.decode()
    assert all(voucher.member.number in html for voucher in member.join_request.vouchers.all())
    assert "Being a member" in client.get("/me/consents/").content.decode()


@pytest.mark.parametrize("vouchers", [2, 30])
def test_her_own_page_costs_the_same_for_two_vouchers_and_for_many(
    client, django_assert_num_queries, vouchers
):
    client.force_login(admit(make_request(vouchers=vouchers)))
    client.get("/me/")
    with django_assert_num_queries(8):
        client.get("/me/")


def test_decisions_stand_in_the_record_without_names(client):
    admin = make_member("membership_admin")
    admit(make_request(vouchers=2), by=admin)
    actions.refuse(make_request(name_used="Zai", email="z@example.org"), by=admin, now=NOW)
    lines = AuditEvent.objects.order_by("row").values_list("actor", "verb")
    assert list(lines) == [(admin.pk, "admitted"), (admin.pk, "refused")]


# --- Nobody decides


def test_nobody_decides_for_sixty_days_and_it_is_closed_kindly(client, settings):
    form = FORM | {"phone": "0712 345 678", "key": str(uuid.uuid4())}
    mine = client.post("/join/", form)["Location"]
    asked = JoinRequest.objects.get()
    JoinRequest.objects.update(made_at=timezone.now() - timedelta(days=61))
    make_request(now=timezone.now() - timedelta(days=59), email="other@example.org")
    for _night in range(2):
        jobs.forget_old_requests()
    asked.refresh_from_db()
    gone = (asked.name_used, asked.email, asked.phone, asked.email_alias, asked.phone_index)
    assert (asked.outcome, gone) == ("lapsed", ("", "", "", None, ""))
    assert list(queries.waiting_requests()) == [JoinRequest.objects.get(email_alias__isnull=False)]
    assert list(AuditEvent.objects.values_list("actor", "verb", "about")) == [
        (None, "lapsed", f"request:{asked.pk}")
    ]
    assert "That was our doing, not yours." in client.get(mine).content.decode()
    JoinRequest.objects.filter(pk=asked.pk).update(decided_at=timezone.now() - timedelta(days=31))
    jobs.forget_old_requests()
    assert not JoinRequest.objects.filter(pk=asked.pk).exists()


@pytest.mark.parametrize(("days", "marked"), [(44, False), (46, True)])
def test_who_decides_is_told_in_time_that_it_closes(client, days, marked):
    make_request(now=timezone.now() - timedelta(days=days))
    client.force_login(make_member("membership_admin"))
    assert ("Decide soon. It closes on" in client.get("/people/requests/").content.decode()) == marked
