"""Two who press at the same moment, each with a connection of her own."""

import threading
import uuid

import pytest
from django.db import connections

from members import actions
from members.models import JoinRequest, JoinText, Member
from tests.factories import NOW, TODAY, make_member

pytestmark = pytest.mark.django_db(transaction=True)
PILI = {"name_used": "Pili", "language": "en", "email": "pili@example.org"}


def at_once(*deeds):
    """What each said; a refusal says "no"."""
    start, said = threading.Barrier(len(deeds)), []

    def press(deed):
        start.wait()
        try:
            said.append(deed())
        except actions.NotAdmitted:
            said.append("no")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def vouched():
    asked, _secret = actions.ask_to_join(key=uuid.uuid4(), now=NOW, **PILI)
    for _one in range(2):
        actions.vouch(asked, member=make_member())
    return asked


def admit(asked):
    fields = {"category": "full", "chapter": None, "by": None, "now": NOW, "today": TODAY}
    return actions.admit_asked(JoinRequest.objects.filter(pk=asked.pk).first() or asked, **fields)


def test_two_admit_her():
    asked = vouched()
    said = at_once(lambda: admit(asked), lambda: admit(asked))
    assert (said.count("no"), len(said)) == (1, 2)
    assert Member.objects.filter(name_used="Pili").count() == 1


def test_admitted_while_she_takes_it_back():
    asked = vouched()
    said = at_once(lambda: admit(asked), lambda: actions.take_back(asked))
    admitted = Member.objects.filter(name_used="Pili").exists()
    assert (len(said), JoinRequest.objects.filter(outcome="admitted").exists()) == (2, admitted)
    assert JoinRequest.objects.exists() is admitted


def test_one_form_arrives_twice():
    key = uuid.uuid4()
    said = at_once(*[lambda: actions.ask_to_join(key=key, now=NOW, **PILI)] * 2)
    assert (said[0] == said[1], JoinRequest.objects.count()) == (True, 1)


def test_two_write_who_may_join():
    def write(text):
        return lambda: actions.write_who_may_join(text=text, questions=["Why?"], now=NOW, today=TODAY)

    assert len(at_once(write("One"), write("Two"))) == 2
    assert list(JoinText.objects.values_list("version", flat=True).order_by("version")) == [1, 2]
    assert JoinText.objects.filter(replaced_at=None).count() == 1
