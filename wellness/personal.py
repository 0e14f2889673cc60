"""What wellness keeps about a member: her own answers, for her eyes, and that she said yes to keeping them."""

from members.personal import PersonalData


class OfWellness(PersonalData):
    deleted = ("wellness.CheckIn.member", "wellness.CheckInConsent.member")
    left_behind = deleted
    cut = ("wellness.Referral.checked_by",)
