"""Her paper, as the page sends it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Before the number of an option, in the name of its field.
FIELD = "option_"


class PaperForm(forms.Form):
    """Her paper: one mark, or a place beside each; all left empty is a blank paper, which is said on the next page."""

    def __init__(self, *args, options: list[tuple[int, str]], is_ordered: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.names, self.is_ordered = dict(options), is_ordered
        for number, name in options:
            if is_ordered:
                self.fields[f"{FIELD}{number}"] = forms.IntegerField(
                    min_value=1, max_value=999, required=False, label=name
                )
        if not is_ordered:
            choices = [*((str(number), name) for number, name in options), ("0", "")]
            self.fields["pick"] = forms.ChoiceField(
                label=gettext_lazy("Your choice"),
                choices=choices,
                error_messages={"required": gettext_lazy("Choose one, or a blank paper.")},
            )

    @property
    def rows(self):
        """Each option with the field of its place."""
        return [(number, name, self[f"{FIELD}{number}"]) for number, name in self.names.items()]

    @property
    def picked(self) -> str:
        return str(self["pick"].value() or "")

    def clean(self):
        cleaned = super().clean()
        if not self.is_ordered:
            pick = int(cleaned.get("pick") or 0)
            return {"levels": [[pick]] if pick else []}
        if any(name.startswith(FIELD) and name not in self.fields for name in self.data):
            raise ValidationError(_("Something on it is not there any more. Look again."))
        places = {number: cleaned.get(f"{FIELD}{number}") for number in self.names}
        ranks = sorted({place for place in places.values() if place})
        return {"levels": [[number for number, at in places.items() if at == rank] for rank in ranks]}
