"""``manage.py rotate_keys``: seal everything under the first key of FIELD_KEYS, while people work."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coalition.sealing import Unreadable, rotation


class Command(BaseCommand):
    help = (
        "Seal everything in the database anew under the first key of FIELD_KEYS, and say which keys may go."
    )

    def add_arguments(self, parser):
        parser.add_argument("--look", action="store_true", help="Only say what each key seals.")

    def handle(self, *, look: bool, **options):
        if not look:
            self.rotate()
        used = rotation.keys_in_use()
        for name in settings.FIELD_KEYS:
            self.stdout.write(f"{name} seals {used[name]} values." if used[name] else _may_go(name))
        for name in used.keys() - settings.FIELD_KEYS.keys():
            raise CommandError(f"{used[name]} values are sealed with {name}, which FIELD_KEYS does not hold.")

    def rotate(self) -> None:
        try:
            for column, done, total in rotation.rotate():
                self.stdout.write(f"{column}: {done} of {total}")
        except Unreadable as error:
            raise CommandError(f"{error} What was done stays done; run this again afterwards.") from error


def _may_go(name: str) -> str:
    first = next(iter(settings.FIELD_KEYS))
    if name == first:
        return f"{name} seals nothing yet."
    return (
        f"{name} seals nothing any more: take it out of FIELD_KEYS, "
        "and destroy it when the last backup made with it is gone."
    )
