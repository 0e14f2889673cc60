"""Is the program well? ``/healthz`` asks here."""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, connection
from redis.exceptions import RedisError

# Three missed beats of the twenty-second clock in settings, and some patience with a busy machine.
SILENCE = timedelta(seconds=75)
_KEY = "background_alive"


def beat(*, now: datetime) -> None:
    """Leave a sign of life from background work; it went the whole way from clock to queue to worker."""
    cache.set(_KEY, now, timeout=3600)


def background_alive(now: datetime) -> bool:
    """Whether background work gave a sign of life lately, as far as can be found out."""
    try:
        last = cache.get(_KEY)
    except (DatabaseError, InterfaceError, RedisError):
        return False
    return last is not None and now - last < SILENCE


def database_alive() -> bool:
    """Whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return False
    return True


def missing(now: datetime) -> list[str]:
    """What is not well, a sentence each; nothing when all is."""
    if not database_alive():
        return ["The database does not answer."]
    if not background_alive(now):
        return ["Background work gives no sign of life."]
    return []
