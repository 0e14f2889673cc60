"""One paper for each woman on the roll, and nothing that leads from a paper to a woman but the key."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from agenda.models import (
    BallotKey,
    BallotReceipt,
    CountedPaper,
    HallReading,
    OpenPaper,
    RollEntry,
    SecretBallot,
)
from agenda.models.agenda import Frozen
from agenda.votes.actions import closing, two, voting
from members.models import AuditEvent, Member
from tests.agenda.votes.box import AFTER, UNTIL, Deed, by_two, close, make_draft, make_house, opened, vote
from tests.factories import NOW, TODAY, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_a_later_paper_takes_the_place_of_the_first_and_the_receipt_stays():
    house = make_house()
    ballot = opened(house)
    receipts = {vote(ballot, house[3], number) for number in (1, 2, 1, 2)}
    assert (len(receipts), OpenPaper.objects.count()) == (1, 1)
    assert receipts == {voting.her_receipt(ballot, member=house[3])}
    assert voting.read(OpenPaper.objects.get().content) == ((2,),)


def test_the_receipt_tells_nothing_of_what_she_chose():
    """The same for every paper of hers, and another for another woman and another vote."""
    house = make_house()
    ballot, other = opened(house), opened(house)
    found = [vote(ballot, house[3], 1), vote(ballot, house[4], 1), vote(other, house[3], 1)]
    assert len(set(found)) == 3
    assert vote(ballot, house[3]) == found[0]


def test_only_the_frozen_roll_votes():
    """Not who was admitted after the opening, not an associate; who was suspended or moved since still stands on it."""
    house = make_house()
    associate, resting = make_member(category="associate"), make_member(paused_on=TODAY)
    ballot = opened(house)
    late = make_member()
    for woman in (associate, resting, late):
        with pytest.raises(voting.NotOnRoll):
            vote(ballot, woman, 1)
    Member.objects.filter(pk=house[5].pk).update(category="ally", suspended_until=AFTER)
    vote(ballot, house[5], 1)
    assert (ballot.roll_size, ballot.roll.count(), OpenPaper.objects.count()) == (8, 8, 1)


@pytest.mark.parametrize(
    "levels", [[[9]], [[1], [2]], [[1, 2]], [[1], [1]], [[1, 1]], [[0]], [[-1]]], ids=str
)
def test_a_paper_that_cannot_be_is_refused(levels):
    house = make_house()
    ballot = opened(house)
    with pytest.raises(voting.BadPaper):
        voting.cast(ballot, member=house[3], levels=levels, now=NOW)
    assert OpenPaper.objects.count() == 0


def test_after_its_time_nothing_is_taken_though_nobody_counted_yet():
    house = make_house()
    ballot = opened(house)
    for now in (UNTIL, AFTER):
        with pytest.raises(voting.Closed):
            vote(ballot, house[3], 1, now=now)
    assert OpenPaper.objects.count() == 0


@pytest.mark.parametrize("state", ["draft", "closed", "cancelled"])
def test_a_vote_that_is_not_open_takes_nothing(state):
    house = make_house()
    ballot = make_draft(house[0]) if state == "draft" else opened(house)
    if state == "closed":
        close(ballot)
    if state == "cancelled":
        by_two(ballot, Deed.CANCEL, house[0], house[1], reason="A wrong word in it")
    with pytest.raises(voting.Closed):
        vote(ballot, house[3], 1)
    assert OpenPaper.objects.count() == 0


def test_what_was_asked_stays_as_it_was():
    ballot = opened(make_house())
    ballot.question = "Shall we meet on Sundays?"
    with pytest.raises(Frozen):
        ballot.save()
    assert SecretBallot.objects.get().question == "Shall we meet on Saturdays?"


def test_the_database_holds_no_more_papers_than_women():
    ballot = opened(make_house())
    with pytest.raises(IntegrityError), transaction.atomic():
        SecretBallot.objects.filter(pk=ballot.pk).update(papers=9, closed_at=AFTER, result={})


def test_what_lies_in_the_open_box_is_sealed_and_all_of_one_length():
    house = make_house()
    ballot = opened(house, "Red", "Green", "Blue", kind="order", method="schulze")
    for woman, numbers in zip(house, [(1, 2, 3), (3,), (), (2, 1)], strict=False):
        vote(ballot, woman, *numbers)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM agenda_openpaper")
        contents = [content for (content,) in cursor.fetchall()]
        cursor.execute("SELECT secret FROM agenda_ballotkey")
        (secret,) = cursor.fetchone()
    assert {content[:3] for content in contents} | {secret[:3]} == {"e1."}
    assert (len(set(map(len, contents))), len(set(contents))) == (1, 4)


def test_nothing_counts_before_the_end_and_nobody_is_noted():
    house = make_house()
    ballot = opened(house)
    lines = AuditEvent.objects.count()
    for woman in house:
        vote(ballot, woman, 1)
    ballot.refresh_from_db()
    assert (ballot.papers, ballot.result) == (None, None)
    assert (CountedPaper.objects.count(), BallotReceipt.objects.count()) == (0, 0)
    assert AuditEvent.objects.count() == lines
    assert {field.name for field in OpenPaper._meta.get_fields()} == {"id", "ballot", "tag", "content"}


def test_closing_counts_and_destroys_the_link():
    house = make_house()
    ballot = opened(house)
    receipts = [vote(ballot, woman, 1 if number < 5 else 2) for number, woman in enumerate(house)]
    close(ballot)
    assert ballot.papers == 8
    assert ballot.result == {"counts": {"1": 5, "2": 3}, "blank": 0, "carries": True, "quorate": True}
    assert list(ballot.receipts.values_list("code", flat=True)) == sorted(receipts)
    assert list(ballot.counted.values_list("levels", "count")) == [([[1]], 5), ([[2]], 3)]
    left = [model.objects.count() for model in (OpenPaper, RollEntry, BallotKey, HallReading)]
    assert left == [0, 0, 0, 0]
    assert voting.her_receipt(ballot, member=house[0]) == ""


@pytest.mark.parametrize("women", [0, 1, 4])
def test_under_five_nothing_is_kept_but_that(women):
    house = make_house()
    ballot = opened(house)
    for woman in house[:women]:
        vote(ballot, woman, 1)
    close(ballot)
    assert (ballot.papers, ballot.result) == (None, None)
    assert (CountedPaper.objects.count(), BallotReceipt.objects.count(), OpenPaper.objects.count()) == (
        0,
        0,
        0,
    )


def test_closing_twice_counts_once():
    house = make_house()
    ballot = opened(house)
    for woman in house:
        vote(ballot, woman, 1)
    close(ballot)
    assert closing.close(ballot, now=AFTER) is False
    assert AuditEvent.objects.filter(verb="ballot_closed").count() == 1
    assert CountedPaper.objects.get().count == 8


def test_it_closes_at_its_time_and_not_before():
    house = make_house()
    ballot = opened(house)
    closing.close_due(now=UNTIL - timedelta(seconds=1))
    assert SecretBallot.objects.open().get() == ballot
    closing.close_due(now=UNTIL)
    assert SecretBallot.objects.closed().get() == ballot


def test_turnout_counts_each_woman_once():
    house = make_house()
    ballot = opened(house)
    for woman in (house[2], house[3], house[2]):
        vote(ballot, woman, 1)
    assert voting.turnout(ballot) == 2
    assert [voting.has_voted(ballot, member=woman) for woman in house[1:4]] == [False, True, True]


def test_papers_go_after_thirty_days_and_the_result_stays():
    house = make_house()
    ballot = opened(house)
    for woman in house:
        vote(ballot, woman, 1)
    close(ballot)
    closing.forget_old_papers(now=AFTER + timedelta(days=29))
    assert CountedPaper.objects.count() == 1
    closing.forget_old_papers(now=AFTER + timedelta(days=30))
    ballot.refresh_from_db()
    assert (CountedPaper.objects.count(), ballot.papers, ballot.receipts.count()) == (0, 8, 8)
    with pytest.raises(two.Refused):
        two.ask(ballot, deed=Deed.SCRUTINY, by=house[0], now=AFTER + timedelta(days=31))
