"""A woman's own story: her words or where she keeps them, which uses she allows; and a planner's asking."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from agenda.models import Story, StoryAsk, Use
from coalition.web.forms import SentOnceForm, TickField, WordsField
from members.forms.number import MemberField

LONGEST = 6000


class StoryForm(forms.Form):
    kept = forms.ChoiceField(label=_("Where is it kept?"), choices=Story.Kept, widget=forms.RadioSelect)
    text = WordsField(
        label=_("My story"),
        max_length=LONGEST,
        rows=10,
        required=False,
        help_text=_("Only if it is kept here. Leave out whatever you do not want to tell."),
    )

    def __init__(self, *args, held: Story | None = None, **kwargs):
        initial = {"kept": held.kept, "text": held.text} if held else {"kept": Story.Kept.HERE}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self):
        given = super().clean()
        is_here = given.get("kept") == Story.Kept.HERE
        if is_here and not given.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write it, or choose that it is kept somewhere else."))
        if not is_here and given.get("text"):
            self.add_error("kept", _("You wrote it here. Choose “here”, or take the words out."))
        return given


class NewStoryForm(StoryForm, SentOnceForm):
    uses = forms.MultipleChoiceField(
        label=_("For what may we ask you?"),
        choices=Use,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "You may leave all of them empty. Each lasts a year, and you are asked again every time."
        ),
    )


class StoryForHerForm(NewStoryForm):
    """A woman she trusts writes it down with her."""

    number = MemberField()
    said_yes = TickField(
        label=_("These are her words. I read them and what could happen to her, and she said yes aloud.")
    )
    field_order = ["number", "kept", "text", "uses", "said_yes", "key"]

    def clean(self):
        given = super().clean()
        given.pop("said_yes", None)
        given["member"] = given.pop("number", None)
        return given


class AskStoryForm(forms.Form):
    use = forms.ChoiceField(label=_("For which use?"), widget=forms.RadioSelect)
    what_for = WordsField(
        label=_("For what, where, before whom, on which day?"),
        max_length=280,
        rows=3,
        help_text=_("She reads this before she says yes or no."),
    )

    def __init__(self, *args, uses: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(use.value, use.label) for use in Use if use in uses]
        cast("forms.ChoiceField", self.fields["use"]).choices = choices


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=StoryAsk.Answer)
