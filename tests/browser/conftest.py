import pytest

from coalition.meetings import pulses
from tests.browser import scorecard
from tests.browser.cast import Host, Phone, Wall


@pytest.fixture(autouse=True)
def forget_pulses():
    pulses._remembered.clear()


@pytest.fixture
def stage(browser, live_server, transactional_db):
    """Opens hosts, walls and phones, closes them at the end, and fails on any fault that one of them noted."""
    screens = []

    def enter(role, **options):
        screen = role(browser, live_server.url, **options)
        screens.append(screen)
        return screen

    yield enter
    faults = [fault for screen in screens for fault in screen.faults]
    for screen in screens:
        screen.close()
    assert faults == []


@pytest.fixture
def hall(stage):
    """One host, one wall, five phones."""
    return stage(Host), stage(Wall), [stage(Phone) for _number in range(5)]


@pytest.fixture
def score(record_property):
    """``score(number, value, passed)`` hands in a row of the scorecard; one that fell short fails the test.

    ``still`` is for seconds, which a busy machine stretches: what must hold even then.
    """
    fell_short = []

    def hand_in(number: int, value: str, passed: bool, *, still: bool | None = None):
        record_property(scorecard.VALUE, (number, value, bool(passed)))
        if not (passed if still is None else still):
            fell_short.append((number, value))

    yield hand_in
    assert fell_short == []


@pytest.fixture(autouse=True)
def hand_in_what_works(request, record_property):
    """A test with the mark ``row`` is one of the things that a row of the scorecard counts."""
    for mark in request.node.iter_markers("row"):
        if len(mark.args) == 2:
            record_property(scorecard.PART, mark.args)
