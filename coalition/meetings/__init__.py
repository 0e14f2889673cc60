"""Meetings: when women come together, and the facilitated session that carries the day.

Owns Meeting and Attendance, the plan's Steps, the Room (code, wall, current step) with its Participants, the Receipts
that make every send count once, and the Notes that become the record. Knows no domain: what a step shows and does is
described by the class that settings.MEETING_STEPS names for its kind (see steps/base.py). What of a day travels in a
file between a laptop and the server is told by the classes of settings.DAY_CARRIERS (see travel/). May import
coalition.reminders, members and coalition.web.

From a URL to its code: urls.py -> views/host/, views/phone.py, views/wall.py or views/pages.py -> actions/.
"""
