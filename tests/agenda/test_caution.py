"""The host is told before she closes, and before she shows, that phones beside paper are too few to be counted."""

import uuid

import pytest

from agenda.models import Tally
from agenda.rounds.actions import paper
from tests.agenda.room import back, make_round, press, rate_all
from tests.factories import NOW, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
WHY = "who typed the slips could tell what they gave."


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def slips(step, *issues, count=6):
    entries = step.round.issues.filter(issue__name__in=issues).values_list("issue", flat=True)
    rows = [dict.fromkeys(entries, (4, 5))] * count
    paper.enter_slips(step, key=uuid.uuid4(), slips=rows, by=None, now=NOW)


def phones(step, count):
    rate_all(step, *([(1, 1), (2, 2)] for _woman in range(count)))


def strip(host, step) -> str:
    return host.get(f"/host/s/{step.meeting_id}/strip/").content.decode()


@pytest.mark.parametrize(("women", "is_told"), [(0, False), (1, True), (4, True), (5, False)])
def test_only_from_one_to_four_phones_are_too_few(host, women, is_told):
    step = make_round(["A"])
    rate_all(step, *([(1, 1)] for _woman in range(women)))
    slips(step, "A")
    assert (WHY in strip(host, step)) == is_told


def test_phones_alone_are_never_too_few(host):
    step = make_round(["A", "B"])
    phones(step, 2)
    assert WHY not in strip(host, step)


def test_what_is_said_is_what_happens(host):
    """Of two issues one has slips: on that one alone the phones do not count."""
    step = make_round(["A", "B"])
    phones(step, 4)
    slips(step, "A")
    assert "On 1 issue fewer than five women rated on phones" in strip(host, step)
    press(step)
    assert sorted(Tally.objects.values_list("issue__name", "urgency", "count")) == [("A", 4, 6), ("B", 2, 4)]


def test_she_is_told_what_to_do_while_it_can_be_done(host):
    step = make_round(["A", "B"])
    phones(step, 4)
    slips(step, "A", "B")
    opened = strip(host, step)
    closed = strip(host, press(step))
    assert ["On 2 issues" in page for page in (opened, closed)] == [True, True]
    assert ["Wait until five have rated on phones." in page for page in (opened, closed)] == [True, True]
    assert ["Press Back to open it again." in page for page in (opened, closed)] == [False, True]
    assert WHY in host.get(f"/host/s/{step.meeting_id}/").content.decode()


def test_once_shown_nothing_can_be_done_and_nothing_is_said(host):
    step = make_round(["A"])
    rate_all(step, [(1, 1)])
    slips(step, "A")
    shown = strip(host, press(step, 2))
    went_back = strip(host, back(step))
    assert [WHY in shown, WHY in went_back] == [False, False]


@pytest.mark.parametrize("count", [1, 9])
def test_costs_the_same_for_one_issue_and_for_many(host, django_assert_num_queries, count):
    names = [f"Issue {number}" for number in range(count)]
    step = make_round(names)
    rate_all(step, [(1, 1)] * count)
    slips(step, *names)
    host.get(f"/host/s/{step.meeting_id}/strip/")
    # session, her, her roles; meeting with room; the step; all steps; the round, its phones beside paper; who rated;
    # who is in (three); what came late; who asks to come in
    with django_assert_num_queries(14):
        strip(host, step)
