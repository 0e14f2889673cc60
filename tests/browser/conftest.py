import pytest

from coalition.meetings import pulses
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
