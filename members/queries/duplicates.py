"""Members who may be here twice: looked for by phone and by name, never among those who are known to be two.

At 10,000 members it is one question and a moment of counting; no pair is compared that does not share a key.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Member, Merge, NotTheSame

MOST_OF_ONE_NAME = 6  # a name that more women have says nothing
LEAST_LETTERS = 5  # with fewer, one letter is another name


class Sign(models.TextChoices):
    """Why two may be one, in words."""

    PHONE = "phone", _("Same phone")
    NAME = "name", _("Same name")
    SPELLING = "spelling", _("Almost the same name")
    CHAPTER = "chapter", _("Same name and chapter")


WEIGHT = {Sign.PHONE: 3, Sign.NAME: 3, Sign.SPELLING: 2, Sign.CHAPTER: 1}


class Pair(NamedTuple):
    one: int
    other: int
    signs: tuple[Sign, ...]


class _Record(NamedTuple):
    pk: int
    name: str
    chapter: int | None
    phone: str

    @property
    def letters(self) -> str:
        """Its words in one order, so that a swapped name is the same."""
        return "".join(sorted(self.name.split()))

    @property
    def is_full(self) -> bool:
        """Of two words or more: one word is shared by many."""
        return " " in self.name


def possible_duplicates() -> list[Pair]:
    """Pairs that may be one woman, the surest first."""
    fields = ("pk", "name_key", "chapter", "phone_index")
    records = [_Record(*row) for row in Member.objects.active().order_by("pk").values_list(*fields)]
    found: dict[tuple[int, int], set[Sign]] = defaultdict(set)
    for sign, groups in _groups(records):
        for group in groups:
            for one, other in combinations(group, 2):
                found[one.pk, other.pk].add(sign)
    for pair in set(NotTheSame.objects.values_list("one", "other")) & found.keys():
        del found[pair]
    pairs = [Pair(*pair, tuple(sign for sign in Sign if sign in signs)) for pair, signs in found.items()]
    return sorted(pairs, key=lambda pair: (-sum(WEIGHT[sign] for sign in pair.signs), pair))


def _groups(records: list[_Record]) -> Iterable[tuple[Sign, Iterable[list[_Record]]]]:
    full = [record for record in records if record.is_full]
    short = [record for record in records if record.name and record.chapter and not record.is_full]
    yield Sign.PHONE, _sharing(records, lambda record: record.phone)
    yield Sign.NAME, _sharing(full, lambda record: record.letters)
    yield Sign.CHAPTER, _sharing(short, lambda record: (record.name, record.chapter))
    yield Sign.SPELLING, _spelt_alike(full)


def _sharing(records, key) -> list[list[_Record]]:
    shared = defaultdict(list)
    for record in records:
        if key(record):
            shared[key(record)].append(record)
    return [group for group in shared.values() if 2 <= len(group) <= MOST_OF_ONE_NAME]


def _spelt_alike(records: list[_Record]) -> list[list[_Record]]:
    """Names that differ by one letter or two that changed places: both leave the same word when one letter is out."""
    shared, sounds = defaultdict(list), {record: _sound(record.name) for record in records}
    for record, letters in sounds.items():
        if len(letters) >= LEAST_LETTERS:
            for key in {letters} | {letters[:at] + letters[at + 1 :] for at in range(len(letters))}:
                shared[key].append(record)
    pairs = {
        (one, other)
        for group in shared.values()
        if 2 <= len(group) <= MOST_OF_ONE_NAME
        for one, other in combinations(group, 2)
        if one.letters != other.letters and _nearly_one(sounds[one], sounds[other])
    }
    return [[one, other] for one, other in pairs]


def _sound(name: str) -> str:
    """Ally and Ali, Zainabu and Zaynab sound alike: letters said twice are one, and y is i."""
    return re.sub(r"(.)\1+", r"\1", name.replace("y", "i").replace(" ", ""))


def _nearly_one(one: str, other: str) -> bool:
    """Of two that leave the same word when a letter is out: nothing but one letter, or two neighbours that changed."""
    if len(one) != len(other):
        return True
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    return len(apart) < 2 or (len(apart) == 2 and apart[1] == apart[0] + 1)


def with_women(pairs: Iterable[Pair]) -> list[tuple[Member, Member, tuple[Sign, ...]]]:
    """Each pair with its two women, fetched at once; nothing that is sealed is opened."""
    pairs = list(pairs)
    women = Member.objects.defer("legal_name", "email", "phone").select_related("chapter")
    found = women.in_bulk({pk for pair in pairs for pk in pair[:2]})
    return [
        (found[one], found[other], signs) for one, other, signs in pairs if one in found and other in found
    ]


def open_merges(now):
    return Merge.objects.open(now).select_related("stays", "goes", "asked_by")


def merges_to_approve(member: Member, now):
    """What waits for her to be the second person."""
    return Merge.objects.open(now).approvable_by(member)
