"""Lists that go out: without names by one alone; with names asked by one, approved by a second, taken twice at most."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from members.access import Power
from members.actions import audit
from members.actions.approval import need_approver, need_power, settle, take_back
from members.models import Export, Lookup, Member, Role, Verb
from members.models.approval import GOOD_FOR


def note_export(*, by: Member, now: datetime) -> None:
    """A list without names was made."""
    audit.note(Verb.LIST_MADE, by=by, about=f"member:{by.pk}", now=now)


@transaction.atomic
def ask_export(*, what: str, kind: str, reason: str, by: Member, now: datetime) -> Export:
    """Ask for a list with names; raises Refused where nobody else could approve it."""
    audit.take_turn()
    need_power(by, now, Power.KEEP_REGISTER)
    need_approver(without=(by,), now=now)
    asked = Export.objects.create(
        what=what, kind=kind, reason=reason, asked_by=by, asked_at=now, expires_at=now + GOOD_FOR
    )
    audit.note(Verb.LIST_ASKED, by=by, about=f"list:{asked.pk}", now=now)
    return asked


@transaction.atomic
def approve_export(export: Export, *, by: Member, now: datetime) -> bool:
    """Who asked may take it now; False where another was quicker, or it was taken back or is too old."""
    if not settle(export, by=by, now=now, power_to_ask=Power.KEEP_REGISTER):
        return False
    audit.note(Verb.LIST_APPROVED, by=by, about=f"list:{export.pk}", now=now)
    return True


@transaction.atomic
def withdraw_export(export: Export, *, by: Member, now: datetime) -> bool:
    """Who asked, or who may approve it, takes it back."""
    if not take_back(export, by=by, now=now):
        return False
    audit.note(Verb.LIST_WITHDRAWN, by=by, about=f"list:{export.pk}", now=now)
    return True


@transaction.atomic
def take_export(export: Export, *, by: Member, now: datetime) -> bool:
    """One of the two times that it may be taken; False where there is none left. Of two clicks at once each counts.

    Every woman whose phone or address is in it sees on her own page that it was handed out, and what for.
    """
    audit.take_turn()
    ready = Export.objects.ready(now).filter(pk=export.pk, asked_by=by)
    if not ready.update(downloads=F("downloads") + 1):
        return False
    export.refresh_from_db()
    audit.note(Verb.LIST_TAKEN, by=by, about=f"list:{export.pk}", now=now)
    if export.what == Export.What.CONTACTS and export.downloads == 1:
        _tell_each(export, by=by, now=now)
    return True


def _tell_each(export: Export, *, by: Member, now: datetime) -> None:
    details = (("phone", "phone_index", ""), ("email", "email_alias", None))
    for detail, index, none in details:
        women = Member.objects.active().exclude(**{index: none}).values_list("pk", flat=True)
        Lookup.objects.bulk_create(
            Lookup(
                member_id=pk,
                by=by,
                role=Role.MEMBERSHIP_ADMIN,
                detail=detail,
                reason=Lookup.Reason.LISTED,
                words=export.reason,
                on=timezone.localdate(now),
            )
            for pk in women
        )
