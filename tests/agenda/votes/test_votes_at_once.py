"""Votes that race the closing, and one woman who presses a hundred times: exact, whatever comes first.

``VOTE_RACES=200`` plays as many rounds as SAFETY asks for; the default keeps the suite short.
"""

import os
import threading

import pytest
from django.db import connections

from agenda.models import BallotReceipt, CountedPaper, OpenPaper
from agenda.votes.actions import closing, hall, voting
from members.models import Member
from tests.agenda.votes.box import AFTER, make_house, opened, vote
from tests.factories import NOW

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]
ROUNDS = int(os.environ.get("VOTE_RACES", "2"))
WOMEN = 50


def at_once(*deeds) -> None:
    """All begin at the same moment."""
    start, wrong = threading.Barrier(len(deeds)), []

    def act(deed):
        start.wait()
        try:
            deed()
        except Exception as fault:
            wrong.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.fixture
def house():
    """Fifty women of whom two open; made at once, because many rounds are played."""
    leads = make_house(5)
    rest = [Member(number=f"M-9{number:03}", name_used=f"Mama {number}") for number in range(WOMEN - 5)]
    Member.objects.bulk_create(rest)
    return [*leads, *Member.objects.filter(number__startswith="M-9").order_by("number")]


def test_fifty_votes_race_the_closing(house):
    """Counted with a receipt, or closed before it arrived: never both, never neither."""
    for _round in range(ROUNDS):
        ballot, receipts, refused = opened(house), [], []
        for woman in house[:5]:
            receipts.append(vote(ballot, woman, 2))

        def send(woman, ballot=ballot, receipts=receipts, refused=refused):
            try:
                receipts.append(vote(ballot, woman, 1))
            except voting.Closed:
                refused.append(woman)

        deeds = [lambda woman=woman, send=send: send(woman) for woman in house[5:]]
        deeds.insert(WOMEN // 2, lambda ballot=ballot: closing.close(ballot, now=AFTER))
        at_once(*deeds)
        ballot.refresh_from_db()
        assert len(receipts) + len(refused) == WOMEN
        assert ballot.papers == len(receipts) == sum(ballot.counted.values_list("count", flat=True))
        assert sorted(receipts) == list(ballot.receipts.values_list("code", flat=True))
        assert OpenPaper.objects.count() == 0


def test_one_woman_who_presses_a_hundred_times_has_one_paper(house):
    ballot, receipts = opened(house), []
    at_once(*[lambda: receipts.append(vote(ballot, house[7], 1)) for _press in range(100)])
    assert (len(receipts), len(set(receipts)), OpenPaper.objects.count()) == (100, 1, 1)


def test_many_who_close_at_once_count_once(house):
    ballot, done = opened(house), []
    for woman in house:
        vote(ballot, woman, 1)
    at_once(*[lambda: done.append(closing.close(ballot, now=AFTER)) for _press in range(8)])
    assert sorted(done) == [False] * 7 + [True]
    assert (CountedPaper.objects.get().count, BallotReceipt.objects.count()) == (WOMEN, WOMEN)


def test_a_paper_of_the_hall_and_a_vote_by_phone_at_once_are_one_voice(house):
    for woman in house[5 : 5 + ROUNDS]:
        ballot = opened(house)
        for other in house[:4]:
            vote(ballot, other, 1)

        def by_phone(woman=woman, ballot=ballot):
            try:
                vote(ballot, woman, 1)
            except voting.OnPaper:
                pass

        def on_paper(woman=woman, ballot=ballot):
            hall.hand_out(ballot, number=woman.number, now=NOW)

        at_once(by_phone, on_paper)
        for reading, reader in enumerate(house[:2], start=1):
            hall.read_box(ballot, reading=reading, papers=[([[2]], 1)], by=reader, now=AFTER)
        closing.close(ballot, now=AFTER)
        ballot.refresh_from_db()
        assert (ballot.papers, ballot.result["counts"]) == (5, {"1": 4, "2": 1})
