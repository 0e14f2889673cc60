"""The action plan: what the coalition does next, who has said yes to it, and how it goes.

Owns Action (three at a time), Task (one owner, who accepts it herself), TaskReview (what was said of it at a later
meeting), Partner, Visit (of an office) and Commitment; the pages under /tasks/, /plan/ and /agenda/issues/; and three
kinds of session steps, ``Actions``, ``Review`` and ``Reflect``. thread.py follows an issue to its result, and a task
back to the cards.
book.py is the decision book under /decisions/.
May import agenda (an action can name the agenda item it serves), meetings, reminders, members and coalition.web.
Reminders never say a task's title.
"""
