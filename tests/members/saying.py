"""A woman speaks to one whom she chose: for the tests of it."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from members import actions
from members.models import Report
from tests.factories import proved

WORDS = "Kanari: she took my money"
DAY = timedelta(days=1)


def say(she, hearer, *, words=WORDS, now=None, **more) -> Report:
    more = {"key": uuid.uuid4()} | more
    return actions.speak(she, hearer=hearer, words=words, now=now or timezone.now(), **more)


def signed_in(client, member):
    client.force_login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    proved(client)
    return client


def page(client, path, status=200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def texts(report):
    return [one.text for one in report.words.all()]
