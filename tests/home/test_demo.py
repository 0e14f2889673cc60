"""What the demo holds, exactly: its numbers are those of the data, and those that the rules make of them."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.utils import timezone

from actionplan.models import Task
from agenda import queries
from agenda.models import (
    Agenda,
    Brief,
    Card,
    Issue,
    OpenPaper,
    Ordering,
    Petition,
    Round,
    SecretBallot,
    StoryConsent,
)
from agenda.votes import queries as votes
from agenda.votes.actions import voting
from coalition.home.demo import data
from coalition.home.demo.day import alike
from coalition.home.demo.doors import DOORS
from coalition.meetings.models import Meeting
from members.models import Member
from tests.agenda.ballots import by_hand
from tests.world import undone

pytestmark = pytest.mark.django_db
THEMES = {row["name"]["sw"]: row["id"] for row in data()["themes"]}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Played once for all of them, who only look at it."""
    with django_db_blocker.unblock(), undone():
        call_command("load_demo", verbosity=0)
        yield


def test_demo_is_the_coalition_of_the_data(demo):
    assert Member.objects.count() == 24
    assert Card.objects.filter(step__slug="core-issues").count() == 40
    assert Issue.objects.standing().count() == 9
    assert [THEMES[item.name] for item in Agenda.objects.get().items.kept()] == "T2 T1 T5 T8 T3".split()
    assert Task.objects.count() == 12
    assert Meeting.objects.count() == 3


def test_the_room_put_its_issues_in_order(demo):
    """As the slow counter counts the ballots of the data; every other method puts the same one first."""
    ordering = Ordering.objects.get()
    result = queries.order_result(ordering)
    found = [(line.place, THEMES[line.name]) for line in result.lines]
    assert found[:5] == list(enumerate("T2 T1 T8 T5 T3".split(), start=1))
    numbers = {f"T{number}": number for number in range(1, 10)}
    said = Counter(alike(data()["order"]["ballots"]))
    ballots = [
        ([[numbers[theme] for theme in level.split("=")] for level in order.split()], times)
        for order, times in said.items()
    ]
    by_place = [sorted(f"T{n}" for n in level) for level in by_hand.copeland(ballots, list(numbers.values()))]
    assert by_place == [
        sorted(theme for at, theme in found if at == place)
        for place in dict.fromkeys(at for at, _theme in found)
    ]
    assert (result.votes, ordering.women, result.others_first) == (18, 20, [])


def test_two_votes_are_counted_and_one_waits_for_visitors(demo):
    money, leads, town = SecretBallot.objects.order_by("pk")
    assert (money.papers, money.roll_size) == (17, 20)
    assert money.result == {"counts": {"1": 14, "2": 2}, "blank": 1, "carries": True, "quorate": True}
    assert (leads.papers, leads.result["quota"], leads.result["lot"]) == (18, 7, [])
    shown = votes.shown(leads)
    assert (shown.elected, shown.elected_before) == (["Neema", "Mama Reh"], ["Neema", "Mwana"])
    assert (voting.turnout(town), OpenPaper.objects.count(), town.result) == (9, 9, None)
    for member in Member.objects.full().filter(number__in=[door.number for door in DOORS]):
        assert votes.waits_for_her_vote(member, now=timezone.now()) == 1


def test_a_round_is_open_and_what_is_carried_stands_on_paper(demo):
    round_ = Round.objects.open_to_all(timezone.now()).get()
    assert [THEMES[entry.issue.name] for entry in round_.issues.all()] == "T1 T2 T3 T5 T8".split()
    assert round_.member_ratings.count() == 9 * 5
    petition = Petition.objects.with_counts().get()
    assert (petition.members_now, petition.paper_now, petition.takes_signatures(timezone.localdate())) == (
        11,
        34,
        True,
    )
    brief = Brief.objects.final().get()
    assert (len(brief.sources), len(brief.words), len(brief.recommendations)) == (2, 2, 2)
    assert list(StoryConsent.objects.values_list("story__member__number", "use")) == [("M-020", "group")]


def test_the_brief_says_what_was_rated(demo):
    """Sixteen of the seventeen who weighed the children gave it an urgency of 4 or 5."""
    grades = [row["T5"][0] for row in data()["ratings"].values() if row["T5"][0]]
    assert (sum(grade >= 4 for grade in grades), len(grades)) == (16, 17)
    said = Brief.objects.get().sources[0]["statement"]
    assert ("17 waliokadiria" in said, "16 walilipa" in said) == (True, True)
