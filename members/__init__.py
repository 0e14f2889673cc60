"""Members: who belongs, in which role, and how she may safely be reached.

Owns Member (the user model), Chapter, RoleTerm and RoleChange (what a role may do: access), SafeContact, the record
(AuditEvent, written by actions/audit.py) and who looked (Lookup), Invitation, JoinRequest and the Coalition's one row;
Report (what a woman said to one whom she chose, read by those two alone);
sign-in through allauth, by SignInCard, PhoneCode or QuickPass, a Pin as proof (proof.py), an authenticator where a role
opens the register (second_factor.py) and a SignedInSession (sessions.py); the people pages, each member's own page and
the demo doors; and the table of what every app keeps about a member (personal/), by which she is told everything and
erased everywhere. May import coalition.post, coalition.web and coalition.sealing; every app above may import members. A
phone is an address, not an identity; there is no field for offence, sentence, prison or health, and none may be added.
"""
