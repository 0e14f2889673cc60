from datetime import timedelta

from django.utils.translation import gettext as _

from coalition.meetings.steps.base import Line, StepKind
from coalition.meetings.steps.sheets import Sheet


class Break(StepKind):
    """Rest: the wall shows when we go on, nothing is asked."""

    host_template = "meetings/steps/break_host.html"
    wall_template = "meetings/steps/break_wall.html"
    phone_template = "meetings/steps/break_phone.html"
    members_only = False
    guests_may_see = True

    @property
    def back_at(self):
        """When we go on; None before the break has begun."""
        return self.step.opened_at and self.step.opened_at + timedelta(minutes=self.step.minutes)

    def host(self):
        return {"back_at": self.back_at}

    def wall(self):
        return {"back_at": self.back_at}

    def phone(self, participant, data=None):
        return {"back_at": self.back_at}

    def sheets(self):
        return [Sheet("sign", _("Sign for the door"), "meetings/sheets/_sign.html")]

    def record(self):
        return [Line(_("Break taken"))]
