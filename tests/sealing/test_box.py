import pytest
from django.core.exceptions import FieldError
from django.db import connection

from coalition.sealing import Unreadable, fingerprint, seal, unseal
from members.models import Member
from tests.factories import make_member

PLACE = "table.column"


def test_what_is_sealed_can_be_read_again():
    assert unseal(seal("siri yangu", place=PLACE), place=PLACE) == "siri yangu"


def test_same_text_is_sealed_differently_each_time():
    assert seal("siri", place=PLACE) != seal("siri", place=PLACE)


def test_moved_to_another_column_it_is_refused():
    with pytest.raises(Unreadable, match="other"):
        unseal(seal("siri", place=PLACE), place="other")


@pytest.mark.parametrize("token", ["", "siri", "e1.k1.AAAA", "e9.k1.AAAA", "e1.none.AAAA"])
def test_what_is_no_token_is_refused(token):
    with pytest.raises(Unreadable):
        unseal(token, place=PLACE)


def test_changed_letter_is_refused():
    token = seal("siri", place=PLACE)
    changed = token[:-3] + ("A" if token[-3] != "A" else "B") + token[-2:]
    with pytest.raises(Unreadable):
        unseal(changed, place=PLACE)


def test_wrong_key_fails_closed_with_a_sentence(settings):
    token = seal("siri", place=PLACE)
    settings.FIELD_KEYS = {"k1": bytes(32)}
    with pytest.raises(Unreadable, match="FIELD_KEYS"):
        unseal(token, place=PLACE)


def test_old_key_still_opens_after_a_new_one_seals(settings):
    token = seal("siri", place=PLACE)
    settings.FIELD_KEYS = {"k2": bytes(32), **settings.FIELD_KEYS}
    assert unseal(token, place=PLACE) == "siri"
    assert seal("siri", place=PLACE).startswith("e1.k2.")


def test_fingerprint_tells_places_apart():
    assert fingerprint("x", place="a") != fingerprint("x", place="b")
    assert fingerprint("x", place="a") == fingerprint("x", place="a")


@pytest.mark.django_db
def test_table_holds_no_canary():
    make_member(name_used="Pili", legal_name="Kanari Jina", email="kanari@example.org", phone="+255000000077")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_member")
        dump = str(cursor.fetchall()).lower()
    assert "kanari" not in dump
    assert "000000077" not in dump
    member = Member.objects.get()
    assert (member.legal_name, member.email, member.phone) == (
        "Kanari Jina",
        "kanari@example.org",
        "+255000000077",
    )


@pytest.mark.django_db
def test_sealed_field_cannot_be_searched():
    with pytest.raises(FieldError, match="fingerprint"):
        Member.objects.filter(email="x@example.org").exists()
