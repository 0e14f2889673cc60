"""The record of last time: read out, put right, and confirmed by the women who are here now."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coalition.meetings import minutes
from coalition.meetings.actions.minutes import confirm, correct
from coalition.meetings.models import Meeting
from coalition.meetings.steps import sheets
from coalition.meetings.steps.base import Deed, Line, NoInput, StepKind
from coalition.web.clocks import day
from coalition.web.forms import WordsField

ON_THE_WALL = 6


class RightForm(NoInput):
    text = WordsField(label=gettext_lazy("What is right"), max_length=280, rows=2)


class HandsForm(NoInput):
    women = forms.IntegerField(label=gettext_lazy("How many said yes"), min_value=1, max_value=10_000)


def correct_last(step, *, text, by, now):
    """A line beside the record of last time."""
    last = last_of(step.meeting)
    if last and correct(last, step=None, text=text, today=timezone.localdate(now), by=by, now=now):
        return _("It stands beside what was written.")
    return _("The record is confirmed. Nothing can be put right any more.")


def confirm_last(step, *, women, by, now):
    """The room has heard it, and so many said yes; pressed twice, it is confirmed once."""
    last = last_of(step.meeting)
    if last and confirm(last, at=step.meeting, women=women, by=by, now=now):
        return _("The record is confirmed.")
    return _("The record was confirmed already.")


def last_of(meeting: Meeting) -> Meeting | None:
    """The newest earlier day whose record waited when ``meeting`` was held; None where all was confirmed before."""
    earlier = Meeting.objects.with_session().ended().filter(started_at__lt=meeting.started_at)
    waiting = earlier.filter(Q(confirmation=None) | Q(confirmation__at__started_at__gte=meeting.started_at))
    return waiting.select_related("confirmation", "room").order_by("-started_at").first()


class Minutes(StepKind):
    """The room hears what last time decided and gave to do; after its yes nothing there can be changed."""

    host_template = "meetings/steps/minutes_host.html"
    wall_template = "meetings/steps/minutes_wall.html"
    phone_template = "meetings/steps/minutes_phone.html"
    deeds = {"correct_last": Deed(correct_last, RightForm), "confirm_last": Deed(confirm_last, HandsForm)}

    @cached_property
    def last(self) -> Meeting | None:
        return last_of(self.step.meeting) if self.step.meeting.started_at else None

    def host(self):
        if self.last is None:
            return {}
        heard = minutes.read(self.last)
        return self._told() | {
            "parts": heard["steps"],
            "corrections": heard["corrections"],
            "correct_last_form": RightForm(step=self.step),
            "confirm_last_form": HandsForm(step=self.step),
        }

    def wall(self):
        shows = self.step.wall in ("all", "text_only")
        return self._told() | {"outcomes": self._outcomes()[:ON_THE_WALL] if shows else []}

    def phone(self, participant, data=None):
        return self._told() | {"outcomes": self._outcomes()}

    def sheets(self):
        rows = [_("The record is right"), _("Something must be put right")]
        return [sheets.count(rows), sheets.scribe()]

    def record(self):
        if self.last is None:
            return [Line(_("There was no record to confirm."))]
        told = {"day": day(self.last.starts_at)}
        lines = [Line(_("Put right in the record of %(day)s") % told, text) for text in self._corrected()]
        confirmation = getattr(self.last, "confirmation", None)
        if confirmation is None or confirmation.at_id != self.step.meeting_id:
            return [*lines, Line(_("The record of %(day)s was heard, and is not confirmed yet.") % told)]
        said = ngettext(
            "The record of %(day)s is confirmed: %(women)d woman said yes.",
            "The record of %(day)s is confirmed: %(women)d women said yes.",
            confirmation.women,
        )
        return [*lines, Line(said % (told | {"women": confirmation.women}))]

    def _told(self) -> dict:
        return {"last": self.last, "confirmation": getattr(self.last, "confirmation", None)}

    def _outcomes(self):
        return minutes.outcomes(self.last) if self.last else []

    def _corrected(self):
        heard_on = timezone.localdate(self.step.meeting.starts_at)
        here = self.last.corrections.filter(written_on__gte=heard_on)
        return here.values_list("text", flat=True)
