"""``manage.py recount FILE``: count published ballots again, with every method. Needs no database."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from agenda.ballots import pairwise, preflib
from agenda.ballots.gathering import BadFile, Election, plain
from agenda.ballots.methods import METHODS, agreement, all_orders
from agenda.ballots.order import Order


class Command(BaseCommand):
    help = "Count a file of ordered ballots (PrefLib: soc, soi, toc, toi) and print every method's order, with ties."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--json", action="store_true", help="one object, alternatives by number, for programs"
        )

    def handle(self, *, file: Path, json: bool, **options):
        election = read(file)
        orders = all_orders(election.profile)
        if json:
            self.stdout.write(as_json(orders))
        else:
            with translation.override("en"):
                self.stdout.write("\n".join(in_words(election, orders)))


def read(file: Path) -> Election:
    try:
        return preflib.read(file)
    except BadFile as wrong:
        raise CommandError(f"{plain(file.name)} cannot be counted: {wrong}") from None
    except OSError as wrong:
        raise CommandError(f"{plain(file.name)} cannot be read: {wrong.strerror}.") from None


def as_json(orders: dict[str, Order]) -> str:
    return json.dumps({"methods": orders})


def in_words(election: Election, orders: dict[str, Order]) -> list[str]:
    table = pairwise.table(election.profile)
    names = {n: str(n) if name == str(n) else f"{n} {name}" for n, name in election.names.items()}
    return [
        f"{election.title or 'Ballots'}: {table.votes:,} ballots, {len(names)} alternatives.",
        "",
        *(f"{METHODS[name].name}: {_order_in_words(order, names)}." for name, order in orders.items()),
        "",
        _against_all(table, names),
        _agreed(orders),
    ]


def _order_in_words(order: Order, names: dict[int, str]) -> str:
    places = [" and ".join(names[n] for n in level) + (" (level)" if level[1:] else "") for level in order]
    return ", then ".join(places)


def _against_all(table: pairwise.Table, names: dict[int, str]) -> str:
    if table.winner is None:
        return "No alternative beats every other one (no Condorcet winner)."
    return f"{names[table.winner]} beats every other one (Condorcet winner)."


def _agreed(orders: dict[str, Order]) -> str:
    others = agreement(orders, chosen=next(iter(orders)))
    if others.another_first:
        return "The methods do not agree on the first place."
    return (
        "All methods agree on the first place." if others.same_first else "All methods give the same order."
    )
