import logging
import sys

from django.conf import settings

from coalition.web.faults import WithoutWords


def test_fault_says_what_broke_and_where_and_nothing_else():
    try:
        raise ValueError("pili@example.org")
    except ValueError:
        record = logging.makeLogRecord(
            {
                "name": "django.request",
                "levelname": "ERROR",
                "msg": "/welcome/secret/",
                "exc_info": sys.exc_info(),
            }
        )
    line = WithoutWords().format(record)
    assert "ERROR django.request ValueError\n" in line
    assert "test_faults.py" in line
    assert "pili" not in line
    assert "secret" not in line


def test_faults_of_pages_are_logged_in_this_way():
    logger = settings.LOGGING["loggers"]["django.request"]
    assert (logger["level"], logger["handlers"], logger["propagate"]) == ("ERROR", ["faults"], False)
