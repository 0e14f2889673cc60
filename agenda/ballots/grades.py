"""Methods that count grades instead of orders: score, majority judgment, dots.

``grades[number][g]`` is how many gave alternative ``number`` the grade ``g``, the lowest grade first. Grades
are not comparable with places on a ballot. Missing grades stay missing: they are no zeros, so alternatives may
have been graded by different numbers of women; one that nobody graded stands last. Ties: equal scores, equal
grade by grade, equal dots share a place.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext_lazy

from agenda.ballots.order import Order, by_score

Grades = Mapping[int, Sequence[int]]

SCORE = gettext_lazy("Score voting")
SCORE_SENTENCE = gettext_lazy("The issue with the highest mean grade comes first.")
MAJORITY_JUDGMENT = gettext_lazy("Majority judgment")
MAJORITY_JUDGMENT_SENTENCE = gettext_lazy(
    "For every issue our grades stand in a row from low to high, and the grade in the middle decides."
)
DOTS = gettext_lazy("Dot voting")
DOTS_SENTENCE = gettext_lazy(
    "Each of us puts the same number of dots on issues, and the most dots come first."
)


def score(grades: Grades) -> Order:
    """Score (range) voting by mean grade. Warren D. Smith, Range voting, 2000."""
    return by_score(list(grades), map(_mean, grades.values()))


def dots(dots_on: Mapping[int, int]) -> Order:
    """Dots, which is cumulative voting: all may spread equally many as they like. J. Sawyer and D. MacRae, Game
    theory and cumulative voting in Illinois, American Political Science Review 56, 1962."""
    return by_score(list(dots_on), dots_on.values())


def majority_judgment(grades: Grades) -> Order:
    """M. Balinski and R. Laraki, A theory of measuring, electing, and ranking, PNAS 104, 2007, pages 8720-8725.

    The lower median decides; where it is equal, one such grade is taken from each and the next medians are
    compared, and so on. Different numbers of grades are compared as shares, as if every electorate were
    repeated to the same size.
    """
    edges = sorted({edge for counts in grades.values() for edge in _edges(counts)})
    return by_score(list(grades), (_outwards(counts, edges) for counts in grades.values()))


def _mean(counts: Sequence[int]) -> Fraction:
    voices = sum(counts)
    return Fraction(sum(g * count for g, count in enumerate(counts)), voices) if voices else Fraction(-1)


def _edges(counts: Sequence[int]) -> set[Fraction]:
    """How far from the middle (as a share) the grade changes, on either side."""
    voices, seen, edges = sum(counts), 0, {Fraction(0)}
    for count in counts[:-1] if voices else ():
        seen += count
        edges.add(abs(Fraction(seen, voices) - Fraction(1, 2)))
    return edges - {Fraction(1, 2)}


def _outwards(counts: Sequence[int], edges: Sequence[Fraction]) -> tuple[tuple[int, int], ...]:
    """The grades met on both sides, walking from the middle outwards; they change at the edges only."""
    half = Fraction(1, 2)
    return tuple((_just_under(counts, half - edge), _just_over(counts, half + edge)) for edge in edges)


def _just_under(counts: Sequence[int], share: Fraction) -> int:
    """The grade that begins below ``share`` of the row, lowest first; -1 where nobody graded."""
    seen, wanted = 0, share * sum(counts)
    for grade, count in enumerate(counts):
        seen += count
        if count and seen >= wanted:
            return grade
    return -1


def _just_over(counts: Sequence[int], share: Fraction) -> int:
    seen, wanted = 0, share * sum(counts)
    for grade, count in enumerate(counts):
        seen += count
        if seen > wanted:
            return grade
    return -1
