"""What wellness keeps about a member: her own answers, for her eyes, and that she said yes to keeping them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from members.models.contact import YES_LASTS
from members.personal import Agreement, PersonalData
from wellness import actions, queries

CHECK_INS = "check-ins"
VERSION = 1  # of the words on the page that asks her


class OfWellness(PersonalData):
    deleted = ("wellness.CheckIn.member", "wellness.CheckInConsent.member")
    left_behind = deleted
    cut = ("wellness.Referral.checked_by",)

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
