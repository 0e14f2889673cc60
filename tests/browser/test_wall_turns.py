"""A wall that holds more than it shows turns its own page: everything can be read, and the code stays in sight."""

import time

from agenda.models import Card
from tests.browser.cast import Wall
from tests.factories import NOW, open_step

QUICKLY = "const real = setInterval; window.setInterval = (turn, read) => real(turn, read / 40)"
IN_SIGHT = (
    "(place => place.top >= 0 && place.bottom <= innerHeight)"
    "(document.querySelector('{}').getBoundingClientRect())"
)
LAST = IN_SIGHT.format("#now li:last-child")
FIRST = IN_SIGHT.format("h1")
CODE = IN_SIGHT.format(".digits")
WORDS = "Nauli ni ghali mno na hakuna gari la kurudi nyumbani usiku, kwa hiyo tunalala njiani. "


def a_wall(stage, *, cards: int, words: str) -> Wall:
    step = open_step(kind="brainstorm", record="cards")
    Card.objects.bulk_create(
        Card(step=step, text=f"{words} {number}", shown_at=NOW) for number in range(cards)
    )
    wall = stage(Wall)
    wall.page.add_init_script(QUICKLY)
    wall.go(f"/wall/{step.room.wall_token}/")
    return wall


def comes_true(wall, what: str) -> None:
    """Asked again and again: the page's own policy forbids Playwright to wait inside it."""
    until = time.monotonic() + 10
    while not wall.page.evaluate(what):
        assert time.monotonic() < until, what
        wall.page.wait_for_timeout(20)


def test_last_line_comes_into_sight_and_the_first_one_again(stage, transactional_db):
    wall = a_wall(stage, cards=14, words=(WORDS * 3)[:270])
    comes_true(wall, f"{LAST} && !{FIRST} && {CODE}")
    comes_true(wall, f"{FIRST} && !{LAST} && {CODE}")


def test_wall_that_fits_stands_still(stage, transactional_db):
    wall = a_wall(stage, cards=1, words="Nauli ni ghali")
    wall.page.wait_for_timeout(1000)
    assert wall.page.evaluate("scrollY") == 0
