"""What the agenda keeps about a member: that she grouped cards, noted a text, said yes to rules.

Cards and grades never were anybody's.
"""

from django.utils.translation import gettext as _

from agenda.models import Change
from members.personal import PersonalData, section


class OfAgenda(PersonalData):
    deleted = ("agenda.Promise.member",)
    cut = ("agenda.Change.by", "agenda.CharterText.noted_by", "agenda.Promise.noted_by")
    one_of_hers = ("agenda.Promise.member",)

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
        ]
