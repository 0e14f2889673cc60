"""A number, an address or a legal name is corrected: by the membership admin, or by the woman herself."""

import pytest

from members import actions
from members.actions import Refused
from members.models import AuditEvent, Lookup, Member, SafeContact
from tests.factories import NOW, make_member, proved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reads_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def admin():
    return make_member("membership_admin")


def correct(client, woman, **fields):
    return client.post(f"/people/{woman.pk}/correct/", fields)


@pytest.mark.parametrize(
    "typed", ["0712 345 678", "712345678", "+255712345678", "255 712 345 678", "0712-345-678"]
)
def test_number_in_five_forms_is_one_number(client, admin, typed):
    woman = make_member()
    client.force_login(admin)
    proved(client)
    assert correct(client, woman, detail="phone", value=typed).status_code == 302
    assert Member.objects.get(pk=woman.pk).phone == "+255712345678"


@pytest.mark.parametrize(("detail", "value"), [("phone", "123"), ("email", "pili"), ("secret", "x")])
def test_what_makes_no_sense_comes_back(client, admin, detail, value):
    client.force_login(admin)
    proved(client)
    answer = correct(client, make_member(), detail=detail, value=value)
    assert (answer.status_code, value in answer.text) == (422, True)


def test_it_asks_again_who_she_is(client, admin):
    woman = make_member(legal_name="Zamani")
    client.force_login(admin)
    correct(client, woman, detail="legal_name", value="Mpya")
    assert Member.objects.get(pk=woman.pk).legal_name == "Zamani"


def test_no_message_goes_to_the_new_number_until_she_is_asked(admin):
    woman = make_member(phone="+255700000001")
    actions.choose_contact(woman, channel="sms", now=NOW)
    assert actions.correct(woman, detail="phone", value="+255700000002", by=admin, now=NOW)
    assert SafeContact.objects.get(member=woman).channel == "none"


def test_another_detail_leaves_her_way_alone(admin):
    woman = make_member(phone="+255700000001")
    actions.choose_contact(woman, channel="sms", now=NOW)
    actions.correct(woman, detail="legal_name", value="Jina", by=admin, now=NOW)
    assert SafeContact.objects.get(member=woman).channel == "sms"


def test_she_reads_who_did_it_and_the_record_holds_no_contents(client, admin):
    woman = make_member()
    actions.correct(woman, detail="phone", value="+255700000002", by=admin, now=NOW)
    assert Lookup.objects.get().reason == "changed"
    assert AuditEvent.objects.values_list("verb", "about").get() == ("corrected", f"member:{woman.pk}")
    client.force_login(woman)
    assert "Corrected it" in client.get("/me/looked/").text


def test_the_same_again_changes_nothing(admin):
    woman = make_member(legal_name="Jina")
    assert not actions.correct(woman, detail="legal_name", value="Jina", by=admin, now=NOW)
    assert (Lookup.objects.count(), AuditEvent.objects.count()) == (0, 0)


def test_address_of_another_is_refused(admin):
    make_member(email="hers@example.org")
    with pytest.raises(Refused):
        actions.correct(make_member(), detail="email", value="hers@example.org", by=admin, now=NOW)


def test_key_of_who_decides_about_roles_is_hers_alone(admin):
    co_lead = make_member("co_lead")
    with pytest.raises(Refused):
        actions.correct(co_lead, detail="email", value="new@example.org", by=admin, now=NOW)
    assert actions.correct(co_lead, detail="legal_name", value="Jina", by=admin, now=NOW)
    assert actions.correct(co_lead, detail="email", value="new@example.org", by=co_lead, now=NOW)


def test_who_has_left_is_not_corrected(admin):
    woman = make_member()
    actions.leave(woman, by=woman, now=NOW)
    with pytest.raises(Refused):
        actions.correct(woman, detail="legal_name", value="Jina", by=admin, now=NOW)


def test_she_corrects_her_own_and_nobody_is_said_to_have_looked(client):
    woman = make_member(phone="+255700000001")
    client.force_login(woman)
    proved(client)
    answer = client.post("/me/correct/", {"detail": "phone", "value": "0712 345 678"})
    assert answer["Location"] == "/me/contact/"
    assert Member.objects.get(pk=woman.pk).phone == "+255712345678"
    assert Lookup.objects.count() == 0


def test_old_number_opens_nothing_any_more(admin):
    woman = make_member(phone="+255700000001")
    asked = actions.send_phone_code("+255700000001", language="en", now=NOW)
    actions.correct(woman, detail="phone", value="+255700000002", by=admin, now=NOW)
    assert list(asked.women()) == []
