"""`manage.py recount`, on files of ours and of others; there is no database in these tests."""

import json
import os
import subprocess
import sys
from functools import partial
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

TENNESSEE = """\
# TITLE: The capital of Tennessee
# NUMBER ALTERNATIVES: 4
# ALTERNATIVE NAME 1: Memphis
# ALTERNATIVE NAME 2: Nashville
# ALTERNATIVE NAME 3: Chattanooga
# ALTERNATIVE NAME 4: Knoxville
42: 1,2,3,4
26: 2,3,4,1
15: 3,4,2,1
17: 4,3,2,1
"""


@pytest.fixture
def recount(tmp_path):
    def run(text, *options) -> str:
        file, out = tmp_path / "ballots.toi", StringIO()
        file.write_text(text, encoding="utf-8")
        call_command("recount", str(file), *options, stdout=out)
        return out.getvalue()

    return run


def test_every_order_is_said_in_words(recount):
    assert recount(TENNESSEE).splitlines() == [
        "The capital of Tennessee: 100 ballots, 4 alternatives.",
        "",
        "Borda count: 2 Nashville, then 3 Chattanooga, then 1 Memphis, then 4 Knoxville.",
        "Copeland's method: 2 Nashville, then 3 Chattanooga, then 4 Knoxville, then 1 Memphis.",
        "Schulze method: 2 Nashville, then 3 Chattanooga, then 4 Knoxville, then 1 Memphis.",
        "Ranked pairs: 2 Nashville, then 3 Chattanooga, then 4 Knoxville, then 1 Memphis.",
        "Instant runoff: 4 Knoxville, then 1 Memphis, then 2 Nashville, then 3 Chattanooga.",
        "",
        "2 Nashville beats every other one (Condorcet winner).",
        "The methods do not agree on the first place.",
    ]


def test_ties_are_said_as_ties(recount):
    said = recount("# NUMBER ALTERNATIVES: 3\n2: {1,3},2\n").splitlines()
    assert said[0] == "Ballots: 2 ballots, 3 alternatives."
    assert said[2] == "Borda count: 1 and 3 (level), then 2."
    assert said[-2:] == [
        "No alternative beats every other one (no Condorcet winner).",
        "All methods give the same order.",
    ]


def test_json_is_one_object_with_numbers(recount):
    assert json.loads(recount("3\n1,a\n2,b\n3,c\n5,5,2\n3,2,{1,3}\n2,1\n", "--json")) == {
        "methods": {
            "borda": [[2], [1], [3]],
            "copeland": [[2], [1], [3]],
            "schulze": [[2], [1], [3]],
            "ranked_pairs": [[2], [1], [3]],
            "instant_runoff": [[2], [1], [3]],
        }
    }


def test_bad_file_is_refused_in_a_sentence(recount, tmp_path):
    with pytest.raises(
        CommandError, match=r"ballots\.toi cannot be counted: line 2: there is no alternative 7"
    ):
        recount("# NUMBER ALTERNATIVES: 3\n2: 7\n")
    with pytest.raises(CommandError, match=r"none\.soc cannot be read: No such file or directory"):
        call_command("recount", str(tmp_path / "none.soc"))


def test_it_runs_where_there_is_no_database_and_answers_with_exit_codes(tmp_path):
    (tmp_path / "good.toi").write_text(TENNESSEE)
    (tmp_path / "bad.toi").write_text("2")
    env = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "VAR_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py", "recount", "--json"]
    run = partial(subprocess.run, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False)
    good, bad = (run([*command, tmp_path / name]) for name in ("good.toi", "bad.toi"))
    assert (good.returncode, list(json.loads(good.stdout))) == (0, ["methods"])
    assert (bad.returncode, bad.stdout) == (1, "")
    assert bad.stderr.splitlines()[-1].startswith(
        "CommandError: bad.toi cannot be counted: it ends too early"
    )
