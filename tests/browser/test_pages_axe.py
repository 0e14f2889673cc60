"""Every page is for everybody: by axe, at 320 px without sideways scroll, for a thumb, and within her data bundle."""

from http.cookies import SimpleCookie

import pytest

from tests.browser.reader import Reader, WideReader
from tests.pages import looks
from tests.played_day import SEAT, PlayedDay
from tests.world import World

pytestmark = pytest.mark.slow
DEAD_ENDS = [("visitor", "/nowhere/"), ("member", "/host/"), ("visitor", "/welcome/nothing/")]
SENT_EMPTY = [("visitor", "/j/"), ("membership_admin", "/people/invite/"), ("co_lead", "/plan/tasks/new/")]
SENT_EMPTY += [
    ("member", "/checkin/"),
    ("co_lead", "/meetings/new/"),
    ("care_companion", "/care/contacts/add/"),
]

# Kinds of step that look the same whatever they leave in the record.
ALIKE = {"talk", "break", "circle"}


@pytest.fixture
def world(transactional_db, settings):
    settings.DEMO = True
    return World()


def walk(reader, world, pages):
    """What is wrong with each page, for the woman who sees it."""
    wrong = {}
    for role, path in pages:
        reader.become(world.client(role).cookies)
        wrong[role, path] = reader.read(path)
    return {page: found for page, found in wrong.items() if found}


def test_every_page_on_the_smallest_phone(stage, world):
    reader = stage(Reader)
    reader.expected = ("404", "403")
    assert walk(reader, world, [*looks(world), *DEAD_ENDS]) == {}


def test_pages_on_a_laptop_at_night(stage, world):
    reader = stage(WideReader)
    reader.expected = ("404", "403")
    assert walk(reader, world, [*looks(world)[::3], *DEAD_ENDS]) == {}


def test_forms_that_come_back(stage, world):
    reader, wrong = stage(Reader), {}
    reader.expected = ("422",)
    for role, path in SENT_EMPTY:
        reader.become(world.client(role).cookies)
        reader.go(path)
        with reader.page.expect_navigation():
            reader.page.evaluate("document.querySelector('main form[method=post]').submit()")
        wrong[path] = reader.faults_here()
        focused = reader.page.evaluate("document.activeElement.getAttribute('role')")
        wrong[path] += [] if focused == "alert" else ["the summary of errors has not the focus"]
    assert {path: found for path, found in wrong.items() if found} == {}


class ReadDay(PlayedDay):
    """Each kind of step once, as host, wall and phone see it: open, and where it is shown."""

    def __init__(self, stage):
        super().__init__()
        self.wrong, self.read = {}, set()
        self.host_screen, self.wall, self.phone = stage(Reader), stage(WideReader), stage(Reader)
        self.host_screen.sign_in(self.host)
        self.phone.become(SimpleCookie({"kiti": SEAT}))

    def look(self, step, state):
        record = "" if step.kind in ALIKE else step.record
        key = (step.kind, record, state, step.receipts.exists())
        if state not in ("open", "shown") or key in self.read:
            return
        self.read.add(key)
        for screen, path in (
            (self.host_screen, f"/host/s/{self.meeting.pk}/"),
            (self.wall, f"/wall/{self.room.wall_token}/"),
            (self.phone, f"/s/{self.room.code}/"),
        ):
            self.wrong[(*key, path)] = screen.read(path)


def test_every_kind_of_step(stage, transactional_db):
    day = ReadDay(stage)
    day.play()
    assert {key: found for key, found in day.wrong.items() if found} == {}
    assert len(day.read) > 25, day.read
