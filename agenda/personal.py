"""What the agenda keeps about a member: that she grouped cards, noted a text, said yes to rules.

Cards never were anybody's, and grades are hers only while a round between meetings is open.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from agenda import rounds
from agenda.actions import rounds as actions
from agenda.models import Brief, Change, Strategy
from members.personal import PersonalData, section


class OfAgenda(PersonalData):
    deleted = ("agenda.Promise.member", "agenda.Signature.member", "agenda.SpeakerYes.member")
    cut = (
        "agenda.Brief.read_by",
        "agenda.Brief.written_by",
        "agenda.Change.by",
        "agenda.CharterText.noted_by",
        "agenda.Petition.written_by",
        "agenda.Promise.noted_by",
        "agenda.PublicPage.ended_by",
        "agenda.Strategy.written_by",
    )
    kept = {
        "agenda.PublicPage.asked_by": "That two agreed on what went out must stay known.",
        "agenda.PublicPage.approved_by": "That two agreed on what went out must stay known.",
    }
    one_of_hers = ("agenda.Promise.member", "agenda.Signature.member", "agenda.SpeakerYes.member")

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
        ]

    def forget(self, member, *, now):
        """Also what she gave in rounds that are open, which no field ties to her."""
        super().forget(member, now=now)
        actions.forget(member)
