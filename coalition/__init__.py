"""The shell around the apps: settings, addresses, background work, and what every app stands on.

- ``settings``, ``environment``: one file of settings, read strictly from the environment.
- ``urls``, ``home``: know every app. ``meetings``, ``reminders``: what the domains build on.
- ``post``: e-mail and SMS. ``web``: what every page uses. ``sealing``: encryption of personal fields.
- ``celery``, ``wsgi``, ``asgi``: how servers start the program; ``manage.py serve`` starts all of it.
"""

from coalition.celery import app as celery_app

__all__ = ["celery_app"]
