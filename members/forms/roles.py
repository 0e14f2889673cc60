"""Asking for a change of roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import DayInput, WordsField
from members.models import RoleChange


class RoleChangeForm(forms.ModelForm):
    """What should change, from when to when, and why. Who approves it reads the reason."""

    reason = WordsField(label=_("Why?"), max_length=200)

    class Meta:
        model = RoleChange
        fields = ["deed", "role", "starts_on", "ends_on", "reason"]
        widgets = {"starts_on": DayInput, "ends_on": DayInput}
        help_texts = {
            "starts_on": _("To go on with a role, give it again from the day on which it ends."),
            "ends_on": _("Leave it empty if it has no end yet. For now: at most 90 days."),
        }
