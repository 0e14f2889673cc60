"""What comes out of the box: majorities, ties, cycles, lots, the rule of chapters; the same in any order of papers."""

import random

import pytest

from agenda.votes import results
from tests.agenda.votes.box import close, election, make_house, opened, vote
from tests.factories import make_chapter

YES, NO, BLANK = [[1]], [[2]], []


@pytest.mark.parametrize(
    ("yes", "no", "blank", "simple", "two_thirds"),
    [
        (3, 2, 0, True, False),
        (2, 2, 3, False, False),
        (4, 2, 0, True, True),
        (4, 3, 0, True, False),
        (0, 0, 5, False, False),
        (5, 0, 0, True, True),
        (1, 0, 9, True, True),
    ],
)
def test_majorities(yes, no, blank, simple, two_thirds):
    counts = [(YES, yes), (NO, no), (BLANK, blank)]
    found = {
        method: results.majority(counts, method=method)["carries"] for method in ("simple", "two_thirds")
    }
    assert found == {"simple": simple, "two_thirds": two_thirds}
    assert results.majority(counts, method="simple")["blank"] == blank


def test_equal_counts_share_a_place():
    counts = [([[1]], 3), ([[2]], 3), ([[3]], 1)]
    assert results.choice(counts, numbers=[1, 2, 3, 4])["order"] == [[1, 2], [3], [4]]


@pytest.mark.parametrize("method", ["borda", "copeland", "schulze", "ranked_pairs", "instant_runoff"])
def test_a_cycle_and_a_full_tie_stay_level(method):
    cycle = [([[1], [2], [3]], 1), ([[2], [3], [1]], 1), ([[3], [1], [2]], 1)]
    assert results.ordered(cycle, numbers=[1, 2, 3], method=method)["order"] == [[1, 2, 3]]
    alike = [([[1, 2, 3]], 7)]
    assert results.ordered(alike, numbers=[1, 2, 3], method=method)["order"] == [[1, 2, 3]]
    assert results.ordered([([], 5)], numbers=[1, 2], method=method)["order"] == [[1, 2]]


def elect(counts, chapters, *, elsewhere=None, seed="seed"):
    return results.election(counts, chapters=chapters, elsewhere=elsewhere, seats=2, seed=seed)


def test_a_hundred_counts_of_shuffled_papers_give_one_result():
    """With a tie at every stage the lot decides, and it fell at opening."""
    counts = [([[1], [2]], 2), ([[2], [1]], 2), ([[3], [4]], 2), ([[4], [3]], 2)]
    chapters, seen = dict.fromkeys([1, 2, 3, 4]), set()
    for turn in range(100):
        random.Random(turn).shuffle(counts)
        found = elect(counts, chapters)
        seen.add((tuple(found["elected"]), tuple(found["lot"])))
    assert len(seen) == 1
    assert seen.pop()[1] != ()


def test_another_seed_may_draw_another_lot():
    counts, chapters = [([[number]], 2) for number in (1, 2, 3, 4)], dict.fromkeys([1, 2, 3, 4])
    assert len({tuple(elect(counts, chapters, seed=str(seed))["elected"]) for seed in range(20)}) > 1


def test_where_both_come_from_one_chapter_it_is_counted_once_more():
    dar, other = 7, 8
    counts = [([[1], [2]], 10), ([[2], [1]], 9), ([[3], [1]], 4)]
    found = elect(counts, {1: dar, 2: dar, 3: other}, elsewhere=dar)
    assert (found["before_rule"], found["elected"]) == ([1, 2], [1, 3])
    assert elect(counts, {1: dar, 2: other, 3: other}, elsewhere=dar)["before_rule"] is None


def test_where_nobody_from_elsewhere_stands_the_rule_asks_for_nothing():
    counts = [([[1], [2]], 10), ([[2], [1]], 9)]
    found = elect(counts, {1: 7, 2: 7, 3: 7}, elsewhere=7)
    assert (found["before_rule"], found["elected"]) == (None, [1, 2])


@pytest.mark.django_db
def test_an_election_of_two_from_the_box_to_the_page(client):
    dar, north = make_chapter(name="Dar"), make_chapter(name="Kaskazini")
    house = make_house(9)
    for woman in house[3:5]:
        woman.chapter = dar
        woman.save()
    house[5].chapter = north
    house[5].save()
    ballot = election(house, house[3:6], method="transferable", seats=2, one_from_elsewhere=dar)
    numbers = {option.member_id: option.number for option in ballot.options.all()}
    first, second, third = (numbers[woman.pk] for woman in house[3:6])
    for woman in house[:5]:
        vote(ballot, woman, first, second)
    for woman in house[5:8]:
        vote(ballot, woman, second, first)
    vote(ballot, house[8], third)
    close(ballot)
    assert ballot.result["elected"] == [first, third]
    client.force_login(house[8])
    page = client.get(f"/votes/{ballot.pk}/").content.decode()
    assert all(woman.name_used in page for woman in house[3:6])


@pytest.mark.django_db
def test_less_than_half_is_not_valid():
    house = make_house(12)
    ballot = opened(house)
    for woman in house[:5]:
        vote(ballot, woman, 1)
    close(ballot)
    assert (ballot.papers, ballot.result["carries"], ballot.result["quorate"]) == (5, True, False)
