"""`python -m tests.load` (`make load`): sixty phones write 600 cards in five minutes, then two hundred phones rate."""

# ruff: noqa: T201  (printing is what it is for)
import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.load.hall import Hall
from tests.load.phone import Phone

ISSUES = 9


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument(
        "--minutes", type=float, default=5, help="for the cards; the rating takes a third of it"
    )
    seconds = options.parse_args().minutes * 60
    found = [cards(60, 10, seconds), rating(200, seconds / 3)]
    return 0 if all(found) else 1


def cards(women: int, each: int, seconds: float) -> bool:
    words = [
        [{"text": f"Kadi {number + 1} ya simu {woman + 1}"} for number in range(each)]
        for woman in range(women)
    ]
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder) / "var", slug="core-issues")
        try:
            before = hall.cards()
            phones = hall.run(words, seconds=seconds, kill_every=30, press_every=11)
            said = Counter(fields["text"] for phone in phones for fields in phone.held.values())
            return report(
                f"{women} phones, {women * each} cards", hall, phones, hall.cards() - before == said
            )
        finally:
            hall.stop()


def rating(women: int, seconds: float) -> bool:
    grade = lambda: random.randint(1, 5)  # noqa: E731
    words = [
        [{"issue": issue, "urgency": grade(), "feasibility": grade()} for issue in range(1, ISSUES + 1)]
        for _woman in range(women)
    ]
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder) / "var", slug="rating")
        try:
            phones = hall.run(words, seconds=seconds, kill_every=30, press_every=11)
            said = Counter(
                (fields["issue"], fields["urgency"], fields["feasibility"])
                for phone in phones
                for fields in phone.held.values()
            )
            return report(f"{women} phones, {women * ISSUES} ratings", hall, phones, hall.grades() == said)
        finally:
            hall.stop()


def report(what: str, hall: Hall, phones: list[Phone], same: bool) -> bool:
    """The figures; True where nothing was lost or doubled. Times are told, and depend on the machine."""
    held = {key.replace("-", "") for phone in phones for key in phone.held}
    sent, faults = sum(len(phone.words) for phone in phones), [phone.fault for phone in phones if phone.fault]
    whole = same and hall.keys() == held and len(held) == sent and not faults
    print(f"{what}, a web worker killed {hall.kills} times")
    print(f"  held           {len(held)} of {sent}, sent again {sum(phone.resent for phone in phones)} times")
    print(f"  lost, doubled  {'none' if whole else 'SOMETHING: the ledger and the database differ'}")
    line("a send", [took for phone in phones for took in phone.tries], goal=0.5)
    line("until it is held", [took for phone in phones for took in phone.waits])
    line("host to phone", hall.follow(phones), goal=2.0)
    for fault in faults[:5]:
        print(f"  fault          {fault!r}")
    sys.stdout.flush()
    return whole


def line(what: str, seconds: list[float], goal: float | None = None) -> None:
    row = sorted(seconds) or [0.0]
    middle, high = row[len(row) // 2], row[min(len(row) - 1, int(len(row) * 0.95))]
    verdict = "" if goal is None else f"   goal p95 < {goal} s: {'within' if high < goal else 'OVER'}"
    print(f"  {what:16} median {middle:6.3f} s  p95 {high:6.3f} s  most {row[-1]:6.3f} s{verdict}")


if __name__ == "__main__":
    sys.exit(main())
