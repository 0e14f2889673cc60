"""What the agenda keeps about a member: that she grouped cards, noted a text, said yes to rules.

Cards never were anybody's, and grades are hers only while a round between meetings is open.
"""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda import rounds
from agenda.actions import hall_papers, secret_ballot, stories
from agenda.actions import rounds as actions
from agenda.models import Brief, Change, RollEntry, Showing, Story, StoryConsent, Strategy
from agenda.models.story import USES
from members.personal import Agreement, PersonalData, section

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
        return [
            section(
                "grouped",
                _("Cards I put in order"),
                Change.objects.filter(by=member),
                ("at", _("Day"), lambda change: change.at),
                ("deed", _("What"), lambda change: change.get_verb_display()),
            ),
            section(
                "rules",
                _("What we ask of each other"),
                member.promises.all(),
                ("kind", _("What"), lambda promise: promise.get_kind_display()),
                ("on", _("You said yes on"), lambda promise: promise.on),
            ),
            section(
                "stories",
                _("My story"),
                member.stories.all(),
                ("kept", _("Where is it kept?"), lambda story: story.get_kept_display()),
                ("text", _("My story"), lambda story: story.text),
            ),
            section(
                "opened",
                _("Who opened my story"),
                Showing.objects.filter(story__member=member).select_related("by"),
                ("on", _("Day"), lambda showing: showing.on),
                ("use", _("For which use?"), lambda showing: showing.get_use_display()),
                ("by", _("Member"), lambda showing: showing.by.number if showing.by else ""),
            ),
            section(
                "asked_for",
                _("Stories I asked for"),
                member.story_asks.all(),
                ("on", _("Day"), lambda ask: ask.asked_on),
                ("what_for", _("For what"), lambda ask: ask.what_for),
            ),
            section(
                "signed",
                _("What I signed, until it is handed over"),
                member.signatures.select_related("petition"),
                ("office", _("To which office?"), lambda signature: signature.petition.target),
                ("name", _("The name for the sheet"), lambda signature: signature.name),
            ),
            section(
                "speaks",
                _("What I said I would speak for"),
                member.speaker_yeses.select_related("issue"),
                ("issue", _("Issue"), lambda said: said.issue.name),
            ),
            section(
                "strategies",
                _("Strategies I wrote"),
                Strategy.objects.filter(written_by=member).select_related("issue"),
                ("issue", _("Issue"), lambda strategy: strategy.issue.name),
                ("version", _("Version"), lambda strategy: strategy.version),
                ("at", _("Day"), lambda strategy: strategy.written_at),
            ),
            section(
                "briefs",
                _("Policy briefs I wrote or read before they went out"),
                Brief.objects.filter(Q(written_by=member) | Q(read_by=member)),
                ("title", _("Title"), lambda brief: brief.title),
                ("at", _("Day"), lambda brief: brief.final_at or brief.written_at),
            ),
            section(
                "ratings",
                _("What I gave, as long as it is open"),
                rounds.given_by(member),
                ("issue", _("Issue"), lambda rating: rating.issue.name),
                ("urgency", _("How urgent"), lambda rating: rating.urgency),
                ("feasibility", _("How possible"), lambda rating: rating.feasibility),
            ),
            section(
                "votes",
                _("Where I may vote now"),
                RollEntry.objects.filter(member=member).select_related("ballot").order_by("ballot"),
                ("question", _("Question"), lambda entry: entry.ballot.question),
                ("until", _("Until when?"), lambda entry: entry.ballot.closes_at),
            ),
            section(
                "stood",
                _("Where I stand for election"),
                member.candidacies.select_related("ballot").order_by("ballot"),
                ("question", _("Question"), lambda option: option.ballot.question),
            ),
        ]

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
        hall_papers.keep_her_paper(member)
        secret_ballot.take_her_off(member, now=now)
        super().forget(member, now=now)
        actions.forget(member)
