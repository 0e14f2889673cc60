"""The record: who did or opened what. Call ``note`` inside the transaction of the deed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from members.models import AuditEvent, AuditHead, Member, Verb


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
    mark, row = "", 0
    for event in AuditEvent.objects.order_by("row").iterator():
        row += 1
        if event.row != row or event.mark != event.marked_after(mark):
            return row
        mark = event.mark
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    return None if (head.row, head.mark) == (row, mark) else row + 1
