"""Examples that others published, with what they say comes out."""

import pytest

from agenda.ballots import borda, pairwise, transferable
from agenda.ballots.ordered import Profile
from tests.agenda.ballots.profiles import orders_of


def rows(text: str) -> list:
    """``5: A C B`` a line: how often, and the alternatives from best to worst, A being number 1."""
    lines = [line.split(":") for line in text.strip().splitlines()]
    return [([["ABCDE".index(letter) + 1] for letter in row.split()], int(times)) for times, row in lines]


def letters(order) -> str:
    return " ".join("".join("ABCDE"[n - 1] for n in level) for level in order)


# Wikipedia, "Borda count", "Copeland's method", "Ranked pairs", "Instant-runoff voting": the capital of Tennessee.
# A Memphis, B Nashville, C Chattanooga, D Knoxville.
TENNESSEE = rows("""
    42: A B C D
    26: B C D A
    15: C D B A
    17: D C B A
""")

# M. Schulze, Social Choice and Welfare 36, 2011, section 3, example 1.
SCHULZE_1 = rows("""
    8: A C D B
    2: B A D C
    4: C D B A
    4: D B A C
    3: D C B A
""")

# Wikipedia, "Schulze method": 45 voters, five candidates.
SCHULZE_45 = rows("""
    5: A C B E D
    5: A D E C B
    8: B E D A C
    3: C A B E D
    7: C A E B D
    2: C B A D E
    7: D C E B A
    8: E B A D C
""")

# Wikipedia, "2009 Burlington mayoral election", the three last candidates: A Montroll, B Kiss, C Wright.
BURLINGTON = rows("""
    1332: A B C
    767: A C B
    455: A
    2043: B A C
    371: B C A
    568: B
    1513: C A B
    495: C B A
    1289: C
""")


@pytest.mark.parametrize(
    ("ballots", "method", "expected"),
    [
        (TENNESSEE, "borda", "B C A D"),
        (TENNESSEE, "copeland", "B C D A"),
        (TENNESSEE, "schulze", "B C D A"),
        (TENNESSEE, "ranked_pairs", "B C D A"),
        (TENNESSEE, "instant_runoff", "D A B C"),
        (SCHULZE_1, "schulze", "D A C B"),
        (SCHULZE_45, "schulze", "E A C B D"),
        (BURLINGTON, "instant_runoff", "B C A"),
        (BURLINGTON, "schulze", "A B C"),
        (BURLINGTON, "ranked_pairs", "A B C"),
    ],
)
def test_published_order(ballots, method, expected):
    size = max(n for order, _times in ballots for [n] in order)
    assert letters(orders_of(ballots, range(1, size + 1))[method]) == expected


def test_borda_gives_the_points_of_tennessee():
    table = pairwise.table(Profile.of(TENNESSEE, numbers=[1, 2, 3, 4]))
    assert (borda.doubled_points(table) / 2).tolist() == [126, 194, 173, 107]


def test_pairwise_table_is_that_of_schulze():
    table = pairwise.table(Profile.of(SCHULZE_1, numbers=[1, 2, 3, 4]))
    assert table.before.tolist() == [[0, 8, 14, 10], [13, 0, 6, 2], [7, 15, 0, 12], [11, 19, 9, 0]]


# Wikipedia, "Single transferable vote": twenty guests choose three foods.
# A oranges, B pears, C chocolate, D strawberries, E sweets.
FOODS = rows("""
    4: A
    2: B A
    8: C D
    4: C E
    1: D
    1: E
""")


def test_transferable_vote_feeds_the_guests():
    election = transferable.elect(Profile.of(FOODS, numbers=range(1, 6)), seats=3)
    assert election.quota == 6
    assert letters([election.elected]) == "CAD"
    assert [letters([stage.elected]) for stage in election.stages] == ["C", "", "A", "D"]
    assert [stage.out for stage in election.stages] == [None, 2, 5, None]
