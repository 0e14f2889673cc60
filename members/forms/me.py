"""What a member says of herself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField
from members.models import Member


class MeForm(forms.ModelForm):
    """What a member says of herself: name and language."""

    name_used = WordsField(label=_("What should we call you?"), max_length=60)

    class Meta:
        model = Member
        fields = ["name_used", "language"]
