"""Of wellness only what the group wrote for itself travels: its care plan, and which practices were done.

What a woman answers in a check-in hangs on no meeting, is in no file, and cannot come to be: a test holds that.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalition.meetings.travel.rows import make
from coalition.meetings.travel.table import DayCarrier, Rows
from wellness.models import CarePlan


class OfWellness(DayCarrier):
    carried = (
        Rows(
            "wellness.PracticeUse",
            "meeting",
            says=_("Practices"),
        ),
        Rows(
            "wellness.CarePlan",
            "step__meeting",
            says=_("Care plans"),
        ),
    )

    def take(self, taking, told):
        """The newest row is the plan: one that was written here after the day is written once more behind it."""
        later = _written_later(told)
        for rows in self.carried:
            make(rows, told["rows"].get(rows.model, []), taking)
        if later:
            later.pk = later.step = None
            later.save(force_insert=True)

    def notes(self, told, who):
        later = _written_later(told)
        return (
            [gettext("The care plan was written here after that day. It goes on to hold.")] if later else []
        )


def _written_later(told: dict) -> CarePlan | None:
    days = [line["written_on"] for line in told["rows"].get("wellness.CarePlan", [])]
    plan = CarePlan.objects.newest()
    return plan if plan and days and plan.written_on.isoformat() > max(days) else None
