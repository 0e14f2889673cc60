"""A list of women that comes as a file: the file, and what must be said before its rows are taken in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import DayInput
from members import columns, tables
from members.models import Chapter
from members.models.imports import LEAVE_OUT
from members.queries.imports import Row, unknown_chapters

MOST_CHAPTERS = 20
TAKE, LEAVE = "take", "leave"


class ImportForm(forms.Form):
    """One file, looked at by what it holds and not by what it is called. It gives a table and its columns."""

    file = forms.FileField(
        label=_("The list, as an XLSX or CSV file"),
        help_text=_("At most 5 MB and 10,000 rows."),
        allow_empty_file=True,  # so that our own words are said
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={"required": _("Choose the file with the list.")},
    )

    def clean_file(self):
        try:
            table = tables.read(self.cleaned_data["file"].read())
            return {"table": table, "found": columns.in_table(table)}
        except tables.Unreadable as error:
            raise ValidationError(str(error)) from error


class ConfirmForm(forms.Form):
    """What the list does not say: which chapters are meant, whether to take who may be twice, and their yes."""

    twice = forms.ChoiceField(
        label=_("Rows of women who may be here already"),
        choices=[(LEAVE, _("Leave them out")), (TAKE, _("Take them in: they are other women"))],
        initial=LEAVE,
        widget=forms.RadioSelect,
    )
    consent_on = forms.DateField(
        label=_("On which day did they say yes?"),
        help_text=_("For the rows that name no day. It is written down that you noted it."),
        widget=DayInput,
        error_messages={"required": _("Write the day, or write it in the file beside each name.")},
    )
    said_yes = forms.BooleanField(
        label=_("Each of these women said yes, aloud or on paper, to being in this list"),
        error_messages={"required": _("Without her yes nobody is taken in. Ask them first.")},
    )

    def __init__(self, *args, rows: list[Row], **kwargs):
        super().__init__(*args, **kwargs)
        self.unknown = {f"chapter_{place}": words for place, words in enumerate(unknown_chapters(rows))}
        known = (
            [tuple(one) for one in Chapter.objects.open().values_list("pk", "name")] if self.unknown else []
        )
        for name, words in self.unknown.items():
            self.fields[name] = self._which(words, known)
        if not any(row.twice for row in rows):
            del self.fields["twice"]
        if all(row.values.get("consent_on") for row in rows):
            del self.fields["consent_on"]
        self.order_fields([*self.unknown, "twice", "consent_on", "said_yes"])

    @staticmethod
    def _which(words: str, known: list) -> forms.ChoiceField:
        choices = [
            ("", "…"),
            ("new", _("A new chapter of this name")),
            (LEAVE_OUT, _("Leave these rows out")),
        ]
        return forms.ChoiceField(
            label=format_html(
                str(_("Which chapter is “{}”?")), format_html("<span data-words>{}</span>", words)
            ),
            choices=[*choices, (_("Chapters that we have"), known)] if known else choices,
            error_messages={"required": _("Choose the chapter that is meant.")},
        )

    def clean_consent_on(self):
        if self.cleaned_data["consent_on"] > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return self.cleaned_data["consent_on"]

    def clean(self):
        if len(self.unknown) > MOST_CHAPTERS:
            raise ValidationError(
                _("More than 20 chapters are not known. Look at the column of the chapters.")
            )
        given = self.cleaned_data
        chosen = {words: given.pop(name, "") for name, words in self.unknown.items()}
        self.cleaned_data = {
            "chapters": {words: "" if choice == "new" else choice for words, choice in chosen.items()},
            "twice": given.get("twice") == TAKE,
            "consent_on": given.get("consent_on"),
        }
        return self.cleaned_data
