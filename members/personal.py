"""What the house keeps about a member, app by app: told to her when she asks for everything, gone when she leaves.

settings.PERSONAL_DATA names one class for each app, as MEETING_STEPS does for steps. A test walks every model: a field
that leads to a member, and a sealed field, must stand in one of the lists of its app, as "app.Model.field".
"""

import enum
from datetime import date, datetime
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from members import second_factor
from members.models import WORDS, Consent, Member, SafeContact


class Fact(NamedTuple):
    """One thing that is kept: ``key`` for a program that reads it, ``label`` for her, and what it says."""

    key: str
    label: str
    value: object


class Section(NamedTuple):
    """What belongs together under one heading: rows of facts."""

    key: str
    title: str
    rows: list[list[Fact]]


class WhenMerged(enum.Enum):
    """What becomes of a row when the record of hers on which it hangs goes into another record of hers."""

    CARRIED = "it hangs on the record that stays"
    ONE = "there is one for her; where both records have it, the one of the record that stays counts"
    LEFT_BEHIND = "it is not carried over"


class Agreement(NamedTuple):
    """A yes of hers that stands: for which purpose, in which words and version of them, since when, until when."""

    purpose: str
    title: str
    words: str
    version: int | None
    given_on: date
    until: date | None
    heard_by: Member | None = None

    def is_over(self, today: date) -> bool:
        return self.until is not None and self.until <= today


class PersonalData:
    """What one app keeps about a member, and what becomes of it when she leaves or two records of hers become one."""

    deleted: tuple[str, ...] = ()  # rows that go with her, with everything that hangs on them
    cut: tuple[str, ...] = ()  # rows of the group or of others, which stay without her
    emptied: tuple[str, ...] = ()  # what ``forget`` empties by hand
    kept: dict[str, str] = {}  # what stays, and why
    # When two records become one. Not carried over: keys, and what nobody but she herself may ever read, because two
    # who merge a stranger's record into a friend's would hand it over.
    one_of_hers: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()
    held_fast: tuple[
        str, ...
    ] = ()  # neither handed over nor lost: such a record can only be the one that stays

    def holds(self, member: Member) -> list[Section]:
        """Everything about her that she may take with her."""
        return []

    def agreements(self, member: Member) -> list[Agreement]:
        """What she said yes to and has not taken back, also where it is too old to be used."""
        return []

    def take_back(self, member: Member, *, purpose: str, now: datetime) -> bool:
        """She takes her yes back, with what follows from it; False where it is no purpose of this app."""
        return False

    def contact_changed(self, member: Member, *, now: datetime) -> None:
        """She has named another way to be reached, or none."""

    def forget(self, member: Member, *, now: datetime) -> None:
        """Erase it; done twice, it is the same."""
        for rows, field in map(_rows_and_field, self.deleted):
            rows.filter(**{field: member}).delete()
        for rows, field in map(_rows_and_field, self.cut):
            rows.filter(**{field: member}).update(**{field: None})

    def names(self) -> set[str]:
        return {*self.deleted, *self.cut, *self.emptied, *self.kept}


def everything() -> list[PersonalData]:
    """One for each app, in the order of the table."""
    return [import_string(path)() for path in settings.PERSONAL_DATA]


def forget(member: Member, *, now: datetime) -> None:
    """Erase her in every app; those that stand above come first, because they ask those below."""
    for app in reversed(everything()):
        app.forget(member, now=now)


def fields_of_members() -> list[models.ForeignKey]:
    """Every field of every model that leads to a member."""
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    return [
        field for field in fields if isinstance(field, models.ForeignKey) and field.related_model is Member
    ]


def when_merged(field: models.ForeignKey) -> WhenMerged:
    name = f"{field.model._meta.label}.{field.name}"
    if any(name in app.left_behind for app in everything()):
        return WhenMerged.LEFT_BEHIND
    return WhenMerged.ONE if any(name in app.one_of_hers for app in everything()) else WhenMerged.CARRIED


def is_held_fast(member: Member) -> bool:
    """Whether something hangs on her record that may not go into another."""
    fields = [_rows_and_field(name) for app in everything() for name in app.held_fast]
    return any(rows.filter(**{field: member}).exists() for rows, field in fields)


def agreements(member: Member) -> list[Agreement]:
    return [agreement for app in everything() for agreement in app.agreements(member)]


def contact_changed(member: Member, *, now: datetime) -> None:
    """Whatever is planned by the way she no longer wants follows her, in the same transaction."""
    for app in everything():
        app.contact_changed(member, now=now)


def _rows_and_field(name: str) -> tuple[models.QuerySet, str]:
    model, field = name.rsplit(".", 1)
    return apps.get_model(model)._base_manager.all(), field


NOBODY = "—"


class OfMembers(PersonalData):
    deleted = (
        "account.EmailAddress.user",
        "members.Consent.member",
        "members.HearerLine.member",
        "members.Import.by",
        "members.Invitation.accepted_by",
        "members.JoinRequest.member",
        "members.Lookup.member",
        "members.NotTheSame.one",
        "members.NotTheSame.other",
        "members.Pin.member",
        "members.QuickPass.member",
        "members.Report.member",
        "members.SafeContact.member",
        "members.SignInCard.member",
        "members.SignedInSession.member",
    )
    cut = (
        "members.Consent.noted_by",
        "members.SafeContact.reviewed_by",
        "members.Invitation.invited_by",
        "members.JoinRequest.registered_by",
        "members.NotTheSame.said_by",
        "members.QuickPass.made_by",
        "members.Report.hearer",
        "members.Report.noted_by",
        "members.SignInCard.made_by",
    )
    emptied = (
        "members.AuthenticatorSecret.secret",
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
        "members.Consent.member",
        "members.HearerLine.member",
        "members.Invitation.accepted_by",
        "members.JoinRequest.member",
        "members.Removal.member",
        "members.RoleTerm.member",
        "members.SafeContact.member",
        "members.Suspension.member",
        "members.Voucher.member",
    )
    left_behind = (
        "account.EmailAddress.user",
        "members.AuditEvent.actor",
        "members.Merge.goes",
        "members.Pin.member",
        "members.QuickPass.member",
        "members.SignInCard.member",
        "members.SignedInSession.member",
        "mfa.Authenticator.user",
    )
    held_fast = ("members.Report.member",)

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
        for asked in (member.role_changes, member.removals):
            asked.filter(approved_at=None, withdrawn_at=None).update(withdrawn_at=now)
        member.suspensions.filter(ended_at=None).update(ended_at=now)
        for rows in (member.role_changes, member.removals, member.suspensions):
            rows.update(reason="")
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
