"""Start everything: `make run` ends here."""

import io
import socket
import sys

import segno
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from coalition.environment import read, read_number
from coalition.sealing import Unreadable
from coalition.web import addresses, preparing, serving
from members.queries import index_key_fits, is_empty_house, start_token


class Command(BaseCommand):
    help = "Prepare the database and files, then run web and background work until stopped (Ctrl-C)."

    def add_arguments(self, parser):
        parser.add_argument("--prepare", action="store_true", help="Prepare, start nothing.")

    def handle(self, *, prepare: bool, **options):
        self.host = read("HOST", default="0.0.0.0")
        self.port = read_number("PORT", default="8000")
        if not prepare and not addresses.is_free(self.host, self.port):
            raise CommandError(
                f"Port {self.port} on {self.host} cannot be used: another program holds it, or it is not allowed. "
                f"Stop the other program, or choose another port: PORT={self.port + 1} make run"
            )
        self.prepare()
        if prepare:
            self.say_where_to_begin(settings.PUBLIC_URL)
            return
        code = serving.keep_running(
            serving.web(self.host, self.port), serving.background(), say=self.say, when_ready=self.greet_once
        )
        sys.exit(code)

    def prepare(self) -> None:
        try:
            for line in preparing.prepare():
                self.say(line)
        except Unreadable as error:
            raise CommandError(f"{error} Nothing was started.") from error
        if not index_key_fits():
            raise CommandError(
                "INDEX_KEY is not the one this database was made with: nobody could sign in. Put the old one back."
            )

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def greet_once(self) -> bool:
        """Print where to go as soon as the web process listens."""
        here = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        try:
            socket.create_connection((here, self.port), timeout=0.5).close()
        except OSError:
            return False
        self.say(f"\nOn this machine:  http://{here}:{self.port}/")
        self.say_where_to_begin(f"http://{here}:{self.port}")
        if settings.PUBLIC_URL:
            self.say_for_phones([settings.PUBLIC_URL])
        elif self.host in ("0.0.0.0", "::"):
            self.say_for_phones([f"http://{address}:{self.port}/" for address in addresses.local_addresses()])
        else:
            self.say("Phones cannot reach it. HOST=0.0.0.0 opens it to the network.")
        self.say("Ctrl-C stops it.\n")
        return True

    def say_where_to_begin(self, site: str) -> None:
        """Where the first admin is made; told only here, to whoever runs the program."""
        if is_empty_house():
            start = reverse("members:start", args=[start_token()])
            self.say(f"Nobody lives here yet. Make the first admin at:  {site}{start}")

    def say_for_phones(self, urls: list[str]) -> None:
        """The addresses in the local network, and a QR code of the first."""
        if not urls:
            self.say("This machine is in no network. Open a hotspot and start again to let phones in.")
            return
        for url in urls:
            self.say(f"In this network:  {url}")
        drawing = io.StringIO()
        segno.make(urls[0], micro=False).terminal(out=drawing, border=2, compact=True)
        try:
            self.say(drawing.getvalue())
        except UnicodeEncodeError:
            self.say("(This terminal cannot show the QR code.)")
