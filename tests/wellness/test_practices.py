import pytest
from django.utils import translation

from wellness import practices

GOOD = {
    "slug": "one",
    "kind": "breathing",
    "minutes": 1,
    "group": "room",
    "wall": True,
    "rounds": 2,
    "pattern": [{"phase": "in", "seconds": 3, "en": "In", "sw": "Vuta"}],
} | {name: {"en": ["a"], "sw": ["b"]} for name in ("title", "steps", "cautions", "when")}


def test_there_are_twelve_and_the_two_that_suit_most_rooms_come_first():
    assert len(practices.everything()) == 12
    assert list(practices.everything())[:2] == ["long-exhale", "feet-on-floor"]


@pytest.mark.parametrize("slug", practices.everything())
def test_every_practice_speaks_both_languages(slug):
    practice = practices.find(slug)
    with translation.override("en"):
        english = [practice.title, practice.when, *practice.steps, *practice.cautions]
    with translation.override("sw"):
        kiswahili = [practice.title, practice.when, *practice.steps, *practice.cautions]
    assert len(english) == len(kiswahili)
    assert set(english) & set(kiswahili) == set()


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "sport"},
        {"rounds": 0},
        {"title": {"en": "One"}},
        {"steps": {"en": ["a", "b"], "sw": ["c"]}},
        {"pattern": [{"phase": "in", "seconds": 0.5, "en": "In", "sw": "Vuta"}]},
        {"pattern": [{"phase": "in", "seconds": 3, "en": "In"}]},
    ],
)
def test_a_faulty_practice_is_refused(wrong):
    assert practices._checked(GOOD).slug == "one"
    with pytest.raises(practices.Faulty):
        practices._checked(GOOD | wrong)


def test_an_unknown_slug_finds_nothing():
    assert practices.find("lying-down") is None


def test_what_is_never_on_the_wall():
    assert [slug for slug, practice in practices.everything().items() if not practice.on_wall] == [
        "body-scan",
        "stone-in-hand",
    ]
