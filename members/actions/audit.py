"""The record: who did or opened what. Call ``note`` inside the transaction of the deed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from members.models import AuditEvent, AuditHead, Member, Verb
from members.models.audit import mark_of

KEPT_FOR = timedelta(days=365)


@transaction.atomic
def take_turn() -> AuditHead:
    """Wait until no other deed that is written into the record is under way; held until the transaction ends.

    On PostgreSQL by the lock on the one row; on SQLite transactions begin IMMEDIATE, so there is one at a time.
    """
    AuditHead.objects.get_or_create(pk=1)
    return AuditHead.objects.select_for_update().get(pk=1)


@transaction.atomic
def note(verb: str, *, by: Member | None, about: str, now: datetime | None = None) -> AuditEvent:
    """Write one line: ``by`` did ``verb`` about ``kind:id``. Where the deed is undone, so is its line."""
    head = take_turn()
    event = AuditEvent(row=head.row + 1, at=now or timezone.now(), actor=by, verb=Verb(verb), about=about)
    event.mark = event.marked_after(head.mark)
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=1).update(row=event.row, mark=event.mark)
    return event


def first_broken_row() -> int | None:
    """The first line that was changed, removed or slipped in; None where the record is whole."""
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    row, mark = head.from_row, head.from_mark
    if head.from_seal != head.sealed_beginning:
        return row + 1
    lines = AuditEvent.objects.order_by("row").values_list("row", "at", "actor_id", "verb", "about", "mark")
    for found, at, actor, verb, about, marked in lines.iterator(chunk_size=5000):
        row += 1
        if found != row or marked != mark_of(mark, found, at, actor, verb, about):
            return row
        mark = marked
    return None if (head.row, head.mark) == (row, mark) else row + 1


@transaction.atomic
def forget_old_lines(*, now: datetime) -> int:
    """Lines older than a year go, from the beginning, and the rest still shows every edit; how many went.

    A record that is broken is left as it is: it tells something.
    """
    head = take_turn()
    young = (
        AuditEvent.objects.filter(at__gte=now - KEPT_FOR)
        .order_by("row")
        .values_list("row", flat=True)
        .first()
    )
    last = AuditEvent.objects.filter(row__lt=young or head.row + 1).order_by("-row").first()
    if last is None or first_broken_row() is not None:
        return 0
    head.from_row, head.from_mark = last.row, last.mark
    head.from_seal = head.sealed_beginning
    head.save(update_fields=["from_row", "from_mark", "from_seal"])
    old = QuerySet(AuditEvent).filter(
        row__lte=last.row
    )  # the one place that may; the model's own words refuse
    gone = old.delete()[0]
    note(Verb.RECORD_SHORTENED, by=None, about=f"row:{last.row}", now=now)
    return gone
