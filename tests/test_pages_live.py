"""Host, wall and phones in every step of the model session, open, shown and saved, in both languages."""

from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client

from coalition.meetings.steps import kind_of
from tests.page_rules import faults, policy_faults
from tests.played_day import SEAT, PlayedDay

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LANGUAGES = ("sw", "en")


class Watched(PlayedDay):
    """Reads all screens; one phone has answered as the day's first woman, another came late and answers nothing."""

    def __init__(self):
        super().__init__()
        self.looked, self.wrong = set(), {}
        self.facilitator, self.phone, self.late_phone = Client(), Client(), Client()
        self.facilitator.force_login(self.host)
        self.phone.cookies = SimpleCookie({"kiti": SEAT})

    def seat(self, count):
        super().seat(count)
        self.late_phone.post(f"/s/{self.room.code}/enter/")

    def look(self, step, state):
        for screen, (client, path) in self.screens(step, state).items():
            for language in LANGUAGES:
                self.look_at(client, path, (step.slug, state, screen, language))

    def screens(self, step, state):
        phone = f"/s/{self.room.code}/"
        asks = state == "open" and kind_of(step).answer_form
        late = {"late phone": (self.late_phone, phone)} if asks else {}
        return late | {
            "host": (self.facilitator, f"/host/s/{self.meeting.pk}/"),
            "wall": (self.phone, f"/wall/{self.room.wall_token}/"),
            "phone": (self.phone, phone),
        }

    def look_at(self, client, path, key):
        _slug, _state, screen, language = key
        client.cookies["lugha"] = language
        response = client.get(path)
        found = faults(response.content.decode(), language, path=path, has_ways_out=screen != "wall")
        found += policy_faults(response) + ([] if response.status_code == 200 else [response.status_code])
        self.looked.add(key)
        self.wrong |= {key: found} if found else {}


@pytest.fixture(scope="module")
def day(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        day = Watched()
        day.play()
        yield day
        transaction.set_rollback(True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("screen", "steps"), [("host", 34), ("wall", 34), ("phone", 34), ("late phone", 13)])
def test_every_step_of_the_day(day, screen, steps, language):
    seen = {slug for slug, state, *where in day.looked if state == "open" and where == [screen, language]}
    assert len(seen) == steps
    assert {key: found for key, found in day.wrong.items() if key[2:] == (screen, language)} == {}
