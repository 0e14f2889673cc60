"""The bell: tells background work that something is due; the rows do not need it."""

import logging

from django.conf import settings
from django.db import transaction

# Celery's own patience with a broker that is down is six seconds and more; a click cannot wait that long.
IMPATIENT = {"max_retries": 0, "socket_connect_timeout": 1, "socket_timeout": 1}

log = logging.getLogger(__name__)


def ring() -> None:
    """Ring once the present transaction is committed; a broker that is down costs nobody her click."""
    transaction.on_commit(_ring)


def _ring() -> None:
    # In-memory queues are heard by their own process alone; there the clock's tick serves.
    if settings.CELERY_BROKER_URL.startswith("memory:"):
        return
    from coalition.reminders.jobs import deliver_due  # it imports the actions

    try:
        with deliver_due.app.connection_for_write(transport_options=IMPATIENT) as connection:
            deliver_due.apply_async(connection=connection, retry=False, ignore_result=True)
    except Exception as error:  # whatever the broker raises: the row is safe and the next tick sees it
        log.warning("The bell could not be rung (%s).", type(error).__name__)
