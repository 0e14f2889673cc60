"""Ending a membership without the woman's own word: asked by one, approved by a second within a day."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from coalition.post import Message, way_for
from coalition.sealing import fingerprint
from coalition.web import afterwards
from members.actions import audit
from members.actions.approval import Refused, keep_one_in, need_approver, need_power, settle, take_back
from members.actions.standing import KEPT_ROLES, end_membership
from members.actions.suspension import prolong
from members.models import Member, Removal, SafeContact, Verb
from members.models.approval import GOOD_FOR


@transaction.atomic
def ask_removal(member: Member, *, reason: str, by: Member, now: datetime) -> Removal:
    """Ask that her membership end; raises Refused where it cannot be. Where she is suspended and another asks than
    who suspended her, the suspension lasts until this is decided."""
    audit.take_turn()
    if by == member:
        raise Refused(_("You leave by yourself, on the page of your membership."))
    need_power(by, now)
    _check(member, now)
    need_approver(without=(by, member), now=now)
    Removal.objects.filter(member=member, expires_at__lte=now, approved_at=None).update(withdrawn_at=now)
    removal = Removal(member=member, reason=reason, asked_by=by, asked_at=now, expires_at=now + GOOD_FOR)
    try:
        with transaction.atomic():
            removal.save()
    except IntegrityError as error:
        raise Refused(_("Somebody has asked for this already.")) from error
    prolong(member, until=removal.expires_at, by=by, now=now)
    audit.note(Verb.REMOVAL_ASKED, by=by, about=f"member:{member.pk}", now=now)
    return removal


@transaction.atomic
def approve_removal(removal: Removal, *, by: Member, now: datetime) -> bool:
    """Her membership ends now, and who she is is erased; False where another was quicker or it is too old."""
    if not settle(removal, by=by, now=now):
        return False
    _check(removal.member, now)
    farewell = _farewell(removal.member, now)
    end_membership(removal.member, verb=Verb.REMOVED, by=by, now=now)
    if farewell:
        channel, message = farewell
        transaction.on_commit(lambda: afterwards.do(lambda: way_for(channel).send(message)))
    return True


@transaction.atomic
def withdraw_removal(removal: Removal, *, by: Member, now: datetime) -> bool:
    if not take_back(removal, by=by, now=now):
        return False
    audit.note(Verb.REMOVAL_WITHDRAWN, by=by, about=f"member:{removal.member_id}", now=now)
    return True


def _check(member: Member, now: datetime) -> None:
    member = Member.objects.select_for_update().get(pk=member.pk)
    if member.left_at:
        raise Refused(_("She has left already."))
    for role in KEPT_ROLES:
        keep_one_in(role, without=member, now=now)


def _farewell(member: Member, now: datetime) -> tuple[str, Message] | None:
    """What she is told, by the way she named safe and in her hours; nothing where others read her phone.

    Read before it is erased, and sent after. It says nothing of a group.
    """
    contact = SafeContact.objects.filter(member=member).first()
    way = contact.way(timezone.localdate(now)) if contact else SafeContact.Channel.NONE
    if way == SafeContact.Channel.NONE or contact.phone_shared:
        return None
    address = member.email if way == SafeContact.Channel.EMAIL else str(member.phone)
    if not address or not contact.from_hour <= timezone.localtime(now).hour < contact.to_hour:
        return None
    with translation.override(member.language):
        # Translators: leaves the house, also by SMS: names nothing; GSM-7 letters only.
        text = _(
            "Your account is closed and your details are erased. To talk about it, ask somebody you trust."
        )
        subject = _("Your account")
    key = fingerprint(f"{member.pk}|{now.isoformat()}", place="members.farewell")
    return way, Message(to=address, subject=subject, text=text, key=key)
