"""A small hall of the kind that `make load` fills: what phones were told is held is there once, and nothing else."""

from collections import Counter

import pytest

from tests.load.hall import Hall

pytestmark = [pytest.mark.slow, pytest.mark.browser]
WOMEN, CARDS, SECONDS = 12, 4, 8


@pytest.fixture
def hall(tmp_path):
    hall = Hall(tmp_path / "var", slug="core-issues")
    yield hall
    hall.stop()


def test_nothing_is_lost_or_doubled_while_web_workers_are_killed(hall):
    words = [[{"text": f"Kadi {card} ya simu {woman}"} for card in range(CARDS)] for woman in range(WOMEN)]
    before = hall.cards()
    phones = hall.run(words, seconds=SECONDS, kill_every=3, press_every=1.5)
    assert [phone.fault for phone in phones] == [None] * WOMEN
    said = Counter(fields["text"] for phone in phones for fields in phone.held.values())
    assert sum(said.values()) == WOMEN * CARDS
    assert hall.cards() - before == said
    assert hall.keys() == {key.replace("-", "") for phone in phones for key in phone.held}
    assert hall.kills >= 2
    assert hall.follow(phones) != []
