"""Two records side by side: what each says, and which of it is right."""

from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.number import MemberField
from members.models import Member

LABELS = {
    "name_used": _("Name used"),
    "legal_name": _("Legal name"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "language": _("Language"),
    "category": _("Kind"),
    "chapter": _("Chapter"),
}


class Fact(NamedTuple):
    """One line of the comparison; ``one`` and ``other`` as they may be shown, sealed ones masked."""

    label: str
    one: str
    other: str
    says: str


def shown(woman: Member, name: str) -> str:
    """What may stand on the page of who does not open her details."""
    value = getattr(woman, name)
    if not value:
        return "—"
    if name == "phone":
        return f"…{str(value)[-2:]}"
    if name in ("email", "legal_name"):
        return "…"
    return getattr(woman, f"get_{name}_display", lambda: str(value))()


def facts(one: Member, other: Member) -> list[Fact]:
    """Side by side, with what differs said in words."""
    return [
        Fact(
            str(label), shown(one, name), shown(other, name), _says(getattr(one, name), getattr(other, name))
        )
        for name, label in LABELS.items()
    ]


def _says(one, other) -> str:
    if not one and not other:
        return str(_("Neither has it"))
    if not one or not other:
        return str(_("Only one has it"))
    return str(_("The same") if one == other else _("Different"))


class MergeForm(forms.Form):
    """Which record stays, and of what differs, which is right. What only one record has is kept anyway."""

    def __init__(self, *args, one: Member, other: Member, **kwargs):
        super().__init__(*args, **kwargs)
        self.women = {str(woman.pk): woman for woman in (one, other)}
        numbers = [(pk, woman.number) for pk, woman in self.women.items()]
        self.fields["stays"] = _choice(_("Which number stays?"), numbers)
        for name, label in LABELS.items():
            said = [getattr(woman, name) for woman in (one, other)]
            if all(said) and said[0] != said[1]:
                choices = [(pk, f"{woman.number}: {shown(woman, name)}") for pk, woman in self.women.items()]
                self.fields[name] = _choice(label, choices)

    def clean(self):
        if self.errors:
            return self.cleaned_data
        chosen = self.cleaned_data.pop("stays")
        stays = self.women[chosen]
        (goes,) = (woman for woman in self.women.values() if woman != stays)
        takes = [name for name, whose in self.cleaned_data.items() if whose != chosen]
        self.cleaned_data = {"stays": stays, "goes": goes, "takes": takes}
        return self.cleaned_data


def _choice(label, choices) -> forms.ChoiceField:
    widget = forms.RadioSelect(attrs={"data-words": ""})
    return forms.ChoiceField(label=label, choices=choices, widget=widget)


class CompareForm(forms.Form):
    """Two numbers that the machine did not find alike."""

    one = MemberField(label=_("One number"))
    other = MemberField(label=_("The other number"))

    def clean(self):
        given = self.cleaned_data
        if given.get("one") and given.get("one") == given.get("other"):
            self.add_error("other", _("These two numbers are one record already."))
        return given
