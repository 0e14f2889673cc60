"""Two versions of the agenda side by side: what came, what went, what moved."""

from dataclasses import dataclass

from agenda.models import Agenda, Item


@dataclass(frozen=True)
class Moved:
    """The same issue on both, at another place or under another label."""

    before: Item
    after: Item

    @property
    def is_elsewhere(self) -> bool:
        return self.before.position != self.after.position

    @property
    def is_relabelled(self) -> bool:
        return self.before.label != self.after.label


@dataclass(frozen=True)
class Comparison:
    """In the order of the newer version; what went, in that of the older."""

    came: list[Item]
    went: list[Item]
    moved: list[Moved]
    stayed: list[Item]


def compare(before: Agenda, after: Agenda) -> Comparison:
    """An issue is the same where it is the same row, or has the same name: each meeting names its issues anew."""
    held = _by_issue(before.kept)
    came, moved, stayed, met = [], [], [], set()
    for item in after.kept:
        old = held.get(item.issue_id) or held.get(_name(item))
        if old is None:
            came.append(item)
            continue
        met.add(old.pk)
        pair = Moved(old, item)
        if pair.is_elsewhere or pair.is_relabelled:
            moved.append(pair)
        else:
            stayed.append(item)
    return Comparison(came, [item for item in before.kept if item.pk not in met], moved, stayed)


def _by_issue(items: list[Item]) -> dict[int | str, Item]:
    return {key: item for item in items for key in (_name(item), item.issue_id)}


def _name(item: Item) -> str:
    return " ".join(item.name.casefold().split())
