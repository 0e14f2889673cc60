"""What the house is asked: its name, whether anybody has moved in."""

from django.conf import settings

from coalition.sealing import fingerprint
from members.models import Coalition, Member
from members.models.member import email_alias


def coalition() -> Coalition:
    """The house's one row, or a nameless one before the first start."""
    return next(iter(Coalition.objects.all()), None) or Coalition(
        name="Kikao", language=settings.LANGUAGE_CODE
    )


def is_empty_house() -> bool:
    """Nobody has moved in yet."""
    return not Coalition.objects.exists()


def index_key_fits() -> bool:
    """Whether addresses are still found under the key they were noted with; asked of one member."""
    member = Member.objects.exclude(email_alias=None).first()
    return member is None or email_alias(member.email) == member.email_alias


def start_token() -> str:
    """The secret of the first start's address, told only in the terminal of who runs the program."""
    return fingerprint("first start", place="house")
