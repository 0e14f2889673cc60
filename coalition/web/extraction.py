"""Which messages there are to translate: ours, and those a library can put on a page of ours.

Done with Babel and Django's own ``templatize``, because a bare machine has no GNU gettext. Only developing needs
this module; a server reads the catalogues alone (``web.catalogues``).
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

PROJECT_FOLDERS = ["coalition", "members", "agenda", "actionplan", "wellness", "templates"]

# What a page of ours can show from a library: its forms, checks, dates, mails and sign-in pages. Not its admin.
LIBRARY_FOLDERS = {
    "django": [
        *(
            "core",
            "db",
            "forms",
            "http",
            "template",
            "utils",
            "views/csrf.py",
            "views/generic",
            "views/static.py",
        ),
        *(f"contrib/{app}" for app in ("auth", "contenttypes", "sessions", "messages", "staticfiles")),
    ],
    "allauth": [
        *("account", "core", "decorators.py", "exceptions.py", "models.py", "utils.py"),
        *("templates/account", "templates/allauth"),
    ],
    "crispy_forms": ["."],
    "crispy_bootstrap5": ["."],
    "phonenumber_field": ["."],
}
# Where a library has Kiswahili of its own.
LIBRARY_CATALOGUES = ["conf", "contrib/auth", "contrib/contenttypes", "contrib/sessions"]
SKIPPED = {"migrations", "tests", "__pycache__", "locale", "admin.py"}

# For each function, which argument is what: "c" is a context, the others are msgid and plural.
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}

NOTE = "Translators:"  # how a comment above a message begins that is meant for the translator

Key = tuple[str | None, str]  # context and msgid: what names an entry
Messages = dict[Key, polib.POEntry]


def project_messages() -> Messages:
    """Every message of our own code and templates, without translations."""
    return _messages(settings.BASE_DIR, [settings.BASE_DIR / folder for folder in PROJECT_FOLDERS])


def library_messages() -> Messages:
    """Every message a library can put on a page of ours, without translations."""
    found: Messages = {}
    for name, folders in LIBRARY_FOLDERS.items():
        root = _package_folder(name)
        found = {**_messages(root.parent, [root / folder for folder in folders]), **found}
    return found


def translated_by_libraries() -> set[Key]:
    """The messages for which Django brings Kiswahili of its own; the other libraries bring none."""
    catalogues = [
        polib.pofile(_package_folder("django") / folder / "locale/sw/LC_MESSAGES/django.po")
        for folder in LIBRARY_CATALOGUES
    ]
    return {
        (entry.msgctxt, entry.msgid) for catalogue in catalogues for entry in catalogue.translated_entries()
    }


def _messages(root: Path, folders: Iterable[Path]) -> Messages:
    found: Messages = {}
    for path in sorted({file for folder in folders for file in _sources(folder)}):
        for context, msgid, plural, note in _extracted(path):
            entry = found.setdefault((context, msgid), polib.POEntry(msgctxt=context, msgid=msgid))
            entry.comment = note or entry.comment
            _add_plural(entry, plural)
            # No line numbers: a moved line is no news for a translator.
            occurrence = (path.relative_to(root).as_posix(), "")
            if occurrence not in entry.occurrences:
                entry.occurrences.append(occurrence)
    return found


def _sources(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for file in path.rglob("*"):
        if file.suffix in {".py", ".html", ".txt"} and not SKIPPED & set(file.relative_to(path).parts):
            yield file


def _extracted(path: Path) -> Iterator[tuple[str | None, str, str | None, str]]:
    """Context, msgid, plural and the note to translators of every message in one file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # The Python tokenizer would stumble over the indentation of a template.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    for _line, words, notes, context in extract("python", BytesIO(text.encode()), KEYWORDS, [NOTE]):
        msgid, plural = (words, None) if isinstance(words, str) else words
        yield context, msgid, plural, " ".join(notes)


def _add_plural(entry: polib.POEntry, plural: str | None) -> None:
    if plural:
        entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
    if "%(" in entry.msgid + (plural or "") and "python-format" not in entry.flags:
        entry.flags.append("python-format")


def _package_folder(name: str) -> Path:
    return Path(str(import_module(name).__file__)).parent
