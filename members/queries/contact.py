"""How members may be reached, and what they agreed to."""

from datetime import date

from members.models import WORDS, Consent, Member, SafeContact


def to_ask_again(member: Member, *, today: date):
    """Whom ``member`` may ask how she is safely reached, with names and chapters and nothing sealed."""
    waiting = SafeContact.objects.to_ask_again(today).exclude(member=member)
    sealed = ("shared_with", "member__legal_name", "member__email", "member__phone")
    return waiting.select_related("member__chapter").defer(*sealed)


def words_of(purposes: set[str]) -> list[tuple[str, str, str]]:
    """Each purpose with its title and what she would say yes to."""
    return [(purpose, Consent.Purpose(purpose).label, str(WORDS[purpose][1])) for purpose in sorted(purposes)]


def may_be_named_to_partners(today: date):
    """Women who said yes to it, and whose yes is not a year old."""
    named = Consent.objects.live(today).filter(purpose=Consent.Purpose.PARTNERS)
    return Member.objects.active().filter(pk__in=named.values("member")).in_order()
