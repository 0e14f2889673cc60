"""Hands counted by two: what a host sends when both women counted the same."""

from coalition.meetings.actions.hands import Count

TWO = {"counted_by": "M-014", "witnessed_by": "Mama Rehema"}


def by_two(*, witness: dict | None = None, **figures) -> dict:
    """Both columns of the table; ``witness`` is what the second woman counted otherwise."""
    second = figures | (witness or {})
    return figures | {f"{name}_2": number for name, number in second.items()} | TWO


def alike(**figures) -> dict[int, Count]:
    """As the form hands it to the verb."""
    return {1: Count(TWO["counted_by"], figures), 2: Count(TWO["witnessed_by"], figures)}
