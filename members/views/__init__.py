"""Views of members: start (the first day), people and person (the register), roles, audit (the record), reports
(speaking to one woman), standing (pause and leave), invitations, me (her own page), signing_in (card, code, whose
phone), helping_in (who makes them), proof (PIN, sessions).
"""
