"""What is done once the answer is out: never before, never lost to another's error, told without words."""

import threading

import pytest
from django.core.signals import request_finished, request_started

from coalition.web import afterwards

pytestmark = pytest.mark.usefixtures("answers_first")


@pytest.fixture
def within_a_request(db):
    """As a server does it: the request begins, and ends when its answer is closed."""
    afterwards._keep()
    yield afterwards._hand_over_kept
    afterwards._hand_over_kept()


def test_work_waits_for_the_end_of_the_request(within_a_request):
    done = []
    afterwards.do(lambda: done.append("letter"))
    afterwards.wait()
    assert done == []
    within_a_request()
    afterwards.wait()
    assert done == ["letter"]


def test_outside_a_request_it_is_done_at_once():
    done = []
    afterwards.do(lambda: done.append(threading.current_thread().name.split("_")[0]))
    afterwards.wait()
    assert done == ["afterwards"]


def test_the_signals_of_the_server_are_heard():
    assert afterwards._keep in [receiver[1]() for receiver in request_started.receivers]
    assert afterwards._hand_over_kept in [receiver[1]() for receiver in request_finished.receivers]


def test_an_error_is_told_by_its_kind_alone_and_stops_nothing(caplog):
    done = []

    def breaks():
        raise ValueError("kanari@example.org")

    afterwards.do(breaks)
    afterwards.do(lambda: done.append("letter"))
    afterwards.wait()
    assert [record.getMessage() for record in caplog.records] == ["Work afterwards failed (ValueError)."]
    assert (done, "kanari" in caplog.text) == (["letter"], False)


def test_more_than_may_wait_is_dropped_and_said(caplog, monkeypatch):
    monkeypatch.setattr(afterwards, "MOST", 2)
    done, gate = [], threading.Event()
    for _work in range(3):
        afterwards.do(lambda: gate.wait(5) and done.append("letter"))
    gate.set()
    afterwards.wait()
    assert (done, len(caplog.records)) == (["letter"] * 2, 1)
