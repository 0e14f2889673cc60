"""What forms of every app are made of: words that people write, ticks, days, and a key by which a form counts once."""

import re
import unicodedata
import uuid
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

# Controls, and the characters that turn the direction of a line (they can make a wall say what nobody wrote).
UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)

#: On an element whose text people wrote: it is in their language, whatever the language of the page.
WORDS = {"data-words": True}


def clean_words(text: str) -> str:
    """``text`` as written, without unseen characters and with single spaces; line breaks stay."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class WordsField(forms.CharField):
    """A woman's own words, kept as she wrote them but for characters nobody can see.

    ``max_length`` is counted after cleaning. ``rows`` above 1 gives a text box of that many lines.
    """

    def __init__(self, *, max_length: int = 280, rows: int = 1, **kwargs):
        self.limit = max_length
        if rows > 1:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("maxlength", max_length)
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs |= WORDS

    def to_python(self, value):
        # Cleaned before Django's own check for NUL, so that a stray character costs nobody her words.
        return clean_words(value) if isinstance(value, str) else super().to_python(value)

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(
                _("This is %(length)d letters long. Please keep it to %(limit)d."),
                params={"length": len(value), "limit": self.limit},
            )


class DayInput(forms.DateInput):
    """A day as browsers give it and want it back, whatever the language."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class TickField(forms.BooleanField):
    """A box that must be ticked; what is missing is said as a tick, not as words left out."""

    default_error_messages = {"required": _("Tick this if it is so. Without it we cannot go on.")}


#: A year with a digit too few or too many is a slip of the hand.
OF_THIS_CENTURY = [
    MinValueValidator(date(2000, 1, 1), _("Look at the year again.")),
    MaxValueValidator(date(2099, 12, 31), _("Look at the year again.")),
]


class SentOnceForm(forms.Form):
    """Carries a key of its own, so that a form sent twice is one request."""

    key = forms.Field(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4

    def clean_key(self) -> uuid.UUID:
        try:
            return uuid.UUID(str(self.cleaned_data["key"]))
        except ValueError:
            return uuid.uuid4()
