"""A deed that may be refused tells the host why."""

from collections.abc import Callable
from functools import wraps

from actionplan.actions import Refused


def or_why(deed: Callable) -> Callable:
    @wraps(deed)
    def told(step, **given) -> str | None:
        try:
            return deed(step, **given)
        except Refused as refused:
            return str(refused)

    return told
