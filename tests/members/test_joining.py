import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from coalition.web.forms import UNSEEN
from members import actions, jobs, queries
from members.models import (
    AuditEvent,
    Consent,
    JoinAnswer,
    JoinQuestion,
    JoinRequest,
    JoinText,
    Member,
    Voucher,
)
from tests.factories import NOW, TODAY, make_chapter, make_member

pytestmark = pytest.mark.django_db
FORM = {"name_used": "Pili", "language": "en", "email": "pili@example.org", "agrees": "on"}


def make_request(*, vouchers=0, now=None, **fields) -> JoinRequest:
    fields = {"name_used": "Pili", "language": "en", "email": "pili@example.org"} | fields
    asked, _secret = actions.ask_to_join(key=uuid.uuid4(), now=now or timezone.now(), **fields)
    for _one in range(vouchers):
        actions.vouch(asked, member=make_member())
    return asked


@pytest.fixture(autouse=True)
def reads_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def admit(asked, **fields):
    fields = {"category": "full", "chapter": None, "by": None, "now": NOW, "today": TODAY} | fields
    return actions.admit_asked(asked, **fields)


# --- Asking, from outside


def test_welcome_page_leads_to_asking(client):
    make_member()
    actions.open_house(name="K", language="en", my_name="A", email="a@example.org", password="x", today=TODAY)
    assert 'href="/join/"' in client.get("/").content.decode()


def test_she_asks_and_is_thanked_with_her_words(client):
    JoinQuestion.objects.create(position=1, text="Which chapter is near?")
    response = client.post("/join/", FORM | {"phone": "0712 345 678", "question_1": "Dar"}, follow=True)
    asked = JoinRequest.objects.get()
    assert (asked.email, asked.phone) == ("pili@example.org", "+255712345678")
    assert [(one.question, one.answer) for one in asked.answers.all()] == [("Which chapter is near?", "Dar")]
    assert response.context["words"] == response.redirect_chain[0][0].strip("/").split("/")[1].split("-")


def test_what_she_wrote_is_sealed():
    make_request(phone="+255712345678", answers={"Q": "CANARY"})
    with connection.cursor() as cursor:
        found = []
        for table in ("members_joinrequest", "members_joinanswer"):
            cursor.execute(f"SELECT * FROM {table}")
            found += cursor.fetchall()
    assert [word for word in ("CANARY", "712345678", "pili@example") if word in str(found)] == []


@pytest.mark.parametrize("known", [True, False])
def test_answer_is_the_same_whether_her_address_is_known_or_not(client, known):
    make_member(email="pili@example.org" if known else "other@example.org")
    response = client.post("/join/", FORM, follow=True)
    assert [status for _url, status in response.redirect_chain] == [302]
    assert "We have your request" in response.content.decode()
    assert (JoinRequest.objects.count(), len(mail.outbox)) == (1, 0)


def test_form_sent_twice_is_one_request_with_one_secret(client):
    form = FORM | {"key": str(uuid.uuid4())}
    first, second = client.post("/join/", form), client.post("/join/", form)
    assert first["Location"] == second["Location"]
    assert JoinRequest.objects.count() == 1


def test_every_form_has_a_key_of_its_own(client):
    keys = {client.get("/join/").context["form"]["key"].value() for _look in range(2)}
    assert len(keys) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": ""},
        {"agrees": ""},
        {"name_used": ""},
        {"name_used": "x" * 61},
        {"name_used": "\u202e\u200b"},
        {"email": "nobody"},
        {"phone": "12"},
        {"phone": "7" * 5000},
        {"language": "fr"},
        {"question_1": "x" * 281},
    ],
)
def test_wrong_request_is_sent_back(client, wrong):
    JoinQuestion.objects.create(position=1, text="Q")
    assert client.post("/join/", FORM | wrong).status_code == 422
    assert JoinRequest.objects.count() == 0


@pytest.mark.parametrize("key", ["", "x", "'", "\x00"])
def test_wrong_key_costs_nobody_her_request(client, key):
    assert client.post("/join/", FORM | {"key": key}).status_code == 302


def test_a_member_who_knows_how_is_way_enough(client):
    client.post("/join/", FORM | {"email": "", "member_knows_how": "on"})
    assert JoinRequest.objects.get().member_knows_how


def test_markup_and_turned_lines_reach_nobody(client):
    client.post("/join/", FORM | {"name_used": "<b>Pili</b>\u202egnp"})
    client.force_login(make_member())
    html = client.get("/vouch/").content.decode()
    assert "&lt;b&gt;Pili&lt;/b&gt;gnp" in html
    assert "<b>Pili" not in html
    assert UNSEEN.search(JoinRequest.objects.get().name_used) is None


@pytest.mark.usefixtures("within_one_window")
def test_sixty_may_ask_behind_one_address_and_no_more(client):
    answers = [client.post("/join/", FORM).status_code for _time in range(61)]
    assert answers == [302] * 60 + [429]


# --- Found again, taken back


def test_her_words_find_her_request(client):
    place = client.post("/join/", FORM)["Location"]
    words = place.strip("/").split("/")[1].replace("-", " ").upper()
    assert client.post("/join/mine/", {"words": f" {words}, "})["Location"] == place


@pytest.mark.usefixtures("within_one_window")
def test_words_are_not_guessed(client):
    tries = [client.post("/join/mine/", {"words": f"embe kuku {n}"}).status_code for n in range(11)]
    assert tries == [422] * 10 + [429]
    assert client.get("/join/embe/").status_code == 429


def test_looking_at_her_request_takes_nothing_back(client):
    place = client.post("/join/", FORM)["Location"]
    assert [client.get(place).status_code, JoinRequest.objects.count()] == [200, 1]


def test_taken_back_nothing_is_left(client):
    JoinQuestion.objects.create(position=1, text="Q")
    place = client.post("/join/", FORM | {"question_1": "A"})["Location"]
    actions.vouch(JoinRequest.objects.get(), member=make_member())
    client.post(place)
    assert [model.objects.count() for model in (JoinRequest, JoinAnswer, Voucher)] == [0, 0, 0]
    assert [client.get(place).status_code, client.post(place).status_code] == [404, 404]


def test_who_is_admitted_cannot_take_her_request_back(client):
    place = client.post("/join/", FORM)["Location"]
    asked = JoinRequest.objects.get()
    for _one in range(2):
        actions.vouch(asked, member=make_member())
    admit(asked)
    client.post(place)
    assert JoinRequest.objects.count() == 1
    assert "You are a member now" in client.get(place).content.decode()


# --- Who may join


def test_text_is_kept_in_versions_and_shown_where_it_applies(client):
    client.force_login(make_member("membership_admin"))
    for text in ("Women of one group.", "Women of one group.", "Women who stand together."):
        client.post("/people/who-may-join/", {"text": text, "question_2": "Why?"})
    assert list(JoinText.objects.values_list("version", "text")) == [
        (1, "Women of one group."),
        (2, "Women who stand together."),
    ]
    assert list(JoinText.objects.filter(replaced_at=None).values_list("version", flat=True)) == [2]
    for page in ("/join/", "/vouch/", "/people/register/"):
        assert "Women who stand together." in client.get(page).content.decode()
    assert "Why?" in client.get("/join/").content.decode()


def test_questions_that_are_taken_away_are_asked_no_more():
    for questions in (["A", "B", "C"], ["B"]):
        actions.write_who_may_join(text="T", questions=questions, now=NOW, today=TODAY)
    assert list(JoinQuestion.objects.values_list("position", "text")) == [(1, "B")]


def test_there_are_three_questions_and_one_text_at_most():
    actions.write_who_may_join(text="T", questions=[], now=NOW, today=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        JoinQuestion.objects.create(position=4, text="Q")
    with pytest.raises(IntegrityError), transaction.atomic():
        JoinText.objects.create(version=2, text="T", written_on=TODAY)


def test_who_writes_questions_is_told_what_is_never_asked(client):
    client.force_login(make_member("co_lead"))
    html = client.get("/people/who-may-join/").content.decode()
    assert html.count("Never ask about prison, an offence or health.") == 3


# --- Vouching


def test_member_vouches_once_and_takes_it_back(client):
    asked, member = make_request(), make_member()
    client.force_login(member)
    for _time in range(2):
        client.post(f"/vouch/{asked.pk}/")
    assert list(asked.vouchers.values_list("member", flat=True)) == [member.pk]
    client.post(f"/vouch/{asked.pk}/undo/")
    assert asked.vouchers.count() == 0


def test_database_holds_one_voucher_of_a_member_for_a_request():
    asked, member = make_request(), make_member()
    actions.vouch(asked, member=member)
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.create(request=asked, member=member)


@pytest.mark.parametrize("same", [{"email": "pili@example.org"}, {"phone": "+255712345678"}])
def test_nobody_vouches_for_herself(client, same):
    asked = make_request(phone="+255712345678")
    client.force_login(make_member(**same))
    client.post(f"/vouch/{asked.pk}/")
    assert asked.vouchers.count() == 0


def test_two_without_an_address_are_not_one():
    asked = make_request(email="", member_knows_how=True)
    assert actions.vouch(asked, member=make_member(email=""))


@pytest.mark.parametrize("fields", [{"category": "associate"}, {"category": "ally"}])
def test_only_full_members_vouch(client, fields):
    asked, member = make_request(), make_member(**fields)
    client.force_login(member)
    assert client.get("/vouch/").status_code == 403
    assert client.post(f"/vouch/{asked.pk}/").status_code == 403
    assert actions.vouch(asked, member=member) is False


def test_who_left_does_not_vouch():
    member = make_member()
    Member.objects.filter(pk=member.pk).update(is_active=False)
    assert actions.vouch(make_request(), member=member) is False


def test_request_that_was_taken_back_is_not_there(client):
    asked = make_request()
    client.force_login(make_member())
    actions.take_back(asked)
    assert client.post(f"/vouch/{asked.pk}/").status_code == 404
    assert actions.vouch(asked, member=make_member()) is False


def test_those_who_vouch_see_the_name_alone(client):
    make_request(answers={"Q": "Because"}, phone="+255712345678")
    client.force_login(make_member())
    html = client.get("/vouch/").content.decode()
    assert "Pili" in html
    assert [word for word in ("pili@", "712", "Because") if word in html] == []


# --- Deciding


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


def test_nightly_job_forgets_the_refused_and_keeps_who_waits(settings):
    old = timezone.now() - timedelta(days=40)
    actions.refuse(make_request(now=old), by=None, now=old)
    waiting = make_request(now=old)
    jobs.forget_old_requests()
    assert JoinRequest.objects.get() == waiting
    assert jobs.forget_old_requests.name in {
        entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()
    }


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
    assert "Being a member" in html


@pytest.mark.parametrize("vouchers", [2, 30])
def test_her_own_page_costs_the_same_for_two_vouchers_and_for_many(
    client, django_assert_num_queries, vouchers
):
    client.force_login(admit(make_request(vouchers=vouchers)))
    client.get("/me/")
    with django_assert_num_queries(10):
        client.get("/me/")


def test_decisions_stand_in_the_record_without_names(client):
    admin = make_member("membership_admin")
    admit(make_request(vouchers=2), by=admin)
    actions.refuse(make_request(name_used="Zai", email="z@example.org"), by=admin, now=NOW)
    lines = AuditEvent.objects.order_by("row").values_list("actor", "verb")
    assert list(lines) == [(admin.pk, "admitted"), (admin.pk, "refused")]


# --- Registering for a woman who has no phone


def register(client, **fields):
    form = {"name_used": "Asha", "language": "sw", "said_yes": "on", "key": str(uuid.uuid4())} | fields
    return client.post("/people/register/", form)


def test_facilitator_registers_and_vouches(client):
    facilitator, chapter = make_member("facilitator"), make_chapter()
    client.force_login(facilitator)
    response = register(client, chapter=chapter.pk)
    asked = JoinRequest.objects.get()
    assert (asked.registered_by, asked.chapter, asked.member_knows_how) == (facilitator, chapter, True)
    assert [voucher.member for voucher in asked.vouchers.all()] == [facilitator]
    assert client.get(f"/join/{'-'.join(response.context['words'])}/").status_code == 200


def test_who_heard_her_yes_is_noted_once_she_is_admitted(client):
    facilitator = make_member("facilitator")
    client.force_login(facilitator)
    actions.write_who_may_join(text="T", questions=[], now=NOW, today=TODAY)
    register(client)
    asked = JoinRequest.objects.get()
    actions.vouch(asked, member=make_member())
    member = admit(asked)
    consent = Consent.objects.get(member=member, withdrawn_on=None)
    assert (consent.purpose, consent.version, consent.noted_by) == ("membership", 1, facilitator)
    assert consent.given_on == timezone.localdate(asked.made_at)


def test_without_her_yes_nobody_is_registered(client):
    client.force_login(make_member("membership_admin"))
    assert register(client, said_yes="").status_code == 422
    assert JoinRequest.objects.count() == 0


def test_registered_by_a_double_click_she_is_one(client):
    client.force_login(make_member("facilitator"))
    key = str(uuid.uuid4())
    words = [register(client, key=key).context["words"] for _time in range(2)]
    assert (words[0], JoinRequest.objects.count(), Voucher.objects.count()) == (words[1], 1, 1)


def test_facilitator_who_is_an_associate_registers_without_her_own_word(client):
    client.force_login(make_member("facilitator", category="associate"))
    assert register(client).status_code == 200
    assert Voucher.objects.count() == 0


# --- What waits, and what it costs


def test_home_tells_the_admin_how_many_wait_and_members_whom_to_know(client):
    asked, member = make_request(), make_member()
    client.force_login(make_member("membership_admin"))
    assert "1 woman asks to join." in client.get("/home/").content.decode()
    client.force_login(member)
    assert 'href="/vouch/"' in client.get("/home/").content.decode()
    actions.vouch(asked, member=member)
    html = client.get("/home/").content.decode()
    assert ('href="/vouch/"' in html, "/people/requests/" in html) == (False, False)


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize(("path", "queries"), [("/vouch/", 8), ("/people/requests/", 8)])
def test_lists_cost_the_same_for_one_and_for_many(client, django_assert_num_queries, count, path, queries):
    for _one in range(count):
        make_request(vouchers=2)
    client.force_login(make_member("membership_admin"))
    client.get(path)
    with django_assert_num_queries(queries):
        client.get(path)


@pytest.mark.parametrize("path", ["/vouch/", "/people/requests/"])
def test_long_lists_have_pages(client, path):
    for number in range(51):
        make_request(name_used=f"Woman {number}", email=f"w{number}@example.org")
    client.force_login(make_member("membership_admin"))
    assert "Woman 50" not in client.get(path).content.decode()
    assert "Woman 50" in client.get(path, {"page": 2}).content.decode()
