"""A day that comes as a file: the file with its digits, whose numbers are whose, and who is at the laptop."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Parcel
from coalition.meetings.travel import Known
from coalition.sealing import parcel
from coalition.web.forms import WordsField
from coalition.web.uploads import MOST_BYTES
from members.models import Member

NOBODY = "nobody"
WHY: dict[type[parcel.NotOpened], str | Promise] = {
    parcel.NotOurs: _("This is not a file of a day. Look for one whose name begins with “faili”."),
    parcel.Newer: _(
        "A newer program wrote this file. First put the same program on this computer, then bring the file."
    ),
    parcel.CutOff: _("Only a part of the file is here. Copy it from the laptop once more."),
    parcel.Damaged: _(
        "The file was damaged on its way. Copy it from the laptop once more, on another stick."
    ),
    parcel.WrongDigits: _("These digits do not open this file. Look at them again; each file has its own."),
    parcel.Changed: _(
        "Somebody changed this file after it was made. It is not taken in. Make a new one on the laptop."
    ),
    parcel.TooLarge: _("Far more is in this file than any day holds. It is not taken in."),
}


class BringForm(forms.Form):
    """It gives ``contents`` and ``digits``. Of a day that was taken along from here the digits are known."""

    file = forms.FileField(
        label=_("The file with the day"),
        help_text=_("At most 5 MB."),
        allow_empty_file=True,  # so that our own words are said
        error_messages={"required": _("Choose the file with the day.")},
    )
    digits = WordsField(
        label=_("The 16 digits"),
        help_text=_("Leave this empty where the day was taken along from here."),
        max_length=40,
        required=False,
    )

    def __init__(self, *args, may_try, **kwargs):
        """``may_try()`` counts one try more, and says whether it may be made."""
        super().__init__(*args, **kwargs)
        self.may_try = may_try
        self.fields["digits"].widget.attrs |= {"inputmode": "numeric"}

    def clean_file(self):
        content = self.cleaned_data["file"].read()
        if len(content) > MOST_BYTES:
            raise ValidationError(
                _("The file is bigger than 5 MB. No day is that big: look for the right file.")
            )
        try:
            return parcel.read(content)
        except parcel.NotOpened as error:
            raise ValidationError(WHY[type(error)]) from error

    def clean(self):
        cleaned = super().clean()
        if "file" not in cleaned:
            return cleaned
        known = Parcel.objects.filter(meeting__mark=cleaned["file"].whose).first()
        digits = parcel.plain_digits(cleaned["digits"]) or (known.digits if known else "")
        if not digits:
            self.add_error("digits", _("Type the 16 digits that stand on the laptop beside the file."))
        elif not self.may_try():
            self.add_error("digits", _("Too many tries. Wait five minutes."))
        else:
            self._open(cleaned["file"], digits)
        return self.cleaned_data

    def _open(self, file: parcel.Parcel, digits: str) -> None:
        try:
            self.cleaned_data = {"contents": file.opened(digits), "digits": digits}
        except parcel.NotOpened as error:
            wrong = "digits" if isinstance(error, parcel.WrongDigits) else "file"
            self.add_error(wrong, str(WHY[type(error)]))


class WhoForm(forms.Form):
    """For each number in the file that is not known here: which woman that is, or nobody."""

    def __init__(self, *args, people: list[Known], **kwargs):
        super().__init__(*args, **kwargs)
        strange = [known for known in people if known.here is None]
        self.people = {f"who_{place}": known for place, known in enumerate(strange)}
        taken = [known.here.pk for known in people if known.here]
        women = (
            Member.objects.active().exclude(pk__in=taken).in_order() if self.people else Member.objects.none()
        )
        known_here = [
            (str(pk), f"{name} · {number}")
            for pk, name, number in women.values_list("pk", "name_used", "number")
        ]
        choices = [
            ("", "…"),
            (NOBODY, _("Nobody here: her tasks wait for another woman")),
            (_("Women here"), known_here),
        ]
        for name, known in self.people.items():
            self.fields[name] = forms.ChoiceField(
                label=self._label(known),
                help_text=self._help(known),
                choices=choices,
                widget=forms.Select(attrs={"data-words": ""}),
                error_messages={"required": _("Say who she is, or that she is nobody here.")},
            )

    @staticmethod
    def _label(known: Known) -> str:
        name = format_html("<span data-words>{}</span>", known.name)
        return format_html(str(_("Who is {} ({}) here?")), name, known.number)

    @staticmethod
    def _help(known: Known) -> str:
        if not known.other:
            return str(_("Nobody has this number here."))
        name = format_html("<span data-words>{}</span>", known.other)
        return format_html(str(_("Here this number is {}’s.")), name)

    def clean(self):
        chosen = {name: self.cleaned_data.get(name) for name in self.people}
        women = [value for value in chosen.values() if value and value != NOBODY]
        if len(women) != len(set(women)):
            raise ValidationError(_("Two of them cannot be the same woman."))
        who = {
            known.number: None if chosen[name] in (None, "", NOBODY) else int(chosen[name])
            for name, known in self.people.items()
        }
        return {"who": who}


class MeForm(forms.Form):
    """Which of the women in the file sets up this laptop; asked only where that is not known."""

    def __init__(self, *args, women: list[dict], is_known: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if is_known:
            return
        numbers = [(woman["number"], f"{woman['name_used']} · {woman['number']}") for woman in women]
        self.fields["me"] = forms.ChoiceField(
            label=_("Which of these women are you?"),
            choices=[("", "…"), *numbers],
            widget=forms.Select(attrs={"data-words": ""}),
        )
