"""What members can be asked."""

from django.conf import settings
from django.db.models import Count

from coalition.sealing import fingerprint
from members.models import (
    AuditEvent,
    Coalition,
    Invitation,
    JoinQuestion,
    JoinRequest,
    JoinText,
    Member,
    QuickPass,
    RoleChange,
    RoleTerm,
    SignInCard,
    Verb,
)
from members.models.quick_pass import pass_index


def coalition() -> Coalition:
    """The house's one row, or a nameless one before the first start."""
    return Coalition.objects.first() or Coalition(name="Kikao", language=settings.LANGUAGE_CODE)


def is_empty_house() -> bool:
    """Nobody has moved in yet."""
    return not Coalition.objects.exists()


def start_token() -> str:
    """The secret of the first start's address, told only in the terminal of who runs the program."""
    return fingerprint("first start", place="house")


def people(*, q="", chapter=None, category="", role="", state="", today):
    """The membership list in order, narrowed by what is given; chapters and roles are fetched at once.

    Nothing that is sealed is opened for it.
    """
    found = _in_state(state).defer("legal_name", "email", "phone")
    if q:
        found = found.found_by(q)
    if chapter:
        found = found.filter(chapter=chapter)
    if category:
        found = found.filter(category=category)
    if role:
        found = found.filter(pk__in=RoleTerm.objects.current(today).filter(role=role).values("member"))
    return found.select_related("chapter").prefetch_related("role_terms").in_order()


def _in_state(state: str):
    if state == "left":
        return Member.objects.filter(left_at__isnull=False)
    if state == "paused":
        return Member.objects.active().filter(paused_on__isnull=False)
    return Member.objects.active().not_paused() if state == "active" else Member.objects.active()


def register():
    """Every member there ever was, with what her page in the register shows."""
    members = Member.objects.select_related("chapter", "safe_contact").prefetch_related("role_terms")
    return members.annotate(times_there=Count("attendances"))


def open_role_changes(now):
    return RoleChange.objects.open(now).select_related("member", "asked_by")


def role_changes_to_approve(member: Member, now):
    """What waits for her to be the second person."""
    return RoleChange.objects.open(now).approvable_by(member)


def approved_role_changes():
    """The last ones that two agreed on."""
    approved = RoleChange.objects.filter(approved_at__isnull=False)
    return approved.select_related("member", "asked_by", "approved_by")[:20]


def record():
    return AuditEvent.objects.select_related("actor").defer(
        "actor__legal_name", "actor__email", "actor__phone"
    )


def in_words(events) -> list[tuple]:
    """Each line of the record with its verb in words and the number of whom it is about."""
    events = list(events)
    about = {event.about.removeprefix("member:") for event in events if event.about.startswith("member:")}
    numbers = {
        f"member:{pk}": number
        for pk, number in Member.objects.filter(pk__in=about).values_list("pk", "number")
    }
    return [(event, Verb(event.verb).label, numbers.get(event.about, event.about)) for event in events]


def open_invitations(now):
    return Invitation.objects.open(now)


def invitation_by_secret(secret: str, now) -> Invitation | None:
    return (
        Invitation.objects.open(now)
        .filter(secret_index=fingerprint(secret, place="invitation.secret"))
        .first()
    )


def who_may_join() -> JoinText | None:
    """The coalition's own text as it holds now."""
    return JoinText.objects.filter(replaced_at=None).first()


def join_questions() -> list[JoinQuestion]:
    return list(JoinQuestion.objects.all())


def waiting_requests():
    """Who asks to join, with those who vouch, in the order of asking."""
    return JoinRequest.objects.waiting().with_doubles().prefetch_related("vouchers__member")


def requests_to_vouch(member: Member):
    """Who asks to join and has not had ``member``'s word."""
    return JoinRequest.objects.waiting().without_voucher(member)


def member_by_card(index: str) -> Member | None:
    """One question for known and unknown alike, so that time tells nothing."""
    card = SignInCard.objects.live().filter(secret_index=index).select_related("member").first()
    return card.member if card else None


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


def how_she_came_in(member: Member) -> dict:
    """Who vouched for her, and what she said yes to and has not taken back."""
    return {
        "joined": JoinRequest.objects.filter(member=member).prefetch_related("vouchers__member").first(),
        "consents": member.consents.filter(withdrawn_on=None).select_related("noted_by"),
    }
