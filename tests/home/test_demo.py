import pytest
from django.core.management import call_command

from actionplan.models import Task
from agenda.models import Agenda, Card, Issue
from coalition.home.demo import data
from coalition.meetings.models import Meeting
from members.models import Member

pytestmark = pytest.mark.django_db


def test_demo_is_the_coalition_of_the_data():
    call_command("load_demo", verbosity=0)
    assert Member.objects.count() == 24
    assert Card.objects.filter(step__slug="core-issues").count() == 40
    assert Issue.objects.standing().count() == 9
    names = {row["id"]: row["name"]["sw"] for row in data()["themes"]}
    agenda = Agenda.objects.get()
    assert [item.name for item in agenda.items.kept()] == [names[t] for t in ("T2", "T1", "T5", "T8", "T3")]
    assert Task.objects.count() == 12
    assert Meeting.objects.count() == 3
