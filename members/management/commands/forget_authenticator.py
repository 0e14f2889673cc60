"""``manage.py forget_authenticator M-003``: for a woman who lost her phone and her recovery codes."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from members import actions
from members.models import Member


class Command(BaseCommand):
    help = "Takes a member's authenticators away and ends her sessions; she sets up a new one. Goes into the record."

    def add_arguments(self, parser):
        parser.add_argument("number", help="her member number, such as M-003")

    def handle(self, *, number: str, **options):
        member = Member.objects.active().filter(number=number).first()
        if member is None:
            raise CommandError(f"There is no member with the number {number}.")
        if not actions.take_authenticators_away(member, by=None, now=timezone.now()):
            raise CommandError(f"{number} has no authenticator.")
        self.stdout.write(
            f"{number} is signed out everywhere. She signs in by e-mail or password and sets up a new authenticator."
        )
