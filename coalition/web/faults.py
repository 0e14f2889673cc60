"""Faults in the log: what broke and where in the code, never what was asked for or what it was about."""

import logging
import traceback


class WithoutWords(logging.Formatter):
    """A record as its time, level and logger, and of an exception its kind and the lines of code it went through.

    Messages are left out: they may hold an address that is a key, or a value out of the database.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}"
        if not (record.exc_info and record.exc_info[0]):
            return line
        kind, _error, trace = record.exc_info
        places = [
            f"\n  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
        ]
        return f"{line} {kind.__name__}{''.join(places)}"


def to_the_console() -> dict:
    """settings.LOGGING. Request lines are never logged: a path, a query or a body could name a person."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
            "faults": {"()": WithoutWords},
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "plain"},
            "faults": {"class": "logging.StreamHandler", "formatter": "faults"},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {"django.request": {"handlers": ["faults"], "level": "ERROR", "propagate": False}},
    }
