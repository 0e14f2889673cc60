"""What a stranger in the door of the hall may read: no text that the house brings along names what the women share.

A woman's own words are hers, and stand on the wall only when the host has shown them: the demo's cards are not asked.
Nor are the words by which cards are likened, which nobody sees, and the official names of offices, which only a
register of partners shows.
"""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from coalition.home.demo import data

ROOT = Path(settings.BASE_DIR)
SHOWN = [*sorted((ROOT / "coalition/meetings/plans").glob("*.yaml")), ROOT / "agenda/data/roleplays.yaml"]
SHOWN += [ROOT / "wellness/data/practices.yaml"]
# Not "fungwa": doors and meetings are closed as well.
TELLING = re.compile(
    r"(?i)\b(prison|jail|inmate|convict|offend|parole|jela\b|(m|wa)fungwa\b|kifungo|(ma)?gereza)"
)
AGREED = ("ground_rules", "vision_draft", "mission_draft", "objectives", "concept_choice")


def texts(value) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def telling(said: list[str]) -> list[str]:
    return [text for text in said if TELLING.search(text)]


@pytest.mark.parametrize("file", SHOWN, ids=lambda file: file.name)
def test_plans_scenes_and_practices_tell_a_stranger_nothing(file):
    said = texts(yaml.safe_load(file.read_text()))
    assert len(said) > 20
    assert telling(said) == []


def test_what_the_demo_agrees_on_tells_a_stranger_nothing():
    said = [text for name in AGREED for text in texts(data()[name])]
    assert len(said) > 20
    assert telling(said) == []


def test_catalogue_tells_a_stranger_nothing():
    said = (ROOT / "locale/sw/LC_MESSAGES/django.po").read_text()
    assert telling(re.findall(r'^(?:msgid|msgstr).*(?:\n".*)*', said, re.MULTILINE)) == []


def test_the_next_one_is_found():
    assert (
        len(telling(["Leo ni siku ya magereza", "after prison", "Mlango umefungwa", "kura za wanawake"])) == 2
    )
