"""Limits that hold whether or not the shared cache is there: with a real broker that is stopped in the middle."""

from datetime import UTC, datetime, timedelta

import pytest
import redis
import time_machine
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client

from coalition.environment import cache_from
from coalition.web import cache as steady
from coalition.web.limits import reached, within
from tests.factories import make_member
from tests.throwaway import free_port, start_broker

pytestmark = pytest.mark.usefixtures("within_one_window")
HOUR = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
FIVE = {"limit": 5, "seconds": 300}


@pytest.fixture(autouse=True)
def no_outage_yet(monkeypatch):
    monkeypatch.setattr(steady._Outage, "until", None)
    LocMemCache(steady.HERE, {}).clear()


@pytest.fixture
def broker(tmp_path, settings):
    """A broker of this test's own, which is the cache."""
    url = start_broker(tmp_path)
    settings.CACHES = {"default": cache_from(url)}
    return redis.Redis.from_url(url)


def stop(broker):
    broker.shutdown(nosave=True)


def test_counted_in_the_broker_over_all_processes(broker):
    assert [within("card:1", **FIVE) for _try in range(6)] == [True] * 5 + [False]
    assert reached("card:1", **FIVE)
    assert [key.decode().split(":")[2:5] for key in broker.scan_iter()] == [["limit", "card", "1"]]


def test_broker_that_is_gone_leaves_strict_limits_of_this_process(broker, caplog):
    stop(broker)
    assert [within("card:1", **FIVE) for _try in range(7)] == [True] * 5 + [False] * 2
    assert (reached("card:1", **FIVE), reached("card:2", **FIVE)) == (True, False)
    assert len(caplog.records) == 1


def test_broker_that_goes_in_the_middle(broker):
    assert [within("card:1", **FIVE) for _try in range(5)] == [True] * 5
    stop(broker)
    assert [within("card:1", **FIVE) for _try in range(6)] == [True] * 5 + [False]


def test_broker_that_comes_back_counts_again(tmp_path, settings, monkeypatch, caplog):
    monkeypatch.setattr(steady, "SILENCE", 0)
    port = free_port()
    settings.CACHES = {"default": cache_from(f"redis://127.0.0.1:{port}")}
    assert within("card:1", **FIVE)
    url = start_broker(tmp_path, port=port)
    assert within("card:1", **FIVE)
    assert redis.Redis.from_url(url).dbsize() == 1
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


def sign_in(password):
    return Client().post("/accounts/login/", {"login": "pili@example.org", "password": password})


@pytest.mark.django_db
def test_women_sign_in_and_guessers_do_not_while_the_broker_is_gone(broker, client):
    stop(broker)
    member = make_member(email="pili@example.org")
    member.set_password("kahawa-na-chai")
    member.save()
    assert client.post("/accounts/login/code/", {"email": "pili@example.org"}).status_code == 302
    guess = {"number": "42", "words": "AAAA-BBBB-CCCC"}
    assert [client.post("/card/", guess).status_code for _guess in range(7)] == [422] * 5 + [429] * 2
    answers = [sign_in(password) for password in ["wrong"] * 4 + ["kahawa-na-chai"] + ["wrong"] * 5]
    assert [answer.status_code for answer in answers] == [200] * 4 + [302] + [200] * 5
    assert sign_in("kahawa-na-chai").status_code == 200


@pytest.mark.django_db
def test_long_window_is_not_forgotten_in_its_middle():
    """Asked every ten minutes, an hour's two are two: the database cache would forget after five."""
    answers = []
    for minutes in range(0, 60, 10):
        with time_machine.travel(HOUR + timedelta(minutes=minutes), tick=False):
            answers.append(within("codes", limit=2, seconds=3600))
    assert answers == [True, True, False, False, False, False]
