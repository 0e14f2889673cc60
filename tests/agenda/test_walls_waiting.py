"""A wall that has nothing of the room yet says what the step is about; it is never empty."""

import pytest

from tests.factories import open_step

pytestmark = pytest.mark.django_db
WORDS = {
    "title": {"sw": "Hatua", "en": "Step"},
    "section": {"sw": "Sehemu", "en": "Part"},
    "purpose": {"sw": "Tuamue pamoja", "en": "We decide together"},
    "prompts": {"sw": ["Nani anakubali?"], "en": ["Who agrees?"]},
}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("decision", ["Tuamue pamoja", "Nani anakubali?"]),
        ("strategy", ["Nani anakubali?"]),
        ("ranking", ["Tuamue pamoja"]),
        ("roleplay", ["Tuamue pamoja"]),
    ],
)
def test_wall_says_what_it_is_about_before_the_room_has_made_anything(client, kind, said):
    step = open_step(kind=kind, words=WORDS)
    page = client.get(f"/wall/{step.room.wall_token}/").content.decode()
    assert [words for words in said if words not in page] == []
