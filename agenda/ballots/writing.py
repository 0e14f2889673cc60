"""Writes ballots so that outside tools reach the same result: PrefLib's format, and rows.

Equal ballots are one line with their number, the most frequent first, so nothing tells who cast which, or when.
"""

from datetime import date

from agenda.ballots.gathering import Election, plain


def preflib(election: Election, *, today: date) -> str:
    """The text of a file; ``kind_of`` says what its name ends in."""
    orders = _orders(election)
    lines = [
        "# FILE NAME:",
        f"# TITLE: {plain(election.title)}",
        "# DESCRIPTION:",
        f"# DATA TYPE: {kind_of(election)}",
        "# MODIFICATION TYPE: original",
        "# RELATES TO:",
        "# RELATED FILES:",
        f"# PUBLICATION DATE: {today.isoformat()}",
        f"# MODIFICATION DATE: {today.isoformat()}",
        f"# NUMBER ALTERNATIVES: {len(election.names)}",
        f"# NUMBER VOTERS: {election.profile.votes}",
        f"# NUMBER UNIQUE ORDERS: {len(orders)}",
        *(f"# ALTERNATIVE NAME {number}: {plain(name)}" for number, name in election.names.items()),
        *(f"{times}: {','.join(map(_level, order))}" for order, times in orders),
    ]
    return "\n".join(lines) + "\n"


def kind_of(election: Election) -> str:
    """soc, soi, toc or toi: strict or with ties, complete or not."""
    orders = [order for order, _times in _orders(election)]
    ties = any(len(level) > 1 for order in orders for level in order)
    gaps = any(sum(map(len, order)) < len(election.names) for order in orders)
    return ("to" if ties else "so") + ("i" if gaps else "c")


def rows(election: Election) -> list[list]:
    """For a sheet: the names, then a row for each distinct ballot: how often, and the place of each alternative.

    A place is empty where the alternative was left out.
    """
    found: list[list] = [["", *election.names], ["", *map(plain, election.names.values())]]
    for order, times in election.profile.orders():
        places = {number: place for place, level in enumerate(order, start=1) for number in level}
        found.append([times, *(places.get(number, "") for number in election.names)])
    return found


def _orders(election: Election) -> list[tuple[list[list[int]], int]]:
    """A ballot that leaves out everything joins those that hold everything level: the format knows no empty order."""
    orders, level = election.profile.orders(), [list(election.names)]
    found = [pair for pair in orders if pair[0] not in ([], level)]
    if alike := sum(times for order, times in orders if order in ([], level)):
        found.append((level, alike))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _level(numbers: list[int]) -> str:
    text = ",".join(map(str, numbers))
    return text if len(numbers) == 1 else "{" + text + "}"
