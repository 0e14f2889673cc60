"""What is written into the record waits for its turn before it holds any other row, always in this order: so no two
deeds wait for each other, and PostgreSQL need not break one of them off.
"""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members import actions
from members.models import Call
from tests.factories import NOW, TODAY, make_chapter, make_member

pytestmark = pytest.mark.django_db
HOLDS_A_ROW = re.compile(r"^(INSERT|UPDATE|DELETE)|FOR UPDATE")


@pytest.fixture
def her():
    woman = make_member()
    actions.set_pin(woman, pin="4711")
    return woman


@pytest.fixture
def by():
    return make_member("membership_admin")


def call(her, by, **fields):
    return Call.objects.create(member=her, made_on=TODAY, due_on=TODAY, taken_by=by, taken_at=NOW, **fields)


def pause(her, by):
    return lambda: actions.pause(her, by=by, now=NOW)


def come_back(her, by):
    actions.pause(her, by=by, now=NOW)
    return lambda: actions.come_back(her, by=by, now=NOW)


def leave(her, by):
    return lambda: actions.leave(her, by=her, now=NOW)


def suspend(her, by):
    make_member("co_lead")
    return lambda: actions.suspend(her, reason="why", by=by, now=NOW)


def make_card(her, by):
    return lambda: actions.make_card(her, by=by, now=NOW, today=TODAY)


def make_quick_pass(her, by):
    return lambda: actions.make_quick_pass(her, by=by, now=NOW)


def forget_pin(her, by):
    return lambda: actions.forget_pin(her, by=by, now=NOW)


def end_sessions(her, by):
    return lambda: actions.end_sessions_of(her, by=by, now=NOW) or True


def recovery_codes(her, by):
    return lambda: actions.new_recovery_codes(her, now=NOW)


def asked_again(her, by):
    return lambda: actions.choose_contact(her, channel="none", asked_by=by, now=NOW)


def move(her, by):
    chapter = make_chapter()
    return lambda: actions.move(her, chapter=chapter, by=by, now=NOW)


def change_chapter(her, by):
    fields = {"name": "Kusini", "jurisdiction": "mainland"}
    chapter = make_chapter()
    return lambda: actions.change_chapter(chapter, **fields, by=by, now=NOW) is None


def note_outcome(her, by):
    hers = call(her, by)
    return lambda: actions.note_outcome(hers, outcome="well", by=by, now=NOW)


def allow_calls(her, by):
    call(her, by, outcome="no_calls", closed_at=NOW)
    return lambda: actions.allow_calls(her, by=by, now=NOW)


def tell_apart(her, by):
    return lambda: actions.tell_apart(her, by, by=by, now=NOW) is None


def withdraw_merge(her, by):
    make_member("co_lead")
    asked = actions.ask_to_merge(her, make_member(), takes=[], by=by, now=NOW)
    return lambda: actions.withdraw_merge(asked, by=by, now=NOW)


def a_request(by):
    asked, _secret = actions.ask_to_join(
        key=uuid.uuid4(), name_used="Pili", language="sw", member_knows_how=True, now=NOW
    )
    for _time in range(2):
        actions.vouch(asked, member=make_member())
    return asked


def admit_asked(her, by):
    asked = a_request(by)
    about = {"category": "full", "chapter": None, "today": TODAY}
    return lambda: actions.admit_asked(asked, **about, by=by, now=NOW)


def refuse(her, by):
    asked = a_request(by)
    return lambda: actions.refuse(asked, by=by, now=NOW)


DEEDS = [
    admit_asked,
    refuse,
    pause,
    come_back,
    leave,
    suspend,
    make_card,
    make_quick_pass,
    forget_pin,
    end_sessions,
    recovery_codes,
]
DEEDS += [asked_again, move, change_chapter, note_outcome, allow_calls, tell_apart, withdraw_merge]


@pytest.mark.parametrize("prepare", DEEDS, ids=lambda deed: deed.__name__)
def test_its_turn_comes_first(client, her, by, prepare):
    client.force_login(her)
    deed = prepare(her, by)
    with CaptureQueriesContext(connection) as asked:
        assert deed()
    said = [query["sql"] for query in asked]
    turn = next(place for place, sql in enumerate(said) if "members_audithead" in sql)
    assert [sql for sql in said[:turn] if HOLDS_A_ROW.search(sql)] == []
