"""What those who run a rating should know before it is counted: which grades will not count, why, and what to do."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from agenda.actions import ordering as orderings
from agenda.models import Ordering, Round
from agenda.rounds.actions import tallying
from coalition.meetings.models import Step

WAIT_FOR_FIVE = _(
    "Wait until five have rated on phones. Or each of them takes her grades back on her phone, and fills a slip."
)


def before_counting(round_: Round) -> str:
    """That grades from phones would not be counted, for the reason in actions/tallying.py; "" where all are."""
    issues = tallying.phones_set_aside(round_)
    if not issues:
        return ""
    return ngettext(
        "On %(count)d issue fewer than five women rated on phones beside the slips. Their grades will not be counted: "
        "who typed the slips could tell what they gave.",
        "On %(count)d issues fewer than five women rated on phones beside the slips. Their grades will not be counted: "
        "who typed the slips could tell what they gave.",
        issues,
    ) % {"count": issues}


def before_counting_orders(ordering: Ordering) -> str:
    """The same where women put issues in order, or put dots."""
    if not orderings.phones_set_aside(ordering):
        return ""
    return gettext(
        "Fewer than five women sent on phones beside the papers. What they sent will not be counted: who read the "
        "papers could tell it. Wait until five have sent. Or each of them takes hers back on her phone, and writes a "
        "paper."
    )


def on_the_strip(said: str, step: Step) -> str:
    """``said``, and how to open again what is closed already."""
    return f"{said} {gettext('Press Back to open it again.')}" if said and not step.is_open else said
