"""What a member says of herself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.models import Member
from members.models.offer import DAYS, Skill, Time


class MeForm(forms.ModelForm):
    """What a member says of herself: her name, her language, and how she likes to read."""

    name_used = WordsField(label=_("What should we call you?"), max_length=60)

    class Meta:
        model = Member
        fields = ["name_used", "language", "large_text", "reading_help"]
        widgets = {"reading_help": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reading_help"].choices = [("", _("No, I read by myself")), *Member.ReadingHelp.choices]


class OfferForm(forms.Form):
    """What she can give and when; nothing must be said."""

    skills = forms.MultipleChoiceField(
        label=_("What I like to do"),
        choices=Skill.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.MultipleChoiceField(
        label=_("On which days"), choices=DAYS, required=False, widget=forms.CheckboxSelectMultiple
    )
    times = forms.MultipleChoiceField(
        label=_("When"), choices=Time.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
