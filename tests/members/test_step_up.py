"""Before something private she shows that it is she, and what she typed is not lost; her session's key changes."""

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from members import actions
from members.models import Lookup, RoleChange, SignedInSession
from tests.factories import make_member, proved
from tests.members.app import App

pytestmark = pytest.mark.django_db
START = "2026-03-14 09:00:00+03:00"
PIN = "482913"
LOOK = {"detail": "phone", "reason": "other", "words": "Kadi ya <b>kliniki</b>"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def admin(client):
    member = make_member("membership_admin", email="")
    actions.set_pin(member, pin=PIN)
    client.force_login(member)
    return member


@pytest.fixture
def show():
    return f"/people/{make_member(phone='+255712345678').pk}/show/"


def carried(response) -> list[tuple[str, str]]:
    """What stands in the page that asks, besides the token, in its first form."""
    form = response.content.decode().split("must_wait")[0].split('name="proof-answer"')[0]
    return [(name, value) for name, value in HIDDEN.findall(form) if name in LOOK]


def test_page_that_asks_holds_what_she_sent(client, admin, show):
    page = client.post(show, LOOK)
    assert carried(page) == [
        ("detail", "phone"),
        ("reason", "other"),
        ("words", "Kadi ya &lt;b&gt;kliniki&lt;/b&gt;"),
    ]
    assert Lookup.objects.count() == 0


def test_her_answer_does_what_she_sent(client, admin, show):
    page = client.post(show, LOOK | {"proof-answer": PIN})
    assert "712345678" in page.content.decode()
    assert Lookup.objects.get().words == LOOK["words"]


def test_wrong_answer_keeps_it_and_does_nothing(client, admin, show):
    page = client.post(show, LOOK | {"proof-answer": "111111"})
    assert (page.status_code, len(carried(page)), Lookup.objects.count()) == (422, 3, 0)


def test_pause_after_five_tries_keeps_it_too(client, admin, show, within_one_window):
    for _try in range(5):
        client.post(show, LOOK | {"proof-answer": "111111"})
    page = client.post(show, LOOK | {"proof-answer": PIN})
    assert (page.status_code, len(carried(page)), Lookup.objects.count()) == (429, 3, 0)
    assert "5 minutes" in page.content.decode()


def test_code_by_mail_keeps_it_too(client, show):
    client.force_login(make_member("membership_admin", email="neema@example.org"))
    page = client.post(show, LOOK | {"proof-send": "1"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    assert ("A code was sent" in page.content.decode(), len(carried(page))) == (True, 3)
    client.post(show, LOOK | {"proof-answer": code})
    assert Lookup.objects.count() == 1


def test_ticks_of_one_name_are_all_kept(client, admin, show):
    page = client.post(show, {"reason": ["call", "other"]})
    assert carried(page) == [("reason", "call"), ("reason", "other")]


def test_with_a_file_she_comes_back_to_choose_it_again(client, admin):
    file = SimpleUploadedFile("orodha.csv", b"name\nPili\n")
    assert (
        client.post("/people/import/", {"file": file})["Location"] == "/me/prove/?next=%2Fpeople%2Fimport%2F"
    )


def test_looking_at_a_page_comes_back_to_it_with_its_question(client, admin):
    woman = make_member()
    asked = client.get(f"/people/{woman.pk}/roles/?from=list")["Location"]
    assert asked == f"/me/prove/?next=%2Fpeople%2F{woman.pk}%2Froles%2F%3Ffrom%3Dlist"
    answer = client.post(asked, {"proof-answer": PIN, "next": f"/people/{woman.pk}/roles/?from=list"})
    assert client.get(answer["Location"]).status_code == 200


def test_roles_are_asked_for_and_approved_only_with_it(client, admin):
    woman, second = make_member(), make_member("co_lead")
    form = {"deed": "grant", "role": "treasurer", "starts_on": timezone.localdate(), "reason": "Amekubali"}
    client.post(f"/people/{woman.pk}/roles/", form)
    assert RoleChange.objects.count() == 0
    client.post(f"/people/{woman.pk}/roles/", form | {"proof-answer": PIN})
    change = RoleChange.objects.get()
    client.force_login(second)
    client.post(f"/people/role-changes/{change.pk}/approve/")
    assert RoleChange.objects.get().approved_at is None
    proved(client)
    client.post(f"/people/role-changes/{change.pk}/approve/")
    assert RoleChange.objects.get().approved_at


def test_her_app_shows_it_too(client, admin, show, time_machine):
    time_machine.move_to(START, tick=False)
    actions.set_up_authenticator(admin, secret="JBSWY3DPEHPK3PXP", now=timezone.now())
    code = App("JBSWY3DPEHPK3PXP").now()
    client.post(show, LOOK | {"proof-answer": code})
    assert Lookup.objects.count() == 1
    time_machine.move_to("2026-03-14 09:06:00+03:00", tick=False)
    assert client.post(show, LOOK | {"proof-answer": code}).status_code == 422


def test_new_pin_is_never_written_into_a_page(client, admin):
    answer = client.post("/me/pin/", {"pin": "591824", "again": "591824"})
    assert (answer.status_code, b"591824" in answer.content) == (302, False)


def test_who_chooses_her_first_pin_goes_on_where_she_was(client):
    client.force_login(make_member("facilitator", email=""))
    going = client.get("/people/qr/", follow=True).redirect_chain[-1][0]
    assert client.post(going, {"pin": PIN, "again": PIN})["Location"] == "/people/qr/"


def key_of(client) -> str:
    return client.cookies["kikao"].value


def keys(client) -> set[str]:
    return set(SignedInSession.objects.filter(member__isnull=False).values_list("pk", flat=True))


@pytest.mark.parametrize("path", ["/me/prove/", "/me/pin/"])
def test_key_of_the_session_changes_and_the_old_one_is_dead(client, path):
    member = make_member(email="")
    client.force_login(member)
    old = key_of(client)
    if path == "/me/prove/":
        actions.set_pin(member, pin=PIN)
    client.post(path, {"proof-answer": PIN, "pin": PIN, "again": PIN})
    thief = Client()
    thief.cookies["kikao"] = old
    assert key_of(client) != old
    assert [one.get("/me/").status_code for one in (client, thief)] == [200, 302]
    assert len(keys(client)) == 1


def ways_in():
    def by_card(client, member):
        words = actions.make_card(member, by=None, now=timezone.now(), today=timezone.localdate())
        client.post("/card/", {"number": member.number, "words": words})

    def by_pass(client, member):
        client.post(f"/q/{actions.make_quick_pass(member, by=None, now=timezone.now())}/")

    def by_password(client, member):
        member.set_password("kahawa-na-chai")
        member.save()
        client.post("/accounts/login/", {"login": member.email, "password": "kahawa-na-chai"})

    def by_code(client, member):
        client.post("/accounts/login/code/", {"email": member.email})
        code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
        client.post("/accounts/login/code/confirm/", {"code": code})

    return [by_card, by_pass, by_password, by_code]


@pytest.mark.parametrize("way", ways_in())
def test_key_changes_at_every_sign_in(client, way):
    client.post("/language/", {"language": "en"})
    client.get("/card/M-001/AAAA-BBBB-CCCC/")  # a visitor's session
    old = key_of(client)
    way(client, make_member())
    assert key_of(client) != old
    thief = Client()
    thief.cookies["kikao"] = old
    assert [one.get("/home/").status_code for one in (client, thief)] == [200, 302]


@pytest.mark.parametrize("way", ways_in()[:2])
def test_key_changes_where_she_signs_in_a_second_time(client, way):
    member = make_member()
    way(client, member)
    old = key_of(client)
    way(client, member)
    assert key_of(client) != old
