"""The authenticator of who opens the register: set up, shown, lost, and what opens without it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from members import actions
from members.access import POWERS, Power, opens_register
from members.models import AuditEvent, AuthenticatorSecret, Member, Pin, Role, SignedInSession
from tests.factories import TODAY, make_member, proved
from tests.members.app import App, recovery_codes

pytestmark = pytest.mark.django_db
START = "2026-03-14 09:00:00+03:00"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def a_whole_window(time_machine):
    """The clock stands, so that a code and a limit are what they were a line before."""
    time_machine.move_to(START, tick=False)


def on_a_phone(member, own="yes"):
    """Signed in by a code from somebody's screen, which shows no authenticator."""
    client = Client()
    client.post(f"/q/{actions.make_quick_pass(member, by=None, now=timezone.now())}/")
    client.post("/me/phone/", {"own": own})
    return client


def with_app(*roles, **fields):
    member = make_member(*(roles or ("membership_admin",)), **fields)
    codes = actions.set_up_authenticator(member, secret=SECRET, now=timezone.now())
    return member, App(SECRET), codes


def show(client, code, **sent):
    return client.post("/me/authenticator/show/", {"code": code, **sent})


def past(time_machine, minutes):
    time_machine.move_to(timezone.now() + timezone.timedelta(minutes=minutes), tick=False)


@pytest.mark.parametrize("role", Role)
def test_roles_that_need_one_are_read_from_the_table_of_powers(role):
    power = {Power.KEEP_REGISTER, Power.CHANGE_ROLES, Power.DECIDE_REQUESTS, Power.READ_RECORD}
    power |= {Power.MERGE, Power.SUSPEND}
    assert opens_register(make_member(role)) == bool(power & POWERS.get(role, frozenset()))


def test_who_has_none_is_led_to_set_it_up_and_then_goes_on():
    admin = make_member("membership_admin")
    client = on_a_phone(admin)
    proved(client)
    page = client.get("/people/", follow=True)
    assert page.redirect_chain[-1][0] == "/me/authenticator/new/?next=%2Fpeople%2F"
    _app, answer = App.set_up(client, next="/people/")
    assert len(set(recovery_codes(answer))) == 10
    assert 'href="/people/"' in answer.content.decode()
    assert client.get("/people/").status_code == 200


def test_page_of_roles_says_which_need_one(client):
    client.force_login(make_member())
    page = client.get("/people/roles/").content.decode()
    marked = sum(power.opens_register for powers in POWERS.values() for power in powers)
    assert page.count("with her authenticator") == marked


def test_setting_up_asks_first_whether_it_is_she():
    client = on_a_phone(make_member("co_lead"))
    assert client.get("/me/authenticator/new/")["Location"].startswith("/me/prove/")


def test_who_opens_nothing_needs_none(client):
    client = on_a_phone(make_member("facilitator"))
    assert client.get("/host/").status_code == 200
    assert client.get("/me/authenticator/new/").status_code == 403


def test_qr_and_key_stay_while_she_sets_it_up_and_name_nobody():
    client = on_a_phone(make_member("co_lead", name_used="Neema"))
    proved(client)
    pages = [client.get("/me/authenticator/new/").content.decode() for _look in range(2)]
    links = [re.search(r'href="(otpauth://[^"]+)"', page)[1] for page in pages]
    assert links[0] == links[1]
    assert re.fullmatch(r"otpauth://totp/M-\d+\?secret=[A-Z2-7]{32}&amp;issuer=Kikao", links[0])
    assert 'class="qr"' in pages[0]


def test_wrong_code_sets_nothing_up():
    client = on_a_phone(make_member("co_lead"))
    proved(client)
    assert client.post("/me/authenticator/new/", {"code": "000000"}).status_code == 422
    assert Authenticator.objects.count() == 0


def test_no_table_holds_a_secret(client):
    client = on_a_phone(make_member("co_lead"))
    proved(client)
    client.get("/me/authenticator/new/")
    assert SignedInSession.objects.get().get_decoded()["authenticator_to_be"].startswith("e1.")
    app, answer = App.set_up(client)
    dump = ""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dump += str(cursor.fetchall())
    assert dump.count("e1.") >= 2
    assert not any(secret in dump for secret in (app.secret, recovery_codes(answer)[0].replace(" ", "")))


def test_she_shows_it_once_in_a_session():
    admin, app, _codes = with_app()
    client = on_a_phone(admin)
    assert client.get("/people/?q=a")["Location"] == "/me/authenticator/show/?next=%2Fpeople%2F%3Fq%3Da"
    assert show(client, app.now(), next="/people/?q=a")["Location"] == "/people/?q=a"
    assert client.get("/people/").status_code == 200
    assert on_a_phone(admin).get("/people/").status_code == 302


def test_what_is_sent_without_it_is_not_done():
    admin, _app, _codes = with_app()
    woman = make_member()
    assert on_a_phone(admin).post(f"/people/{woman.pk}/pause/").status_code == 302
    assert Member.objects.get(pk=woman.pk).paused_on is None


def test_session_in_a_hall_goes_on_without_a_phone():
    lead, _app, _codes = with_app("co_lead", "facilitator")
    client = on_a_phone(lead)
    assert (client.get("/host/").status_code, client.get("/people/audit/").status_code) == (200, 302)


def test_each_code_opens_once(time_machine):
    admin, app, _codes = with_app()
    past(time_machine, 1)
    first, second = on_a_phone(admin), on_a_phone(admin)
    assert [show(one, app.now()).status_code for one in (first, second)] == [302, 422]
    time_machine.move_to("2026-03-14 09:01:31+03:00", tick=False)
    assert show(second, app.now(steps=-1)).status_code == 422
    assert show(second, app.now()).status_code == 302


def test_five_wrong_codes_make_a_pause():
    admin, app, _codes = with_app()
    client = on_a_phone(admin)
    assert [show(client, "000000").status_code for _try in range(5)] == [422] * 5
    assert show(client, app.now()).status_code == 422
    assert client.get("/people/").status_code == 302


def test_pause_is_over_after_five_minutes(time_machine):
    admin, app, _codes = with_app()
    client = on_a_phone(admin)
    for _try in range(6):
        show(client, "000000")
    past(time_machine, 6)
    assert show(client, app.now()).status_code == 302


def test_code_by_mail_is_followed_by_the_authenticator(client):
    _admin, app, _codes = with_app(email="neema@example.org")
    client.post("/accounts/login/code/", {"email": "neema@example.org"})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    assert (
        client.post("/accounts/login/code/confirm/", {"code": code})["Location"] == "/accounts/authenticate/"
    )
    assert client.get("/home/").status_code == 302
    answer = client.post("/accounts/authenticate/", {"code": app.now()})
    assert answer["Location"] == "/me/phone/?next=%2Fhome%2F"
    assert client.get("/people/").status_code == 200


def by_password(client, member, password="kahawa-na-chai"):
    member.set_password(password)
    member.save()
    return client.post("/accounts/login/", {"login": member.email, "password": password})


def test_password_is_followed_by_the_authenticator(client):
    admin, app, _codes = with_app()
    assert by_password(client, admin)["Location"] == "/accounts/authenticate/"
    wrong = client.post("/accounts/authenticate/", {"code": "000000"})
    assert ("alert-danger" in wrong.content.decode(), client.get("/home/").status_code) == (True, 302)
    assert client.post("/accounts/authenticate/", {"code": app.now()})["Location"] == "/home/"


def test_new_password_opens_nothing_without_it(client):
    with_app(email="neema@example.org")
    client.post("/accounts/password/reset/", {"email": "neema@example.org"})
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[-1].body)[0]
    form = client.get(link)["Location"]
    client.post(form, {"password1": "maziwa-na-chai", "password2": "maziwa-na-chai"})
    answer = client.post("/accounts/login/", {"login": "neema@example.org", "password": "maziwa-na-chai"})
    assert answer["Location"] == "/accounts/authenticate/"
    assert client.get("/home/").status_code == 302


def test_recovery_code_opens_once():
    admin, _app, codes = with_app()
    first, second = on_a_phone(admin), on_a_phone(admin)
    assert [show(one, codes[3]).status_code for one in (first, second)] == [302, 422]
    assert "9 codes" in first.get("/me/authenticator/").content.decode()


def test_with_a_recovery_code_she_sets_up_a_new_phone(time_machine):
    admin, old, codes = with_app()
    client = on_a_phone(admin)
    show(client, codes[0])
    new, answer = App.set_up(client)
    assert answer["Location"] == "/me/authenticator/"
    past(time_machine, 3)
    again = on_a_phone(admin)
    assert show(again, old.now()).status_code == 422
    assert show(again, new.now()).status_code == 302
    assert AuthenticatorSecret.objects.count() == 2


def test_new_recovery_codes_make_the_old_worthless():
    admin, app, old = with_app()
    client = on_a_phone(admin)
    show(client, app.now())
    new = recovery_codes(client.post("/me/authenticator/codes/"))
    other = on_a_phone(admin)
    assert [show(other, code).status_code for code in (old[0], new[0])] == [422, 302]


@pytest.mark.parametrize("path", ["new/", "codes/", "{pk}/remove/"])
def test_what_she_has_cannot_be_changed_without_it(path):
    admin, _app, _codes = with_app()
    client = on_a_phone(admin)
    proved(client)
    pk = Authenticator.objects.get(type="totp").pk
    answer = client.post(f"/me/authenticator/{path.format(pk=pk)}")
    assert answer["Location"].startswith("/me/authenticator/show/")
    assert Authenticator.objects.count() == 2


def test_last_one_stays_while_her_role_needs_it():
    admin, app, _codes = with_app()
    client = on_a_phone(admin)
    show(client, app.now())
    client.post(f"/me/authenticator/{Authenticator.objects.get(type='totp').pk}/remove/")
    assert Authenticator.objects.count() == 2


def test_who_needs_none_any_more_takes_it_away_whole():
    woman, app, _codes = with_app("co_lead")
    woman.role_terms.update(ends_on=TODAY)
    client = on_a_phone(woman)
    show(client, app.now())
    client.post(f"/me/authenticator/{Authenticator.objects.get(type='totp').pk}/remove/")
    assert (Authenticator.objects.count(), AuthenticatorSecret.objects.count()) == (0, 0)


def test_server_command_takes_it_away_and_is_written_down(capsys):
    admin, app, _codes = with_app(number="M-042")
    client = on_a_phone(admin)
    show(client, app.now())
    call_command("forget_authenticator", "M-042")
    assert "M-042" in capsys.readouterr().out
    line = AuditEvent.objects.first()
    assert (line.verb, line.actor, line.about) == ("authenticator_removed", None, f"member:{admin.pk}")
    assert (client.get("/home/").status_code, Authenticator.objects.count()) == (302, 0)


@pytest.mark.parametrize("number", ["M-999", "M-042"])
def test_server_command_says_what_is_wrong(number):
    make_member(number="M-042")
    with pytest.raises(CommandError, match=number):
        call_command("forget_authenticator", number)


def test_who_leaves_leaves_no_secret():
    woman, _app, _codes = with_app("facilitator")
    actions.set_pin(woman, pin="482913")
    actions.leave(woman, by=woman, now=timezone.now())
    left = (Authenticator, AuthenticatorSecret, Pin)
    assert [kind.objects.count() for kind in left] == [0, 0, 0]


@pytest.mark.parametrize(
    ("make", "count"), [(lambda: make_member("co_lead"), 6), (lambda: with_app("co_lead")[0], 7)]
)
def test_page_costs_little(make, count, django_assert_num_queries):
    client = on_a_phone(make())
    with django_assert_num_queries(count):
        client.get("/me/authenticator/")
