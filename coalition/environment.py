"""Strict readers of the environment, for settings.py only.

A value is either understood or refused with a sentence that says what to set. ``default=None`` means that there is
no default: the variable must be given.
"""

import base64
import json
import os
import secrets
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


class Refused(ImproperlyConfigured):
    """The environment is not complete or not understood; the message says what to set."""


def read(name: str, *, default: str | None) -> str:
    """The text of variable ``name``; refuses an absent one that has no default."""
    value = os.environ.get(name, default)
    if value is None:
        raise Refused(f"Set {name}: it has no default where PRODUCTION=1. README.md says what it means.")
    return value


def read_flag(name: str) -> bool:
    """0 or 1; anything else, "true" too, is refused rather than guessed."""
    value = read(name, default="0")
    if value not in ("0", "1"):
        raise Refused(f"{name} is {value!r}. Set it to 0 or 1.")
    return value == "1"


def read_number(name: str, *, default: str) -> int:
    """A whole number of zero or more."""
    value = read(name, default=default)
    if not value.isdecimal():
        raise Refused(f"{name} is {value!r}. Set it to a whole number.")
    return int(value)


def read_list(name: str, *, default: str | None) -> list[str]:
    """Words separated by commas, at least one."""
    words = [word.strip() for word in read(name, default=default).split(",") if word.strip()]
    if not words:
        raise Refused(f"{name} is empty. Set it to one or more names, separated by commas.")
    return words


def generated_keys(path: Path) -> dict[str, str]:
    """The laptop's own keys, made at its first start and kept in a file that only its owner may read."""
    if not path.exists():
        new = {
            "SECRET_KEY": secrets.token_urlsafe(48),
            "FIELD_KEYS": "k1:" + base64.b64encode(secrets.token_bytes(32)).decode(),
            "INDEX_KEY": secrets.token_urlsafe(32),
        }
        partial = path.with_suffix(f".{os.getpid()}")
        partial.touch(mode=0o600)
        partial.write_text(json.dumps(new))
        try:
            os.link(partial, path)  # fails where another process was first: then its keys hold
        except FileExistsError:
            pass
        finally:
            partial.unlink()
    return json.loads(path.read_text())


def keyring(value: str) -> dict[str, bytes]:
    """Keys by name from "id:base64,id:base64"; the first one seals, all of them open.

    Each key is 32 bytes long.
    """
    ring = {}
    for part in value.split(","):
        name, _, encoded = part.strip().partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except ValueError:
            key = b""
        if not name.isalnum() or len(key) != 32:
            raise Refused("FIELD_KEYS must be id:key pairs separated by commas, each key 32 bytes in base64.")
        ring[name] = key
    return ring


def database_from(url: str, *, var_dir: Path) -> dict:
    """Django's description of the database: SQLite in ``var_dir`` for "", else postgresql://… or sqlite:///path."""
    parts = urlsplit(url)
    if parts.scheme in ("postgresql", "postgres"):
        return _postgresql(parts)
    if url and parts.scheme != "sqlite":
        raise Refused("DATABASE_URL must begin with postgresql:// or sqlite:///.")
    name = parts.path if url else str(var_dir / "coalition.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": 60,
        # Without IMMEDIATE half of the concurrent read-then-write transactions fail; FULL survives a power cut.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
            "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;"
            "PRAGMA secure_delete=ON;",  # what is erased is overwritten too
        },
        "TEST": {"NAME": str(var_dir / "test.sqlite3")},
    }


def _postgresql(parts: SplitResult) -> dict:
    try:
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError:
        raise Refused(
            "DATABASE_URL takes name=value after its question mark, such as sslmode=require."
        ) from None
    host = options.pop("host", parts.hostname or "")  # a socket folder: ?host=/run/postgresql
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def cache_from(redis_url: str) -> dict:
    """Redis where there is one, otherwise a table: rate limits must hold over all processes."""
    if redis_url:
        patience = {
            "socket_connect_timeout": 1,
            "socket_timeout": 1,
        }  # a page waits no longer for a dead Redis
        return {"BACKEND": "coalition.web.cache.SteadyCache", "LOCATION": redis_url, "OPTIONS": patience}
    return {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # with Django's 300 a hall would push its own rate limits out
    }


def email_from(url: str) -> tuple[str, dict]:
    """The e-mail backend and its values from smtp://, smtps://, console:, file:///folder or memory:."""
    parts = urlsplit(url)
    names = {"smtp": "smtp", "smtps": "smtp", "console": "console", "file": "filebased", "memory": "locmem"}
    if parts.scheme not in names:
        raise Refused("EMAIL_URL must begin with smtp://, smtps://, console:, file:/// or memory:.")
    values = {
        "host": parts.hostname or "localhost",
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "ssl": parts.scheme == "smtps",
        "tls": parts.scheme == "smtp" and parts.query == "starttls",
        "path": parts.path or None,
    }
    return f"django.core.mail.backends.{names[parts.scheme]}.EmailBackend", values
