"""The nouns of members, a file each."""

from members.models.audit import AppendOnly, AuditEvent, AuditHead, Lookup, Verb
from members.models.authenticator import AuthenticatorSecret
from members.models.call import Call
from members.models.card import SignInCard
from members.models.coalition import Chapter, Coalition
from members.models.consent import WORDS, Consent
from members.models.contact import SafeContact
from members.models.duplicate import Merge, NotTheSame
from members.models.exports import Export
from members.models.imports import Import
from members.models.invitation import Invitation
from members.models.joining import JoinAnswer, JoinQuestion, JoinRequest, JoinText, Voucher
from members.models.member import Member
from members.models.offer import Offer
from members.models.phone_code import PhoneCode
from members.models.pin import Pin
from members.models.quick_pass import QuickPass
from members.models.removal import Removal
from members.models.report import HearerLine, Report, ReportStep, ReportWords
from members.models.role import Role, RoleChange, RoleTerm
from members.models.session import SignedInSession
from members.models.suspension import Suspension

__all__ = [
    "WORDS",
    "AppendOnly",
    "AuditEvent",
    "AuditHead",
    "AuthenticatorSecret",
    "Call",
    "Chapter",
    "Coalition",
    "Consent",
    "Export",
    "HearerLine",
    "Import",
    "Invitation",
    "JoinAnswer",
    "JoinQuestion",
    "JoinRequest",
    "JoinText",
    "Lookup",
    "Member",
    "Merge",
    "NotTheSame",
    "Offer",
    "PhoneCode",
    "Pin",
    "QuickPass",
    "Removal",
    "Report",
    "ReportStep",
    "ReportWords",
    "Role",
    "RoleChange",
    "RoleTerm",
    "SafeContact",
    "SignInCard",
    "SignedInSession",
    "Suspension",
    "Verb",
    "Voucher",
]
