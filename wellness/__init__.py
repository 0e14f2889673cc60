"""Wellness: short practices, a check-in that only its author reads, and the one page on which the group keeps its care.

Owns the practices (data/practices.yaml, read and checked by practices.py, drawn by breathing.py), CheckIn and its
CheckInConsent, CarePlan, Referral and PracticeUse, and the session step "wellness". May import coalition.meetings,
members, coalition.web and coalition.sealing; no sibling. What a member answers in a check-in is read in one place
only, queries.own(member); nothing here puts in a reminder or tells anyone anything.
"""
