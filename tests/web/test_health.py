from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from coalition.web import health, jobs
from tests.throwaway import free_port


@pytest.mark.django_db
def test_background_is_alive_for_a_while_after_each_beat():
    jobs.heartbeat()
    now = timezone.now()
    assert health.background_alive(now) is True
    assert health.background_alive(now + health.SILENCE) is False


@pytest.mark.django_db
def test_background_that_never_gave_a_sign_is_not_alive():
    assert health.background_alive(timezone.now()) is False


@pytest.mark.django_db
def test_old_sign_from_before_a_night_switched_off():
    health.beat(now=timezone.now() - timedelta(hours=9))
    assert health.background_alive(timezone.now()) is False


def test_unreachable_store_means_not_alive(settings):
    nowhere = f"redis://127.0.0.1:{free_port()}"
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": nowhere}
    }
    assert health.background_alive(timezone.now()) is False


@pytest.mark.django_db
def test_database_alive():
    assert health.database_alive() is True


@pytest.mark.django_db(transaction=True)
def test_database_that_does_not_answer(monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", "/nowhere/at/all")
    assert health.database_alive() is False
    monkeypatch.undo()
    cache.clear()
