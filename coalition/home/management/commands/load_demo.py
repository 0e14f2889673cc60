from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from coalition.home.demo.loading import NotEmpty, load


class Command(BaseCommand):
    help = "Load the invented coalition into an empty database."

    def handle(self, *args, **options):
        try:
            with translation.override("sw"):
                load(now=timezone.now())
        except NotEmpty:
            raise CommandError(
                "There are members already; the demo is loaded only into an empty house."
            ) from None
        self.stdout.write("The invented coalition has moved in.")
