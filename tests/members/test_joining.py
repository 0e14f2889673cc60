"""Asking to join, from outside: asked, found again, taken back; who may join."""

import uuid

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from coalition.web.forms import UNSEEN
from members import actions
from members.models import (
    JoinAnswer,
    JoinQuestion,
    JoinRequest,
    JoinText,
    Voucher,
)
from tests.factories import NOW, TODAY, make_member
from tests.members.joined import FORM, admit, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reads_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


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


def test_it_stands_in_both_languages_and_says_how_it_was_adopted(client):
    client.force_login(make_member("membership_admin"))
    said = {"text": "Women of one group.", "how": "General meeting"}
    client.post("/people/who-may-join/", said)
    client.post("/people/who-may-join/", {"text": said["text"], "in_other": "Wanawake wa <kundi> moja."})
    text = JoinText.objects.get()
    assert (text.version, text.in_other, text.how) == (1, "Wanawake wa <kundi> moja.", "General meeting")
    for page in ("/join/", "/charter/", "/charter/print/"):
        assert "Wanawake wa &lt;kundi&gt; moja." in client.get(page).content.decode(), page
    assert "General meeting" in client.get("/charter/").content.decode()
    client.post("/people/who-may-join/", {"text": "Women of two groups."})
    held = JoinText.objects.get(version=2)
    assert (held.in_other, held.how) == ("", "")


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
    assert html.count("Never ask about her case, her past or her health.") == 3
