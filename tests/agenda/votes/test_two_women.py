"""Opening, more time, cancelling, counting early and reading the papers: always two, and never who stands."""

from datetime import timedelta

import pytest

from agenda.models import BallotKey, BallotOption, OpenPaper, RollEntry, SecretBallot
from agenda.votes.actions import drafts, hall, two, voting
from agenda.votes.actions.two import Refused
from coalition.reminders.models import Reminder
from members import actions as members
from members.models import AuditEvent, Member
from tests.agenda.votes.box import (
    AFTER,
    UNTIL,
    Deed,
    by_two,
    close,
    election,
    make_draft,
    make_house,
    opened,
    vote,
)
from tests.factories import NOW, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_nobody_opens_it_alone():
    house = make_house()
    ballot = make_draft(house[0])
    change = two.ask(ballot, deed=Deed.OPEN, by=house[0], now=NOW)
    with pytest.raises(Refused):
        two.approve(change, by=house[0], now=NOW)
    assert (SecretBallot.objects.open().exists(), RollEntry.objects.exists()) == (False, False)


@pytest.mark.parametrize("role", [None, "facilitator", "membership_admin", "care_companion"])
def test_only_the_committee_asks_and_approves(role):
    house = make_house()
    other = make_member(*([role] if role else []))
    ballot = make_draft(house[0])
    with pytest.raises(Refused):
        two.ask(ballot, deed=Deed.OPEN, by=other, now=NOW)
    change = two.ask(ballot, deed=Deed.OPEN, by=house[0], now=NOW)
    with pytest.raises(Refused):
        two.approve(change, by=other, now=NOW)
    assert not SecretBallot.objects.open().exists()


@pytest.mark.parametrize("role", ["secretary", "treasurer"])
def test_the_rest_of_the_committee_may(role):
    house = make_house()
    by_two(make_draft(house[0]), Deed.OPEN, house[0], make_member(role))
    assert SecretBallot.objects.open().get().roll_size == 9


def test_what_was_asked_is_good_for_a_day_and_may_be_taken_back():
    house = make_house()
    ballot = make_draft(house[0])
    change = two.ask(ballot, deed=Deed.OPEN, by=house[0], now=NOW)
    assert two.approve(change, by=house[1], now=NOW + timedelta(hours=25)) is False
    assert two.withdraw(change, by=house[1], now=NOW) is True
    assert two.approve(change, by=house[1], now=NOW) is False
    verbs = list(AuditEvent.objects.filter(about=f"ballot:{ballot.pk}").values_list("verb", flat=True))
    assert verbs == ["ballot_withdrawn", "ballot_asked"]


def test_the_second_approves_what_the_first_one_read():
    """A question that is written anew after the asking must be asked for anew."""
    house = make_house()
    ballot = make_draft(house[0])
    change = two.ask(ballot, deed=Deed.OPEN, by=house[0], now=NOW)
    about = {"about": "", "kind": "yes_no", "method": "simple", "seats": 1, "one_from_elsewhere": None}
    drafts.change_draft(ballot, question="Something else?", **about, options=[], closes_at=UNTIL, now=NOW)
    assert two.approve(change, by=house[1], now=NOW) is False
    assert not SecretBallot.objects.open().exists()


def test_time_only_grows():
    house = make_house()
    ballot = opened(house)
    for until in (UNTIL, UNTIL - timedelta(hours=1), NOW + timedelta(days=61), None):
        with pytest.raises(Refused):
            two.ask(ballot, deed=Deed.EXTEND, closes_at=until, by=house[0], now=NOW)
    by_two(ballot, Deed.EXTEND, house[0], house[1], closes_at=UNTIL + timedelta(days=1))
    assert ballot.closes_at == UNTIL + timedelta(days=1)
    later, too_late = UNTIL + timedelta(days=3), UNTIL + timedelta(days=2)
    with pytest.raises(Refused):
        two.ask(ballot, deed=Deed.EXTEND, closes_at=later, by=house[0], now=too_late)


def test_two_cancel_it_and_nothing_of_it_is_left():
    house = make_house()
    ballot = opened(house)
    vote(ballot, house[3], 1)
    by_two(ballot, Deed.CANCEL, house[0], house[1], reason="A wrong word in it")
    assert [model.objects.count() for model in (OpenPaper, RollEntry, BallotKey)] == [0, 0, 0]
    assert (ballot.why_cancelled, ballot.result, ballot.closed_at) == ("A wrong word in it", None, None)
    states = set(Reminder.objects.filter(about=ballot.subject).values_list("state", flat=True))
    assert states == {"cancelled"}


def test_before_its_time_it_is_counted_only_when_everyone_has_voted():
    house = make_house()
    ballot = opened(house)
    for woman in house[1:]:
        vote(ballot, woman, 1)
    with pytest.raises(Refused):
        two.ask(ballot, deed=Deed.CLOSE, by=house[0], now=NOW)
    hall.hand_out(ballot, number=house[0].number, now=NOW)
    change = two.ask(ballot, deed=Deed.CLOSE, by=house[0], now=NOW)
    with pytest.raises(Refused):  # the paper in the box has not been read
        two.approve(change, by=house[1], now=NOW)
    for reading, reader in enumerate(house[:2], start=1):
        hall.read_box(ballot, reading=reading, papers=[([[2]], 1)], by=reader, now=NOW)
    assert two.approve(change, by=house[1], now=NOW)
    ballot.refresh_from_db()
    assert (ballot.papers, ballot.result["counts"]) == (8, {"1": 7, "2": 1})


def test_who_stands_neither_asks_nor_approves():
    house = make_house()
    secretary, treasurer = make_member("secretary"), make_member("treasurer")
    ballot = make_draft(house[0], kind="election", method="instant_runoff")
    for woman in house[1:4]:
        drafts.stand(ballot, member=woman, now=NOW)
    with pytest.raises(Refused):
        two.ask(ballot, deed=Deed.OPEN, by=house[1], now=NOW)
    change = two.ask(ballot, deed=Deed.OPEN, by=secretary, now=NOW)
    with pytest.raises(Refused):
        two.approve(change, by=house[1], now=NOW)
    assert two.approve(change, by=treasurer, now=NOW)


def test_where_nobody_could_approve_it_is_said_at_once():
    house = make_house()
    ballot = make_draft(house[0], kind="election", method="instant_runoff")
    for woman in house[1:4]:
        drafts.stand(ballot, member=woman, now=NOW)
    with pytest.raises(Refused, match="nobody who could approve"):
        two.ask(ballot, deed=Deed.OPEN, by=house[0], now=NOW)


def test_what_cannot_be_secret_is_not_opened():
    house = make_house(4)
    with pytest.raises(Refused, match="fewer than five"):
        two.ask(make_draft(house[0]), deed=Deed.OPEN, by=house[0], now=NOW)


def test_everyone_on_the_roll_is_told_alike():
    """Who has voted and who has not get the same, so that no message and no row says which."""
    house = make_house()
    ballot = opened(house)
    vote(ballot, house[3], 1)
    notices = Reminder.objects.filter(about=ballot.subject, channel="inapp")
    assert sorted(notices.values_list("recipient", flat=True)) == sorted(woman.pk for woman in house)
    assert {notice.text for notice in notices} == {
        "Reminder: your answer is asked for before Saturday 14 Mar, 5:00 pm (11:00 Swahili time)."
    }
    close(ballot)
    assert set(notices.values_list("state", flat=True)) == {"cancelled"}


def test_a_woman_who_leaves_while_it_is_open_leaves_her_paper_there():
    """Her place on the roll stays without her; where she had a paper of the hall, that one alone counts."""
    house = make_house()
    ballot = opened(house)
    for woman in house:
        vote(ballot, woman, 1)
    hall.hand_out(ballot, number=house[6].number, now=NOW)
    for woman in (house[5], house[6]):
        members.leave(woman, by=woman, now=NOW)
    assert voting.turnout(ballot) == 8
    for reading, reader in enumerate(house[:2], start=1):
        hall.read_box(ballot, reading=reading, papers=[([[2]], 1)], by=reader, now=NOW)
    close(ballot)
    assert (ballot.papers, ballot.roll_size) == (8, 8)
    assert ballot.result["counts"] == {"1": 7, "2": 1}


def test_two_records_of_one_woman_stay_two_while_a_vote_is_open():
    """Else her second record could vote a second time."""
    house, admin = make_house(), make_member("membership_admin")
    ballot = opened(house)
    vote(ballot, house[4], 1)
    with pytest.raises(members.Refused):
        members.ask_to_merge(house[5], house[4], takes=[], by=admin, now=NOW)
    close(ballot)
    merge = members.ask_to_merge(house[5], house[4], takes=[], by=admin, now=AFTER)
    assert members.approve_merge(merge, by=house[0], now=AFTER)


def test_candidates_say_yes_themselves():
    house = make_house()
    ballot = make_draft(house[0], kind="election", method="instant_runoff")
    drafts.propose_woman(ballot, number=house[2].number)
    drafts.propose_woman(ballot, number=house[3].number)
    drafts.stand(ballot, member=house[3], now=NOW)
    with pytest.raises(Refused, match="at least two"):
        two.ask(ballot, deed=Deed.OPEN, by=house[0], now=NOW)
    drafts.stand(ballot, member=house[4], now=NOW)
    by_two(ballot, Deed.OPEN, house[0], house[1])
    assert set(ballot.options.values_list("member", "number")) <= {
        (woman.pk, number) for woman in house[3:5] for number in (1, 2)
    }
    assert ballot.options.count() == 2


def test_a_candidate_who_steps_down_while_it_is_open_takes_no_vote():
    house = make_house()
    ballot = election(house, house[3:6])
    first, second, third = ballot.options.all()
    for woman in house:
        vote(ballot, woman, first.number, second.number)
    drafts.stand_down(ballot, member=first.member, now=NOW)
    with pytest.raises(voting.BadPaper):
        vote(ballot, house[7], first.number)
    close(ballot)
    assert ballot.result["order"][0] == [second.number]
    assert ballot.result["numbers"] == [second.number, third.number]


def test_a_candidate_who_leaves_has_no_name_there_any_more():
    house = make_house()
    election(house, house[3:6])
    hers = BallotOption.objects.get(member=house[3])
    members.leave(house[3], by=house[3], now=NOW)
    hers.refresh_from_db()
    assert (hers.member, hers.label, hers.withdrawn_at) == (None, "", NOW)
    assert Member.objects.get(pk=house[3].pk).is_active is False
