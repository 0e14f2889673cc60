"""Keys are changed while people work; a missing or wrong key stops everything with a sentence."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client

from actionplan import actions as actionplan
from coalition.sealing import Unreadable, rotation
from coalition.sealing.fields import SealedTextField
from coalition.web import preparing
from members import queries
from members.models import Member
from tests.factories import make_member

NEW = {"k2": bytes(range(32))}


def with_new_key(settings) -> dict:
    """The new key stands before the old one; the answer is the old ring."""
    old = settings.FIELD_KEYS
    settings.FIELD_KEYS = {**NEW, **old}
    return old


def a_woman() -> Member:
    member = make_member(legal_name="Kanari Jina", phone="+255000000077")
    actionplan.add_commitment(member, text="Nitapumzika")
    return member


@pytest.mark.django_db
def test_everything_is_sealed_anew_and_the_old_key_may_go(settings):
    member = a_woman()
    with_new_key(settings)
    list(rotation.rotate())
    assert set(rotation.keys_in_use()) == {"k2"}
    settings.FIELD_KEYS = NEW
    again = Member.objects.get(pk=member.pk)
    assert (again.legal_name, again.phone) == ("Kanari Jina", "+255000000077")
    assert again.commitments.get().text == "Nitapumzika"


@pytest.mark.django_db
def test_what_is_sealed_under_the_first_key_is_left_alone(settings, django_assert_num_queries):
    a_woman()
    before = [list(column.tokens().values_list("sealed_value")) for column in rotation.columns()]
    with django_assert_num_queries(len(rotation.columns())):
        assert list(rotation.rotate()) == []
    assert [list(column.tokens().values_list("sealed_value")) for column in rotation.columns()] == before


@pytest.mark.django_db
def test_progress_is_told_in_batches(settings, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    for _woman in range(3):
        make_member(legal_name="Jina")
    with_new_key(settings)
    told = [(p.done, p.total) for p in rotation.rotate() if str(p.column) == "members.Member.legal_name"]
    assert told == [(2, 3), (3, 3)]


@pytest.mark.django_db
def test_what_she_saves_meanwhile_wins(settings):
    member = make_member(legal_name="Zamani")
    with_new_key(settings)
    column = next(c for c in rotation.columns() if str(c) == "members.Member.legal_name")
    token = column.tokens().get(pk=member.pk).sealed_value
    Member.objects.filter(pk=member.pk).update(legal_name="Mpya")
    rotation._seal_anew(column, member.pk, token)
    assert Member.objects.get(pk=member.pk).legal_name == "Mpya"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_rotation_with_live_traffic(settings):
    """Half the women change their names over and over while the keys change; nobody's name is lost or older."""
    women = [make_member(legal_name="Zamani") for _woman in range(30)]
    with_new_key(settings)
    last, stop, faults = {}, threading.Event(), []

    def people_work():
        turn = 0
        try:
            while not stop.is_set():
                for woman in women[::2]:
                    turn += 1
                    Member.objects.filter(pk=woman.pk).update(legal_name=f"Mpya {turn}")
                    last[woman.pk] = f"Mpya {turn}"
                    assert Member.objects.get(pk=woman.pk).legal_name == f"Mpya {turn}"
        except Exception as error:
            faults.append(error)
        finally:
            connections.close_all()

    worker = threading.Thread(target=people_work)
    worker.start()
    for _time in range(3):
        list(rotation.rotate())
    stop.set()
    worker.join()
    assert faults == []
    assert set(rotation.keys_in_use()) == {"k2"}
    settings.FIELD_KEYS = NEW
    found = dict(Member.objects.values_list("pk", "legal_name"))
    assert found == {woman.pk: last.get(woman.pk, "Zamani") for woman in women}
    assert last


@pytest.mark.django_db
def test_command_says_which_key_may_go(settings, capsys):
    a_woman()
    with_new_key(settings)
    call_command("rotate_keys")
    said = capsys.readouterr().out
    assert "members.Member.legal_name: 1 of 1" in said
    assert "k2 seals 4 values." in said
    assert "k1 seals nothing any more: take it out of FIELD_KEYS" in said


@pytest.mark.django_db
def test_command_only_looks_when_asked(settings, capsys):
    a_woman()
    with_new_key(settings)
    call_command("rotate_keys", "--look")
    assert capsys.readouterr().out == "k2 seals nothing yet.\nk1 seals 4 values.\n"


@pytest.mark.django_db
def test_command_stops_where_a_key_is_missing(settings):
    a_woman()
    settings.FIELD_KEYS = NEW
    with pytest.raises(CommandError, match="FIELD_KEYS still holds the key"):
        call_command("rotate_keys")
    assert set(rotation.keys_in_use()) == {"k1"}


@pytest.mark.django_db
@pytest.mark.parametrize("ring", [NEW, {"k1": bytes(32)}], ids=["missing", "wrong"])
def test_program_does_not_start_without_its_keys(settings, ring):
    a_woman()
    settings.FIELD_KEYS = ring
    with pytest.raises(Unreadable, match="FIELD_KEYS"):
        list(preparing.prepare())


@pytest.mark.django_db
def test_second_key_that_does_not_fit_is_found_too(settings):
    """The first value of a column opens; another one in it does not."""
    make_member(legal_name="Ya kwanza")
    good = settings.FIELD_KEYS
    settings.FIELD_KEYS = {**NEW, **good}
    make_member(legal_name="Ya pili")
    settings.FIELD_KEYS = {"k2": bytes(32), **good}
    assert "cannot be opened" in rotation.first_unreadable()


@pytest.mark.django_db
def test_page_that_cannot_open_a_value_shows_nothing_of_it(settings):
    member = a_woman()
    client = Client(raise_request_exception=False)
    client.force_login(member)
    settings.FIELD_KEYS = {"k1": bytes(32)}
    answer = client.get("/me/")
    assert answer.status_code == 500
    assert "FIELD_KEYS" not in answer.text
    assert "Kanari" not in answer.text


@pytest.mark.django_db
def test_index_key_that_does_not_fit_is_found(settings):
    assert queries.index_key_fits()
    make_member(email="kanari@example.org")
    assert queries.index_key_fits()
    settings.INDEX_KEY = b"another"
    assert not queries.index_key_fits()


@pytest.mark.django_db
def test_erased_rows_are_overwritten_on_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL vacuums")
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_every_sealed_column_is_known():
    assert {str(column) for column in rotation.columns()} >= {"members.Member.phone", "wellness.CheckIn.face"}
    assert all(isinstance(column.field, SealedTextField) for column in rotation.columns())
