"""`manage.py serve`, which is what `make run` ends in."""

import os
import signal
import sqlite3
from contextlib import closing

import pytest

from tests.processes.started import Started, wait_for

pytestmark = pytest.mark.slow


@pytest.fixture
def program(tmp_path):
    program = Started(tmp_path / "var", DEMO="0")
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


def test_second_start_keeps_the_data_and_prepares_nothing(program):
    program.wait_until_well()
    assert "Preparing the database" in program.output
    ask(program, "CREATE TABLE left_behind (word TEXT)")
    assert program.stop(signal.SIGTERM) == 0
    program.start()
    program.wait_until_well()
    assert "Prepar" not in program.output
    assert ask(program, "SELECT count(*) FROM left_behind") == [(0,)]


def test_killed_halves_come_back(program):
    program.wait_until_well()
    for name in ("web", "background"):
        os.kill(child_of(program, name), signal.SIGKILL)
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


def ask(program, question):
    """The rows that the program's database answers."""
    with closing(sqlite3.connect(program.folder / "coalition.sqlite3")) as database:
        return database.execute(question).fetchall()


def child_of(program, name):
    """The process id of the main process of one half."""
    mark = {"web": b"granian", "background": b"background"}[name]
    for pid in program.children():
        with open(f"/proc/{pid}/stat") as facts, open(f"/proc/{pid}/cmdline", "rb") as command:
            if (
                int(facts.read().rsplit(")", 1)[1].split()[1]) == program.process.pid
                and mark in command.read()
            ):
                return pid
    raise AssertionError(f"no {name} process")
