from collections import Counter

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Feedback as FeedbackRow
from coalition.meetings.steps.base import Line, NoInput, StepKind

SMALLEST_GROUP = 5


class FeedbackForm(NoInput, forms.ModelForm):
    class Meta:
        model = FeedbackRow
        fields = ["face", "safe", "helped", "change"]
        widgets = {"face": forms.RadioSelect, "safe": forms.RadioSelect}

    def __init__(self, *args, step, **kwargs):
        forms.ModelForm.__init__(self, *args, **kwargs)
        self.step = step
        for name in ("face", "safe"):
            self.fields[name].choices = self.fields[name].choices[1:]  # no "-----": leaving it blank is the blank

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.values()):
            raise forms.ValidationError(_("Choose a face or write one thing. Or press Skip."))
        return cleaned


def totals(meeting) -> dict:
    """Counts of faces and of safety; None for each while fewer than five have answered."""
    rows = list(meeting.feedback.values_list("face", "safe"))
    if len(rows) < SMALLEST_GROUP:
        return {"count": len(rows), "faces": None, "safe": None}
    faces, safe = Counter(face for face, _safe in rows), Counter(said for _face, said in rows)
    return {
        "count": len(rows),
        "faces": [(face, faces[face.value]) for face in FeedbackRow.Face],
        "safe": [(said, safe[said.value]) for said in FeedbackRow.Safe],
    }


class Feedback(StepKind):
    """How the day was, without names; only counts are shown, and only from five answers on."""

    stages = ("ready", "open", "closed", "shown", "saved")
    host_template = "meetings/steps/feedback_host.html"
    wall_template = "meetings/steps/feedback_wall.html"
    phone_template = "meetings/steps/feedback_phone.html"
    answer_form = FeedbackForm
    may_wait_on_phone = False
    counts_answers = True

    def phone(self, participant, data=None):
        answered = self.step.receipts.filter(participant=participant).exists()
        return {"answered": answered, "form": FeedbackForm(step=self.step)}

    def answer(self, participant, **cleaned):
        """One from each seat; what she wrote cannot be found again, so it cannot be changed."""
        if self.step.receipts.filter(participant=participant).count() == 1:  # the receipt of this very send
            FeedbackRow.objects.create(meeting=self.step.meeting, **cleaned)

    def host(self):
        return totals(self.step.meeting) if self.step.is_revealed else {}

    def wall(self):
        return totals(self.step.meeting) if self.step.is_revealed else {}

    def record(self):
        found = totals(self.step.meeting)
        lines = [Line(_("Answers: %(count)d") % {"count": found["count"]})]
        for question, counts in ((_("How was the day?"), found["faces"]), (_("Did you feel safe here?"), found["safe"])):
            if counts:
                said = ", ".join(f"{choice.label} {number}" for choice, number in counts)
                lines.append(Line(f"{question} {said}"))
        texts = sorted(
            text for row in self.step.meeting.feedback.values_list("helped", "change") for text in row if text
        )
        return lines + [Line(_("Said"), text) for text in texts]
