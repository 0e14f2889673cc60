"""What every test may ask for: real servers at the other end, a browser, a clean cache."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.core.signals import request_finished
from django.test import Client, override_settings
from django.utils import translation

from coalition.web import afterwards, catalogues, limits
from members.sessions import SHOWN
from tests import throwaway
from tests.servers import SmsGateway, SmtpServer

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Quiet and alone: no sandbox inside a container run by root, no calls to the browser maker's servers.
CHROMIUM_OPTIONS = (
    "--no-sandbox --disable-dev-shm-usage --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run --disable-default-apps --disable-gpu"
).split()


def pytest_sessionstart():
    """Pages are tested with the words that stand in the .po files now."""
    catalogues.compile_stale()


def pytest_collection_modifyitems(items):
    no_browser = pytest.mark.skip(reason="Chromium is not installed (Debian: apt-get install chromium)")
    for item in items:
        if Path(__file__).parent / "browser" in item.path.parents:
            item.add_marker("browser")
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(no_browser)


@pytest.fixture(scope="session", autouse=True)
def quick_where_it_proves_nothing():
    """Slow hashing, and a look at every static file for each new client, took a fifth of the run."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def force_login_shows_everything():
    """``force_login`` stands for a whole sign-in, with the authenticator where her role needs one.

    What a session may do before it was shown is tested in tests/members/test_second_factor.py, with real sign-ins.
    """
    sign_in = Client.force_login

    def and_shows(client, *args, **kwargs):
        sign_in(client, *args, **kwargs)
        session = client.session
        session[SHOWN] = 0
        session.save()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "force_login", and_shows)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_OPTIONS}


@pytest.fixture(autouse=True)
def clean_cache(request):
    """Rate limits of one test must not reach the next: only the database cache of a plain test rolls back."""
    yield
    limits.forget_here()
    if os.environ.get("REDIS_URL") or {"live_server", "transactional_db"} & set(request.fixturenames):
        with request.getfixturevalue("django_db_blocker").unblock():
            cache.clear()


@pytest.fixture(autouse=True)
def what_is_done_afterwards_is_done(request):
    """Each request of a test client has its letters sent when it returns; "answers_first" leaves them to the test."""
    if "answers_first" in request.fixturenames:
        yield
    else:
        wait = lambda **kwargs: afterwards.wait()  # noqa: E731
        request_finished.connect(wait, weak=False)
        yield
        request_finished.disconnect(wait)
    afterwards.wait()


@pytest.fixture
def answers_first():
    """No request waits for what is done after it."""


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory):
    """The URL of a real broker, also in the SQLite run."""
    return os.environ.get("REDIS_URL") or throwaway.start_broker(tmp_path_factory.mktemp("broker"))


@pytest.fixture
def smtp_server():
    server = SmtpServer()
    yield server
    server.stop()


@pytest.fixture
def sms_gateway():
    gateway = SmsGateway()
    yield gateway
    gateway.stop()


@pytest.fixture(scope="session", autouse=True)
def files_are_served_as_in_production():
    """Whitenoise serves the collected files; the test server's own handler knows no names made from their content."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "_should_handle", lambda self, path: False)
        yield


@pytest.fixture
def english():
    """Sentences are compared in the language they are written in."""
    with translation.override("en"):
        yield


@pytest.fixture
def within_one_window():
    """The clock stands still just after the hour, so that no limit's window ends while a test counts tries."""
    with time_machine.travel(datetime.now(UTC).replace(minute=0, second=1, microsecond=0), tick=False):
        yield
