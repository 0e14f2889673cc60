"""Afterwards: what the web process still does once an answer is on its way.

A letter or an SMS that is sent while she waits would tell by the clock whether the house knows her address. So
``do`` keeps the work until the answer is closed and hands it to a few threads then; outside a request it hands it over
at once. Nothing is kept that a crash may not take: whoever gets no code asks for another one.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for

from django.core.signals import request_finished, request_started
from django.db import connections
from django.dispatch import receiver

log = logging.getLogger(__name__)

THREADS = 8
MOST = 500  # what may wait; beyond it something is broken, and memory is worth more than the letters

_pool = ThreadPoolExecutor(THREADS, thread_name_prefix="afterwards")
_waiting: set[Future] = set()
_request = threading.local()


def do(work: Callable[[], object]) -> None:
    """Call ``work`` when the answer to this request has gone out; it must not need the request or its rows."""
    kept = getattr(_request, "work", None)
    if kept is None:
        _hand_over(work)
    else:
        kept.append(work)


def wait(seconds: float = 20) -> None:
    """Until everything handed over is done: for tests."""
    wait_for(set(_waiting), timeout=seconds)


@receiver(request_started)
def _keep(**kwargs) -> None:
    _request.work = []


@receiver(request_finished)
def _hand_over_kept(**kwargs) -> None:
    kept, _request.work = getattr(_request, "work", None), None
    for work in kept or ():
        _hand_over(work)


def _hand_over(work) -> None:
    if len(_waiting) >= MOST:
        log.error("Too much waits to be done afterwards: one piece of work is dropped.")
        return
    future = _pool.submit(_run, work)
    _waiting.add(future)
    future.add_done_callback(_waiting.discard)


def _run(work) -> None:
    """Whatever goes wrong is told by its kind alone: its words could name a person."""
    try:
        work()
    except Exception as error:
        log.error("Work afterwards failed (%s).", type(error).__name__)
    finally:
        connections.close_all()
