"""Chapters: their names, closing one, moving a member."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.web.forms import WORDS, WordsField
from members.models import Chapter


class ChapterForm(forms.ModelForm):
    name = WordsField(label=_("Name of the chapter"), max_length=60)

    class Meta:
        model = Chapter
        fields = ["name", "jurisdiction"]


class MoveForm(forms.Form):
    """To which chapter; none is an answer too."""

    chapter = forms.ModelChoiceField(
        label=_("Chapter"),
        queryset=Chapter.objects.open(),
        required=False,
        empty_label=_("None"),
        widget=forms.Select(attrs=WORDS),
    )


class CloseForm(forms.Form):
    """Where those go who are in it."""

    def __init__(self, *args, chapter: Chapter, has_members: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ModelChoiceField(
            label=_("Where do its members go?"),
            queryset=Chapter.objects.open().exclude(pk=chapter.pk),
            required=has_members,
            widget=forms.Select(attrs=WORDS),
        )
