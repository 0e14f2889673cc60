"""Ballots as they come out of a file, one line after the other, each held against what the file says of itself."""

import re
from array import array
from dataclasses import dataclass, field

import numpy as np

from agenda.ballots.ordered import Profile, kind_of_place

MOST_ALTERNATIVES = 1_000
MOST_PLACES = 100_000_000
MOST_TIMES = 10**12
LONGEST_NAME = 200

NUMBERS = {str(number): number for number in range(1, MOST_ALTERNATIVES + 1)}
LEVEL = re.compile(r" *(?:\{([0-9, ]*)\}|([0-9]+)) *(,|$)", re.ASCII)


class BadFile(ValueError):
    """What is wrong with a file and what to do, with the number of the line where there is one."""

    def __init__(self, why: str, line: int | None = None):
        super().__init__(f"line {line}: {why}" if line else why)


@dataclass
class Election:
    """What a file holds: the ballots, what the alternatives are called, and what it is about."""

    profile: Profile
    names: dict[int, str]
    title: str = ""


@dataclass
class Gathering:
    """``said`` is what the file says of itself; None where it does not."""

    kind: str
    title: str = ""
    names: dict[int, str] = field(default_factory=dict)
    places: bytearray = field(default_factory=bytearray)
    times: array = field(default_factory=lambda: array("q"))
    said: dict[str, int | None] = field(
        default_factory=lambda: dict.fromkeys(
            ("NUMBER ALTERNATIVES", "NUMBER VOTERS", "NUMBER UNIQUE ORDERS")
        )
    )

    @property
    def size(self) -> int:
        return self.said["NUMBER ALTERNATIVES"] or 0

    def say(self, word: str, value: str, line: int) -> None:
        number = whole(value, f"the {word}", line)
        if self.said[word] is not None:
            raise BadFile(f"the {word} a second time. Take one of them out.", line)
        if word == "NUMBER ALTERNATIVES" and not 1 <= number <= MOST_ALTERNATIVES:
            raise BadFile(f"{number} alternatives. There must be 1 to {MOST_ALTERNATIVES:,}.", line)
        self.said[word] = number

    def name(self, alternative: str, name: str, line: int) -> None:
        number = whole(alternative, "the number of the alternative", line)
        if not 1 <= number <= self.size:
            raise BadFile(f"a name for alternative {number}, but there are only 1 to {self.size}.", line)
        if number in self.names:
            raise BadFile(f"a second name for alternative {number}. Take one of them out.", line)
        self.names[number] = plain(name)

    def add(self, times: str, order: str, line: int) -> None:
        """One ballot, and how often it was cast."""
        count = whole(times, "how often the ballot was cast", line)
        if not count:
            raise BadFile("a ballot that was cast 0 times. Take the line out.", line)
        if (len(self.times) + 1) * self.size > MOST_PLACES:
            raise BadFile("too many ballots. Put equal ballots into one line.", line)
        kind = kind_of_place(self.size)
        row = _places(order, self.size, int(np.iinfo(kind).max), line)
        self._check_kind(row, order, line)
        self.places += bytes(row) if kind is np.uint8 else array("H", row).tobytes()
        self.times.append(count)

    def _check_kind(self, row: list[int], order: str, line: int) -> None:
        last = len(self.kind) - 1
        if self.kind[last] == "c" and (left_out := max(row)) > self.size:
            missing = row.index(left_out) + 1
            raise BadFile(
                f"alternative {missing} is left out, which {self.kind} does not allow. Use soi or toi.", line
            )
        if self.kind[0] == "s" and "{" in order:
            raise BadFile(f"level places, which {self.kind} does not allow. Use toc or toi.", line)

    def election(self) -> Election:
        """All of it, once the file has been read to its end."""
        if not self.size:
            raise BadFile("it does not say how many alternatives there are. Is this a file of ballots?")
        votes, lines = sum(self.times), len(self.times)
        self._compare("NUMBER VOTERS", votes, "its ballots were cast {} times")
        self._compare("NUMBER UNIQUE ORDERS", lines, "there are {} lines with ballots")
        places = np.frombuffer(bytes(self.places), kind_of_place(self.size)).reshape(lines, self.size)
        names = {number: self.names.get(number) or str(number) for number in range(1, self.size + 1)}
        profile = Profile(tuple(names), np.ascontiguousarray(places.T), np.array(self.times, np.int64))
        return Election(profile, names, self.title)

    def _compare(self, word: str, found: int, really: str) -> None:
        if self.said[word] not in (None, found):
            raise BadFile(
                f"it says {self.said[word]} as {word}, but {really.format(found)}. Is a part missing?"
            )


def plain(text: str) -> str:
    """Without what could move a terminal's cursor or turn a line round, and not too long."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()[:LONGEST_NAME]


def whole(text: str, what: str, line: int) -> int:
    """A number in plain digits: no sign, no fraction, no other alphabet's digits."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        raise BadFile(f"{what} must be a whole number in digits.", line)
    if len(digits) > len(str(MOST_TIMES)) or int(digits) > MOST_TIMES:
        raise BadFile(f"{what} must not be more than {MOST_TIMES:,}.", line)
    return int(digits)


def _places(order: str, size: int, left_out: int, line: int) -> list[int]:
    row = [left_out] * size
    for place, level in enumerate(_levels(order, line)):
        for number in level:
            if not 1 <= number <= size:
                raise BadFile(f"there is no alternative {number}, only 1 to {size}.", line)
            if row[number - 1] != left_out:
                raise BadFile(f"alternative {number} stands twice on the ballot. Take one of them out.", line)
            row[number - 1] = place
    return row


def _levels(order: str, line: int) -> list[list[int]]:
    if not order.strip():
        raise BadFile("the ballot is empty. Put all alternatives in braces where she held them level.", line)
    if "{" not in order and "}" not in order:
        return [[_number(digits, line)] for digits in order.split(",")]
    levels, at, comma = [], 0, True
    while comma:
        found = LEVEL.match(order, at)
        if not found:
            raise BadFile("the order cannot be read. It looks like 1,2,{3,4}: level ones in braces.", line)
        digits = [found[2]] if found[2] else found[1].split(",")
        levels.append([_number(number, line) for number in digits])
        at, comma = found.end(), bool(found[3])
    return levels


def _number(digits: str, line: int) -> int:
    # Nearly all are such as these, and a file may hold fifty million.
    return NUMBERS.get(digits) or whole(digits, "every alternative", line)
