"""The verbs of members: belonging (admit, roles, the first start) and invitations."""

from members.actions.belonging import admit, grant_role, open_house
from members.actions.invitations import accept, invite, withdraw

__all__ = ["accept", "admit", "grant_role", "invite", "open_house", "withdraw"]
