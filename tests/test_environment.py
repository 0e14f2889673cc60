"""Settings read the environment strictly; a half-configured server does not start."""

import base64
import os
import subprocess
import sys

import pytest
from django.conf import settings

from coalition import environment
from coalition.environment import Refused

KEY = base64.b64encode(bytes(32)).decode()
SERVER = {
    "PRODUCTION": "1",
    "SECRET_KEY": "abcdefghij" * 6,
    "FIELD_KEYS": f"k1:{KEY}",
    "INDEX_KEY": "y" * 40,
    "ALLOWED_HOSTS": "kikao.example",
    "PUBLIC_URL": "https://kikao.example",
    "DATABASE_URL": "postgresql://coalition@/coalition",
    "EMAIL_URL": "smtp://localhost",
    "EMAIL_FROM": "ujumbe@kikao.example",
}


CHECK = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
READ = ["-c", "import coalition.settings"]


def run(command, tmp_path, **variables) -> subprocess.CompletedProcess:
    """``command`` for Python with exactly these variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env={**kept, "VAR_DIR": str(tmp_path), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_complete_server_passes_the_deploy_checks(tmp_path):
    found = run(CHECK, tmp_path, **SERVER)
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("name", sorted(set(SERVER) - {"PRODUCTION"}))
def test_server_without_one_variable_says_which(tmp_path, name):
    found = run(READ, tmp_path, **{key: value for key, value in SERVER.items() if key != name})
    assert found.returncode != 0
    assert f"Set {name}" in found.stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PRODUCTION", "true", "Set it to 0 or 1"),
        ("DEBUG", "1", "Unset DEBUG or PRODUCTION"),
        ("PUBLIC_URL", "http://kikao.example", "must begin with https://"),
        ("FIELD_KEYS", "k1:short", "32 bytes in base64"),
        ("TRUSTED_PROXIES", "one", "whole number"),
        ("ALLOWED_HOSTS", " , ", "one or more names"),
        ("DATABASE_URL", "mysql://x", "must begin with postgresql://"),
        ("EMAIL_URL", "pigeon:", "must begin with smtp://"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(tmp_path, name, value, sentence):
    found = run(READ, tmp_path, **SERVER | {name: value})
    assert found.returncode != 0
    assert sentence in found.stderr


def test_demo_does_not_start_in_production(tmp_path):
    found = run(CHECK, tmp_path, **SERVER, DEMO="1")
    assert found.returncode != 0
    assert "Unset DEMO" in found.stderr


def test_laptop_makes_its_own_keys_once(tmp_path):
    first = environment.generated_keys(tmp_path / "keys.json")
    assert environment.generated_keys(tmp_path / "keys.json") == first
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600
    assert len(environment.keyring(first["FIELD_KEYS"])["k1"]) == 32


def test_keyring_seals_with_the_first():
    assert list(environment.keyring(f"k2:{KEY},k1:{KEY}")) == ["k2", "k1"]


@pytest.mark.parametrize("value", ["", "k1", "k1:", "k 1:" + KEY, "k1:" + KEY[:-8]])
def test_wrong_keys_are_refused(value):
    with pytest.raises(Refused):
        environment.keyring(value)


def test_postgresql_is_told_what_follows_the_question_mark(tmp_path):
    url = "postgresql://coalition@/coalition?host=/run/postgresql&sslmode=require"
    found = environment.database_from(url, var_dir=tmp_path)
    assert (found["HOST"], found["OPTIONS"]) == ("/run/postgresql", {"sslmode": "require"})
    with pytest.raises(Refused):
        environment.database_from("postgresql://db/coalition?require", var_dir=tmp_path)


def test_sqlite_is_safe_against_power_cuts_and_crowds(tmp_path):
    options = environment.database_from("", var_dir=tmp_path)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
