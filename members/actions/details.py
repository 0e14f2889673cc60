"""Correct a guarded detail of a member: her phone, her e-mail, her legal name."""

from collections.abc import Collection
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import may_help_in
from members.actions import audit
from members.actions.approval import Refused
from members.actions.consents import choose_contact
from members.models import Lookup, Member, Role, SafeContact, Verb

# By which detail each way of writing to her goes.
WAYS: dict[str, str] = {
    Lookup.Detail.EMAIL: SafeContact.Channel.EMAIL,
    Lookup.Detail.PHONE: SafeContact.Channel.SMS,
}


@transaction.atomic
def correct(member: Member, *, detail: str, value: str, by: Member, now: datetime) -> bool:
    """``value`` stands for ``detail`` from now on, "" for nothing; False where it stood there already.

    A number or an address is a key to her account: another corrects it only for a woman whom she may help in. Her yes
    to messages was for the old one, so none is sent to the new one until she is asked. She reads who did it.
    """
    audit.take_turn()
    member = Member.objects.select_for_update().get(pk=member.pk)
    if member.left_at:
        raise Refused(_("She has left."))
    if by != member and detail in WAYS and not may_help_in(by, member):
        raise Refused(_("She decides about roles: only she herself changes how she is reached."))
    if detail == Lookup.Detail.EMAIL and Member.objects.with_email(value).exclude(pk=member.pk).exists():
        raise Refused(_("A member already has this address. Talk with both of them."))
    if getattr(member, detail) == value:
        return False
    write_nothing_to(member, [detail], now)
    if detail == Lookup.Detail.EMAIL:
        EmailAddress.objects.filter(user=member).delete()
    setattr(member, detail, value)
    member.save(update_fields=[detail])
    if by != member:
        about = {"detail": detail, "reason": Lookup.Reason.CHANGED, "role": Role.MEMBERSHIP_ADMIN}
        Lookup.objects.create(member=member, by=by, on=timezone.localdate(now), **about)
    audit.note(Verb.CORRECTED, by=by, about=f"member:{member.pk}", now=now)
    return True


def write_nothing_to(member: Member, details: Collection[str], now: datetime) -> None:
    """Her yes to messages was for what stood under one of ``details``: until she is asked, none goes to what comes."""
    contact = SafeContact.objects.filter(member=member).first()
    if contact and contact.channel in {WAYS[detail] for detail in details if detail in WAYS}:
        choose_contact(member, channel=SafeContact.Channel.NONE, now=now)
