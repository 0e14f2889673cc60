"""`manage.py serve`, which is what `make run` ends in."""

import os
import re
import shutil
import signal
import subprocess
import sys

import pytest

from tests.processes.started import PROJECT, Started, environment_of, wait_for

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder as a first start leaves it."""
    folder = tmp_path_factory.mktemp("prepared") / "var"
    command = [sys.executable, "manage.py", "serve", "--prepare"]
    subprocess.run(command, cwd=PROJECT, env=environment_of(folder), check=True, capture_output=True)
    return folder


@pytest.fixture
def program(prepared, tmp_path):
    shutil.copytree(prepared, tmp_path / "var")
    program = Started(tmp_path / "var")
    yield program
    program.stop()


def test_start_and_stop(program):
    program.wait_until_well()
    wait_for(lambda: "Ctrl-C" in program.output)
    assert f"On this machine:  {program.url}/" in program.output
    assert "In this network:  http://" in program.output
    assert "█" in program.output  # the QR code
    assert program.stop(signal.SIGINT) == 0
    assert program.children() == []


def test_empty_house_tells_the_first_admin_where_to_begin(program):
    program.wait_until_well()
    wait_for(lambda: "Make the first admin at:" in program.output)
    address = re.search(r"Make the first admin at:\s+http://[^/]+(/start/\w+/)", program.output)[1]
    assert program.status_of(address) == 200
    assert program.status_of("/start/guess/") == 404


def test_server_prepares_and_tells_the_first_admin_where_to_begin(tmp_path):
    environment = environment_of(tmp_path / "var") | {"PUBLIC_URL": "https://kikao.example"}
    command = [sys.executable, "manage.py", "serve", "--prepare"]
    found = subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True, text=True)
    assert re.search(r"Make the first admin at:\s+https://kikao\.example/start/\w+/", found.stdout)


def test_second_start_keeps_the_data_and_prepares_nothing(tmp_path):
    program = Started(tmp_path / "var")
    program.wait_until_well()
    assert "Preparing the database" in program.output
    program.ask("CREATE TABLE left_behind (word TEXT)")
    assert program.stop(signal.SIGTERM) == 0
    program.start()
    program.wait_until_well()
    assert "Preparing" not in program.output
    assert program.ask("SELECT count(*) FROM left_behind") == [(0,)]
    assert program.stop() == 0


def test_killed_halves_come_back(program):
    program.wait_until_well()
    for name in ("web", "background"):
        os.kill(program.half(name), signal.SIGKILL)
        said = f"The {name} process stopped unexpectedly. Starting it again."
        wait_for(lambda said=said: said in program.output)
        program.wait_until_well()


def test_killed_program_leaves_no_process_behind(program):
    program.wait_until_well()
    program.process.kill()
    program.process.wait()
    wait_for(lambda: program.children() == [])


def test_taken_port_is_said_plainly(program, tmp_path):
    program.wait_until_well()
    second = Started(tmp_path / "second", PORT=program.environment["PORT"])
    assert second.process.wait(timeout=20) == 1
    assert "another program holds it" in second.output
    assert "Traceback" not in second.output
    second.stop()
