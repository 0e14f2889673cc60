"""The register: find women in it, open one guarded detail."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from coalition.web.forms import WordsField
from members.models import Chapter, Lookup, Member, Role


class State(models.TextChoices):
    ACTIVE = "active", _("Takes part")
    PAUSED = "paused", _("Has paused")
    LEFT = "left", _("Has left")


class FindForm(forms.Form):
    """What to look for; whatever is left empty or makes no sense narrows nothing."""

    q = WordsField(label=_("Name or number"), max_length=60, required=False)
    chapter = forms.ModelChoiceField(
        label=_("Chapter"),
        queryset=Chapter.objects.all(),
        required=False,
        empty_label=_("All"),
        widget=forms.Select(attrs={"data-words": ""}),
    )
    category = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All")), *Member.Category.choices], required=False
    )
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All")), *Role.choices], required=False)
    state = forms.ChoiceField(
        label=_("Takes part?"), choices=[("", _("All who belong")), *State.choices], required=False
    )

    def looked_for(self) -> dict:
        """What is asked for and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class PhoneForm(forms.Form):
    """Somebody's number in any form."""

    phone = PhoneNumberField(
        label=_("Her phone number"),
        error_messages={"invalid": _("This is not a phone number. Write it like this: 0712 345 678.")},
    )

    def clean_phone(self) -> str:
        return self.cleaned_data["phone"].as_e164


class ShowForm(forms.ModelForm):
    """Which detail, and why."""

    words = WordsField(label=_("If something else: what?"), max_length=120, required=False)

    class Meta:
        model = Lookup
        fields = ["detail", "reason", "words"]

    def __init__(self, *args, member: Member, **kwargs):
        super().__init__(*args, **kwargs)
        there = [choice for choice in Lookup.Detail.choices if getattr(member, choice[0])]
        reasons = [choice for choice in Lookup.Reason.choices if choice[0] not in Lookup.NOT_CHOSEN]
        self.fields["reason"] = forms.ChoiceField(label=_("Why do you need it?"), choices=reasons)
        self.fields["detail"] = forms.ChoiceField(label=_("What do you need?"), choices=there)

    def clean(self):
        super().clean()
        if self.cleaned_data.get("reason") == Lookup.Reason.OTHER and not self.cleaned_data.get("words"):
            self.add_error("words", _("Say in a few words what you need it for. She will read it."))
