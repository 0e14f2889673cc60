"""Limits: how often something may happen in a window of time, counted in the shared cache.

Where Redis is that cache and does not answer, each process counts alone (coalition/web/cache.py): never an error page.
"""

import time

from django.core.cache import cache
from django.http import HttpRequest

FORGOTTEN_AFTER = (
    300  # seconds: as long as the database cache keeps what it counts up, whatever it was told before
)


def within(key: str, *, limit: int, seconds: int) -> bool:
    """Count one more under ``key``; False when there have been more than ``limit`` in this window of ``seconds``.

    Windows are fixed (they begin at whole multiples of ``seconds``), so at most twice the limit passes across an edge.
    """
    window = _window(key, seconds)
    cache.add(window, 0, timeout=2 * seconds)
    try:
        count = cache.incr(window)
    except ValueError:  # the entry went between the two calls
        return True
    if seconds > FORGOTTEN_AFTER:
        cache.touch(window, timeout=2 * seconds)
    return count <= limit


def reached(key: str, *, limit: int, seconds: int) -> bool:
    """Whether one more under ``key`` would be too many in this window; counts nothing."""
    return (cache.get(_window(key, seconds)) or 0) >= limit


def _window(key: str, seconds: int) -> str:
    return f"limit:{key}:{int(time.time()) // seconds}"


_counted_here: dict[str, tuple[int, int]] = {}


def within_here(key: str, *, limit: int, seconds: int) -> bool:
    """As ``within``, counted by this process alone, for floods of writes that counting in the database would double.

    Of several server processes each lets the limit pass.
    """
    window = int(time.time()) // seconds
    if len(_counted_here) > 10_000:  # keys nobody asks for any more
        _counted_here.clear()
    last, count = _counted_here.get(key, (window, 0))
    count = count + 1 if last == window else 1
    _counted_here[key] = (window, count)
    return count <= limit


def forget_here() -> None:
    """Begin to count anew."""
    _counted_here.clear()


def address(request: HttpRequest) -> str:
    """The address a request comes from, by allauth's reading of trusted proxies."""
    from allauth.account.adapter import get_adapter  # its module needs the app registry

    return get_adapter().get_client_ip(request)
