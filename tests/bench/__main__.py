"""`python -m tests.bench` (`make bench`): the house and bare Django in turns, then the counting of ballots; ratios."""

# ruff: noqa: T201  (printing is what it is for)
import os
import statistics
import sys
from typing import NamedTuple

from tests.bench import ballots, ratings
from tests.bench.load import Found, Script, run
from tests.bench.servers import BARE, HOUSE, Server

ROUNDS, SECONDS, WARM_UP = 5, 0.8, 0.4
BUDGET = 3.0


class Side(NamedTuple):
    server: Server
    script: Script
    expect: int


class Pair(NamedTuple):
    """The house and bare Django at the same kind of work."""

    what: str
    against: str
    house: Side
    bare: Side


def main() -> None:
    import django

    os.environ |= {"DEMO": "1", "DJANGO_SETTINGS_MODULE": "coalition.settings"}
    django.setup()
    from tests.bench import stage

    say("Preparing a hall with two hundred phones")
    hall = stage.prepare()
    with Server(HOUSE) as house, Server(BARE) as bare:
        for pair in pairs(hall, house, bare):
            report(pair, *take_turns(pair))
    say("Counting ballots")
    ballots.report()
    say("Counting a million ratings")
    ratings.report()


def pairs(hall, house: Server, bare: Server) -> list[Pair]:
    from tests.bench import scripts

    cookie = scripts.signed_in(hall)
    size = scripts.size_of("/tasks/", house.port, Cookie=cookie)
    return [
        Pair(
            "a rating from a phone (POST, kept once)",
            "one insert",
            Side(house, scripts.house_rating(hall, house.port), 302),
            Side(bare, scripts.bare_insert, 204),
        ),
        Pair(
            "a phone's pulse (204)",
            "a short text",
            Side(house, scripts.house_pulse(hall), 204),
            Side(bare, scripts.again_and_again("/text/"), 200),
        ),
        Pair(
            f"My tasks ({size:,} bytes)",
            "a template of that size",
            Side(house, scripts.again_and_again("/tasks/", Cookie=cookie), 200),
            Side(bare, scripts.again_and_again(f"/page/{size}/"), 200),
        ),
    ]


def take_turns(pair: Pair) -> tuple[Found, Found]:
    """Rounds of the one and the other in turn, so that whatever else the machine does hits both; the medians."""
    sides = (pair.bare, pair.house)
    for side in sides:
        run(side.server, side.script, expect=side.expect, seconds=WARM_UP)
    found = [[], []]
    for number in range(ROUNDS):
        say(f"{pair.what}: round {number + 1} of {ROUNDS}")
        for side, rounds in zip(sides, found, strict=True):
            rounds.append(run(side.server, side.script, expect=side.expect, seconds=SECONDS))
    bare, house = (Found(*map(statistics.median, zip(*rounds, strict=True))) for rounds in found)
    return house, bare


def report(pair: Pair, house: Found, bare: Found) -> None:
    time_ratio, cpu_ratio = bare.per_second / house.per_second, house.cpu_ms / bare.cpu_ms
    verdict = "within" if max(time_ratio, cpu_ratio) <= BUDGET else "OVER"
    say("")
    print(f"{pair.what}, against a bare Django view with {pair.against}")
    print(f"  requests/s  {house.per_second:8.0f}  bare {bare.per_second:8.0f}   ratio {time_ratio:5.2f}")
    print(f"  CPU ms      {house.cpu_ms:8.2f}  bare {bare.cpu_ms:8.2f}   ratio {cpu_ratio:5.2f}")
    print(f"  budget      <= {BUDGET:.0f}x: {verdict}", flush=True)


def say(line: str) -> None:
    """Progress, on one line of the terminal that the next one takes the place of."""
    if sys.stderr.isatty():
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
    elif line:
        print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
