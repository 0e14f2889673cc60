"""Reminders: what is said to whom, when, and by which way; sent once or visibly uncertain, never doubled.

Owns Reminder (one row per recipient, occasion and channel) and Delivery (each attempt and what the gateway said).
Domains put reminders in and take them out (``actions.schedule``, ``actions.cancel``) inside their own transaction;
nothing here asks a domain what is due. May import members, coalition.post, coalition.web and coalition.sealing.

From clock to inbox: jobs.py or manage.py send_reminders -> actions/delivering.py (claim, ask again at the door, send,
note the answer) -> texts.py (words that give nothing away) -> coalition.post (e-mail, SMS). A notice inside the
application needs no sending: its row is the notice, shown from its hour on (queries.py, views.py).
"""
