"""``manage.py compile_messages``: write the .mo files that are missing or older than their .po."""

from django.conf import settings
from django.core.management.base import BaseCommand

from coalition.web import catalogues


class Command(BaseCommand):
    help = "Compiles the message catalogues that have changed, without GNU gettext."
    requires_system_checks = []

    def handle(self, *args, **options):
        written = catalogues.compile_stale()
        if options["verbosity"] > 1:
            for path in written:
                self.stdout.write(f"Compiled {path.relative_to(settings.BASE_DIR)}")
