"""Closing a secret ballot: papers are counted, the link between woman and paper is destroyed, and its traces go."""

import json
from collections import Counter
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction

from agenda.models import (
    BallotKey,
    BallotReceipt,
    CountedPaper,
    HallReading,
    OpenPaper,
    RollEntry,
    SecretBallot,
)
from agenda.rounds.tally import SMALLEST_GROUP
from agenda.votes import results
from agenda.votes.actions import voting
from coalition.reminders import actions as reminders
from members.actions import audit
from members.models import Member, Verb

SCRUTINY_FOR = timedelta(days=30)
OF_THE_OPEN_PHASE = (OpenPaper, HallReading, RollEntry, BallotKey)


def close_due(*, now: datetime) -> None:
    """Count what is over. Where papers of the hall are not read alike yet, it waits for them."""
    for ballot in SecretBallot.objects.over(now):
        close(ballot, now=now)


@transaction.atomic
def close(ballot: SecretBallot, *, now: datetime, by: Member | None = None, early: bool = False) -> bool:
    """Count it, once; False where it is not over, is counted already, or waits for papers of the hall.

    All in one transaction: whatever stops it, the papers and the key are there as before, or both are gone.
    """
    audit.take_turn()
    held = SecretBallot.objects.select_for_update().open().filter(pk=ballot.pk).first()
    if held is None or (now < held.closes_at and not early) or waits_for_hall(held):
        return False
    dropped = voting.tags_on_paper(held)
    papers = held.open_papers.exclude(tag__in=dropped)
    counted = Counter(voting.read(content) for content in papers.values_list("content", flat=True))
    counted.update(papers_of_hall(held))
    codes = [voting.receipt_of(held.key, tag) for tag in papers.values_list("tag", flat=True)]
    written = _write(held, counted, codes) if sum(counted.values()) >= SMALLEST_GROUP else {}
    forget_open_phase(held)
    SecretBallot.objects.filter(pk=held.pk).update(closed_at=now, **written)
    reminders.cancel(about=held.subject, now=now)
    audit.note(Verb.BALLOT_CLOSED, by=by, about=f"ballot:{held.pk}", now=now)
    return True


def _write(ballot: SecretBallot, counted: Counter, codes: list[str]) -> dict:
    """Sorted by what they say, so that no row tells when or by whom it was sent."""
    rows = sorted(counted.items())
    CountedPaper.objects.bulk_create(
        CountedPaper(ballot=ballot, levels=levels, count=count) for levels, count in rows
    )
    BallotReceipt.objects.bulk_create(BallotReceipt(ballot=ballot, code=code) for code in sorted(codes))
    papers = sum(counted.values())
    return {"papers": papers, "result": _result(ballot, rows, papers)}


def _result(ballot: SecretBallot, rows: list, papers: int) -> dict:
    """Withdrawn options count for nobody; the next on the paper takes their place."""
    chapters = dict(ballot.options.standing().values_list("number", "chapter"))
    kept = [([[n for n in level if n in chapters] for level in levels], count) for levels, count in rows]
    counts = [([level for level in levels if level], count) for levels, count in kept]
    if ballot.kind == SecretBallot.Kind.YES_NO:
        found = results.majority(counts, method=ballot.method)
    elif ballot.kind == SecretBallot.Kind.CHOICE:
        found = results.choice(counts, numbers=list(chapters))
    elif ballot.method == SecretBallot.Method.TRANSFERABLE:
        found = results.election(
            counts,
            chapters=chapters,
            elsewhere=ballot.one_from_elsewhere_id,
            seats=ballot.seats,
            seed=ballot.lot_seed,
        )
    else:
        found = results.ordered(counts, numbers=list(chapters), method=ballot.method)
    return found | {"quorate": results.is_quorate(papers=papers, roll_size=ballot.roll_size)}


def forget_open_phase(ballot: SecretBallot) -> None:
    """Papers, readings, roll and the key that made the tags: from here on nothing leads from a woman to a paper."""
    for model in OF_THE_OPEN_PHASE:
        model._base_manager.filter(ballot=ballot).delete()


def waits_for_hall(ballot: SecretBallot) -> bool:
    """Papers were handed out, and two have not read as many alike yet."""
    return sum(papers_of_hall(ballot).values()) != ballot.roll.filter(on_paper=True).count()


def papers_of_hall(ballot: SecretBallot) -> Counter:
    """What both readings say; nothing where they differ or one is missing."""
    said = [json.loads(papers) for papers in ballot.readings.values_list("papers", flat=True)]
    if len(said) < len(HallReading.Reading) or said[0] != said[1]:
        return Counter()
    return Counter({tuple(tuple(level) for level in levels): count for levels, count in said[0]})


def sweep(*, now: datetime) -> None:
    """What a database keeps of deleted rows goes too: on PostgreSQL they would still lie there in the order of casting.

    Outside of any transaction of ours, and again the next minute where somebody is in the way.
    """
    ended = SecretBallot.objects.exclude(closed_at=None, cancelled_at=None).filter(swept_at=None)
    over = list(ended.exclude(opened_at=None).values_list("pk", flat=True))
    if not over:
        return
    try:
        _sweep_tables([model._meta.db_table for model in OF_THE_OPEN_PHASE])
    except DatabaseError:
        return
    SecretBallot.objects.filter(pk__in=over).update(swept_at=now)


def _sweep_tables(tables: list[str]) -> None:
    with connection.cursor() as cursor:
        if (
            connection.vendor == "sqlite"
        ):  # secure_delete has overwritten the rows; the journal has them still
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise DatabaseError("Somebody reads the journal.")
            return
        names = ", ".join(tables)
        with transaction.atomic():
            cursor.execute("SET LOCAL lock_timeout = '3s'")
            cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
            is_empty = not any(model._base_manager.exists() for model in OF_THE_OPEN_PHASE)
            if is_empty:
                cursor.execute(f"TRUNCATE {names}")
        if not is_empty:
            cursor.execute(f"VACUUM (FULL) {names}")


def forget_old_papers(*, now: datetime) -> None:
    """After thirty days only the result is left."""
    old = SecretBallot.objects.closed().filter(closed_at__lte=now - SCRUTINY_FOR, papers_gone_at=None)
    for ballot in old:
        with transaction.atomic():
            ballot.counted.all().delete()
            SecretBallot.objects.filter(pk=ballot.pk).update(papers_gone_at=now)
