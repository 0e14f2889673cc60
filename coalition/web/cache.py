"""The cache of a house with Redis, which goes on without it.

Limits, allauth's too, live in the cache. While Redis does not answer each process counts for itself: stricter than
letting everybody in, kinder than an error page for whoever signs in.
"""

import logging
import time

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

SILENCE = 5  # seconds until Redis is asked again, so that an outage costs a page at most one wait
HERE = "while redis is away"
MOST_ENTRIES = 20_000  # with Django's 300 a guesser could push her own counters out


class _Outage:
    """Of this process, over all its threads."""

    until: float | None = None  # None while Redis answers


class SteadyCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._here = LocMemCache(HERE, {**params, "OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES}})

    def _ask(self, name, *args, **kwargs):
        if _Outage.until is None or time.monotonic() >= _Outage.until:
            try:
                answer = getattr(super(), name)(*args, **kwargs)
            except RedisError as error:
                if _Outage.until is None:
                    log.error(
                        "The shared cache is gone (%s): each process counts alone.", type(error).__name__
                    )
                _Outage.until = time.monotonic() + SILENCE
            else:
                if _Outage.until is not None:
                    log.warning("The shared cache is back.")
                    _Outage.until = None
                return answer
        return getattr(self._here, name)(*args, **kwargs)

    def add(self, *args, **kwargs):
        return self._ask("add", *args, **kwargs)

    def get(self, *args, **kwargs):
        return self._ask("get", *args, **kwargs)

    def set(self, *args, **kwargs):
        return self._ask("set", *args, **kwargs)

    def touch(self, *args, **kwargs):
        return self._ask("touch", *args, **kwargs)

    def delete(self, *args, **kwargs):
        return self._ask("delete", *args, **kwargs)

    def has_key(self, *args, **kwargs):
        return self._ask("has_key", *args, **kwargs)

    def incr(self, *args, **kwargs):
        return self._ask("incr", *args, **kwargs)

    def get_many(self, *args, **kwargs):
        return self._ask("get_many", *args, **kwargs)

    def set_many(self, *args, **kwargs):
        return self._ask("set_many", *args, **kwargs)

    def delete_many(self, *args, **kwargs):
        return self._ask("delete_many", *args, **kwargs)

    def clear(self):
        self._here.clear()
        return self._ask("clear")
