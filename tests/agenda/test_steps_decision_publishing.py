"""Deciding leads to a published agenda, which never changes, and to the record."""

import pytest

from agenda.actions import agenda as agendas
from agenda.models import Agenda, Frozen, Item
from coalition.meetings.steps import kind_of
from tests.agenda.deciding import HERE, adopt, open_decision, propose
from tests.agenda.deeds import do, refused, screen, send
from tests.agenda.room import order, press, shown_round
from tests.factories import NOW, make_meeting, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def step():
    return open_decision()


def test_publish_without_a_decision_says_so(step):
    assert do(step, "publish") == "There is no adopted agenda to publish."
    assert Agenda.objects.published().count() == 0


def test_published_twice_it_is_published_once(step):
    adopt(step)
    do(step, "publish")
    assert do(step, "publish") == "There is no adopted agenda to publish."
    assert list(Agenda.objects.values_list("version", flat=True)) == [1]


def test_saving_publishes_what_was_adopted(step):
    adopt(step)
    press(step, 2)
    assert Agenda.objects.published().get().version == 1


def test_a_published_decision_is_not_taken_back(step):
    decision = adopt(step)
    do(step, "publish")
    assert do(step, "count_again", decision=decision).startswith("The room has gone on")


def test_what_is_published_never_changes(step):
    adopt(step)
    do(step, "publish")
    agenda = Agenda.objects.get()
    item = agenda.items.first()
    for change in (agenda.save, agenda.delete, item.save, item.delete):
        with pytest.raises(Frozen):
            change()
    with pytest.raises(Frozen):
        Item.objects.create(agenda=agenda, issue=item.issue, label="prepare", name="x")
    said = agendas.move(step, item=item, place=2, reason="x", by=None, now=NOW)
    assert (said[:25], order(agenda)) == ("The room has adopted this", ["B", "A", "C"])


def test_a_later_agenda_leaves_the_earlier_as_it_was(step):
    adopt(step)
    do(step, "publish")
    first = Agenda.objects.get()
    before = list(first.items.values())
    first.items.first().issue.__class__.objects.update(name="Renamed")
    later = press(
        make_step(kind="decision", record="agenda", meeting=shown_round(make_meeting(template="x")).meeting)
    )
    adopt(later)
    do(later, "publish")
    assert list(Agenda.objects.published().values_list("version", flat=True)) == [2, 1]
    assert list(first.items.values()) == before
    assert order(first) == ["B", "A", "C"]


def test_the_record_tells_tries_concerns_and_the_agenda(step):
    decision = adopt(step)
    do(step, "add_concern", decision=decision, text="Records must not be forgotten")
    do(step, "publish")
    lines = [f"{line.label}|{line.text}" for line in kind_of(press(step, 2)).record()]
    assert lines == [
        "Proposal|We carry it",
        "How: Consensus. Adopted when nobody blocks and more than half of the full members here agree. "
        "Two tries; then it is parked, or the room votes by two thirds.|",
        "Full members here: 18, chapters: 6. There is a quorum.|",
        "Try 1: agree 15, stand aside 2, block 0, no answer 1|",
        "Counted by M-014, witnessed by Mama Rehema|",
        "A concern that stays|Records must not be forgotten",
        "Adopted|",
        "Published as agenda 1|",
        "1. Start now|B",
        "2. Start now|A",
        "3. Long road|C",
    ]


def test_a_finished_step_takes_no_deed(step):
    press(step, 2)
    assert refused(step, "propose", text="x", **HERE)["__all__"]


def test_the_host_page_takes_the_same_queries_with_one_phone_and_with_ten(
    client, step, django_assert_num_queries
):
    propose(step)
    send(step, make_participant(step.room), choice="agree")
    with django_assert_num_queries(7):
        screen(step, "host")
    for _ in range(9):
        send(step, make_participant(step.room), choice="agree")
    with django_assert_num_queries(7):
        screen(step, "host")
