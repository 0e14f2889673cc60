"""Members vouch for who asks to join; a facilitator registers who has no phone; lists cost the same."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from members import actions
from members.models import (
    Consent,
    JoinRequest,
    Member,
    Voucher,
)
from tests.factories import NOW, TODAY, make_chapter, make_member
from tests.members.joined import admit, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reads_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


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
@pytest.mark.parametrize(("path", "queries"), [("/vouch/", 10), ("/people/requests/", 8)])
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
