"""The methods offered for ordered ballots, under the names that files and addresses use. Do their answers agree?"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.utils.functional import Promise

from agenda.ballots import borda, copeland, instant_runoff, pairwise, ranked_pairs, schulze
from agenda.ballots.order import Order
from agenda.ballots.ordered import Profile


class Method(NamedTuple):
    """``name`` is what the field calls it, ``sentence`` says it to members; both are translated when shown."""

    name: Promise
    sentence: Promise
    order: Callable[[Profile], Order]


def _of_pairs(module) -> Method:
    return Method(module.NAME, module.SENTENCE, lambda profile: module.order(pairwise.table(profile)))


METHODS: dict[str, Method] = {
    "borda": _of_pairs(borda),
    "copeland": _of_pairs(copeland),
    "schulze": _of_pairs(schulze),
    "ranked_pairs": _of_pairs(ranked_pairs),
    "instant_runoff": Method(instant_runoff.NAME, instant_runoff.SENTENCE, instant_runoff.order),
}


def all_orders(profile: Profile) -> dict[str, Order]:
    """What each method answers; the pairwise table is built once."""
    table = pairwise.table(profile)
    modules = {"borda": borda, "copeland": copeland, "schulze": schulze, "ranked_pairs": ranked_pairs}
    orders = {name: module.order(table) for name, module in modules.items()}
    return orders | {"instant_runoff": instant_runoff.order(profile)}


class Agreement(NamedTuple):
    """Which of the other methods answer the same order, which only the same first place, which neither."""

    same_order: list[str]
    same_first: list[str]
    another_first: list[str]


def agreement(orders: Mapping[str, Order], *, chosen: str) -> Agreement:
    ours, found = orders[chosen], Agreement([], [], [])
    for name, order in orders.items():
        if name != chosen:
            found[0 if order == ours else 1 if order[:1] == ours[:1] else 2].append(name)
    return found
