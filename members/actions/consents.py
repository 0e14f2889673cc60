"""What she agrees to and takes back, and how she may be reached. What follows happens in the same transaction."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from members import personal
from members.actions import audit
from members.actions.standing import still_here
from members.models import WORDS, Consent, Member, SafeContact, Verb


@transaction.atomic
def say_yes(member: Member, *, purpose: str, now: datetime) -> bool:
    """Her yes from today on; an old one that was still open is over. False where she has left."""
    if not still_here(member):
        return False
    today = timezone.localdate(now)
    member.consents.open().filter(purpose=purpose).update(withdrawn_on=today)
    version, _words = WORDS[purpose]
    Consent.objects.create(member=member, purpose=purpose, version=version, given_on=today)
    return True


@transaction.atomic
def take_back_yes(member: Member, *, purpose: str, now: datetime) -> bool:
    """Her yes is over, and what it allowed has stopped; False where there was none. Being a member ends by leaving."""
    today = timezone.localdate(now)
    if purpose == Consent.Purpose.MEMBERSHIP or not still_here(member):
        return False
    contact = SafeContact.objects.filter(member=member, channel=purpose).first()
    if contact and contact.is_written_to:
        choose_contact(member, channel=SafeContact.Channel.NONE, now=now)
        return True
    if member.consents.open().filter(purpose=purpose).update(withdrawn_on=today):
        return True
    return any(app.take_back(member, purpose=purpose, now=now) for app in personal.everything())


@transaction.atomic
def choose_contact(member: Member, *, now: datetime, asked_by: Member | None = None, **said) -> bool:
    """How she may be reached from now on, in her words or as ``asked_by`` heard them; False where she has left.

    Another way, or the same after it had stopped, is a new yes; the old one is kept among her consents as over.
    """
    if asked_by:
        audit.take_turn()
    if not still_here(member):
        return False
    today = timezone.localdate(now)
    contact = SafeContact.objects.filter(member=member).first() or SafeContact(member=member)
    before, went_by = contact.channel, contact.way(today)
    ended = _ended(contact, today)
    for name, value in said.items():
        setattr(contact, name, value)
    if asked_by or contact.channel != went_by:
        contact.agreed_on = contact.reviewed_on = today
        contact.agreed_version = WORDS[contact.channel][0] if contact.is_written_to else 0
    if asked_by:
        contact.reviewed_by = asked_by
        audit.note(Verb.CONTACT_ASKED, by=asked_by, about=f"member:{member.pk}", now=now)
    if ended and (contact.channel != before or contact.agreed_on != ended.given_on):
        ended.save()
    contact.save()
    if contact.channel != before:
        personal.contact_changed(member, now=now)
    return True


def _ended(contact: SafeContact, today: date) -> Consent | None:
    """Her yes as it has stood until now, to be kept if it is over."""
    if not contact.pk or not contact.is_written_to:
        return None
    return Consent(
        member=contact.member,
        purpose=contact.channel,
        version=contact.agreed_version,
        given_on=min(contact.agreed_on, today),
        noted_by=contact.reviewed_by if contact.reviewed_on == contact.agreed_on else None,
        withdrawn_on=today,
    )
