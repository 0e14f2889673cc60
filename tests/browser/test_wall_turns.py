"""A wall that holds more than it shows turns its own page: everything can be read, and the code stays in sight."""

from agenda.models import Card
from tests.browser.cast import Wall
from tests.factories import NOW, open_step

A_TURN = 12_000
LAST = "#now > p:last-child"
LONG = "Nauli ni ghali mno na hakuna gari la kurudi nyumbani usiku, kwa hiyo tunalala njiani. " * 3


def a_wall(stage, *, cards: int) -> Wall:
    step = open_step(kind="brainstorm", record="cards")
    Card.objects.bulk_create(
        Card(step=step, text=f"{LONG[:270]} {number}", shown_at=NOW) for number in range(cards)
    )
    wall = stage(Wall)
    wall.page.clock.install()
    wall.go(f"/wall/{step.room.wall_token}/")
    return wall


def in_sight(wall, selector: str) -> bool:
    """Whole, in the window. Playwright's own look needs the clock that stands still here."""
    place = wall.page.locator(selector).evaluate("one => one.getBoundingClientRect().toJSON()")
    return place["top"] >= 0 and place["bottom"] <= wall.page.viewport_size["height"]


def test_last_line_comes_into_sight_and_the_first_one_again(stage, transactional_db):
    wall = a_wall(stage, cards=14)
    assert not in_sight(wall, LAST)
    turns = 0
    while not in_sight(wall, LAST) and turns < 10:
        wall.page.clock.fast_forward(A_TURN)
        turns += 1
    assert (in_sight(wall, LAST), in_sight(wall, "h1"), in_sight(wall, ".digits")) == (True, False, True)
    while wall.page.evaluate("scrollY") and turns < 20:
        wall.page.clock.fast_forward(A_TURN)
        turns += 1
    assert in_sight(wall, "h1")


def test_wall_that_fits_stands_still(stage, transactional_db):
    wall = a_wall(stage, cards=1)
    wall.page.clock.fast_forward(A_TURN)
    assert wall.page.evaluate("scrollY") == 0
