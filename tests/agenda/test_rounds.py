"""A round between meetings: hers alone while it is open, counts alone afterwards, once for each woman."""

import uuid
from datetime import timedelta

import pytest

from agenda.models import Issue, MemberRating, Round, Tally
from agenda.rounds import queries as rounds
from agenda.rounds import readings
from agenda.rounds.actions import between as actions
from coalition.meetings.actions import Closed
from coalition.reminders.models import Reminder
from members import actions as members
from members.personal import everything_of, forget
from tests.agenda.room import make_issues
from tests.agenda.rounds import A_WEEK, END, OVER, again, close, make_round, rate, rate_all
from tests.factories import NOW, make_meeting, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FIVE = [[(4, 4), (5, 2)]] * 5


def counts(round_):
    return list(
        round_.tallies.order_by("issue", "urgency", "feasibility").values_list(
            "issue__name", "urgency", "feasibility", "count"
        )
    )


def grades(round_):
    return sorted(round_.member_ratings.values_list("issue__name", "urgency", "feasibility"), key=str)


# What is kept.
def test_a_second_send_takes_the_place_of_the_first():
    round_, woman = make_round(["A"]), make_member()
    rate(round_, woman, 1, 4, 4)
    rate(round_, woman, 1, 2, None)
    assert grades(round_) == [("A", 2, None)]


def test_grades_taken_back_leave_nothing():
    round_, woman = make_round(["A"]), make_member()
    rate(round_, woman, 1, 4, 4)
    rate(round_, woman, 1, None, None)
    assert grades(round_) == []


def test_two_women_and_two_rounds_do_not_meet():
    one, other, woman = make_round(["A"]), make_round(["A"]), make_member()
    rate(one, woman, 1, 4, 4)
    rate(other, woman, 1, 1, 1)
    rate(one, make_member(), 1, 5, 5)
    assert (grades(one), grades(other)) == ([("A", 4, 4), ("A", 5, 5)], [("A", 1, 1)])
    assert MemberRating.objects.values("rater").distinct().count() == 3


def test_nothing_that_is_kept_says_whose_it_is():
    woman = make_member()
    rate(make_round(["A"]), woman, 1, 4, 4)
    row = MemberRating.objects.values().get()
    assert sorted(row) == ["feasibility", "id", "issue_id", "rater", "round_id", "urgency"]
    assert len(row["rater"]) == 32


def test_a_member_admitted_later_may_rate():
    round_ = make_round(["A"])
    later = NOW + timedelta(days=3)
    rate(round_, make_member(), 1, 3, 3, now=later)
    assert grades(round_) == [("A", 3, 3)]


def test_the_same_page_sent_twice_opens_one_round():
    issues, key = make_issues(make_meeting(), ["A"]), uuid.uuid4()
    for _tap in range(2):
        actions.open_round(key=key, issues=issues, levels=5, closes_at=END, now=NOW)
    assert (Round.objects.count(), Round.objects.get().issues.count()) == (1, 1)


# Its time.
def test_no_grade_is_taken_once_the_time_is_over_also_before_anybody_counted():
    round_, woman = make_round(["A"]), make_member()
    with pytest.raises(Closed):
        rate(round_, woman, 1, 4, 4, now=END)
    assert grades(round_) == []


def test_it_is_not_counted_before_its_time_and_only_once():
    round_ = make_round()
    rate_all(round_, *FIVE)
    assert actions.close(round_, now=NOW) is False
    assert [actions.close_what_is_over(now=OVER), actions.close_what_is_over(now=OVER)] == [1, 0]
    assert Round.objects.shown().get().raters == 5


def test_time_only_extends():
    round_ = make_round()
    assert actions.extend(round_, closes_at=END - timedelta(days=1), now=NOW) is False
    assert actions.extend(round_, closes_at=END + A_WEEK, now=NOW) is True
    assert actions.extend(round_, closes_at=END + 2 * A_WEEK, now=END + A_WEEK) is False
    assert Round.objects.get().closes_at == END + A_WEEK


# What is counted.
def test_closing_leaves_only_counts():
    round_ = make_round()
    rate_all(round_, *FIVE)
    close(round_)
    assert (MemberRating.objects.count(), counts(round_)) == (0, [("A", 4, 4, 5), ("B", 5, 2, 5)])
    assert round_.raters == 5


def test_the_order_of_the_counts_tells_nothing_of_who_came_when():
    rows = [[(grade, 6 - grade)] for grade in (3, 1, 5, 2, 4, 1, 1)]
    orders = []
    for row in (rows, rows[::-1]):
        round_ = make_round(["A"])
        rate_all(round_, *row)
        close(round_)
        orders.append(list(Tally.objects.filter(round=round_).order_by("pk").values_list("urgency", "count")))
    assert orders[0] == orders[1] == sorted(orders[0])


def test_under_five_not_even_the_counts_stay():
    round_ = make_round()
    rate_all(round_, *([(4, 4), (5, 2)] for _ in range(4)), [(4, 4), (5, None)])
    close(round_)
    assert counts(round_) == [("A", 4, 4, 5)]
    assert [line.name for line in readings.reading(round_).too_few] == ["B"]


# Merged meanwhile.
def test_a_grade_follows_its_issue_and_counts_once_for_each_woman():
    round_ = make_round(["A", "B"])
    rate_all(round_, *([(1, 1), (5, 5)] for _ in range(5)))  # both: what she gave the one that stays
    rate_all(round_, *([(None, None), (4, 4)] for _ in range(2)))  # only the one that goes
    first, second = Issue.objects.order_by("pk")
    Issue.objects.filter(pk=second.pk).update(merged_into=first)
    close(round_)
    assert counts(round_) == [("A", 1, 1, 5), ("A", 4, 4, 2)]
    assert [(entry.position, entry.issue.name) for entry in round_.issues.all()] == [(1, "A")]
    assert round_.raters == 7


def test_an_issue_merged_into_one_that_was_not_asked_takes_its_place():
    round_ = make_round(["A", "B"])
    rate_all(round_, *([(1, 2), (5, 5)] for _ in range(5)))
    rate_all(round_, [(None, None), (3, 3)])
    new = Issue.objects.create(meeting=make_meeting(), name="New")
    Issue.objects.filter(name__in=["A", "B"]).update(merged_into=new)
    close(round_)
    assert counts(round_) == [("New", 1, 2, 5), ("New", 3, 3, 1)]


def test_an_issue_that_was_taken_away_is_counted_no_more():
    round_ = make_round(["A", "B"])
    rate_all(round_, *FIVE)
    Issue.objects.filter(name="B").update(retired_at=NOW)
    close(round_)
    assert counts(round_) == [("A", 4, 4, 5)]


# Two results that differ by fewer than five women.
def test_what_fewer_than_five_women_changed_is_not_told():
    first = make_round()
    rate_all(first, *FIVE, *FIVE)
    close(first)
    second = again(first)
    rate_all(second, *FIVE, *FIVE, [(1, 1), (5, 2)], [(1, 1), (5, 2)])
    close(second)
    assert counts(second) == [("A", 4, 4, 10), ("B", 5, 2, 10)]
    assert (second.after, [entry.is_as_before for entry in second.issues.all()]) == (first, [True, True])


def test_what_five_women_changed_counts():
    first = make_round()
    rate_all(first, *FIVE, *FIVE)
    close(first)
    second = again(first)
    rate_all(second, *FIVE, *([(1, 1), (5, 2)] for _ in range(5)))
    close(second)
    assert counts(second) == [("A", 1, 1, 5), ("A", 4, 4, 5), ("B", 5, 2, 10)]
    assert [entry.is_as_before for entry in second.issues.all()] == [False, False]


# When she goes.
def test_one_who_leaves_takes_her_open_grades_with_her():
    round_ = make_round(["A"])
    goes, stays = rate_all(round_, [(1, 1)], [(5, 5)])
    forget(goes, now=NOW)
    assert grades(round_) == [("A", 5, 5)]
    assert rounds.given_by(stays)[0].urgency == 5


def test_two_records_of_one_woman_count_once():
    round_ = make_round(["A"])
    goes, stays = rate_all(round_, [(1, 1)], [(5, 5)])
    asks, approves = make_member("co_lead"), make_member("membership_admin")
    merge = members.ask_to_merge(stays, goes, takes=[], by=asks, now=NOW)
    assert members.approve_merge(merge, by=approves, now=NOW)
    assert grades(round_) == [("A", 5, 5)]


def test_her_file_holds_what_she_gave_while_it_is_open():
    round_ = make_round(["A"])
    woman, _other = rate_all(round_, [(4, None)], [(5, 5)])
    found = {section.key: section for section in everything_of(woman)}["ratings"]
    assert [[fact.value for fact in row] for row in found.rows] == [["A", 4, None]]
    close(round_)
    assert "ratings" not in {section.key for section in everything_of(woman)}


# The reminder.
def reminded():
    return set(Reminder.objects.exclude(state="cancelled").values_list("recipient__number", flat=True))


def test_on_the_last_day_those_who_have_not_rated_are_reminded_once():
    round_ = make_round(["A"])
    rated = rate_all(round_, [(4, 4)])[0]
    waiting, paused = make_member(), make_member(paused_on=NOW.date())
    actions.remind(now=NOW)
    assert reminded() == set()
    for _tick in range(2):
        actions.remind(now=END - timedelta(hours=20))
    assert reminded() == {waiting.number}
    assert {rated.number, paused.number} & reminded() == set()


def test_rating_after_the_reminder_leaves_no_trace_on_it():
    round_, woman = make_round(["A"]), make_member()
    late = END - timedelta(hours=2)
    actions.remind(now=late)
    before = list(Reminder.objects.order_by("pk").values())
    rate(round_, woman, 1, 4, 4, now=late)
    assert list(Reminder.objects.order_by("pk").values()) == before


def test_after_more_time_was_given_the_last_day_is_another():
    make_round(["A"])
    woman = make_member()
    actions.remind(now=END - timedelta(hours=2))
    actions.extend(Round.objects.get(), closes_at=END + A_WEEK, now=END - timedelta(hours=1))
    assert reminded() == set()
    actions.remind(now=END + A_WEEK - timedelta(hours=20))
    assert reminded() == {woman.number}
    assert set(Reminder.objects.exclude(state="cancelled").values_list("event_at", flat=True)) == {
        END + A_WEEK
    }
