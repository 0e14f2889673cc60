"""Whatever stops the closing, papers and key are as they were, or both are gone; and nothing tells who cast which."""

import json
import random
import re
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from agenda.models import BallotKey, BallotReceipt, CountedPaper, OpenPaper, RollEntry, SecretBallot
from agenda.votes.actions import closing
from members.models import AuditEvent
from tests.agenda.votes.box import AFTER, close, make_house, opened, vote

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]
WRITES = re.compile(r"(?i)\s*(INSERT|UPDATE|DELETE)")


class PowerCut(DatabaseError):
    """The lights go out after a statement."""


def box() -> tuple:
    """All there is of the vote, before and after counting."""
    open_phase = [
        sorted(map(str, model.objects.values_list())) for model in (OpenPaper, RollEntry, BallotKey)
    ]
    counted = [list(model.objects.values_list()) for model in (CountedPaper, BallotReceipt)]
    state = list(SecretBallot.objects.values_list("closed_at", "papers"))
    return open_phase, counted, state, AuditEvent.objects.filter(verb="ballot_closed").count()


def cut_after(number: int):
    done = 0

    def execute(run, sql, *args):
        nonlocal done
        answer = run(sql, *args)
        if WRITES.match(sql):
            done += 1
            if done == number:
                raise PowerCut
        return answer

    return execute


def test_a_cut_after_any_statement_leaves_all_or_nothing():
    house = make_house(6)
    ballot = opened(house)
    for number, woman in enumerate(house):
        vote(ballot, woman, 1 + number % 2)
    before, cuts = box(), 0
    while True:
        with connection.execute_wrapper(cut_after(cuts + 1)):
            try:
                closing.close(ballot, now=AFTER)
                break
            except PowerCut:
                cuts += 1
        assert box() == before
    assert cuts >= 8
    assert box()[0] == [[], [], []]
    assert box()[2] == [(AFTER, 6)]


def test_rows_of_a_closed_vote_are_the_same_in_whatever_order_they_were_cast():
    """Byte by byte but for keys that the vote itself has: the casting order is not in them."""
    house, choices = make_house(12), [1, 2, 2, 1, 1, 2, 1, 1, 2, 1, 2, 2]
    seen = set()
    for round_ in range(6):
        ballot = opened(house)
        casting = list(zip(house, choices, strict=True))
        random.Random(round_).shuffle(casting)
        for woman, choice in casting:
            vote(ballot, woman, choice)
        close(ballot)
        rows = CountedPaper.objects.filter(ballot=ballot).order_by("pk")
        codes = list(
            BallotReceipt.objects.filter(ballot=ballot).order_by("pk").values_list("code", flat=True)
        )
        assert codes == sorted(codes)
        seen.add(json.dumps(list(rows.values_list("levels", "count"))))
    assert seen == {json.dumps([[[[1]], 6], [[[2]], 6]])}


def test_closing_writes_each_table_once_so_that_no_row_is_younger_than_another():
    house = make_house()
    ballot = opened(house)
    for number, woman in enumerate(house):
        vote(ballot, woman, 1 + number % 2)
    with CaptureQueriesContext(connection) as asked:
        close(ballot)
    for table in ("agenda_countedpaper", "agenda_ballotreceipt"):
        assert sum(f'INSERT INTO "{table}"' in query["sql"] for query in asked) == 1
    assert not {
        field.get_internal_type() for model in (CountedPaper, BallotReceipt) for field in model._meta.fields
    } & {
        "DateTimeField",
        "DateField",
        "TimeField",
    }


@pytest.mark.skipif(connection.vendor != "postgresql", reason="rows of PostgreSQL carry who wrote them")
def test_postgresql_keeps_nothing_of_the_open_phase():
    """One writer for all counted rows, in the order of content; the files of the box hold no row, dead or alive."""
    house = make_house()
    ballot = opened(house, "Red", "Green", "Blue", kind="order", method="borda")
    for woman, numbers in zip(
        house, [(3, 1, 2), (1,), (2, 1), (3,), (1, 2), (2,), (3, 2), (1, 3)], strict=True
    ):
        vote(ballot, woman, *numbers)
        vote(ballot, woman, *numbers)
    close(ballot)
    with connection.cursor() as cursor:
        for table, said in (
            ("agenda_countedpaper", "levels::text"),
            ("agenda_ballotreceipt", "to_json(code)::text"),
        ):
            cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")
            assert cursor.fetchone() == (1,)
            cursor.execute(f"SELECT {said} FROM {table} ORDER BY ctid")
            by_place = [json.loads(words) for (words,) in cursor.fetchall()]
            cursor.execute(f"SELECT {said} FROM {table} ORDER BY id")
            assert by_place == [json.loads(words) for (words,) in cursor.fetchall()] == sorted(by_place)
    assert size_of_box() > 0
    closing.sweep(now=AFTER)
    assert size_of_box() == 0
    ballot.refresh_from_db()
    assert ballot.swept_at == AFTER


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only there dead rows stay")
def test_while_another_vote_is_open_the_box_is_written_anew_without_the_dead():
    house = make_house()
    ended, goes_on = opened(house), opened(house)
    for woman in house:
        vote(ended, woman, 1)
    for woman in house[:3]:
        vote(goes_on, woman, 2)
    SecretBallot.objects.filter(pk=goes_on.pk).update(closes_at=AFTER.replace(year=2027))
    close(ended)
    closing.sweep(now=AFTER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('agenda_openpaper') / current_setting('block_size')::int")
        assert cursor.fetchone() == (1,)
    assert OpenPaper.objects.count() == 3
    assert [ballot.swept_at for ballot in SecretBallot.objects.order_by("pk")] == [AFTER, None]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file to look into")
def test_the_file_of_sqlite_holds_no_paper_and_no_key_any_more():
    house = make_house()
    ballot = opened(house)
    for woman in house:
        vote(ballot, woman, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM agenda_openpaper UNION SELECT secret FROM agenda_ballotkey")
        sealed = [value for (value,) in cursor.fetchall()]
        cursor.execute("SELECT tag FROM agenda_openpaper")
        sealed += [tag for (tag,) in cursor.fetchall()]
    close(ballot)
    closing.sweep(now=AFTER)
    path = connection.settings_dict["NAME"]
    held = b"".join(Path(name).read_bytes() for name in (path, f"{path}-wal"))
    assert len(sealed) == 17
    assert [value for value in sealed if value.encode() in held] == []


def size_of_box() -> int:
    with connection.cursor() as cursor:
        tables = [model._meta.db_table for model in closing.OF_THE_OPEN_PHASE]
        cursor.execute("SELECT sum(pg_relation_size(name::regclass)) FROM unnest(%s) AS name", [tables])
        return cursor.fetchone()[0]
