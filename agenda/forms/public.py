"""What may stand on the agenda's public page, and the form in which a co-lead chooses it.

Issues, why, what we ask, and how to reach us. No names or numbers of members, no counts, no office that we speak to and
no risk; of cards only the words that were released for this page.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agenda.models import Agenda, Item, PublicPage
from coalition.web.forms import WordsField
from members.models import Member

NUMBER_OF_A_MEMBER = re.compile(r"\bM-?\d{3,}\b", re.IGNORECASE)
NUMBER_OF_A_PHONE = re.compile(r"\+?\d(?:[\s-]?\d){8,}")


class PublicForm(forms.Form):
    """For each issue its name, why, and what we ask, all to be rewritten for readers outside; and words to release."""

    contact = WordsField(
        label=PublicPage._meta.get_field("contact").verbose_name,
        max_length=160,
        help_text=_("An office number or address that everybody may know. Never a member's own."),
    )

    def __init__(self, *args, agenda: Agenda, **kwargs):
        super().__init__(*args, **kwargs)
        self.agenda = agenda
        for item in agenda.kept:
            self._add(item)
        self.fields["released"] = forms.BooleanField(
            label=_("The women in the room said yes to every ticked sentence going out."), required=False
        )

    def _add(self, item: Item) -> None:
        ask = item.strategy.ask if item.strategy else ""
        texts = {
            "name": (_("Issue"), item.name, 120, True),
            "why": (_("Why, in one or two sentences"), item.issue.description, 280, False),
            "ask": (_("What do we ask?"), ask, 280, False),
        }
        for name, (label, initial, longest, needed) in texts.items():
            field = WordsField(label=label, initial=initial, max_length=longest, required=needed, rows=2)
            self.fields[f"{name}_{item.pk}"] = field
        self.fields[f"words_{item.pk}"] = forms.MultipleChoiceField(
            label=_("Words of cards that go out"),
            choices=[
                (str(number), format_html("<span data-words>{}</span>", text))
                for number, text in enumerate(item.words)
            ],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    @property
    def parts(self) -> Iterator[tuple[Item, list]]:
        """Each issue with its fields, for the page; without words to choose from, no choice."""
        for item in self.agenda.kept:
            names = ["name", "why", "ask"] + (["words"] if item.words else [])
            yield item, [self[f"{name}_{item.pk}"] for name in names]

    def clean(self):
        cleaned = super().clean()
        for name, value in list(cleaned.items()):
            if name.startswith(("name_", "why_", "ask_")):
                self._check(name, value)
            elif name.startswith("words_"):
                for text in self._words(name):
                    self._check(name, text)
        if any(cleaned.get(f"words_{item.pk}") for item in self.agenda.kept) and not cleaned.get("released"):
            self.add_error("released", _("Ask the women first, then tick this. Or send no words of cards."))
        return cleaned

    def asked(self) -> dict:
        """What goes out, as ``ask_to_publish`` takes it."""
        given = self.cleaned_data
        items = [
            {
                "place": item.position,
                "label": item.label,
                **{name: given[f"{name}_{item.pk}"] for name in ("name", "why", "ask")},
                "words": self._words(f"words_{item.pk}"),
            }
            for item in self.agenda.kept
        ]
        return {"contact": given["contact"], "items": items}

    def _words(self, name: str) -> list[str]:
        """The ticked words of the field ``name``, as they were written."""
        (item,) = (item for item in self.agenda.kept if name == f"words_{item.pk}")
        return [item.words[int(number)] for number in self.cleaned_data.get(name, [])]

    def _check(self, field: str, text: str) -> None:
        """No number of a member or a phone, and no member's name."""
        if found := NUMBER_OF_A_MEMBER.search(text) or NUMBER_OF_A_PHONE.search(text):
            self.add_error(field, ValidationError(NUMBER_STANDS_HERE, params={"found": found[0].strip()}))
        # Many names are words too (Amani, peace): in her own text only the capital tells; in a card anything may.
        exactly = 0 if not field.startswith("words_") else re.IGNORECASE
        for name in self._names:
            if re.search(rf"\b{re.escape(name)}\b", text, exactly):
                self.add_error(field, ValidationError(NAME_STANDS_HERE, params={"name": name}))

    @cached_property
    def _names(self) -> list[str]:
        return list(Member.objects.active().order_by("pk").values_list("name_used", flat=True))


NUMBER_STANDS_HERE = _("“%(found)s” is a number of somebody. Take it out.")
NAME_STANDS_HERE = _("“%(name)s” is the name of a member. Take it out, or say it with another word.")
