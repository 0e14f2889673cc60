"""An invitation that is bound to a phone: only the code that goes to that phone lets her in."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from coalition.post.sms import sms_from
from members import actions
from members.models import Invitation, Member, PhoneCode
from tests.factories import make_member
from tests.web.test_clocks import GSM_7

pytestmark = pytest.mark.django_db
PHONE, OTHER = "+255712345678", "+255754000111"
FORM = {"name_used": "Pili", "phone": PHONE, "language": "en", "role": ""}


@pytest.fixture(autouse=True)
def sms(sms_gateway, settings):
    settings.SMS_URL = sms_gateway.url
    sms_from.cache_clear()
    return sms_gateway.messages


@pytest.fixture
def desk():
    desk = Client()
    desk.force_login(make_member("membership_admin"))
    return desk


def invite(desk, **fields) -> str:
    response = desk.post("/people/invite/", FORM | fields)
    assert response.status_code == 200, response.context["form"].errors
    return response.context["link"].removeprefix("http://testserver")


def ask(client, link, phone=PHONE):
    return client.post(link, {"phone": phone})


def code_in(sms) -> str:
    return re.search(r"\b\d{6}\b", sms[-1]["text"])[0]


def enter(client, link, code):
    return client.post(f"{link}code/", {"code": code, "name_used": "Pili"})


def used(response) -> list[str]:
    return [template.name for template in response.templates]


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "typed", ["0712 345 678", "712345678", "255712345678", "00255712345678", "+255 712-345-678"]
)
def test_typed_in_any_way_it_is_her_phone(desk, client, sms, typed):
    link = invite(desk, phone=typed)
    assert ask(client, link, "0712.345.678")["Location"] == f"{link}code/"
    assert [message["to"] for message in sms] == [PHONE]
    assert enter(client, link, code_in(sms))["Location"] == "/me/phone/"
    pili = Member.objects.get(name_used="Pili")
    assert (pili.phone, pili.email, pili.safe_contact.channel, is_in(client)) == (PHONE, "", "none", True)


def test_link_is_sent_only_where_the_admin_says_that_it_is_safe(desk, sms):
    invite(desk)
    assert sms == []
    link = invite(desk, phone=OTHER, write_to_her="on")
    assert ([message["to"] for message in sms], link in sms[0]["text"]) == ([OTHER], True)


@pytest.mark.parametrize("language", ["sw", "en"])
def test_what_is_sent_is_plain_letters_and_names_nobody(desk, sms, language):
    link = invite(desk, language=language, write_to_her="on")
    words = sms[0]["text"].replace(f"http://testserver{link}", "")
    assert set(words) <= GSM_7
    assert ("Pili" in words, len(sms[0]["text"]) <= 160) == (False, True)


def test_another_phone_gets_the_same_answer_and_no_code(desk, client, sms):
    link, forwarded = invite(desk), Client()
    right, wrong = ask(client, link), ask(forwarded, link, OTHER)
    assert (right.status_code, right["Location"]) == (wrong.status_code, wrong["Location"])
    pages = [
        re.sub(r'value="[^"]{30,}"', "", one.get(f"{link}code/").content.decode())
        for one in (client, forwarded)
    ]
    assert (pages[0] == pages[1], "Pili" in pages[0], len(sms)) == (True, False, 1)
    assert enter(forwarded, link, code_in(sms)).status_code == 422
    assert (is_in(forwarded), Member.objects.filter(name_used="Pili").count()) == (False, 0)


def test_code_that_fits_by_chance_for_another_phone_opens_nothing(desk, client):
    link = invite(desk)
    ask(client, link, OTHER)
    asked = PhoneCode.objects.get()
    PhoneCode.objects.update(code_index=asked.index_of("123456"))
    assert (enter(client, link, "123456").status_code, is_in(client)) == (404, False)


def test_code_of_one_link_opens_no_other(desk, client, sms):
    link, other = invite(desk), invite(desk, phone=OTHER, name_used="Rehema")
    ask(client, link)
    assert enter(client, other, code_in(sms))["Location"] == other
    assert not is_in(client)


def test_code_for_signing_in_opens_no_link(desk, client, sms):
    link = invite(desk)
    make_member(phone=PHONE, email="")
    client.post("/phone/", {"phone": PHONE})
    assert (enter(client, link, code_in(sms))["Location"], is_in(client)) == (link, False)


def test_three_wrong_codes_and_it_is_over(desk, client, sms):
    link = invite(desk)
    ask(client, link)
    wrong = f"{(int(code_in(sms)) + 1) % 10**6:06}"
    assert [enter(client, link, wrong).status_code for _try in range(3)] == [422] * 3
    assert "members/accept_code_over.html" in used(enter(client, link, code_in(sms)))
    assert not is_in(client)


@pytest.mark.usefixtures("within_one_window")
def test_hundred_numbers_guessed_at_a_link_are_ten(desk, client, sms):
    link = invite(desk)
    answers = [ask(client, link, f"+2557540{guess:05}").status_code for guess in range(100)]
    assert (answers, sms) == ([302] * 10 + [429] * 90, [])


def test_asked_twice_in_half_a_minute_she_waits_whatever_the_number(desk, client, sms):
    link = invite(desk)
    assert [ask(client, link, one).status_code for one in (PHONE, PHONE, OTHER, OTHER)] == [
        302,
        429,
        302,
        429,
    ]
    assert len(sms) == 1


def test_two_taps_on_the_last_button_are_one_member(desk, client, sms):
    link = invite(desk)
    ask(client, link)
    code = code_in(sms)
    answers = [enter(client, link, code).status_code for _tap in range(2)]
    assert (answers, Member.objects.filter(name_used="Pili").count()) == ([302, 404], 1)


def test_link_is_used_once_and_for_72_hours(desk, client, sms):
    link = invite(desk)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert [one.status_code for one in (client.get(link), ask(client, link), client.get(f"{link}code/"))] == [
        404
    ] * 3
    assert sms == []


def test_code_is_worthless_once_the_link_is_taken_back(desk, client, sms):
    link = invite(desk)
    ask(client, link)
    actions.withdraw(Invitation.objects.get(), now=timezone.now())
    assert (enter(client, link, code_in(sms)).status_code, is_in(client)) == (404, False)


def test_two_women_on_one_phone_are_both_invited_and_both_come_in(desk, sms):
    links = [invite(desk, name_used=name) for name in ("Pili", "Rehema")]
    for number, link in enumerate(links):
        PhoneCode.objects.all().delete()  # half a minute later
        client = Client()
        ask(client, link)
        came = enter(client, link, code_in(sms))
        assert came["Location"] == ["/me/phone/", "/me/phone/?next=%2Fme%2Fpin%2F"][number]
    assert Member.objects.with_phone(PHONE).count() == 2


def test_of_two_links_for_one_woman_the_last_opens(desk, client):
    first, last = invite(desk), invite(desk, name_used="PILI")
    assert [client.get(link).status_code for link in (first, last)] == [404, 200]


@pytest.mark.parametrize("fields", [{"phone": ""}, {"email": "pili@example.org"}, {"phone": "07123"}])
def test_link_is_bound_to_one_of_the_two(desk, fields):
    assert desk.post("/people/invite/", FORM | fields).status_code == 422
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("bound", [{}, {"email": "pili@example.org", "phone": PHONE}])
def test_house_keeps_no_invitation_for_none_or_both(bound):
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(secret_index="x", name_used="Pili", expires_at=timezone.now(), **bound)


def test_where_no_sms_goes_out_no_phone_is_asked_for(desk, client, settings):
    link = invite(desk)
    settings.SMS_URL = "none:"
    assert set(desk.get("/people/invite/").context["form"].fields) == {
        "name_used",
        "email",
        "language",
        "role",
        "key",
    }
    assert "members/invitation_no_sms.html" in used(client.get(link))


def test_printed_card_names_nobody(desk):
    page = desk.post("/people/invite/", FORM).content.decode()
    card = page[page.index('class="sheet small"') :].split("</div>")[0]
    assert [words in card for words in ("<svg", "/welcome/", "Works until", "Pili")] == [True] * 3 + [False]
