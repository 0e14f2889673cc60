"""What wellness keeps about a member: her own answers, for her eyes, and that she said yes to keeping them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from members.models.contact import YES_LASTS
from members.personal import Agreement, PersonalData, section
from wellness import actions, queries
from wellness.models import CheckInConsent

CHECK_INS = "check-ins"
VERSION = 1  # of the words on the page that asks her


class OfWellness(PersonalData):
    deleted = ("wellness.CheckIn.member", "wellness.CheckInConsent.member")
    left_behind = deleted
    cut = ("wellness.Referral.checked_by",)

    def holds(self, member):
        return [
            section(
                "check_ins",
                _("My answers"),
                queries.own(member),
                ("week", _("Week of"), lambda answer: answer.week),
                ("face", _("How are you today?"), lambda answer: answer.said),
            ),
            section(
                "check_ins_agreed",
                _("My answers each week"),
                CheckInConsent.objects.filter(member=member),
                ("given_on", _("From"), lambda yes: yes.given_on),
                ("withdrawn_on", _("Until"), lambda yes: yes.withdrawn_on),
            ),
        ]

    def agreements(self, member):
        given = queries.agreement(member)
        if given is None:
            return []
        words = _("You may keep how I am each week, for my eyes only. If I take it back, all my answers go.")
        until = given.given_on + YES_LASTS
        return [Agreement(CHECK_INS, _("My answers each week"), words, VERSION, given.given_on, until)]

    def take_back(self, member, *, purpose, now):
        if purpose != CHECK_INS or queries.agreement(member) is None:
            return False
        actions.withdraw(member, today=timezone.localdate(now))
        return True
