import pytest
from django.test import Client
from django.utils import translation

from tests.factories import make_member


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def her(db):
    return make_member()


def signed_in(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def client(her):
    """Her phone."""
    return signed_in(her)


@pytest.fixture
def facilitator(db):
    return signed_in(make_member("facilitator"))


@pytest.fixture
def co_lead(db):
    return signed_in(make_member("co_lead"))
