"""English and Kiswahili are complete, and neither stands in the other."""

import datetime as dt
import re
from collections import Counter
from html import unescape

import pytest
from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext, pgettext

from coalition.web import catalogues, extraction
from tests.languages import foreign_strings

CATALOGUES = {"ours": catalogues.project_catalogue, "libraries": catalogues.library_catalogue}
PLACEHOLDER = re.compile(r"%\(\w+\)[.\d]*[a-z]|%[sdr]|\{\w*\}|</?[a-z]+")

# In the order in which they are taken out of a template; what remains is seen or read aloud.
UNSPOKEN_PARTS = [
    r"{#.*?#}",
    r"{% comment.*?endcomment %}",
    r"{% blocktrans.*?endblocktrans(late)? %}",
    r"{% block (body_(class|attrs)|exit_esc) %}.*?{% endblock %}",
    r"<!--.*?-->",
    r"<(script|style)\b.*?</\1>",
    r"{%.*?%}",
    r"{{.*?}}",
]

# A page that says everything twice, because it must work where no translation does.
BOTH_LANGUAGES = "_both_languages.html"

# What is written alike in both languages; anything else that is alike was copied and not translated.
ALIKE = {
    *("IPv4", "IPv6", "Kiswahili", "PIN", "SMS", "Zanzibar", "%(truncated_text)s…", "…", ":?.!"),
    *("jun",),
}


@pytest.fixture(params=CATALOGUES)
def catalogue(request):
    return catalogues.read(CATALOGUES[request.param]())


@pytest.fixture(scope="module")
def our_messages():
    return extraction.project_messages()


def _translations(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_message_has_its_kiswahili(catalogue):
    assert [key for key, entry in catalogue.items() if entry.fuzzy or not all(_translations(entry))] == []


def test_every_plural_has_both_forms(catalogue):
    plurals = [entry for entry in catalogue.values() if entry.msgid_plural]
    assert [entry.msgid for entry in plurals if sorted(entry.msgstr_plural) != [0, 1]] == []


def test_placeholders_and_tags_are_the_same_in_both_languages(catalogue):
    wrong = []
    for entry in catalogue.values():
        wanted = Counter(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        wrong += [
            text for text in _translations(entry) if text and Counter(PLACEHOLDER.findall(text)) != wanted
        ]
    assert wrong == []


def test_line_ends_are_the_same_in_both_languages(catalogue):
    def ends(text):
        return text.startswith("\n"), text.endswith("\n")

    entries = catalogue.values()
    assert [
        entry.msgid for entry in entries if any(ends(entry.msgid) != ends(t) for t in _translations(entry))
    ] == []


def test_nothing_was_copied_instead_of_translated(catalogue):
    assert [entry.msgid for entry in catalogue.values() if entry.msgid in _translations(entry)] == [
        entry.msgid for entry in catalogue.values() if entry.msgid in ALIKE
    ]


def test_every_message_in_code_and_templates_is_in_the_catalogue_and_no_other(our_messages):
    assert catalogues.read(catalogues.project_catalogue()).keys() == our_messages.keys(), (
        "run `make messages` and translate what it names"
    )


def test_every_message_that_libraries_lack_is_in_the_catalogue():
    found, ours = extraction.library_messages().keys(), catalogues.read(catalogues.library_catalogue()).keys()
    assert found - extraction.translated_by_libraries() - ours == set()
    assert ours - found == set(), "run `manage.py update_messages --libraries`"


def test_catalogues_come_out_the_same_again(our_messages):
    path = catalogues.project_catalogue()
    again = str(catalogues.merged(path, our_messages))
    assert _without_references(again) == _without_references(path.read_text())


def _without_references(catalogue):
    return [line for line in catalogue.splitlines() if not line.startswith("#:")]


def test_no_template_says_a_word_past_the_catalogue():
    bare = {
        str(path.relative_to(settings.BASE_DIR)): words
        for path in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
        if BOTH_LANGUAGES not in f"{path} {path.read_text()}" and (words := _bare_words(path.read_text()))
    }
    assert bare == {}


def _bare_words(template):
    """The words that are left of a template's text and spoken attributes without tags and variables."""
    for part in UNSPOKEN_PARTS:
        template = re.sub(part, " ", template, flags=re.DOTALL)
    spoken = re.findall(r'\s(?:alt|aria-label|placeholder|title)="([^"]*)"', template)
    spoken.append(re.sub(r"<[^>]*>", " ", template))
    return re.findall(r"[^\W\d_]{2,}", unescape(" ".join(spoken)))


def test_our_words_come_before_those_of_the_libraries():
    with translation.override("sw"):
        assert gettext("Password change successful") == "Nenosiri limebadilishwa"
        assert pgettext("alt. month", "December") == "Desemba"
        assert gettext("Send me a sign-in code") == "Nitumie namba ya kuingia"


def test_a_form_of_django_speaks_kiswahili():
    class Form(forms.Form):
        name = forms.CharField(max_length=5)
        email = forms.EmailField()

    with translation.override("sw"):
        assert Form({"name": "", "email": "si-barua"}).errors == {
            "name": ["Jaza sehemu hii."],
            "email": ["Andika barua pepe sahihi."],
        }


@pytest.mark.parametrize(("language", "december"), [("sw", "3 Desemba 2026"), ("en", "3 December 2026")])
def test_dates_have_the_form_of_their_language(language, december):
    with translation.override(language):
        assert date_format(dt.date(2026, 12, 3)) == december
        assert get_format("FIRST_DAY_OF_WEEK") == 1
        assert forms.DateField().clean("03/12/2026") == dt.date(2026, 12, 3)


PAGE = '<html lang="{lang}"><head><title>{title}</title></head><body>{body}</body></html>'


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("sw", "<h1>Mikutano</h1><p>saa 4 asubuhi (10:00)</p>", []),
        ("sw", "<button>Save and go on</button>", ["Save and go on"]),
        ("sw", "<button>\n  Leave   quickly </button>", ["Leave quickly"]),
        (
            "sw",
            '<img alt="Leave quickly"><input type="submit" value="Meetings">',
            ["Leave quickly", "Meetings"],
        ),
        ("sw", "<p>8 minutes</p>", ["8 minutes"]),
        ("sw", "<p>Look at the wall now</p>", ["Look at the wall now"]),
        ("sw", '<p data-words>Save and go on</p><p class="card words">The <b>wall</b></p>', []),
        ("sw", '<button lang="en">English</button><script>Save and go on</script>', []),
        ("sw", "<p data-words><br>The<img></p><p>Meetings</p>", ["Meetings"]),
        ("en", "<h1>Meetings</h1><p>Zanzibar</p>", []),
        ("en", '<a title="Mikutano">Save</a><p>dakika 8</p>', ["Mikutano", "dakika 8"]),
        ("en", "<p>Rudi hapa leo</p>", ["Rudi hapa leo"]),
    ],
)
def test_the_other_language_is_found_on_a_page(language, body, found):
    assert foreign_strings(PAGE.format(lang=language, title="-", body=body), language) == found


def test_a_page_in_the_wrong_language_is_found_by_its_lang():
    assert foreign_strings(PAGE.format(lang="en", title="Meetings", body=""), "sw") == [
        "<html lang='en'>",
        "Meetings",
    ]
