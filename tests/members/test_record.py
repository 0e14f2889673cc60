"""The page of the record: narrowed, paged, looked through; and a record that forgets what is older than a year."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from members import actions, jobs, queries
from members.actions import audit
from members.models import AuditEvent, AuditHead, Verb
from tests.factories import NOW, make_member

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture
def lead():
    return make_member("co_lead", name_used="Lulu")


@pytest.fixture
def look(client, lead):
    client.force_login(lead)

    def asked_for(asked=""):
        return client.get(f"/people/audit/?{asked}")

    return asked_for


def rows(response):
    return [event.row for event, _verb, _about in response.context["lines"]]


def edit(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def lines(lead):
    """Row 1: Asha by Lulu, two days ago; row 2: Bahati by Asha, yesterday; row 3: Bahati by the program."""
    asha, bahati = make_member(name_used="Asha"), make_member(name_used="Bahati")
    audit.note(Verb.PAUSED, by=lead, about=f"member:{asha.pk}", now=NOW - timedelta(days=2))
    audit.note(Verb.PAUSED, by=asha, about=f"member:{bahati.pk}", now=NOW - timedelta(days=1))
    audit.note(Verb.LEFT, by=None, about=f"member:{bahati.pk}", now=NOW)
    return asha, bahati


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", [3, 2, 1]),
        ("verb=left", [3]),
        ("verb=danced", [3, 2, 1]),
        ("who=asha", [2, 1]),
        ("who=bahati", [3, 2]),
        ("who=nobody", []),
        ("day=2026-03-13", [2]),
        ("day=31.02.2026", [3, 2, 1]),
        ("verb=paused&who=bahati&day=2026-03-13", [2]),
    ],
)
def test_it_is_narrowed(look, lines, asked, found):
    assert rows(look(asked)) == found


def test_a_number_finds_her_lines(look, lines):
    assert rows(look(f"who={lines[1].number}")) == [3, 2]


def test_from_page_to_page_it_stays_narrowed(look, lead):
    for number in range(102):
        audit.note(Verb.PAUSED if number % 2 else Verb.RETURNED, by=lead, about="member:1", now=NOW)
    first = look("verb=paused")
    assert "?verb=paused&amp;page=2" in first.content.decode()
    assert (len(rows(first)), rows(look("verb=paused&page=2"))) == (50, [2])


@pytest.mark.parametrize("count", [1, 120])
def test_it_costs_the_same_for_one_line_and_for_many(look, lead, settings, django_assert_num_queries, count):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    for _line in range(count):
        audit.note(Verb.PAUSED, by=lead, about=f"member:{lead.pk}", now=NOW)
    for asked in ("", "who=lulu&verb=paused&day=2026-03-14"):
        look(asked)
        # session, her; her roles; how many, the page, whom it is about; the house; who was meant
        with django_assert_num_queries(7 + bool(asked)):
            look(asked)


def test_it_says_when_it_was_looked_through_and_looks_again_when_asked(look, lines):
    assert look().context.get("broken") is None
    edit("UPDATE members_auditevent SET verb = 'paused' WHERE row = 3")
    assert look().context.get("broken") is None
    assert look("again=1").context["broken"] == 3
    cache.clear()
    assert [look().context["broken"] for _turn in range(2)] == [3, 3]


def old_and_young(*, old, young):
    for number in range(old + young):
        at = NOW - YEAR - timedelta(days=1) if number < old else NOW - timedelta(days=1)
        audit.note(Verb.PAUSED, by=None, about="member:1", now=at)


def kept():
    return list(AuditEvent.objects.order_by("row").values_list("row", "verb"))


def test_lines_older_than_a_year_go_and_the_rest_is_whole():
    old_and_young(old=3, young=2)
    assert audit.forget_old_lines(now=NOW) == 3
    assert kept() == [(4, "paused"), (5, "paused"), (6, "record_shortened")]
    assert (AuditEvent.objects.first().about, audit.first_broken_row()) == ("row:3", None)


def test_forgetting_again_forgets_nothing_more():
    old_and_young(old=3, young=2)
    assert [audit.forget_old_lines(now=NOW) for _night in range(2)] == [3, 0]
    assert audit.forget_old_lines(now=NOW + YEAR) == 2
    assert audit.first_broken_row() is None


def test_a_record_with_nothing_young_goes_whole_and_is_written_on():
    old_and_young(old=3, young=0)
    assert audit.forget_old_lines(now=NOW) == 3
    audit.note(Verb.LEFT, by=None, about="member:1", now=NOW)
    assert (kept(), audit.first_broken_row()) == ([(4, "record_shortened"), (5, "left")], None)


@pytest.mark.parametrize(
    ("change", "row"),
    [
        ("UPDATE members_auditevent SET verb = 'left' WHERE row = 4", 4),
        ("DELETE FROM members_auditevent WHERE row = 4", 4),
        ("DELETE FROM members_auditevent WHERE row = 6", 6),
        ("UPDATE members_audithead SET from_row = 4", 5),
        ("UPDATE members_audithead SET from_mark = 'x'", 4),
        ("UPDATE members_audithead SET from_row = 0, from_mark = '', from_seal = ''", 1),
        (
            "UPDATE members_audithead SET from_row = 4, "
            "from_mark = (SELECT mark FROM members_auditevent WHERE row = 4)",
            5,
        ),
    ],
)
def test_a_shortened_record_still_shows_every_edit(change, row):
    old_and_young(old=3, young=2)
    audit.forget_old_lines(now=NOW)
    edit(change)
    assert audit.first_broken_row() == row


def test_a_broken_record_is_left_as_it_is():
    old_and_young(old=3, young=2)
    edit("UPDATE members_auditevent SET verb = 'left' WHERE row = 2")
    assert audit.forget_old_lines(now=NOW) == 0
    assert (AuditEvent.objects.count(), AuditHead.objects.get().from_row) == (5, 0)


def test_the_job_forgets_by_the_clock_of_now():
    audit.note(Verb.PAUSED, by=None, about="member:1", now=timezone.now() - YEAR)
    audit.note(Verb.PAUSED, by=None, about="member:1", now=timezone.now() - YEAR + timedelta(minutes=1))
    jobs.forget_old_lines()
    assert kept() == [(2, "paused"), (3, "record_shortened")]


def test_every_deed_of_two_and_every_suspension_leaves_a_line(lead):
    admin, woman = make_member("membership_admin"), make_member()
    suspension = actions.suspend(woman, reason="x", by=admin, now=NOW)
    actions.lift(suspension, by=lead, now=NOW)
    actions.withdraw_removal(actions.ask_removal(woman, reason="x", by=admin, now=NOW), by=lead, now=NOW)
    actions.approve_removal(actions.ask_removal(woman, reason="x", by=lead, now=NOW), by=admin, now=NOW)
    assert [verb for _row, verb in kept()] == [
        "suspended",
        "suspension_lifted",
        "removal_asked",
        "removal_withdrawn",
        "removal_asked",
        "removed",
    ]


@pytest.mark.usefixtures("english")
def test_what_a_line_is_about_is_no_code():
    for about in ("ballot:5", "charter:conduct"):
        audit.note(Verb.PAUSED, by=None, about=about, now=timezone.now())
    lines = queries.in_words(queries.record())
    assert [about for _event, _verb, about in lines] == ["charter:conduct", "no. 5"]
