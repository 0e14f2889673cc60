"""Women in a file: by the number and the name they use, and nothing else."""

from typing import NamedTuple

from members.models import Member
from members.models.member import folded


class People:
    """Those a file names, gathered while it is written."""

    def __init__(self):
        self.names: dict[str, str] = {}
        self._numbers: dict[int, str] = {}

    def number(self, pk: int) -> str:
        if pk not in self._numbers:
            number, name = Member.objects.values_list("number", "name_used").get(pk=pk)
            self._numbers[pk], self.names[number] = number, name
        return self._numbers[pk]


class Known(NamedTuple):
    """A woman in the file, and who she is here: None where the number is nobody's here, or somebody else's."""

    number: str
    name: str
    here: Member | None
    other: str = ""  # the name that the number has here, where it is another


def known_people(names: dict[str, str]) -> list[Known]:
    """Who each of ``names`` (by number) is here, in order of their numbers.

    She is the one with the number and the name; or with the name alone changed she must be pointed out. A number that
    went into another record of hers counts for that one.
    """
    held = {
        member.number: member for member in Member.objects.filter(number__in=names).defer("email", "phone")
    }
    stays = {one.merged_into_id for one in held.values() if one.merged_into_id}
    records = Member.objects.in_bulk(stays)
    return [_known(number, name, held, records) for number, name in sorted(names.items())]


def who_is_who(people: list[Known], chosen: dict[str, int | None]) -> dict[str, int | None]:
    """By number in the file: her key here, as it is known or was ``chosen``."""
    return {one.number: one.here.pk if one.here else chosen.get(one.number) for one in people}


def _known(number: str, name: str, held: dict[str, Member], records: dict[int, Member]) -> Known:
    member = held.get(number)
    if member and member.merged_into_id:
        member = records[member.merged_into_id]
        return Known(number, name, member if member.left_at is None else None)
    if member is None or member.left_at or not member.is_active:
        return Known(number, name, None)
    if folded(member.name_used) != folded(name):
        return Known(number, name, None, member.name_used)
    return Known(number, name, member)
