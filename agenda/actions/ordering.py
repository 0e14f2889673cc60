"""Ranking by order: the way of counting is picked, ballots come in, are changed, counted at closing, and forgotten."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.ballots.methods import METHODS
from agenda.models import Ballot, Issue, OrderCount, Ordering, OrderingIssue, PaperCount
from agenda.models.ordering import DOTS
from agenda.rounds.tally import SMALLEST_GROUP
from coalition.meetings.models import Participant, Step
from coalition.meetings.queries import headcount
from members.models import Member

USUAL_DOTS = 3
Levels = list[list[int]]
Orders = list[tuple[Levels, int]]


def set_method(step: Step, *, method: str, by: Member, now) -> str:
    """Pick how the ballots will be counted; from opening on it stays, so that nobody picks by the result."""
    ordering, _made = Ordering.objects.get_or_create(step=step)
    if step.state != Step.State.READY or _has_begun(ordering):
        return _("It has begun, so the way of counting stays as it is.")
    Ordering.objects.filter(pk=ordering.pk).update(method=method)
    return _("The ballots will be counted by this way: %(method)s.") % {"method": METHODS[method].name}


def set_dots(step: Step, *, dots: int, by: Member, now) -> str:
    """How many dots each woman has; from opening on it stays."""
    ordering = begin_dots(step)
    if step.state != Step.State.READY or _has_begun(ordering):
        return _("It has begun, so the number of dots stays as it is.")
    Ordering.objects.filter(pk=ordering.pk).update(dots=dots)
    return _("Dots for each of us: %(dots)d.") % {"dots": dots}


def begin_dots(step: Step) -> Ordering:
    """The dot voting of ``step``, with the usual number of dots where none was chosen."""
    usual = {"method": DOTS, "dots": USUAL_DOTS}
    return Ordering.objects.get_or_create(step=step, defaults=usual)[0]


@transaction.atomic
def open_ordering(step: Step) -> Ordering:
    """Begin, or go on after a closing: what was counted is forgotten and will be counted anew."""
    ordering, _made = Ordering.objects.get_or_create(step=step)
    if ordering.sealed_at is None:
        Ordering.objects.filter(pk=ordering.pk).update(closed_at=None, women=0)
        ordering.counts.all().delete()
        _freeze_issues(ordering)
    return ordering


def _has_begun(ordering: Ordering) -> bool:
    return bool(ordering.closed_at or ordering.ballots.exists() or ordering.paper.exists())


def _freeze_issues(ordering: Ordering) -> None:
    """The issues of the day keep their numbers; new ones come last. What is gone comes off the ballots at counting."""
    held = list(ordering.issues.values_list("issue", flat=True))
    standing = list(
        Issue.objects.standing().filter(meeting=ordering.step.meeting_id).values_list("pk", flat=True)
    )
    row = [pk for pk in held if pk in standing] + [pk for pk in standing if pk not in held]
    if row == held:
        return
    ordering.issues.all().delete()
    OrderingIssue.objects.bulk_create(
        OrderingIssue(ordering=ordering, issue_id=pk, number=number) for number, pk in enumerate(row, start=1)
    )


def put_in_order(ordering: Ordering, *, participant: Participant, levels: Levels) -> None:
    """Keep her order in place of what she sent before; an empty one takes it back."""
    if not levels:
        ordering.ballots.filter(participant=participant).delete()
        return
    Ballot.objects.bulk_create(
        [Ballot(ordering=ordering, participant=participant, levels=levels)],
        update_conflicts=True,
        unique_fields=["ordering", "participant"],
        update_fields=["levels"],
    )


def read_papers(step: Step, *, reading: int, orders: Orders, read_by: str, by: Member, now) -> str:
    """Note what one of the two read off the papers; typed again, it takes the place of what she typed before."""
    ordering = Ordering.objects.get(step=step)
    if step.state != Step.State.OPEN:
        return _("Papers are taken in while it is open. Press Back to open it again.")
    PaperCount.objects.update_or_create(
        ordering=ordering, reading=reading, defaults={"orders": sorted(orders), "read_by": read_by}
    )
    said = list(ordering.paper.values_list("orders", flat=True))
    if len(said) < len(PaperCount.Reading):
        return _("Noted. Now another woman reads the same papers, without looking at this.")
    if said[0] != said[1]:
        return _("The two readings are not the same. Read the papers again; nothing of them counts yet.")
    return _("Both readings are the same. The papers count.")


def forget_papers(step: Step, *, by: Member, now) -> str | None:
    """Begin again with the papers."""
    if step.state == Step.State.OPEN:
        PaperCount.objects.filter(ordering__step=step).delete()
    return None


@transaction.atomic
def close_ordering(step: Step, *, now) -> None:
    """Count the ballots as they stand. The caller has moved the step's row, so none can come in between."""
    ordering = Ordering.objects.get(step=step)
    if ordering.sealed_at:
        return
    numbers = dict(ordering.issues.values_list("issue", "number"))
    counted = _counted(ordering, numbers)
    ordering.counts.all().delete()
    # The most frequent first, then by content: the order of the rows tells nothing about who came when.
    OrderCount.objects.bulk_create(
        OrderCount(ordering=ordering, levels=[list(level) for level in levels], count=count)
        for levels, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    women = max(headcount(step.room), sum(counted.values()))
    Ordering.objects.filter(pk=ordering.pk).update(closed_at=now, women=women)


@transaction.atomic
def seal_ordering(step: Step, *, now) -> None:
    """Delete who sent what; from now on there are only counts, and under five ballots not even these."""
    sealed = Ordering.objects.filter(step=step, sealed_at=None).exclude(closed_at=None)
    if not sealed.update(sealed_at=now):
        return
    Ballot.objects.filter(ordering__step=step).delete()
    PaperCount.objects.filter(ordering__step=step).delete()
    counts = OrderCount.objects.filter(ordering__step=step)
    if sum(counts.values_list("count", flat=True)) < SMALLEST_GROUP:
        counts.delete()
        Ordering.objects.filter(step=step).update(women=0)


def phones_set_aside(ordering: Ordering) -> bool:
    """Fewer than five phones beside papers are not counted: who read the papers could tell what they sent."""
    return 0 < ordering.ballots.count() < SMALLEST_GROUP and bool(_of_papers(ordering))


def _counted(ordering: Ordering, numbers: dict[int, int]) -> Counter:
    """Each distinct order by numbers; a ballot on which nothing is left counts for nobody."""
    counted: Counter = Counter()
    phones = [] if phones_set_aside(ordering) else _of_phones(ordering)
    for levels, times in [*phones, *_of_papers(ordering)]:
        kept = (sorted(numbers[pk] for pk in level if pk in numbers) for level in levels)
        order = tuple(tuple(level) for level in kept if level)
        if order:
            counted[order] += times
    return counted


def _of_phones(ordering: Ordering) -> Iterable[tuple[Levels, int]]:
    return [(levels, 1) for levels in ordering.ballots.values_list("levels", flat=True)]


def _of_papers(ordering: Ordering) -> Iterable[tuple[Levels, int]]:
    """What both readings say; nothing where they differ or one is missing."""
    said = list(ordering.paper.values_list("orders", flat=True))
    return said[0] if len(said) == len(PaperCount.Reading) and said[0] == said[1] else []
