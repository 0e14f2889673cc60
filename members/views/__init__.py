"""Views of members: start (the first day), people (the register), invitations, me (her own page), signing_in (card,
code, whose phone), helping_in (who makes them), proof (PIN, sessions).
"""
