"""The message catalogues: .po files people edit, .mo files Django reads.

Done with polib, because a bare machine has no GNU gettext. A .po file comes out the same on every machine: no dates,
no line numbers, entries in the order of their English, so that a diff shows changed words and nothing else.
"""

import os
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.reloader import translation_file_changed

METADATA = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "sw",
    # The same words as in Django's own catalogue: only then are the two read as one.
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def project_catalogue() -> Path:
    """Where our own Kiswahili stands."""
    return settings.BASE_DIR / "locale/sw/LC_MESSAGES/django.po"


def library_catalogue() -> Path:
    """Where the Kiswahili stands that the libraries lack or have wrong."""
    return settings.BASE_DIR / "locale/libraries/sw/LC_MESSAGES/django.po"


def read(path: Path) -> dict[tuple[str | None, str], polib.POEntry]:
    """The entries of a catalogue by context and msgid."""
    if not path.exists():
        return {}
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(path) if not entry.obsolete}


def merged(path: Path, wanted: dict[tuple[str | None, str], polib.POEntry]) -> polib.POFile:
    """The catalogue at ``path`` with exactly the ``wanted`` messages, and the translations it has of them."""
    old = read(path)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.header = "Put in order by `make messages`, which keeps what stands in msgstr."
    catalogue.metadata = dict(METADATA)
    for key in sorted(wanted, key=lambda key: (key[1].lower(), key[1], key[0] or "")):
        catalogue.append(_with_translation(wanted[key], old.get(key)))
    return catalogue


def save(catalogue: polib.POFile, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))


def compile_stale() -> list[Path]:
    """Write the .mo beside every .po that is newer, and have Django read it. Returns what was written."""
    written = []
    for folder in map(Path, settings.LOCALE_PATHS):
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
                _compile(source, target)
                written.append(target)
    if written:
        # As Django's development server does it: what was read is forgotten.
        translation_file_changed(sender=None, file_path=written[-1])
    return written


def _with_translation(entry: polib.POEntry, old: polib.POEntry | None) -> polib.POEntry:
    if old and bool(old.msgid_plural) == bool(entry.msgid_plural):
        entry.msgstr, entry.msgstr_plural, entry.tcomment = old.msgstr, old.msgstr_plural, old.tcomment
        entry.fuzzy = old.fuzzy
    return entry


def _compile(source: Path, target: Path) -> None:
    # Two processes may start at once: each writes a file of its own, and what is read is always whole.
    draft = target.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    draft.replace(target)
