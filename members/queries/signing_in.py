"""What opens for her: cards, passes, sessions."""

from members.models import AuditEvent, Member, PhoneCode, QuickPass, SignInCard, Verb
from members.models.quick_pass import pass_index


def member_by_card(index: str) -> Member | None:
    """One question for known and unknown alike, so that time tells nothing."""
    card = SignInCard.objects.live().filter(secret_index=index).select_related("member").first()
    return card.member if card else None


def phone_code(pk: str | None) -> PhoneCode | None:
    return PhoneCode.objects.filter(pk=pk).first() if pk else None


def is_open_pass(secret: str, now) -> bool:
    return QuickPass.objects.open(now).filter(secret_index=pass_index(secret)).exists()


def sessions_of(member: Member, *, now):
    return member.sessions.running(now).order_by("-began_on", "-expire_date")


def cards_of(member: Member):
    """The last cards that were made for her, by whom."""
    return member.cards.select_related("made_by")[:5]


def passes_of(member: Member):
    """The last passes that were made for her, by whom."""
    return member.quick_passes.select_related("made_by")[:5]


def deeds_on_sign_in(member: Member) -> list[tuple]:
    """What others did to her sign-in, besides cards and passes: each line of the record, with its verb in words."""
    verbs = [Verb.PIN_FORGOTTEN, Verb.PASSWORD_STARTED, Verb.SESSIONS_ENDED, Verb.AUTHENTICATOR_REMOVED]
    events = AuditEvent.objects.filter(about=f"member:{member.pk}", verb__in=verbs).exclude(actor=member)
    events = events.select_related("actor").defer("actor__legal_name", "actor__email", "actor__phone")
    return [(event, Verb(event.verb).label) for event in events[:10]]
