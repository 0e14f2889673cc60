import pytest
from django.test import Client
from django.utils import timezone

from coalition.home.demo.loading import load
from coalition.meetings.models import Meeting
from members.models import Member
from tests.travel.laptop import forget_what_came_between
from tests.world import undone


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole day of the demo, with what came of it: made once for a module, whose tests take back what they did."""
    with django_db_blocker.unblock(), undone():
        load(now=timezone.now())
        forget_what_came_between()
        yield


@pytest.fixture
def day(demo) -> Meeting:
    with undone():
        yield Meeting.objects.with_session().ended().get()


@pytest.fixture
def facilitator(day) -> Member:
    return Member.objects.get(number="M-022")


@pytest.fixture
def co_lead(day) -> Member:
    return Member.objects.get(number="M-002")


@pytest.fixture
def reader(facilitator) -> Client:
    """A facilitator reads what every member reads, and what she may beside it."""
    client = Client()
    client.force_login(facilitator)
    return client
