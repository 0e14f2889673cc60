"""What those who run a rating should know before it is counted: which grades will not count, why, and what to do."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agenda.models import Round
from agenda.rounds.actions import tallying

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
