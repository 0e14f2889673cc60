"""What must be in place before the program can answer: tables, translations, static files, first data.

Every step looks first and does nothing when there is nothing to do, so that a second start is quick.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from coalition.sealing import Unreadable, rotation
from coalition.web import catalogues


def prepare() -> Iterator[str]:
    """Bring everything up to date; yields a line for each thing that took work. Raises Unreadable where the keys
    are not those of this database: better no program than one that shows half a member."""
    if migrations_wait():
        yield "Preparing the database"
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    if unreadable := rotation.first_unreadable():
        raise Unreadable(unreadable)
    if catalogues.compile_stale():
        yield "Prepared the translations"
    if collect_static():
        yield "Prepared the style sheets and scripts"
    if settings.DEMO and not get_user_model().objects.exists():
        yield "Loading the demo coalition"
        call_command("load_demo", verbosity=0)


def migrations_wait() -> bool:
    """Whether the database lacks a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static() -> bool:
    """Collect, name by content and compress the static files, if one of them changed since last time."""
    stamp = Path(settings.STATIC_ROOT) / "collected.txt"
    found = _fingerprint_of_sources()
    if stamp.exists() and stamp.read_text() == found:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(found)
    return True


def _fingerprint_of_sources() -> str:
    lines = [settings.STORAGES["staticfiles"]["BACKEND"]]
    for finder in get_finders():
        for path, storage in finder.list(None):
            facts = Path(storage.path(path)).stat()
            lines.append(f"{path} {facts.st_size} {facts.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
