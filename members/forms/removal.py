"""Why a membership should end, or a member is kept out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WordsField


class WhyForm(forms.Form):
    """The reason; who looks at it as second person reads it."""

    reason = WordsField(
        label=_("Why?"),
        max_length=300,
        rows=3,
        help_text=_("A second person reads this. Write what was done, and name nobody else."),
    )
