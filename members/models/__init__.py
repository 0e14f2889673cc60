"""The nouns of members, a file each."""

from members.models.audit import AppendOnly, AuditEvent, AuditHead, Lookup, Verb
from members.models.coalition import Chapter, Coalition
from members.models.invitation import Invitation
from members.models.member import Member, SafeContact
from members.models.role import Role, RoleChange, RoleTerm

__all__ = [
    "AppendOnly",
    "AuditEvent",
    "AuditHead",
    "Chapter",
    "Coalition",
    "Invitation",
    "Lookup",
    "Member",
    "Role",
    "RoleChange",
    "RoleTerm",
    "SafeContact",
    "Verb",
]
