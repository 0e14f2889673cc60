"""A vote that follows two tries of consensus comes home tied to what it follows, with all its numbers."""

import pytest
from django.utils import timezone

from agenda.models import Attempt, Decision
from coalition.meetings.travel import carriers, contents_of, told_home
from members.models import RoleTerm
from tests.travel.laptop import brought, forget

pytestmark = pytest.mark.django_db
HERE = {"present_full": 18, "chapters_present": 6, "quorum_met": True, "text": "Miaka miwili"}


def test_a_vote_comes_home_tied_to_the_consensus_that_failed(day, facilitator):
    RoleTerm.objects.exclude(member=facilitator).delete()
    about = HERE | {"step": day.steps.filter(kind="decision").first(), "meeting": day}
    about["decided_at"] = timezone.now()
    failed = Decision.objects.create(outcome="parked", **about)
    vote = Decision.objects.create(
        outcome="adopted", way="two_thirds", fits_a_vote=True, follows=failed, **about
    )
    numbers = {"in_favour": 12, "against": 4, "stepped_out": 2}
    vote.attempts.create(number=1, way="two_thirds", text=vote.text, outcome="adopted", **numbers)
    contents = contents_of(told_home(day))
    forget(day)
    came = brought(contents, by=facilitator)
    home = came.decisions.get(way="two_thirds")
    assert (home.follows.meeting, home.follows.outcome, home.fits_a_vote) == (came, "parked", True)
    assert Attempt.objects.filter(decision=home).values(*numbers).get() == numbers


def test_the_way_tells_two_decisions_with_the_same_words_apart():
    known = [rows.known_by for carrier in carriers() for rows in carrier.carried if rows.type is Decision]
    assert known == [("meeting__mark", "text", "way")]
