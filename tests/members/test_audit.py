"""The record: what was done stands in it, in a chain that shows every edit."""

import threading

import pytest
from django.db import connection, connections, transaction

from members.actions import audit
from members.models import AppendOnly, AuditEvent, Verb
from tests.factories import NOW, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    return [audit.note(Verb.PAUSED, by=None, about=f"member:{pk}", now=NOW) for pk in range(1, 6)]


def edit(sql, *params):
    """As somebody does who has the database, and not the program's key."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_lines_are_numbered_and_whole(lines):
    assert [line.row for line in lines] == [1, 2, 3, 4, 5]
    assert audit.first_broken_row() is None


def test_an_empty_record_is_whole():
    assert audit.first_broken_row() is None


@pytest.mark.parametrize(
    ("change", "row"),
    [
        ("UPDATE members_auditevent SET verb = 'left' WHERE row = 3", 3),
        ("UPDATE members_auditevent SET about = 'member:9' WHERE row = 1", 1),
        ("UPDATE members_auditevent SET at = '2020-01-01 00:00:00+00:00' WHERE row = 5", 5),
        ("DELETE FROM members_auditevent WHERE row = 2", 2),
        ("DELETE FROM members_auditevent WHERE row = 5", 5),
        ("DELETE FROM members_auditevent", 1),
        ("UPDATE members_auditevent SET row = 6 WHERE row = 5", 5),
        ("DELETE FROM members_audithead", 6),
        ("UPDATE members_audithead SET from_row = 2", 3),
    ],
)
def test_an_edit_shows_at_its_row(lines, change, row):
    edit(change)
    assert audit.first_broken_row() == row


def test_another_actor_shows(lines):
    edit("UPDATE members_auditevent SET actor_id = %s WHERE row = 4", make_member().pk)
    assert audit.first_broken_row() == 4


def test_marks_are_made_with_the_programs_key(lines, settings):
    settings.INDEX_KEY = b"another key" * 3
    assert audit.first_broken_row() == 1


def test_the_program_itself_cannot_change_a_line(lines):
    line = lines[0]
    for deed in (
        line.save,
        line.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(verb="left"),
        lambda: AuditEvent.objects.filter(pk=line.pk).bulk_update([line], ["verb"]),
        lambda: AuditEvent.objects.bulk_create([line]),
    ):
        with pytest.raises(AppendOnly):
            deed()


def test_a_word_that_is_not_in_the_list_is_refused():
    with pytest.raises(ValueError, match="danced"):
        audit.note("danced", by=None, about="member:1")


def test_a_deed_that_is_undone_leaves_no_line(lines):
    with transaction.atomic():
        audit.note(Verb.LEFT, by=None, about="member:1")
        transaction.set_rollback(True)
    assert (AuditEvent.objects.count(), audit.first_broken_row()) == (5, None)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_chain_rightly():
    start = threading.Barrier(4)

    def write():
        start.wait()
        try:
            for _line in range(5):
                audit.note(Verb.PAUSED, by=None, about="member:1")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _one in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (AuditEvent.objects.count(), audit.first_broken_row()) == (20, None)


def test_page_says_who_did_what_and_that_it_is_whole(client):
    woman, admin = make_member(), make_member("membership_admin")
    audit.note(Verb.PAUSED, by=admin, about=f"member:{woman.pk}", now=NOW)
    client.force_login(make_member("co_lead"))
    page = client.get("/people/audit/").content.decode()
    for words in (admin.number, "paused a membership", woman.number, "The record is whole."):
        assert words in page


def test_page_says_where_it_is_broken(client, lines):
    edit("UPDATE members_auditevent SET verb = 'left' WHERE row = 3")
    client.force_login(make_member("co_lead"))
    assert "broken at row 3" in client.get("/people/audit/").content.decode()
