"""A round of rating at a thousand and at a million ratings: its result page, and one more rating; time as a ratio.

Both rounds stand in one database, and they are asked in turns. `python -m tests.bench.ratings` measures only this.
"""

# ruff: noqa: T201  (printing is what it is for)
import os
import statistics
import time
import uuid
from collections.abc import Callable
from datetime import timedelta

ISSUES, ASKED, BUDGET = 10, 101, 1.0
#: So far from the budget is still the same: what two medians of the same thing differ by on such a machine.
NOISE = 0.1
FEW, MANY = 1_000, 1_000_000
FILL = """
INSERT INTO agenda_memberrating (round_id, issue_id, rater, urgency, feasibility)
WITH RECURSIVE woman(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM woman WHERE n < %s)
SELECT entry.round_id, entry.issue_id, 'w' || n, 1 + (n * 7 + entry.position) %% 5, 1 + (n * n + entry.position) %% 5
FROM woman CROSS JOIN agenda_roundissue AS entry WHERE entry.round_id = %s
"""


def report() -> None:
    from django.utils import timezone

    from agenda.rounds.actions import between
    from members.models import Member

    now, woman = timezone.now(), Member.objects.active().order_by("pk").first()
    made = {size: _round(size, now=now) for size in (FEW, MANY)}
    entries = {size: round_.issues.first() for size, round_ in made.items()}
    grades = {"member": woman, "urgency": 3, "feasibility": 4, "now": now}
    _compare("one more rating", {size: lambda e=e: between.rate(e, **grades) for size, e in entries.items()})
    for size, round_ in made.items():
        start = time.perf_counter()
        between.close(round_, now=round_.closes_at)
        print(f"  closing and counting {size:,} ratings: {(time.perf_counter() - start) * 1000:,.0f} ms")
    ask = _asker(woman)
    _compare("the result page", {size: lambda pk=one.pk: ask(pk) for size, one in made.items()})


def _round(size: int, *, now):
    """Open, and rated by so many women as make ``size`` ratings."""
    from django.db import connection

    from agenda.rounds.actions import between
    from tests.agenda.room import make_issues
    from tests.factories import make_meeting

    issues = make_issues(make_meeting(), [f"Issue {number}" for number in range(1, ISSUES + 1)])
    given = {"key": uuid.uuid4(), "levels": 5, "closes_at": now + timedelta(days=7), "now": now}
    round_ = between.open_round(issues=issues, **given)
    with connection.cursor() as cursor:
        cursor.execute(FILL, [size // ISSUES, round_.pk])
    return round_


def _asker(woman) -> Callable:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(woman)

    def ask(pk: int) -> None:
        answer = client.get(f"/agenda/rounds/{pk}/")
        assert answer.status_code == 200, answer.status_code

    return ask


def _compare(what: str, ways: dict[int, Callable]) -> None:
    """In turns, so that whatever else the machine does hits both; the medians of processor time."""
    found: dict[int, list[float]] = {size: [] for size in ways}
    for _turn in range(ASKED):
        for size, do in ways.items():
            start = time.process_time()
            do()
            found[size].append(time.process_time() - start)
    few, many = (statistics.median(found[size]) for size in (FEW, MANY))
    verdict = "within" if many / few <= BUDGET + NOISE else "OVER"
    print(f"{what}: {few * 1000:.2f} ms at {FEW:,} ratings, {many * 1000:.2f} ms at {MANY:,}")
    print(f"  ratio {many / few:.2f}x   budget {BUDGET}x: {verdict}", flush=True)


if __name__ == "__main__":
    import django

    import tests.throwaway  # noqa: F401  (a database to throw away)

    os.environ |= {"DEMO": "1", "DJANGO_SETTINGS_MODULE": "coalition.settings"}
    django.setup()
    from coalition.web import preparing

    for _line in preparing.prepare():
        pass
    report()
