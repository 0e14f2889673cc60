"""Asking to become a member, and what the coalition asks and decides."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from coalition.web.forms import WORDS, SentOnceForm, TickField, WordsField
from members.models import Chapter, JoinQuestion, Member
from members.models.joining import MOST_QUESTIONS


class JoinForm(SentOnceForm):
    """A woman asks for herself; ``questions`` are the coalition's own, and none must be answered."""

    name_used = WordsField(label=_("What should we call you?"), max_length=60)
    language = forms.ChoiceField(label=_("Your language"), choices=settings.LANGUAGES)
    email = forms.EmailField(label=_("Your e-mail, if you have one"), required=False)
    phone = PhoneNumberField(
        label=_("Your phone, if you have one"),
        required=False,
        error_messages={"invalid": _("This is not a phone number. Write it like this: 0712 345 678.")},
    )
    member_knows_how = forms.BooleanField(label=_("A member knows how to reach me"), required=False)
    agrees = TickField(label=_("Yes, keep this until you have decided"))

    def __init__(self, *args, questions: list[JoinQuestion], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = {f"question_{question.position}": question.text for question in questions}
        for name, text in self.questions.items():
            label = format_html("<span data-words>{}</span>", text)
            self.fields[name] = WordsField(label=label, max_length=280, rows=2, required=False)
        self.order_fields([*list(self.fields)[:6], *self.questions, "agrees"])

    def clean_phone(self) -> str:
        return self.cleaned_data["phone"] and self.cleaned_data["phone"].as_e164

    def clean(self):
        given = self.cleaned_data
        ways = ("email", "phone", "member_knows_how")
        if not any(given.get(way) or way in self.errors for way in ways):
            raise ValidationError(
                _("How can we tell you? Give one way: e-mail, phone, or a member who knows how to reach you.")
            )
        given.pop("agrees", None)
        answers = {text: given.pop(name, "") for name, text in self.questions.items()}
        given["answers"] = {text: answer for text, answer in answers.items() if answer}
        return given


class RequestWordsForm(forms.Form):
    """The words by which she finds her request again."""

    words = WordsField(label=_("Your words"), max_length=120)

    def clean_words(self) -> str:
        return "-".join(re.findall(r"[a-z]+", self.cleaned_data["words"].lower()))


class RegisterForm(SentOnceForm):
    """A facilitator writes for a woman who has neither phone nor e-mail."""

    name_used = WordsField(label=_("Name she wants to be called"), max_length=60)
    language = forms.ChoiceField(label=_("Her language"), choices=settings.LANGUAGES)
    chapter = forms.ModelChoiceField(
        Chapter.objects.open(), label=_("Chapter"), required=False, widget=forms.Select(attrs=WORDS)
    )
    said_yes = TickField(label=_("I read this page to her, and she said yes aloud"))

    def clean(self):
        self.cleaned_data.pop("said_yes", None)
        return self.cleaned_data


class AdmissionForm(forms.Form):
    category = forms.ChoiceField(label=_("Kind"), choices=Member.Category.choices)
    chapter = forms.ModelChoiceField(
        Chapter.objects.open(), label=_("Chapter"), required=False, widget=forms.Select(attrs=WORDS)
    )


class WhoMayJoinForm(forms.Form):
    """The coalition's text, and up to three short questions."""

    text = WordsField(label=_("Who may join?"), max_length=2000, rows=8)
    in_other = WordsField(label=_("The same in the other language"), max_length=2000, rows=8, required=False)
    how = WordsField(
        label=_("How was it adopted?"),
        max_length=160,
        required=False,
        help_text=_("Like this: general meeting, everyone agreed."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_QUESTIONS + 1):
            field = WordsField(
                label=_("Question %(number)d") % {"number": number}, max_length=160, required=False
            )
            field.help_text = _("Never ask about her case, her past or her health.")
            self.fields[f"question_{number}"] = field

    def clean(self):
        names = [f"question_{number}" for number in range(1, MOST_QUESTIONS + 1)]
        questions = [self.cleaned_data.pop(name, "") for name in names]
        self.cleaned_data["questions"] = list(dict.fromkeys(filter(None, questions)))
        return self.cleaned_data
