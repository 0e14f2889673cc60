import pytest

from coalition.meetings import actions, queries
from coalition.meetings.models import Participant
from tests.factories import answer, make_step, open_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return make_step(kind="talk").room


def test_join_gives_a_seat_that_its_secret_finds(room):
    participant, token = actions.join(room, device="simu")
    assert queries.participant_in_seat(token) == participant
    assert queries.participant_in_seat("other") is None
    assert queries.participant_in_seat(None) is None


def test_no_secret_stands_in_the_table(room):
    _participant, token = actions.join(room, device="simu-secret")
    kept = Participant.objects.values_list("seat_index", "device_index").get()
    assert token not in kept
    assert "simu-secret" not in kept


def test_tags_are_different_for_everyone(room):
    tags = {str(actions.join(room, device=str(n)).participant) for n in range(20)}
    assert len(tags) == 20


def test_next_woman_has_a_seat_of_her_own_on_the_same_phone(room):
    first, old = actions.join(room, device="simu")
    actions.set_group(first, group="B")
    second, new = actions.next_woman(first)
    assert (second.group, second.device_index) == ("B", first.device_index)
    assert queries.participant_in_seat(new) == second != queries.participant_in_seat(old)
    assert room.participants.filter(device_index=first.device_index).count() == 2


def test_women_without_phones_count(room):
    actions.add_without_phone(room)
    actions.add_without_phone(room)
    assert queries.headcount(room) == 2


def test_women_who_share_a_phone_are_counted_once_each(room):
    """Three women answer on one phone, in two steps: they are three, not six."""
    step = open_step(kind="feedback", meeting=room.meeting)
    other = open_step(kind="feedback", meeting=room.meeting)
    woman = actions.join(room, device="simu").participant
    for asked in (step, other):
        for _turn in range(3):
            woman = actions.next_woman(woman).participant
            answer(asked, woman, face="happy")
    actions.add_without_phone(room)
    assert queries.headcount(room) == 4
    assert room.participants.holding_a_phone().count() == 2


@pytest.mark.parametrize("typed", ["{}", " {} ", "{0:.3} {0:3.3}"])
def test_code_is_found_however_it_is_spaced(room, typed):
    spaced = room.spaced_code if ":" in typed else typed.format(room.code)
    assert queries.room_by_code(spaced) == room


@pytest.mark.parametrize("typed", ["", "abc", "000000", "12"])
def test_wrong_code_finds_nothing(room, typed):
    assert queries.room_by_code(typed) is None
