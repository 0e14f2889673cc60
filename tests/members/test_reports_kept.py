"""What is done about what a woman said, and where it stands: on her page and on the other's, and nowhere else."""

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from members import actions
from members.models import AuditEvent, Report, ReportWords
from tests.factories import make_member
from tests.members.saying import DAY, page, say, signed_in
from tests.permissions import TABLE
from tests.world import ROLES, SAID, a_world, undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def she():
    return make_member(name_used="Pili")


@pytest.fixture
def hearer():
    return make_member("safeguarding", name_used="Saada")


@pytest.fixture
def other():
    return make_member("care_companion", name_used="Fura")


# --- What is done, and what is left of it


def test_each_step_is_noted_once_with_its_day(client, she, hearer):
    report = say(she, hearer, now=timezone.now() - 2 * DAY)
    today = timezone.localdate()
    actions.open_report(report, by=hearer, now=timezone.now())
    signed_in(client, hearer)
    for kind, on in (("heard", today - DAY), ("closed", today), ("agreed", today)):
        client.post(f"/speak/heard/{report.pk}/", {"kind": kind, "on": on, "note": f"n {kind}"})
    assert list(report.steps.values_list("kind", "on")) == [("heard", today - DAY), ("closed", today)]
    assert "n heard" in page(signed_in(client, she), f"/speak/{report.pk}/")


@pytest.mark.parametrize("days", [1, -3])
def test_a_step_has_a_day_that_can_be(client, she, hearer, days):
    report = say(she, hearer, now=timezone.now() - 2 * DAY)
    actions.open_report(report, by=hearer, now=timezone.now())
    sent = {"kind": "heard", "on": timezone.localdate() + days * DAY}
    assert signed_in(client, hearer).post(f"/speak/heard/{report.pk}/", sent).status_code == 422


def test_the_record_does_not_speak_of_it(she, hearer):
    report = say(she, hearer)
    actions.open_report(report, by=hearer, now=timezone.now())
    actions.note_step(report, kind="closed", on=timezone.localdate(), note="", by=hearer)
    actions.erase_report(report)
    assert list(AuditEvent.objects.all()) == []


def test_closed_long_ago_is_forgotten(she, hearer):
    now = timezone.now()
    for days in (181, 179):
        report = say(she, hearer, now=now - 200 * DAY)
        on = timezone.localdate(now - days * DAY)
        actions.note_step(report, kind="closed", on=on, note="", by=hearer)
    actions.forget_closed_reports(now=now)
    assert list(Report.objects.all()) == [report]


def test_she_leaves_and_every_word_goes(she, hearer):
    report = say(she, hearer)
    actions.leave(she, by=she, now=timezone.now())
    assert (Report.objects.count(), ReportWords.objects.count()) == (0, 0)
    assert not actions.open_report(report, by=hearer, now=timezone.now())


@pytest.mark.parametrize("count", [1, 20])
def test_the_lists_cost_the_same_for_one_and_for_many(client, she, hearer, django_assert_num_queries, count):
    for _one in range(count):
        actions.note_step(say(she, hearer), kind="heard", on=timezone.localdate(), note="", by=hearer)
    signed_in(client, she).get("/speak/mine/")
    with django_assert_num_queries(6):
        client.get("/speak/mine/")
    signed_in(client, hearer).get("/speak/heard/")
    with django_assert_num_queries(8):
        client.get("/speak/heard/")


# --- Nowhere else


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with a_world(django_db_blocker) as world:
        yield world


def test_the_words_stand_nowhere_but_on_the_pages_of_two(world, caplog):
    """Every page of the house, in every role; its log, and the letters that went out."""
    mail.outbox = []
    shown = set()
    for route, row in TABLE.items():
        for role in ROLES if row.get else ():
            path = world.path(route, row.blanks, role=role)
            with undone():
                answer = world.client(role).get(path)
            if SAID in answer.content.decode(errors="replace"):
                shown.add((role, route))
    own = {(role, "speak/<int:pk>/") for role in set(ROLES) - {"visitor", "joiner"}}
    assert shown == own | {("care_companion", "speak/heard/<int:pk>/")}
    assert (SAID in caplog.text, [letter for letter in mail.outbox if SAID in str(letter.body)]) == (
        False,
        [],
    )


def test_no_row_of_the_database_holds_the_words(world):
    assert ReportWords.objects.filter(report__isnull=False).first().text == SAID
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert [row for row in cursor.fetchall() if SAID in str(row)] == []
