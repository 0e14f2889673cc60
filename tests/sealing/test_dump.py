"""Whoever steals the database reads nothing that the classes "personal" and "wellness" hold."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from actionplan import actions as actionplan
from members import actions as members
from members.models import SignedInSession
from tests.factories import make_member
from wellness import actions as wellness

CANARIES = ["kanari", "000000077", "0000 00077"]


def dump() -> str:
    """Every cell of every table in small letters, sessions unpacked."""
    with connection.cursor() as cursor:
        cells = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            cells += [str(row) for row in cursor.fetchall()]
    cells += [str(row.get_decoded()) for row in SignedInSession.objects.all()]
    return "\n".join(cells).lower()


@pytest.mark.django_db
def test_no_canary_stands_in_any_table():
    now, today = timezone.now(), timezone.localdate()
    admin, co_lead = make_member("membership_admin"), make_member("co_lead")
    woman = make_member(legal_name="Kanari Jina", email="kanari@example.org", phone="+255000000077")
    wanted = {"email": "kanari2@example.org", "phone": "+255000000077"}
    members.ask_to_join(
        key=uuid.uuid4(),
        name_used="Pili",
        language="sw",
        answers={"Unatufahamuje?": "Kanari alinieleza"},
        now=now,
        **wanted,
    )
    members.invite(name_used="Pili", email="kanari3@example.org", language="sw", role="", by=admin, now=now)
    members.show(woman, detail="phone", reason="other", words="Kanari aliuliza", by=admin, now=now)
    asked = {"deed": "grant", "starts_on": today, "ends_on": None, "reason": "Kanari amekubali"}
    members.ask(woman, role="secretary", **asked, by=co_lead, now=now)
    actionplan.add_commitment(woman, text="Kanari atapumzika")
    wellness.agree(woman, today=today)
    wellness.check_in(woman, face="2", today=today)
    found = dump()
    assert [canary for canary in CANARIES if canary in found] == []
    assert woman.number.lower() in found


@pytest.mark.django_db
def test_what_she_types_while_signing_in_stays_out_of_the_tables():
    make_member(email="kanari@example.org")
    client = Client()
    client.post("/accounts/login/code/", {"email": "kanari@example.org"})
    client.post("/accounts/login/", {"login": "kanari@example.org", "password": "kanari siri"})
    client.post("/card/", {"number": "M-001", "words": "kanari"})
    found = dump()
    assert [canary for canary in CANARIES if canary in found] == []
