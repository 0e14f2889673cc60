"""What she is told of herself by the agenda. Cards never were anybody's; secret papers are nobody's."""

from django.db.models import Q
from django.utils.translation import gettext as _

from agenda.models import Brief, Change, RollEntry, Showing, Strategy
from agenda.rounds import queries as rounds
from members.models import Member
from members.personal import Section, section


def sections(member: Member) -> list[Section]:
    return [*_worked_on(member), *_said_yes_to(member), *_told(member), *_weighed(member)]


def _worked_on(member: Member) -> list[Section]:
    """What she did for all."""
    return [
        section(
            "grouped",
            _("Cards I put in order"),
            Change.objects.filter(by=member),
            ("at", _("Day"), lambda change: change.at),
            ("deed", _("What"), lambda change: change.get_verb_display()),
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
    ]


def _said_yes_to(member: Member) -> list[Section]:
    """What stands under her name by her own will."""
    return [
        section(
            "rules",
            _("What we ask of each other"),
            member.promises.all(),
            ("kind", _("What"), lambda promise: promise.get_kind_display()),
            ("on", _("You said yes on"), lambda promise: promise.on),
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
    ]


def _told(member: Member) -> list[Section]:
    """Her stories, who opened them, and which she asked for."""
    return [
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
    ]


def _weighed(member: Member) -> list[Section]:
    """What is open, and what she gave as long as it is."""
    return [
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
