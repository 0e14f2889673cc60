"""Suggested groups: how near they come to the issues that a room made, and how much nearer than shared words alone."""

import re
import time

import numpy as np
import pytest

from agenda import suggesting
from agenda.suggesting import suggest, words
from tests.agenda.cards_of_others import OTHERS, cut_short, misspelt
from tests.agenda.room import DEMO

ISSUE = {card: theme["slug"] for theme in DEMO["themes"] for card in theme["cards"]}
CARDS = [(ISSUE.get(card["id"], card["id"]), card["text"]) for card in DEMO["cards"]]


def b_cubed(found: list, true: list) -> float:
    """F1 of B-cubed precision and recall (Bagga and Baldwin 1998): 1.0 where every group is an issue."""
    places = range(len(true))
    right = [sum(found[a] == found[b] and true[a] == true[b] for b in places) for a in places]
    precision = np.mean([right[a] / found.count(found[a]) for a in places])
    recall = np.mean([right[a] / true.count(true[a]) for a in places])
    return float(2 * precision * recall / (precision + recall))


def groups_of(texts: list[str]) -> list:
    found = suggest(texts)
    labels: list = [("alone", place) for place in range(len(texts))]
    for number, group in enumerate(found.groups):
        for place in group.members:
            labels[place] = number
    return labels


def by_shared_words(texts: list[str], like_enough: float) -> list:
    """The plain way: cards are alike by the words they share (Jaccard), joined in the same manner."""
    sets = [set(re.findall(r"\w+", text.lower())) for text in texts]
    alike = np.array([[len(a & b) / len(a | b) if a | b else 0 for b in sets] for a in sets])
    labels = [0] * len(texts)
    for number, pile in enumerate(suggesting.link(alike, like_enough=like_enough)):
        for place in pile:
            labels[place] = number
    return labels


def score(cards, write=lambda text, seed: text) -> tuple[float, float]:
    """Ours, and the best that shared words reach with any threshold."""
    true = [issue for issue, _text in cards]
    texts = [write(text, seed) for seed, (_issue, text) in enumerate(cards)]
    plain = [b_cubed(by_shared_words(texts, at / 50), true) for at in range(1, 20)]
    return b_cubed(groups_of(texts), true), max(plain)


def test_the_demos_cards_come_near_the_issues_that_its_room_made():
    ours, plain = score(CARDS)
    assert ours >= 0.81
    assert plain <= 0.50


def test_cards_that_the_list_was_not_written_for_do_too():
    ours, plain = score(OTHERS)
    assert ours >= 0.87
    assert plain <= 0.45


@pytest.mark.parametrize("cards", [CARDS, OTHERS])
@pytest.mark.parametrize("seed", [1000, 2000, 3000])
def test_misspelt_cards_lose_little(cards, seed):
    ours, plain = score(cards, lambda text, number: misspelt(text, seed + number))
    assert ours >= 0.73
    assert plain <= 0.52


@pytest.mark.parametrize("cards", [CARDS, OTHERS])
def test_cards_of_four_words_do_too(cards):
    ours, plain = score(cards, lambda text, _seed: cut_short(text))
    assert ours >= 0.82
    assert plain <= 0.48


def test_what_is_like_nothing_else_is_left_alone():
    texts = [text for _issue, text in CARDS]
    alone = {texts[place] for place in suggest(texts).alone}
    assert "AC baridi sana, chakula saa ngapi" in alone
    assert len(alone) <= 4


def test_every_card_stands_once_and_the_same_cards_give_the_same_groups():
    texts = [text for _issue, text in CARDS + OTHERS]
    found = suggest(texts)
    placed = [place for group in found.groups for place in group.members] + list(found.alone)
    assert sorted(placed) == list(range(len(texts)))
    assert suggest(texts) == found


@pytest.mark.parametrize("texts", [[], ["mtaji"], ["", ""], ["!!", "??"], ["na", "ya"], ["mtaji", "chai"]])
def test_with_nothing_to_compare_nothing_is_suggested(texts):
    assert suggest(texts).groups == ()
    assert sorted(suggest(texts).alone) == list(range(len(texts)))


def test_the_words_they_share_are_shown_as_they_were_written():
    (group,) = suggest(["Mtaji hakuna", "hatuna MTAJI wa biashara", "mitaji"]).groups
    assert (group.members, group.shared) == ((0, 1, 2), ("mtaji",))


def test_six_hundred_cards_take_less_than_a_second():
    texts = [misspelt(text, seed) for seed in range(7) for _issue, text in CARDS + OTHERS][:600]
    words.forget()
    began = time.process_time()
    suggest(texts)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("hawaniajiri", "livelihood"),
        ("wamegawana", "home"),
        ("vitambulisho", "documents"),
        ("unyanyapa", "stigma"),
        ("haitusamehi", "stigma"),
        ("hospitari", "health"),
        ("kitambulsho", "documents"),
        ("expungement", "record"),
    ],
)
def test_the_list_knows_a_word_in_its_forms_and_misspelt(word, field):
    assert {topic for topic, _line in words.topics(word)} == {field}


def test_no_card_reads_as_everything():
    assert words.topics("asante sana dada zangu") == set()
