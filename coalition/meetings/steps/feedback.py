from collections import Counter
from datetime import timedelta

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from coalition.meetings import queries
from coalition.meetings.actions.plan import call_meeting
from coalition.meetings.forms import WhenForm
from coalition.meetings.models import Feedback as FeedbackRow
from coalition.meetings.models import FeedbackBatch, Meeting, Step
from coalition.meetings.models.record import SMALLEST_GROUP
from coalition.meetings.steps.base import Deed, Line, NoInput, StepKind
from coalition.meetings.steps.sheets import FOUR, Sheet
from coalition.web.forms import WordsField

TWO_HOURS = timedelta(hours=2)


class NextMeetingForm(NoInput, WhenForm):
    def clean(self):
        cleaned = super().clean()
        if "starts_at" in cleaned and cleaned["starts_at"] <= self.step.meeting.starts_at:
            raise forms.ValidationError(_("The next meeting must come after this one."))
        return cleaned


def set_next_meeting(step, *, starts_at, place, place_may_show, by, now, **when):
    """Set when we meet again, with a reminder for every member; set twice for one time, it is one meeting."""
    if Meeting.objects.not_begun().filter(starts_at=starts_at).exists():
        return gettext("This meeting was already set.")
    call_meeting(
        title=gettext("Meeting"),
        starts_at=starts_at,
        ends_at=starts_at + TWO_HOURS,
        place=place,
        place_may_show=place_may_show,
        by=by,
        now=now,
    )
    return gettext("The meeting is set. Members will be reminded the day before.")


class FeedbackForm(NoInput, forms.ModelForm):
    helped = WordsField(label=_("What helped you most?"), required=False)
    change = WordsField(label=_("What should we change next time?"), required=False)

    class Meta:
        model = FeedbackRow
        fields = ["face", "safe", "helped", "change"]
        widgets = {"face": forms.RadioSelect, "safe": forms.RadioSelect}

    def __init__(self, *args, step, **kwargs):
        forms.ModelForm.__init__(self, *args, **kwargs)
        self.step = step
        for name in ("face", "safe"):
            field = self.fields[name]
            field.choices = field.choices[1:]  # no "-----": leaving it blank is the blank

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.values()):
            raise forms.ValidationError(_("Choose a face or write one thing. You may also send nothing."))
        return cleaned


def totals(meeting) -> dict:
    """Counts of faces and of safety; None for each while fewer than five have answered."""
    rows = list(meeting.feedback.counted().values_list("face", "safe"))
    if len(rows) < SMALLEST_GROUP:
        return {"count": len(rows), "faces": None, "safe": None}
    faces, safe = Counter(face for face, _safe in rows), Counter(said for _face, said in rows)
    return {
        "count": len(rows),
        "faces": [(face, faces[face.value]) for face in FeedbackRow.Face],
        "safe": [(said, safe[said.value]) for said in FeedbackRow.Safe],
    }


def texts_said(meeting) -> list[str]:
    """What was written, in the order of the alphabet; nothing while fewer than five have answered."""
    rows = list(meeting.feedback.counted().values_list("helped", "change"))
    return sorted(text for row in rows for text in row if text) if len(rows) >= SMALLEST_GROUP else []


def forget_order(meeting) -> None:
    """Written anew in the order of the words: with the order of sending it could be told whose they are.

    Nor does it stay known which came on paper; what is not counted goes.
    """
    names = ("face", "safe", "helped", "change")
    rows = sorted(meeting.feedback.counted().values_list(*names))
    meeting.feedback.all().delete()
    FeedbackRow.objects.bulk_create(
        FeedbackRow(meeting=meeting, **dict(zip(names, row, strict=True))) for row in rows
    )


class Feedback(StepKind):
    """How the day was, without names. The wall shows only counts, the record also words; both only from five on."""

    stages = ("ready", "open", "closed", "shown", "saved")
    host_template = "meetings/steps/feedback_host.html"
    wall_template = "meetings/steps/feedback_wall.html"
    phone_template = "meetings/steps/feedback_phone.html"
    answer_form = FeedbackForm
    counts_answers = True
    fields_for_her = ("face", "safe", "helped", "change")
    answers_once = True
    help_for_her = _("Does she not want to say it to you? Give her a slip: it is kept with the others.")
    deeds = {"set_next_meeting": Deed(set_next_meeting, NextMeetingForm)}

    def phone(self, participant, data=None):
        answered = self.step.receipts.filter(participant=participant).exists()
        form = FeedbackForm(step=self.step)
        return {"answered": answered, "form": form, "next_meeting": queries.next_meeting(self.step.meeting)}

    def answer(self, participant, **cleaned):
        """One from each seat; what she wrote cannot be found again, so it cannot be changed."""
        if self.step.receipts.filter(participant=participant).count() == 1:  # the receipt of this very send
            FeedbackRow.objects.create(meeting=self.step.meeting, **cleaned)

    def answered(self):
        """On phones and on paper."""
        return super().answered() + sum(self.step.feedback_batches.values_list("slips", flat=True))

    def entered(self, state, *, by, now):
        if state == "saved":
            forget_order(self.step.meeting)

    def previous_state(self):
        """Once shown it is opened no more: a second result would tell what those said who came between the two."""
        if self.step.state == Step.State.CLOSED and self.step.shown_at:
            return None
        return super().previous_state()

    def caution(self):
        takes = FeedbackBatch.may_come_in(self.step)
        rows = self.step.meeting.feedback.all()
        phones = rows.filter(batch=None).count() if takes and rows.exclude(batch=None).exists() else 0
        if not 0 < phones < SMALLEST_GROUP:
            return ""
        return gettext(
            "Fewer than five women answered on phones beside the slips. Their answers will not be counted: who typed "
            "the slips could tell them. Wait until five have answered on phones."
        )

    def host(self):
        slips = sum(self.step.feedback_batches.values_list("slips", flat=True))
        more = {"slips": slips, "takes_slips": FeedbackBatch.may_come_in(self.step)}
        return self.wall() | more | {"set_next_meeting_form": NextMeetingForm(step=self.step)}

    def wall(self):
        asked = {"asked": FeedbackForm(step=self.step)}
        shown = totals(self.step.meeting) if self.step.is_revealed else asked
        return shown | {"next_meeting": queries.next_meeting(self.step.meeting)}

    def sheets(self):
        filled = {"form": FeedbackForm(step=self.step)}
        return [
            Sheet("slips", gettext("Slips for feedback"), "meetings/sheets/_feedback.html", filled, up=FOUR)
        ]

    def record(self):
        found = totals(self.step.meeting)
        lines = [Line(_("Answers: %(count)d") % {"count": found["count"]})]
        slips = sum(self.step.feedback_batches.values_list("slips", flat=True))
        if slips:
            said = ngettext(
                "%(count)d slip from paper, counted by two people",
                "%(count)d slips from paper, counted by two people",
                slips,
            )
            lines.append(Line(said % {"count": slips}))
        for question, counts in (
            (_("How was the day?"), found["faces"]),
            (_("Did you feel safe here?"), found["safe"]),
        ):
            if counts:
                said = ", ".join(f"{choice.label} {number}" for choice, number in counts)
                lines.append(Line(f"{question} {said}"))
        return lines + [Line(_("Said"), text) for text in texts_said(self.step.meeting)]
