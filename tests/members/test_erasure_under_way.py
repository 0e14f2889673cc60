"""Lists on their way in or out when she who works on them is erased: erasing wins."""

from datetime import date

import pytest
from django.utils import timezone

from members import actions, columns, tables
from members.models import Import, Member
from tests.factories import make_member, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_member("membership_admin", name_used="Amina")


def leave(woman):
    assert actions.leave(woman, by=woman, now=timezone.now())


def test_who_asked_for_a_list_and_left_takes_no_list(client, admin):
    second, now = make_member("co_lead"), timezone.now()
    export = actions.ask_export(what="names", kind="csv", reason="Mkutano", by=admin, now=now)
    actions.approve_export(export, by=second, now=now)
    make_member("membership_admin")
    client.force_login(admin)
    proved(client)
    leave(admin)
    answer = client.get(f"/people/export/{export.ticket}/")
    assert answer["Location"].startswith("/accounts/login/")


def test_who_took_a_list_in_and_left_takes_in_nobody_more(admin):
    make_member("membership_admin")
    table = tables.read(b"Jina\nKanari\nPili")
    made = actions.begin_import(table, found=columns.in_table(table), by=admin, now=timezone.now())
    said = {"chapters": {}, "twice": False, "consent_on": date(2026, 3, 1)}
    assert actions.confirm_import(made, **said, by=admin, now=timezone.now())
    leave(admin)
    assert not actions.take_some_in(now=timezone.now())
    assert (Import.objects.count(), Member.objects.filter(name_used="Kanari").count()) == (0, 0)
