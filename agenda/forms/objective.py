"""From which issues an objective was made, in a session and afterwards."""

from typing import cast

from django import forms
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agenda.models import CharterText, Issue


class IssuesField(forms.ModelMultipleChoiceField):
    """Any number of issues, by the names that rooms gave them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        gone = {"invalid_choice": _("This is no longer where it was. Look at the list again.")}
        super().__init__(Issue.objects.none(), required=False, error_messages=gone, **kwargs)
        self.widget.attrs["data-words"] = True

    def label_from_instance(self, obj):
        return format_html("<span data-words>{}</span>", obj)


class ObjectiveForm(forms.Form):
    """Those that all members may read of, and what it names already."""

    issues = IssuesField(label=_("Made from which issues?"))

    def __init__(self, *args, objective: CharterText, **kwargs):
        named = list(objective.issues.values_list("pk", flat=True))
        super().__init__(*args, initial={"issues": named}, **kwargs)
        told = Issue.objects.told().standing().values("pk")
        may = Issue.objects.filter(Q(pk__in=told) | Q(pk__in=named))
        cast("IssuesField", self.fields["issues"]).queryset = may.order_by("-meeting", "pk")
