"""A file that anybody may find: only its digits open it, and every kind of damage has a name."""

import hashlib
import uuid
import zlib

import pytest

from coalition.sealing import parcel

DIGITS = "4821093755162204"
WORDS = b"Maneno ya siku ile"
WHOSE = uuid.UUID("6f1c2b1e-0000-4000-8000-000000000001")


@pytest.fixture(scope="module")
def file() -> bytes:
    return parcel.wrap(WORDS * 20, whose=WHOSE, digits=DIGITS)


def summed(whole: bytes) -> bytes:
    """``whole`` with a sum that fits, as somebody would make it who changed the file on purpose."""
    return whole + hashlib.sha256(whole).digest()


def test_its_digits_open_it_and_whose_it_is_can_be_read_without(file):
    found = parcel.read(file)
    assert (found.whose, found.opened(DIGITS)) == (WHOSE, WORDS * 20)


def test_a_finder_reads_nothing_in_it_and_two_files_of_one_day_are_not_alike(file):
    again = parcel.wrap(WORDS * 20, whose=WHOSE, digits=DIGITS)
    assert (WORDS in file, file[24:] == again[24:], len(file) < 400) == (False, False, True)


@pytest.mark.parametrize("typed", ["4821 0937 5516 2204", " 4821-0937-5516-2204\n", "4821093755162204"])
def test_digits_are_the_same_however_they_are_spaced(typed):
    assert parcel.plain_digits(typed) == DIGITS


def test_other_digits_do_not_open_it(file):
    with pytest.raises(parcel.WrongDigits):
        parcel.read(file).opened("4821093755162205")


@pytest.mark.parametrize("place", [4, 5, 20, 30, 60, 80, 100, -1, -40])
def test_one_bit_that_fell_over_is_seen(file, place):
    broken = bytearray(file)
    broken[place] ^= 1
    with pytest.raises((parcel.Damaged, parcel.CutOff, parcel.Newer)):
        parcel.read(bytes(broken))


@pytest.mark.parametrize("place", [6, 80, 100])
def test_whoever_changes_it_and_makes_the_sum_fit_is_found_out(file, place):
    changed = bytearray(file[: -parcel.SUM_BYTES])
    changed[place] ^= 1
    with pytest.raises(parcel.Changed):
        parcel.read(summed(bytes(changed))).opened(DIGITS)


@pytest.mark.parametrize("length", [4, 30, 76, 77, 100])
def test_a_part_of_it_is_not_the_file(file, length):
    with pytest.raises(parcel.CutOff):
        parcel.read(file[:length])


def test_something_behind_it_is_not_the_file(file):
    with pytest.raises(parcel.CutOff):
        parcel.read(file + b"x")


@pytest.mark.parametrize("other", [b"", b"PK\x03\x04", b"\x89PNG", b"Jina,Simu"])
def test_any_other_file_is_not_ours(other):
    with pytest.raises(parcel.NotOurs):
        parcel.read(other)


def test_a_newer_program_is_named(file):
    newer = file[:4] + bytes([parcel.VERSION + 1]) + file[5 : -parcel.SUM_BYTES]
    with pytest.raises(parcel.Newer):
        parcel.read(summed(newer))


def packed(contents: bytes, monkeypatch) -> bytes:
    """A file under the right digits that holds ``contents`` as they are packed."""
    monkeypatch.setattr(zlib, "compress", lambda _contents, _level: contents)
    return parcel.wrap(b"", whose=WHOSE, digits=DIGITS)


def test_a_bomb_is_not_unpacked(monkeypatch):
    bomb = zlib.compress(b"0" * (parcel.MOST_CONTENTS + 1), 9)
    assert len(bomb) < 20_000
    with pytest.raises(parcel.TooLarge):
        parcel.read(packed(bomb, monkeypatch)).opened(DIGITS)


def test_what_was_not_packed_by_us_is_refused(monkeypatch):
    with pytest.raises(parcel.Changed):
        parcel.read(packed(b"not packed", monkeypatch)).opened(DIGITS)


def test_new_digits_are_sixteen_and_not_twice_the_same():
    some = {parcel.new_digits() for _each in range(50)}
    assert (len(some), {len(one) for one in some}, all(map(str.isdecimal, some))) == (50, {16}, True)
