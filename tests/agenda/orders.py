"""A room that puts issues in order, through the phones' own form."""

from agenda.models import Ordering, OrderingIssue
from coalition.meetings.models import Step
from tests.agenda.deeds import send
from tests.agenda.room import make_issues, press
from tests.factories import make_participant, make_step


def make_order(names, *, meeting=None, method: str = "copeland") -> Step:
    """An open step in which issues called ``names`` are put in order."""
    step = make_step(kind="order", meeting=meeting)
    if not step.meeting.issues.exists():
        make_issues(step.meeting, names)
    Ordering.objects.create(step=step, method=method)
    return press(step)


def places(step: Step, order: str) -> dict[str, int]:
    """What the form sends for ``order``, such as "3 1=2"."""
    issues = dict(OrderingIssue.objects.filter(ordering__step=step).values_list("number", "issue_id"))
    levels = enumerate(order.split(), start=1)
    return {f"issue_{issues[int(number)]}": place for place, level in levels for number in level.split("=")}


def put(step: Step, woman, order: str) -> dict:
    return send(step, woman, **places(step, order))


def put_all(step: Step, *orders: str) -> None:
    """One ballot of one woman each; "3x 1 2" for three that are alike."""
    for order in orders:
        times, _x, alike = order.rpartition("x ")
        for _woman in range(int(times or 1)):
            assert put(step, make_participant(step.room), alike) == {}


def shown_order(meeting=None, *orders: str, method: str = "copeland") -> Step:
    """Issues A, B, C; by most ballots B before C before A. Shown."""
    step = make_order(["A", "B", "C"], meeting=meeting, method=method)
    put_all(step, *(orders or ("3x 2 3 1", "2x 3 2 1", "1 2=3")))
    return press(step, 2)


def papers(reading: int, orders: str) -> dict:
    """What one of two women types who counted as many papers as she read."""
    lines = [line.strip().partition("x ") for line in orders.splitlines() if line.strip()]
    count = sum(int(times) if x and times.isdecimal() else 1 for times, x, _rest in lines)
    return {"reading": reading, "read_by": f"Mama {reading}", "papers": count, "orders": orders}
