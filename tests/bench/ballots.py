"""Every ranking method against the one pass that builds the pairwise table from the same array; time and memory.

`python -m tests.bench.ballots` measures only this.
"""

# ruff: noqa: T201  (printing is what it is for)
import os
import statistics
import time
import tracemalloc
from collections.abc import Callable

import numpy as np

BUDGET, MEMORY = 1.5, 200
SIZES = [(1_000, 20), (100_000, 50), (1_000_000, 50)]


def report() -> None:
    for voters, alternatives in SIZES:
        measure(voters, alternatives)


def measure(voters: int, alternatives: int) -> None:
    from agenda.ballots import pairwise
    from agenda.ballots.methods import METHODS

    ballots = women_who_partly_agree(voters, alternatives)
    rounds = 7 if voters > 10_000 else 101
    counts = {"the pairwise table": pairwise.table} | {name: method.order for name, method in METHODS.items()}
    taken = take_turns(counts, ballots, rounds)
    base = taken.pop("the pairwise table")
    print(f"{voters:,} ballots on {alternatives} issues: the pairwise table takes {base * 1000:.1f} ms")
    for name, seconds in taken.items():
        peak = peak_of(METHODS[name].order, ballots)
        verdict = "within" if seconds / base <= BUDGET and peak <= MEMORY else "OVER"
        limits = f"budget <= {BUDGET}x, {MEMORY} MB: {verdict}"
        print(f"  {name:15} {seconds / base:5.2f}x  {peak:4.0f} MB   {limits}", flush=True)


def take_turns(counts: dict[str, Callable], ballots: tuple, rounds: int) -> dict[str, float]:
    """Whatever else the machine does hits all alike; the medians."""
    found: dict[str, list[float]] = {name: [] for name in counts}
    for _round in range(rounds):
        for name, count in counts.items():
            profile = profile_of(ballots)
            start = time.process_time()
            count(profile)
            found[name].append(time.process_time() - start)
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def peak_of(count: Callable, ballots: tuple) -> float:
    """In MB: what counting takes at its height, and the ballots themselves."""
    tracemalloc.start()
    count(profile_of(ballots))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return (peak + sum(array.nbytes for array in ballots)) / 1e6


def profile_of(ballots: tuple):
    from agenda.ballots.ordered import Profile

    places, times = ballots
    return Profile(tuple(range(1, len(places) + 1)), places, times)


def women_who_partly_agree(voters: int, alternatives: int) -> tuple[np.ndarray, np.ndarray]:
    """Half hold two at a time level, and half leave some of the last out; every ballot is another."""
    rng = np.random.default_rng(29)
    places = np.empty((alternatives, voters), np.uint8)
    liked = np.linspace(0, 0.3, alternatives)[:, None]
    for start in range(0, voters, 20_000):
        part = places[:, start : start + 20_000]
        part[:] = (rng.random(part.shape) + liked).argsort(axis=0).argsort(axis=0)
        part[:, ::2] //= 2
        part[part > rng.integers(alternatives // 3, alternatives * 2, part.shape[1])] = np.iinfo(np.uint8).max
    return places, np.ones(voters, np.int64)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
    django.setup()
    report()
