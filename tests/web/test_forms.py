import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from coalition.web.forms import OF_THIS_CENTURY, TickField, WordsField, clean_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("mtaji mtaji mtaji!!", "mtaji mtaji mtaji!!"),
        ("  two   spaces ", "two spaces"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("evil\u202egnol", "evilgnol"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_words_are_kept_but_for_what_nobody_sees(typed, kept):
    assert clean_words(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_words(clean_words(text)) == clean_words(text)


def test_too_long_says_how_long():
    with pytest.raises(ValidationError, match="300"):
        WordsField(max_length=280).clean("a" * 300)


def test_length_counts_after_cleaning():
    assert WordsField(max_length=3).clean("  abc \u200b ") == "abc"


def test_empty_is_refused_where_words_are_needed():
    with pytest.raises(ValidationError):
        WordsField(max_length=3).clean(" \u202e ")


@pytest.mark.parametrize("day", ["0202-12-01", "2206-12-01"])
@pytest.mark.usefixtures("english")
def test_a_year_that_slipped_is_said_as_a_year(day):
    field = forms.DateField(validators=OF_THIS_CENTURY)
    with pytest.raises(ValidationError) as error:
        field.clean(day)
    assert error.value.messages == ["Look at the year again."]


@pytest.mark.usefixtures("english")
def test_a_tick_that_is_missing_is_said_as_a_tick():
    with pytest.raises(ValidationError) as error:
        TickField().clean(False)
    assert error.value.messages == ["Tick this if it is so. Without it we cannot go on."]
