"""Small profiles for hypothesis: with level places, with gaps, in circles; and what the tests ask of an order."""

from hypothesis import settings
from hypothesis import strategies as st

from agenda.ballots.methods import all_orders
from agenda.ballots.ordered import Profile
from tests.agenda.ballots import by_hand


def some(examples: int):
    return settings(max_examples=examples, deadline=None, derandomize=True, database=None)


def numbers_to(size: int) -> list[int]:
    return list(range(1, size + 1))


def of_places(places: list[int | None]) -> list[list[int]]:
    """An order from each alternative's place; None leaves it out."""
    used = sorted({p for p in places if p is not None})
    return [[n for n, p in enumerate(places, start=1) if p == level] for level in used]


def weak_orders(size: int):
    """Any order with level places and gaps; two values of a few make level places frequent."""
    place = st.one_of(st.none(), st.integers(0, size - 1), st.integers(0, 1))
    return st.lists(place, min_size=size, max_size=size).map(of_places)


def strict_orders(size: int):
    return st.permutations(numbers_to(size)).map(lambda row: [[n] for n in row])


def circles(size: int):
    """One order turned round, cast equally often: everybody beats the next."""
    turned = st.permutations(numbers_to(size)).map(lambda row: [row[i:] + row[:i] for i in range(size)])
    return st.tuples(turned, st.integers(1, 3)).map(
        lambda pair: [([[n] for n in row], pair[1]) for row in pair[0]]
    )


def profiles(*, strict: bool = False, least: int = 1, most: int = 5):
    """``(ballots, numbers)``: a few ballots, sometimes on top of a circle."""

    def of_size(size):
        order = strict_orders(size) if strict else weak_orders(size)
        ballots = st.lists(st.tuples(order, st.integers(1, 3)), max_size=6)
        circle = circles(size) if size > 2 else st.just([])
        together = st.tuples(ballots, st.one_of(st.just([]), circle)).map(lambda parts: parts[0] + parts[1])
        return together.map(lambda found: (found, numbers_to(size)))

    return st.integers(least, most).flatmap(of_size)


def anyhow(rng) -> tuple[list, list[int]]:
    """A profile from a source of chance: many in little time."""
    size, ways = rng.randint(1, 5), rng.choice([2, 3, 5])
    places = [None, *range(ways)] if rng.random() < 0.5 else list(range(9))
    rows = [[rng.choice(places) for _number in range(size)] for _ballot in range(rng.randint(0, 7))]
    if rng.random() < 0.3:
        first = rng.sample(range(size), size)
        rows += [first[turn:] + first[:turn] for turn in range(size)]
    return [(of_places(row), rng.randint(1, 3)) for row in rows], numbers_to(size)


def orders_of(ballots, numbers) -> dict:
    return all_orders(Profile.of(ballots, numbers=numbers))


def counted_by_hand(ballots, numbers) -> dict:
    return {name: count(ballots, numbers) for name, count in by_hand.METHODS.items()}


def levels(orders: dict) -> dict:
    """Those that share a place stand in no order."""
    return {name: [set(level) for level in order] for name, order in orders.items()}


def rank(order, number) -> int:
    return next(i for i, level in enumerate(order) if number in level)
