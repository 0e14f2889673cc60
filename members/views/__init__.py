"""Views of members: start (the first day), people (the register), invitations, me (her own page)."""
