"""A secret vote in whatever order things happen: women come, are kept out, rest, leave, are found to be one, vote by
phone and on paper, again and again, while two give it more time and count it. A plain book of who said what last runs
beside it, and after every deed the database says what the book says.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from agenda.models import (
    BallotChange,
    BallotKey,
    BallotReceipt,
    CountedPaper,
    HallReading,
    OpenPaper,
    RollEntry,
)
from agenda.votes.actions import closing, hall, two, voting
from members import actions as members
from members.models import Member
from tests.agenda.votes.box import UNTIL, make_house, opened, vote
from tests.factories import NOW, make_member

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("english")]
HOUR = timedelta(hours=1)
MARKS = st.sampled_from([(), (1,), (2,)])
WHO = st.integers(min_value=0, max_value=4)


class Vote(RuleBasedStateMachine):
    """``said`` is what each sent last by phone, ``ticked`` who holds a paper of the hall, ``hall`` what was read off
    these. The first two of ``house`` open and count; the others come and go."""

    house: list[Member]
    admin: Member

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now, self.until = NOW, UNTIL
        self.ballot = opened(self.house)
        self.roll = [*self.house, self.admin]
        self.others, self.left = self.house[2:], set[int]()
        self.said: dict[int, tuple] = {}
        self.ticked = set[int]()
        self.hall: Counter | None = None
        self.receipts: dict[int, str] = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @property
    def is_open(self) -> bool:
        return self.ballot.closed_at is None

    @property
    def by_phone(self) -> dict[int, tuple]:
        """What counts of what was sent: not where she holds a paper of the hall."""
        return {pk: mark for pk, mark in self.said.items() if pk not in self.ticked}

    def somebody(self, number: int) -> Member:
        return self.others[number % len(self.others)]

    def may_vote(self, woman: Member) -> bool:
        return woman in self.roll and woman.pk not in self.left

    @rule()
    def one_is_admitted(self):
        self.others = [*self.others, make_member()]

    @rule(who=WHO)
    def one_is_kept_out(self, who):
        self.tried(members.suspend, self.somebody(who), reason="Danger", by=self.admin, now=self.now)

    @rule(who=WHO)
    def one_is_let_in_again(self, who):
        for suspension in self.somebody(who).suspensions.all():
            members.lift(suspension, by=self.admin, now=self.now)

    @rule(who=WHO)
    def one_rests(self, who):
        members.pause(self.somebody(who), by=self.admin, now=self.now)

    @rule(who=WHO)
    def one_returns(self, who):
        members.come_back(self.somebody(who), by=self.admin, now=self.now)

    @rule(who=WHO)
    def one_leaves(self, who):
        woman = self.somebody(who)
        if members.leave(woman, by=woman, now=self.now) and self.is_open and woman.pk in self.ticked:
            self.said.pop(woman.pk, None)  # the paper is hers for good
        self.left.add(woman.pk)

    @rule(stays=WHO, goes=WHO)
    def two_records_are_one(self, stays, goes):
        stays, goes = self.somebody(stays), self.somebody(goes)
        merge = self.tried(
            members.ask_to_merge, stays, goes, takes=[], by=self.admin, now=self.now, roll=goes
        )
        if merge and self.tried(members.approve_merge, merge, by=self.house[0], now=self.now):
            self.left.add(goes.pk)

    @rule(who=WHO, mark=MARKS)
    def one_votes(self, who, mark):
        self.sends(self.somebody(who), mark)

    @rule(mark=MARKS)
    def all_vote(self, mark):
        for woman in self.roll:
            self.sends(woman, mark)

    @rule(who=WHO)
    def one_takes_a_paper(self, who):
        woman = self.somebody(who)
        can = self.is_open and self.now < self.until and self.may_vote(woman)
        done = self.tried(hall.hand_out, self.ballot, number=woman.number, now=self.now, says=True)
        assert bool(done) is can
        if done:
            self.ticked.add(woman.pk)
            self.hall = None

    @rule(who=WHO)
    def one_gives_it_back(self, who):
        woman = self.somebody(who)
        done = self.tried(hall.take_back_paper, self.ballot, number=woman.number, now=self.now, says=True)
        assert bool(done) is self.is_open
        if done:
            self.hall = None
            if woman.pk not in self.left:
                self.ticked.discard(woman.pk)

    @precondition(lambda self: self.is_open)
    @rule(marks=st.lists(MARKS, max_size=9), alike=st.booleans())
    def two_read_the_box(self, marks, alike):
        """All the papers that were handed out; the second reader may misread one."""
        marks = [*marks, *[()] * len(self.ticked)][: len(self.ticked)]
        other = marks if alike or not marks else [(1,) if marks[0] != (1,) else (2,), *marks[1:]]
        for number, (reader, read) in enumerate(zip(self.house, (marks, other), strict=False), start=1):
            papers = [([[mark] for mark in said], times) for said, times in Counter(read).items()]
            hall.read_box(self.ballot, reading=number, papers=papers, by=reader, now=self.now)
        self.hall = Counter(marks) if sorted(marks) == sorted(other) else None

    @rule(hours=st.integers(min_value=1, max_value=3))
    def time_goes_by(self, hours):
        self.now += hours * HOUR
        if self.is_open:
            closing.close_due(now=self.now)
            self.look(may_close=self.now >= self.until)

    @rule(hours=st.integers(min_value=-2, max_value=9))
    def two_give_it_more_time(self, hours):
        until = self.until + hours * HOUR
        if self.by_two(BallotChange.Deed.EXTEND, closes_at=until):
            assert hours > 0
            assert self.now < self.until
            self.until = until

    @rule()
    def two_count_it_before_its_time(self):
        self.by_two(BallotChange.Deed.CLOSE)
        if self.is_open:
            self.look(may_close=self.now >= self.until or len(self.voted) == len(self.roll))

    @property
    def voted(self) -> set[int]:
        return self.ticked | set(self.said)

    def sends(self, woman: Member, mark: tuple) -> None:
        """A vote arrives, and is kept only where it may be."""
        if why := self.why_not(woman):
            with pytest.raises(why):
                vote(self.ballot, woman, *mark, now=self.now)
            return
        receipt = vote(self.ballot, woman, *mark, now=self.now)
        self.said[woman.pk] = mark
        assert self.receipts.setdefault(woman.pk, receipt) == receipt

    def why_not(self, woman: Member) -> type[Exception] | None:
        if not self.is_open or self.now >= self.until:
            return voting.Closed
        if not self.may_vote(woman):
            return voting.NotOnRoll
        return voting.OnPaper if woman.pk in self.ticked else None

    def by_two(self, deed: str, **asked) -> bool:
        change = self.tried(two.ask, self.ballot, deed=deed, by=self.house[0], now=self.now, **asked)
        if not change:
            return False
        if self.tried(two.approve, change, by=self.house[1], now=self.now):
            return True
        two.withdraw(change, by=self.house[0], now=self.now)
        return False

    def tried(self, act, *args, says=False, roll: Member | None = None, **kwargs):
        """What it answers, None where it is refused; with ``says``, True where it was done. Whoever stands on the
        ``roll`` of an open vote is merged into nobody."""
        try:
            answer = act(*args, **kwargs)
        except members.Refused:
            return None
        assert roll is None or not (self.is_open and self.may_vote(roll))
        return says or answer

    def look(self, *, may_close: bool) -> None:
        """Whether it was counted meanwhile; papers of the hall that are not read alike hold it up."""
        self.ballot.refresh_from_db()
        if not self.is_open:
            assert may_close
            assert sum((self.hall or Counter()).values()) == len(self.ticked)

    @invariant()
    def the_box_says_what_the_book_says(self):
        self.ballot.refresh_from_db()
        assert self.ballot.roll_size == len(self.roll)
        (self.while_it_is_open if self.is_open else self.once_it_is_counted)()

    def while_it_is_open(self):
        """The roll is frozen, nobody has two papers, and nothing is told but how many have voted."""
        assert self.ballot.roll.count() == len(self.roll)
        assert len(self.voted) == voting.turnout(self.ballot) <= self.ballot.roll_size
        found = Counter(voting.read(paper.content) for paper in OpenPaper.objects.all())
        assert found == Counter(tuple((mark,) for mark in said) for said in self.said.values())
        assert (self.ballot.papers, self.ballot.result) == (None, None)
        assert [CountedPaper.objects.count(), BallotReceipt.objects.count()] == [0, 0]

    def once_it_is_counted(self):
        """Nothing leads from a woman to a paper; what was said last counts, and nothing under five."""
        for model in (OpenPaper, BallotKey, RollEntry, HallReading):
            assert not model.objects.exists()
        counted = Counter(self.by_phone.values()) + (self.hall or Counter())
        if sum(counted.values()) < 5:
            assert (self.ballot.papers, self.ballot.result) == (None, None)
            assert [CountedPaper.objects.count(), BallotReceipt.objects.count()] == [0, 0]
            return
        assert self.ballot.papers == sum(counted.values()) <= self.ballot.roll_size
        assert self.ballot.result["counts"] == {"1": counted[1,], "2": counted[2,]}
        assert self.ballot.result["blank"] == counted[()]
        codes = set(BallotReceipt.objects.values_list("code", flat=True))
        assert codes == {self.receipts[pk] for pk in self.by_phone}


def test_whatever_happens_in_whatever_order():
    Vote.house, Vote.admin = make_house(6), make_member("membership_admin")
    run_state_machine_as_test(
        Vote,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
