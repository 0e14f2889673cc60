import pytest

from coalition.meetings import actions, pulses
from tests.factories import NOW, answer, make_participant, make_step, open_step

pytestmark = pytest.mark.django_db
HAPPY = {"face": "happy", "safe": "yes", "helped": "maneno yangu", "change": ""}


@pytest.fixture(autouse=True)
def forget_pulses():
    pulses._remembered.clear()


def page(client, step):
    return client.get(f"/wall/{step.room.wall_token}/").content.decode()


def test_wall_shows_code_and_step(client):
    step = make_step(kind="talk")
    step.room.refresh_from_db()
    html = page(client, step)
    assert step.room.spaced_code in html
    assert "Talk" in html
    assert "<form" not in html


def test_unknown_wall_is_not_there(client):
    assert client.get("/wall/unknown/").status_code == 404
    assert client.get("/wall/unknown/pulse/").status_code == 404


def test_nothing_of_an_answer_reaches_the_wall_before_it_is_shown(client):
    step = open_step(kind="feedback")
    for _woman in range(6):
        answer(step, make_participant(step.room), **HAPPY)
    assert "face-good" not in page(client, step)
    assert "maneno yangu" not in page(client, step)


def test_counts_are_shown_after_the_host_shows_them(client):
    step = open_step(kind="feedback")
    for _woman in range(6):
        answer(step, make_participant(step.room), **HAPPY)
    for state in ("open", "closed"):
        actions.advance(step, from_state=state, by=None, now=NOW)
    html = page(client, step)
    assert "<b>6</b>" in html
    assert "maneno yangu" not in html


def test_four_answers_are_never_shown(client):
    step = open_step(kind="feedback")
    for _woman in range(4):
        answer(step, make_participant(step.room), **HAPPY)
    for state in ("open", "closed"):
        actions.advance(step, from_state=state, by=None, now=NOW)
    assert "<b>4</b>" not in page(client, step)


def test_blank_wall_shows_the_code_alone(client):
    step = make_step(kind="talk")
    actions.set_wall_blank(step.room, blank=True)
    html = page(client, step)
    assert step.room.spaced_code in html
    assert "<h1>" not in html


def test_pulse_changes_with_each_answer(client):
    step = open_step(kind="feedback")
    address = f"/wall/{step.room.wall_token}/pulse/"
    before = client.get(address).content
    answer(step, make_participant(step.room), **HAPPY)
    pulses._remembered.clear()
    assert client.get(address).content != before


def test_pulse_counts_women_and_who_has_answered(client):
    step = open_step(kind="feedback")
    women = [make_participant(step.room) for _woman in range(3)]
    for woman in (women[0], women[0], women[1]):
        answer(step, woman, **HAPPY)
    step.room.refresh_from_db()
    pulse = client.get(f"/wall/{step.room.wall_token}/pulse/").content.decode()
    assert pulse == f"{step.room.version}-3-2"


def test_wall_of_an_ended_meeting_says_go_well(client):
    step = make_step(kind="talk")
    actions.end(step.meeting, by=None, now=NOW)
    assert "meetings/wall/over.html" in {
        t.name for t in client.get(f"/wall/{step.room.wall_token}/").templates
    }


@pytest.mark.parametrize("women", [1, 30])
def test_wall_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, women):
    step = open_step(kind="feedback")
    for _woman in range(women):
        answer(step, make_participant(step.room), **HAPPY)
    # room with meeting; step; who is in (three); who has answered; slips; next meeting; the house's name
    with django_assert_num_queries(9):
        page(client, step)
