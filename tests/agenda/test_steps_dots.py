"""Dot voting: a few dots each, kept once, changed until closed, counted exactly, then only counts are left."""

import pytest

from agenda import queries
from agenda.models import Agenda, Ballot, OrderCount, Ordering, OrderingIssue
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, refused, send
from tests.agenda.orders import papers
from tests.agenda.room import back, make_issues, make_round, press, rate_all
from tests.factories import make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
ABCD = ["A", "B", "C", "D"]


def make_dots(names=ABCD, *, dots: int | None = None, meeting=None):
    """An open step in which each woman puts dots on issues called ``names``."""
    step = make_step(kind="dots", meeting=meeting)
    if not step.meeting.issues.exists():
        make_issues(step.meeting, names)
    if dots:
        do(step, "set_dots", dots=dots)
    return press(step)


def ticks(step, numbers: str) -> dict[str, int]:
    """What the form sends for dots on the issues at ``numbers``, such as "1 3"."""
    issues = dict(OrderingIssue.objects.filter(ordering__step=step).values_list("number", "issue_id"))
    return {f"issue_{issues[int(number)]}": 1 for number in numbers.split()}


def put(step, woman, numbers: str) -> dict:
    return send(step, woman, **ticks(step, numbers))


def put_all(step, *all_numbers: str) -> None:
    for numbers in all_numbers:
        assert put(step, make_participant(step.room), numbers) == {}


def shown_dots(**how):
    """Of six women: B five dots, A and C four, D none. Shown."""
    step = make_dots(**how)
    put_all(step, "1 2 3", "1 2 3", "1 2 3", "1 2 3", "2")
    return press(step, 2)


def test_three_dots_unless_another_number_is_chosen_before_it_opens():
    assert Ordering.objects.get(step=make_dots()).dots == 3
    assert Ordering.objects.get(step=make_dots(dots=2)).dots == 2


def test_the_number_stays_once_it_is_open():
    step = make_dots()
    assert do(step, "set_dots", dots=5) == "It has begun, so the number of dots stays as it is."
    assert Ordering.objects.get(step=step).dots == 3


@pytest.mark.parametrize("dots", [0, 6, "many"])
def test_another_number_of_dots_is_refused(dots):
    assert list(refused(make_step(kind="dots"), "set_dots", dots=dots)) == ["dots"]


def test_dots_are_kept_and_a_second_send_takes_the_place_of_the_first():
    step = make_dots()
    woman = make_participant(step.room)
    put(step, woman, "1 2 3")
    put(step, woman, "4")
    assert [len(level) for (level,) in Ballot.objects.values_list("levels", flat=True)] == [1]


def test_one_dot_too_many_is_refused_with_what_to_do():
    step = make_dots(dots=2)
    said = put(step, make_participant(step.room), "1 2 3")
    assert said == {"__all__": ["There are 2 dots for each of us, and this puts 3. Take some back."]}
    assert Ballot.objects.count() == 0


def test_a_number_written_beside_an_issue_is_one_dot():
    """Whatever a hostile page sends, an issue gets one dot of a woman."""
    step = make_dots()
    sent = dict(zip(ticks(step, "1 2"), [999, 1], strict=True))
    assert send(step, make_participant(step.room), **sent) == {}
    assert [len(levels) for levels in Ballot.objects.values_list("levels", flat=True)] == [1]


def test_an_empty_send_says_what_to_do():
    step = make_dots()
    assert send(step, make_participant(step.room)) == {
        "__all__": ["Choose at least one issue, or let it be."]
    }


def test_most_dots_come_first_and_level_ones_share_a_place():
    result = queries.order_result(shown_dots().ordering)
    assert [(line.place, line.is_tied, line.name, line.dots) for line in result.lines] == [
        (1, False, "B", 5),
        (2, True, "A", 4),
        (2, True, "C", 4),
        (4, False, "D", 0),
    ]
    assert result.votes == 5


def test_four_women_show_no_result_and_leave_no_counts():
    step = make_dots()
    put_all(step, "1 2", "1", "1", "3")
    step = press(step, 2)
    assert queries.order_result(step.ordering) is None
    assert [line.label for line in kind_of(step).record()] == [
        "Fewer than five women put dots, so no result is shown."
    ]
    press(step)
    assert OrderCount.objects.count() == 0


def test_when_it_is_saved_nobody_can_be_told_by_her_dots():
    step = press(shown_dots())
    assert (Ballot.objects.count(), OrderCount.objects.count()) == (0, 2)
    assert kind_of(back(step)).previous_state() is None


def test_the_record_says_the_dots():
    lines = [(line.label, line.text) for line in kind_of(shown_dots()).record()]
    assert lines[2:] == [
        ("Place 1. 5 dots", "B"),
        ("Place 2, shared. 4 dots", "A"),
        ("Place 2, shared. 4 dots", "C"),
        ("Place 4. 0 dots", "D"),
    ]


def test_papers_count_when_both_readings_are_the_same():
    step = make_dots()
    for reading in (1, 2):
        said = do(step, "read_papers", **papers(reading, "5x 1 2\n3 4"))
    assert said == "Both readings are the same. The papers count."
    step = press(step, 2)
    assert queries.order_result(step.ordering).votes == 6


def test_a_paper_with_too_many_dots_is_refused():
    step = make_dots(dots=1)
    assert list(refused(step, "read_papers", **papers(1, "1 2"))) == ["orders"]


def test_the_agenda_may_begin_with_the_order_of_the_dots():
    rated = make_round(ABCD)
    rate_all(rated, *[[(5, 5), (1, 1), (1, 1), (1, 1)]] * 5)
    press(rated, 2)
    shown_dots(meeting=rated.meeting)
    ranking = press(make_step(kind="ranking", meeting=rated.meeting))
    do(ranking, "take_order", source="ballots")
    agenda = Agenda.objects.get()
    assert agenda.items.kept().first().name == "B"
    assert "up to 3 dots" in queries.rule(agenda)


def test_nothing_of_it_reaches_wall_or_host_before_it_is_shown(client):
    step = make_dots()
    put_all(step, *["1 2 3"] * 5)
    for state in ("open", "closed"):
        kind = kind_of(step)
        assert {"result", "turnout"}.isdisjoint(kind.wall() | kind.host()), state
        step = press(step)


def test_her_page_has_a_tick_for_each_issue_and_counts_down(client):
    step = make_dots(dots=2)
    client.post(f"/s/{step.room.code}/enter/")
    page = client.get(f"/s/{step.room.code}/").content.decode()
    assert page.count('type="checkbox"') == 4
    assert 'class="dots dots-2"' in page
