"""Asking a server again and again, from a few threads that keep their connections."""

import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from typing import NamedTuple

from tests.bench.servers import Server

THREADS = 4


class Request(NamedTuple):
    method: str
    path: str
    body: str
    headers: dict[str, str]


class Found(NamedTuple):
    """What one round gave: requests in a second, and milliseconds of the server's CPU for each."""

    per_second: float
    cpu_ms: float


Script = Callable[[int], Iterator[Request]]
"""For the number of a thread: the requests it sends, without end."""


def run(server: Server, script: Script, *, expect: int, seconds: float) -> Found:
    """Ask for ``seconds``; an answer other than ``expect`` stops everything, since it would measure something else."""
    counts, faults = [0] * THREADS, []
    end = time.monotonic() + seconds

    def ask(number: int) -> None:
        try:
            counts[number] = _ask(server.port, script(number), expect, end)
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=ask, args=[number]) for number in range(THREADS)]
    cpu, start = server.cpu_seconds(), time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    took = time.monotonic() - start
    return Found(sum(counts) / took, (server.cpu_seconds() - cpu) * 1000 / sum(counts))


def _ask(port: int, requests: Iterator[Request], expect: int, end: float) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    count = 0
    for request in requests:
        connection.request(request.method, request.path, request.body, request.headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != expect:
            raise RuntimeError(f"{request.path} answered {answer.status}, not {expect}: {body[:300]!r}")
        count += 1
        if time.monotonic() > end:
            break
    connection.close()
    return count
