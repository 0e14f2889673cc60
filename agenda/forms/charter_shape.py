"""What a text of the charter settles beside its words, as fields: who we are, how we decide, the quorum."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from agenda.models import CharterText, Decision
from agenda.models.charter import MOST_CHAPTERS

Kind, Form, Basis = CharterText.Kind, CharterText.Form, CharterText.Basis
FORMS = [
    (Form.NETWORK, _("Network: we exchange news, and each decides for herself")),
    (Form.PLATFORM, _("Platform: one place and one voice that we share")),
    (Form.ALLIANCE, _("Alliance: groups that walk together for one purpose")),
    (Form.COALITION, _("Coalition: a common goal, roles, and decisions that we take together")),
]
TYPES = [
    (Basis.ISSUE, _("An issue: a problem that all of us have")),
    (Basis.IDENTITY, _("Who we are: what we have lived through")),
    (Basis.GOAL, _("A goal: one change by a certain day")),
]


def fields_for(kind: str, held: dict) -> dict[str, forms.Field]:
    """By the names under which CharterText.shape keeps them; ``held`` is what is settled now."""
    asked = ASKED.get(kind)
    return asked(held) if asked else {}


def fallback_field(held: dict) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("When two tries of consensus end with a block, what then?"),
        choices=Decision.Fallback,
        initial=held.get("fallback"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Every decision in a meeting begins with this. Where nothing is chosen: two thirds."),
    )


def _of_who_we_are(held: dict) -> dict[str, forms.Field]:
    """Which kind of coalition, each kind with what it means."""
    return {
        "form": forms.ChoiceField(
            label=_("Which kind are we?"),
            choices=FORMS,
            initial=held.get("form"),
            widget=forms.RadioSelect,
            required=False,
        ),
        "types": forms.MultipleChoiceField(
            label=_("What holds us together?"),
            choices=TYPES,
            initial=held.get("types"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        ),
    }


def _of_how_we_decide(held: dict) -> dict[str, forms.Field]:
    return {"fallback": fallback_field(held)}


def _of_quorum(held: dict) -> dict[str, forms.Field]:
    return {
        "share": forms.ChoiceField(
            label=_("How many of the active full members must be here?"),
            choices=CharterText.Share,
            initial=held.get("share"),
            widget=forms.RadioSelect,
            required=False,
            help_text=_(
                "Every decision in a meeting is measured by this. Where nothing is chosen: at least half."
            ),
        ),
        "chapters": forms.IntegerField(
            label=_("From at least how many chapters?"),
            min_value=1,
            max_value=MOST_CHAPTERS,
            initial=held.get("chapters"),
            required=False,
            help_text=_("Where nothing is written: three; all of them, where there are fewer."),
        ),
    }


ASKED: dict[str, Callable[[dict], dict[str, forms.Field]]] = {
    Kind.FORM: _of_who_we_are,
    Kind.DECISION_RULES: _of_how_we_decide,
    Kind.QUORUM: _of_quorum,
}
