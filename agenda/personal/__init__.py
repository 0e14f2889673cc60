"""What the agenda keeps about a member: that she grouped cards, noted a text, said yes to rules.

Cards never were anybody's, and grades are hers only while a round between meetings is open.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.carrying.actions import stories
from agenda.models import Attempt, CharterText, Story, StoryConsent
from agenda.models.story import USES
from agenda.personal import told
from agenda.rounds.actions import between as actions
from agenda.votes.actions import drafts, hall
from coalition.meetings.personal import take_out_counters
from members.personal import Agreement, PersonalData

STORY = "story"


class OfAgenda(PersonalData):
    deleted = (
        "agenda.Promise.member",
        "agenda.Signature.member",
        "agenda.SpeakerYes.member",
        "agenda.Story.member",
        "agenda.StoryAsk.by",
    )
    cut = (
        "agenda.BallotOption.member",
        "agenda.Brief.read_by",
        "agenda.Brief.written_by",
        "agenda.Change.by",
        "agenda.CharterText.noted_by",
        "agenda.HallReading.by",
        "agenda.Petition.written_by",
        "agenda.Promise.noted_by",
        "agenda.PublicPage.ended_by",
        "agenda.RollEntry.member",
        "agenda.SecretBallot.drafted_by",
        "agenda.Showing.by",
        "agenda.Story.written_with",
        "agenda.StoryConsent.heard_by",
        "agenda.Strategy.written_by",
    )
    kept = {
        "agenda.BallotChange.approved_by": "That two opened or ended a vote must stay known.",
        "agenda.BallotChange.asked_by": "That two opened or ended a vote must stay known.",
        "agenda.BallotKey.secret": "Leads from women to papers while a vote is open; destroyed when it closes.",
        "agenda.HallReading.papers": "What lay in the box, without a name; deleted when the vote closes.",
        "agenda.OpenPaper.content": "A vote that was cast stays cast; nobody can tell whose it is once it closes.",
        "agenda.PublicPage.asked_by": "That two agreed on what went out must stay known.",
        "agenda.PublicPage.approved_by": "That two agreed on what went out must stay known.",
    }
    one_of_hers = (
        "agenda.BallotOption.member",
        "agenda.HallReading.by",
        "agenda.Promise.member",
        "agenda.RollEntry.member",
        "agenda.Signature.member",
        "agenda.SpeakerYes.member",
    )
    # While a vote is open two records of one woman could be two votes, or a vote too many.
    held_fast = ("agenda.RollEntry.member",)
    left_behind = ("agenda.Story.member", "agenda.StoryAsk.by")

    def holds(self, member):
        return told.sections(member)

    def agreements(self, member):
        """Her yeses to uses of her stories, which she takes back in the same place as every other yes."""
        found = StoryConsent.objects.filter(story__member=member, withdrawn_on=None).select_related(
            "heard_by"
        )
        return [
            Agreement(
                purpose=f"{STORY}-{consent.story_id}-{consent.use}",
                title=f"{_('My story')}: {consent.get_use_display()}",
                words=str(USES[consent.use][1]),
                version=consent.version,
                given_on=consent.given_on,
                until=consent.until,
                heard_by=consent.heard_by,
            )
            for consent in found
        ]

    def take_back(self, member, *, purpose, now):
        kind, _dash, rest = purpose.partition("-")
        pk, _dash, use = rest.partition("-")
        story = Story.objects.of(member).filter(pk=pk).first() if kind == STORY and pk.isdecimal() else None
        return bool(story) and stories.take_back_use(story, use=use, today=timezone.localdate(now))

    def forget(self, member, *, now):
        """Also what she gave in rounds that are open, which no field ties to her. Her vote stays in an open box, as was
        said to her; she stands in no election any more."""
        hall.keep_her_paper(member)
        drafts.take_her_off(member, now=now)
        super().forget(member, now=now)
        actions.forget(member)
        for rows in (Attempt.objects.all(), CharterText.objects.all()):
            take_out_counters(rows, member)
