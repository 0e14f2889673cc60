"""Reads ballots from the files of preflib.org: soc, soi, toc, toi, as they are written now (lines with # on top) and as
they were before 2022 (bare numbers on top). Strict: a file that does not hold what it says is refused, with the line
and what to do about it. The sentences are for whoever runs `manage.py recount`.

A file may come from anywhere: it is read line by line and bounded, and numbers are plain digits.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from agenda.ballots.gathering import BadFile, Election, Gathering, plain, whole

KINDS = ("soc", "soi", "toc", "toi")
MOST_LINES = 2_000_000
LONGEST_LINE = 20_000

HEADER = re.compile(r"# *([A-Z][A-Z ]*[A-Z])(?: +([0-9]+))? *:(.*)", re.ASCII)

Line = tuple[int, str]


def read(path: Path) -> Election:
    """The ballots in ``path``; its kind is what it says, else what its name ends in, else the freest."""
    kind = path.suffix.lower().removeprefix(".")
    with path.open("rb") as file:
        lines = _lines(file)
        first = next(lines, None)
        if first is None:
            raise BadFile("there is nothing in it. Choose a file with ballots.")
        gathering = Gathering(kind=kind if kind in KINDS else "toi")
        read_all = _read_new if first[1].startswith("#") else _read_old
        read_all(gathering, first, lines)
    return gathering.election()


def _lines(file: BinaryIO) -> Iterator[Line]:
    """Every line that says something, with its number."""
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise BadFile(f"longer than {LONGEST_LINE:,} letters. Is this a file of ballots?", number)
        if number > MOST_LINES:
            raise BadFile(f"more than {MOST_LINES:,} lines. Put equal ballots into one line.", number)
        if text := _decoded(raw, number).strip():
            yield number, text


def _decoded(raw: bytes, number: int) -> str:
    if b"\0" in raw or raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile("this is no plain text. Save the file as text in UTF-8.", number)
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise BadFile(
            "there are letters that are not UTF-8. Save the file as text in UTF-8.", number
        ) from None


def _read_new(gathering: Gathering, first: Line, rest: Iterator[Line]) -> None:
    _read_header(gathering, first[1], first[0])
    for number, text in rest:
        if text.startswith("#"):
            _read_header(gathering, text, number)
            continue
        if not gathering.size:
            raise BadFile(
                "a ballot before the line '# NUMBER ALTERNATIVES: …'. Add that line on top.", number
            )
        times, colon, order = text.partition(":")
        if not colon:
            raise BadFile("a ballot looks like '3: 1,2,{3,4}': how often, a colon, the order.", number)
        gathering.add(times, order, number)


def _read_header(gathering: Gathering, text: str, line: int) -> None:
    found = HEADER.fullmatch(text)
    if not found:
        return
    word, number, value = found[1], found[2], found[3].strip()
    if word == "ALTERNATIVE NAME" and number:
        gathering.name(number, value, line)
    elif word == "TITLE":
        gathering.title = plain(value)
    elif word == "DATA TYPE" and value:
        if value.lower() not in KINDS:
            raise BadFile(f"this kind of file holds no orders. It must be one of {', '.join(KINDS)}.", line)
        gathering.kind = value.lower()
    elif word in gathering.said and value:
        gathering.say(word, value, line)


def _read_old(gathering: Gathering, first: Line, rest: Iterator[Line]) -> None:
    """How many alternatives; a line with number and name for each; voters, votes, unique orders; ballots."""
    gathering.say("NUMBER ALTERNATIVES", first[1], first[0])
    for _alternative in range(gathering.size):
        number, text = _next(rest, "a line with the number and the name of each alternative")
        alternative, comma, name = text.partition(",")
        if not comma:
            raise BadFile("an alternative looks like '1,Water': its number, a comma, its name.", number)
        gathering.name(alternative, name, number)
    number, text = _next(rest, "a line with voters, votes and unique orders")
    counts = text.split(",")
    if len(counts) != 3:
        raise BadFile("here '30,30,12' is expected: voters, votes, unique orders.", number)
    gathering.say("NUMBER VOTERS", counts[0], number)
    gathering.say("NUMBER UNIQUE ORDERS", counts[2], number)
    if whole(counts[1], "the votes", number) != gathering.said["NUMBER VOTERS"]:
        raise BadFile("the voters and the votes differ. Correct the one that is wrong.", number)
    for number, text in rest:
        times, _comma, order = text.partition(",")
        gathering.add(times, order, number)


def _next(lines: Iterator[Line], wanted: str) -> Line:
    found = next(lines, None)
    if found is None:
        raise BadFile(f"it ends too early: {wanted} is missing.")
    return found
