"""What somebody enters for a woman without a phone: the kind's own form, only the fields that may be entered so."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.meetings.steps import NoInput, StepKind


class ReadBackForm(forms.Form):
    """She has heard what will be kept, and said yes."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    yes = forms.BooleanField(
        label=_("She asked me to enter this. I read it to her, and she said yes."),
        error_messages={"required": _("Read it to her first. Tick this when she says yes.")},
    )


def form_for_her(kind: StepKind, data=None, *, initial=None) -> forms.Form:
    """The form of an answer; kinds that allow it have one."""
    answer_form = kind.answer_form or NoInput
    return answer_form(data, step=kind.step, initial=initial)


def shown(kind: StepKind, form: forms.Form) -> list:
    """The fields of it that the page draws."""
    return [form[name] for name in kind.fields_for_her]


def said(kind: StepKind, form: forms.Form) -> list[tuple[str, list[str]]]:
    """Each question with what she said, in words; nothing where she left it out."""
    read = kind.read_back(form.cleaned_data)
    if read is not None:
        return read
    fields = shown(kind, form)
    return [(str(field.label), _in_words(field, form.cleaned_data.get(field.name))) for field in fields]


def _in_words(field, value) -> list[str]:
    if value in (None, ""):
        return []
    choices = field.field
    if isinstance(choices, forms.ModelMultipleChoiceField):
        return [choices.label_from_instance(one) for one in value]
    if isinstance(choices, forms.ModelChoiceField):
        return [choices.label_from_instance(value)]
    labels = dict(getattr(choices, "choices", []))
    return [str(labels.get(value, value))]
