"""Examples that others published, with what they say comes out."""

import pytest

from agenda.ballots import borda, grades, pairwise, schulze, transferable
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

# electowiki.org, "Schulze method", examples 2, 3 and 4; in the last, B and D are both said to be possible winners.
ELECTOWIKI_2 = rows("""
    5: A C B D
    2: A C D B
    3: A D C B
    4: B A C D
    3: C B D A
    3: C D B A
    1: D A C B
    5: D B A C
    4: D C B A
""")
ELECTOWIKI_3 = rows("""
    3: A B D E C
    5: A D E B C
    1: A D E C B
    2: B A D E C
    2: B D E C A
    4: C A B D E
    6: C B A D E
    2: D B E C A
    5: D E C A B
""")
ELECTOWIKI_4 = rows("""
    3: A B C D
    2: D A B C
    2: D B C A
    2: C B D A
""")

# J.-C. de Borda, Mémoire sur les élections au scrutin, 1781: most put A first, most put A last.
BORDA = rows("""
    1: A B C
    7: A C B
    7: B C A
    6: C B A
""")

# Condorcet, Essai sur l'application de l'analyse, 1785; H. P. Young, American Political Science Review 82, 1988: sixty
# voters and a circle, of which the weakest win (A before B, 33) gives way.
CONDORCET = rows("""
    23: A B C
    17: B C A
    2: B A C
    10: C A B
    8: C B A
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
        (ELECTOWIKI_2, "schulze", "D A C B"),
        (ELECTOWIKI_3, "schulze", "B A D E C"),
        (ELECTOWIKI_4, "schulze", "BD AC"),
        (BORDA, "borda", "C B A"),
        (CONDORCET, "copeland", "ABC"),
        (CONDORCET, "schulze", "B C A"),
        (CONDORCET, "ranked_pairs", "B C A"),
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


def test_borda_gives_the_points_of_borda():
    table = pairwise.table(Profile.of(BORDA, numbers=[1, 2, 3]))
    assert (borda.doubled_points(table) / 2).tolist() == [16, 21, 26]


@pytest.mark.parametrize(
    ("ballots", "expected"),
    [
        (ELECTOWIKI_2, [[0, 20, 20, 17], [19, 0, 19, 17], [19, 21, 0, 17], [18, 18, 18, 0]]),
        (ELECTOWIKI_4, [[0, 5, 5, 5], [5, 0, 7, 5], [5, 5, 0, 5], [6, 5, 5, 0]]),
    ],
    ids=["example 2", "example 4"],
)
def test_the_strongest_chains_are_those_of_the_example(ballots, expected):
    table = pairwise.table(Profile.of(ballots, numbers=[1, 2, 3, 4]))
    assert schulze.strengths(table).tolist() == expected


def test_score_gives_the_points_of_tennessee():
    """Wikipedia, "Score voting": from 0 to 10 by distance; 420, 603, 457 and 312 points."""
    given = {1: {10: 42, 0: 58}, 2: {10: 26, 6: 15, 5: 17, 4: 42}, 3: {10: 15, 7: 17, 4: 26, 2: 42}}
    given[4] = {10: 17, 6: 15, 2: 26, 0: 42}
    counts = {city: [of.get(grade, 0) for grade in range(11)] for city, of in given.items()}
    points = [sum(grade * count for grade, count in enumerate(row)) for row in counts.values()]
    assert points == [420, 603, 457, 312]
    assert letters(grades.score(counts)) == "B C A D"


def test_majority_judgment_breaks_the_tie_of_the_example():
    """Wikipedia, "Majority judgment": both are fair; with one Fair less each, the first is good."""
    poor, fair, good, excellent = range(4)
    first, second = [good, good, fair, poor], [excellent, fair, fair, fair]
    counts = {n: [said.count(grade) for grade in range(4)] for n, said in enumerate((first, second), start=1)}
    assert grades.majority_judgment(counts) == [[1], [2]]


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
