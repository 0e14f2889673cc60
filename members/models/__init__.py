"""The nouns of members, a file each."""

from members.models.coalition import Chapter, Coalition
from members.models.invitation import Invitation
from members.models.member import Member, SafeContact
from members.models.role import Role, RoleTerm

__all__ = ["Chapter", "Coalition", "Invitation", "Member", "Role", "RoleTerm", "SafeContact"]
