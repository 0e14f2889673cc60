"""What the agenda keeps about a member: that she grouped cards. Cards and grades never were anybody's."""

from django.utils.translation import gettext as _

from agenda.models.issue import Change
from members.personal import PersonalData, section


class OfAgenda(PersonalData):
    cut = ("agenda.Change.by",)

    def holds(self, member):
        return [
            section(
                "grouped",
                _("Cards I put in order"),
                Change.objects.filter(by=member),
                ("at", _("Day"), lambda change: change.at),
                ("deed", _("What"), lambda change: change.get_verb_display()),
            )
        ]
