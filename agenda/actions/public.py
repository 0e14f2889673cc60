"""The agenda goes out to everybody only if two of the coalition say so, and comes back at one press."""

from datetime import datetime

from django.db import transaction

from agenda.models import Agenda, PublicPage
from members.access import Power
from members.actions import audit
from members.actions.approval import need_approver, need_power, settle, take_back
from members.models import Member, Verb
from members.models.approval import GOOD_FOR


@transaction.atomic
def ask_to_publish(
    agenda: Agenda, *, contact: str, items: list[dict], by: Member, now: datetime
) -> PublicPage:
    """A co-lead asks that ``items`` go out; what was asked before and not yet approved makes room for it."""
    audit.take_turn()
    need_power(by, now, Power.PUBLISH)
    need_approver(without=(by,), now=now)
    PublicPage.objects.open(now).update(withdrawn_at=now)
    out = PublicPage.objects.out().first()
    page = PublicPage(agenda=agenda, contact=contact, items=items, asked_by=by, asked_at=now)
    page.expires_at = now + GOOD_FOR
    if out:  # what was printed and handed out leads to the newer one
        page.address = out.address
    page.save()
    audit.note(Verb.PUBLIC_ASKED, by=by, about=f"public:{page.pk}", now=now)
    return page


@transaction.atomic
def approve_public(page: PublicPage, *, by: Member, now: datetime) -> bool:
    """From now on anybody may see it, instead of one that was out; False where another was quicker."""
    audit.take_turn()
    asked = PublicPage.objects.open(now).filter(pk=page.pk).exists()
    if asked:
        PublicPage.objects.out().update(ended_at=now, ended_by=by)
    if not settle(page, by=by, now=now, power_to_ask=Power.PUBLISH):
        return False
    audit.note(Verb.PUBLIC_APPROVED, by=by, about=f"public:{page.pk}", now=now)
    return True


@transaction.atomic
def end_public(page: PublicPage, *, by: Member, now: datetime) -> bool:
    """One press: what was asked is taken back, what is out is gone from this moment; False where it was already."""
    audit.take_turn()
    need_power(by, now)
    if PublicPage.objects.out().filter(pk=page.pk).update(ended_at=now, ended_by=by):
        PublicPage.objects.open(now).filter(address=page.address).update(withdrawn_at=now)
    elif not take_back(page, by=by, now=now):
        return False
    audit.note(Verb.PUBLIC_ENDED, by=by, about=f"public:{page.pk}", now=now)
    return True
