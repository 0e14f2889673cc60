"""``manage.py update_messages``: bring the .po files in line with the messages in code and templates."""

from django.conf import settings
from django.core.management.base import BaseCommand

from coalition.web import catalogues, extraction


class Command(BaseCommand):
    help = (
        "Collects the messages of code and templates into locale/, without GNU gettext. Keeps translations."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--libraries",
            action="store_true",
            help="collect instead what Django, allauth and the form packages lack in Kiswahili",
        )

    def handle(self, *args, libraries, **options):
        path, wanted = _library_messages() if libraries else _project_messages()
        catalogue = catalogues.merged(path, wanted)
        catalogues.save(catalogue, path)
        catalogues.compile_stale()
        missing = catalogue.untranslated_entries() + catalogue.fuzzy_entries()
        name = path.relative_to(settings.BASE_DIR)
        self.stdout.write(f"{name}: {len(catalogue)} messages, {len(missing)} to translate")
        for entry in missing:
            self.stdout.write(f"  {entry.msgid!r}")


def _project_messages():
    return catalogues.project_catalogue(), extraction.project_messages()


def _library_messages():
    """What the libraries lack, and what we have put better than they did."""
    path, found = catalogues.library_catalogue(), extraction.library_messages()
    wanted = found.keys() - (extraction.translated_by_libraries() - catalogues.read(path).keys())
    return path, {key: found[key] for key in wanted}
