"""What the house is asked: its name, whether anybody has moved in."""

from django.conf import settings

from coalition.sealing import fingerprint
from members.models import Coalition


def coalition() -> Coalition:
    """The house's one row, or a nameless one before the first start."""
    return Coalition.objects.first() or Coalition(name="Kikao", language=settings.LANGUAGE_CODE)


def is_empty_house() -> bool:
    """Nobody has moved in yet."""
    return not Coalition.objects.exists()


def start_token() -> str:
    """The secret of the first start's address, told only in the terminal of who runs the program."""
    return fingerprint("first start", place="house")
