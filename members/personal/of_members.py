"""What members itself keeps: who she is, how she came in, what she agreed to, and the keys that open for her."""

from allauth.mfa.models import Authenticator

from members import second_factor
from members.models import WORDS, Consent, SafeContact
from members.personal import told
from members.personal.table import Agreement, PersonalData

NOBODY = "—"


class OfMembers(PersonalData):
    deleted = (
        "account.EmailAddress.user",
        "members.Call.member",
        "members.Consent.member",
        "members.HearerLine.member",
        "members.Import.by",
        "members.Invitation.accepted_by",
        "members.JoinRequest.member",
        "members.Lookup.member",
        "members.NotTheSame.one",
        "members.NotTheSame.other",
        "members.Offer.member",
        "members.Pin.member",
        "members.QuickPass.member",
        "members.Report.member",
        "members.SafeContact.member",
        "members.SignInCard.member",
        "members.SignedInSession.member",
    )
    cut = (
        "members.Call.taken_by",
        "members.Consent.noted_by",
        "members.SafeContact.reviewed_by",
        "members.Invitation.invited_by",
        "members.Import.approved_by",
        "members.Invitation.seconded_by",
        "members.JoinRequest.registered_by",
        "members.NotTheSame.said_by",
        "members.QuickPass.made_by",
        "members.Report.hearer",
        "members.Report.noted_by",
        "members.SignInCard.made_by",
    )
    emptied = (
        "members.AuthenticatorSecret.secret",
        "members.Export.reason",
        "members.Import.contents",  # with the list
        "members.Member.email",
        "members.Member.legal_name",
        "members.Member.phone",
        "members.Removal.reason",
        "members.ReportStep.note",  # with the report
        "members.ReportWords.text",
        "members.RoleChange.reason",
        "members.Suspension.reason",
        "mfa.Authenticator.user",
    )
    kept = {
        "members.AuditEvent.actor": "The record must stay whole; it has her number and no contents.",
        "members.Export.approved_by": "That two agreed on handing out a list must stay known.",
        "members.Export.asked_by": "That two agreed on handing out a list must stay known.",
        "members.JoinAnswer.answer": "Belongs to women who still ask; it goes when their request is decided.",
        "members.Lookup.by": "Whose details were opened has a right to know by which role.",
        "members.Removal.approved_by": "That two ended a membership is the group's decision.",
        "members.Removal.asked_by": "That two ended a membership is the group's decision.",
        "members.Removal.member": "That two ended a membership is the group's decision.",
        "members.RoleChange.approved_by": "That two agreed on a role is the group's decision.",
        "members.RoleChange.asked_by": "That two agreed on a role is the group's decision.",
        "members.RoleChange.member": "That two agreed on a role is the group's decision.",
        "members.RoleTerm.member": "Who led the group, and when, is the group's history.",
        "members.Suspension.by": "Who kept a woman out alone answers for it.",
        "members.Suspension.ended_by": "Who let her in again belongs to the same story.",
        "members.Suspension.member": "That somebody was kept out must be told; why is erased.",
        "members.Member.merged_into": "By her former number she must still be found.",
        "members.Merge.approved_by": "That two agreed on it is the record's.",
        "members.Merge.asked_by": "That two agreed on it is the record's.",
        "members.Merge.goes": "Two numbers are one woman's, and neither is given again.",
        "members.Merge.stays": "Two numbers are one woman's, and neither is given again.",
        "members.Voucher.member": "That two vouched for another woman belongs to that woman.",
    }

    one_of_hers = (
        "members.Call.member",
        "members.Consent.member",
        "members.HearerLine.member",
        "members.Invitation.accepted_by",
        "members.JoinRequest.member",
        "members.Offer.member",
        "members.Removal.member",
        "members.RoleTerm.member",
        "members.SafeContact.member",
        "members.Suspension.member",
        "members.Voucher.member",
    )
    left_behind = (
        "account.EmailAddress.user",
        "members.AuditEvent.actor",
        "members.Import.approved_by",
        "members.Invitation.seconded_by",  # or she could speak for whom she invited under her other number
        "members.Merge.goes",
        "members.Pin.member",
        "members.QuickPass.member",
        "members.Report.hearer",
        "members.SignInCard.member",
        "members.SignedInSession.member",
        "mfa.Authenticator.user",
    )
    held_fast = ("members.Report.member",)

    def holds(self, member):
        return told.sections(member)

    def agreements(self, member):
        """Being written to stands in how she may be reached, everything else among her consents."""
        contact = SafeContact.objects.filter(member=member).select_related("reviewed_by").first()
        found = [
            Agreement(
                purpose=consent.purpose,
                title=consent.get_purpose_display(),
                words=str(WORDS[consent.purpose][1]) if consent.purpose in WORDS else "",
                version=consent.version,
                given_on=consent.given_on,
                until=consent.until,
                heard_by=consent.noted_by,
            )
            for consent in member.consents.open().select_related("noted_by")
        ]
        return found + ([_to_be_written_to(contact)] if contact and contact.is_written_to else [])

    def forget(self, member, *, now):
        """Her number stays, so that it is never given to another."""
        super().forget(member, now=now)
        second_factor.forget(Authenticator.objects.filter(user=member))
        member.vouchers.filter(request__decided_at=None).delete()
        for asked in (member.role_changes, member.removals, member.exports):
            asked.filter(approved_at=None, withdrawn_at=None).update(withdrawn_at=now)
        member.suspensions.filter(ended_at=None).update(ended_at=now)
        for rows in (member.role_changes, member.removals, member.suspensions, member.exports):
            rows.update(reason="")
        member.large_text, member.reading_help = False, ""
        member.name_used = NOBODY
        member.legal_name = member.email = member.phone = ""
        member.is_active, member.left_at = False, member.left_at or now
        member.paused_on = member.suspended_until = None
        member.set_unusable_password()
        member.save()


def _to_be_written_to(contact: SafeContact) -> Agreement:
    return Agreement(
        purpose=contact.channel,
        title=str(Consent.Purpose(contact.channel).label),
        words=str(WORDS[contact.channel][1]),
        version=contact.agreed_version,
        given_on=contact.agreed_on,
        until=contact.ends_on,
        heard_by=contact.reviewed_by if contact.reviewed_on == contact.agreed_on else None,
    )
