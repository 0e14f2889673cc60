import pytest
from django.utils import translation

from agenda import roleplays
from agenda.models import Scene
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, refused, screen, walk
from tests.factories import make_participant, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DC = "district-commissioner"


@pytest.fixture
def step():
    return open_step(kind="roleplay", record="roleplay_lessons")


@pytest.fixture
def scene(step):
    do(step, "pick_scene", scenario=DC)
    return Scene.objects.get()


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_scene_is_whole_in_both_languages(language):
    with translation.override(language):
        scenes = roleplays.scenarios()
    assert [scene.slug for scene in scenes] == roleplays.slugs()
    for scene in scenes:
        questions = [(row.question, row.hint) for row in scene.hard_questions]
        roles = [(role.title, role.brief) for role in scene.roles]
        assert all(scene)
        assert all(map(all, questions))
        assert all(map(all, roles))


def test_the_host_picks_a_scene_once(step):
    for _tap in range(2):
        do(step, "pick_scene", scenario=DC)
    assert list(Scene.objects.values_list("scenario", "phase")) == [(DC, "prepare")]


def test_a_second_scene_ends_the_first(step, scene):
    do(step, "pick_scene", scenario="parliament-committee")
    assert list(Scene.objects.values_list("scenario", "phase")) == [
        (DC, "done"),
        ("parliament-committee", "prepare"),
    ]
    assert kind_of(step).scene().scenario == "parliament-committee"


@pytest.mark.parametrize("scenario", ["", "prison-break"])
def test_only_scenes_that_there_are(step, scenario):
    assert list(refused(step, "pick_scene", scenario=scenario)) == ["scenario"]


def test_the_host_says_how_far_it_is(step, scene):
    do(step, "set_phase", scene=scene, phase="derole")
    assert "Say your own name" in screen(step, "wall")
    assert list(refused(step, "set_phase", scene=scene, phase="encore")) == ["phase"]


def test_she_reads_a_role_card_and_nothing_is_stored(step, scene, django_assert_num_queries):
    woman = make_participant(step.room)
    choice = screen(step, "phone", participant=woman)
    assert ("?role=dc" in choice, "?watch=1" in choice) == (True, True)
    with django_assert_num_queries(1):  # reads the scene, writes nothing
        card = screen(step, "phone", participant=woman, data={"role": "dc"})
    assert "careful about promises" in card
    assert "one thing to try" in screen(step, "phone", participant=woman, data={"watch": "1"})


def test_an_unknown_role_leads_back_to_the_choice(step, scene):
    page = screen(step, "phone", participant=make_participant(step.room), data={"role": "guard"})
    assert "?role=dc" in page


def test_before_a_scene_is_picked_everyone_waits(step):
    assert "choosing a scene" in screen(step, "phone", participant=make_participant(step.room))
    assert "Watching is a role too" in screen(step, "wall")


def test_the_wall_never_shows_lessons(step, scene):
    do(step, "add_lesson", text="Say the ask first")
    assert "Say the ask first" not in screen(step, "wall")
    assert "Say the ask first" in screen(step, "host")


def test_an_answer_to_a_hard_question_is_kept_with_it(step, scene):
    do(step, "keep_answer", scene=scene, question=3, text="We ask for one name only")
    assert step.notes.get().text == "There is no budget line for this. – We ask for one name only"


@pytest.mark.parametrize(
    ("field", "value"),
    [("question", "9"), ("question", "x"), ("text", ""), ("text", "a" * 181), ("scene", "0")],
)
def test_an_answer_needs_its_question_and_words(step, scene, field, value):
    sent = {"scene": scene, "question": 0, "text": "We ask for a name"} | {field: value}
    assert field in refused(step, "keep_answer", **sent)
    assert not step.notes.exists()


@pytest.mark.parametrize("text", ["", "\u202e", "a" * 281])
def test_a_lesson_needs_words_and_not_too_many(step, text):
    assert list(refused(step, "add_lesson", text=text)) == ["text"]


def test_a_lesson_is_written_once_and_taken_out(step):
    for _tap in range(2):
        do(step, "add_lesson", text="Say the ask first")
    do(step, "remove_lesson", note=step.notes.get())
    assert not step.notes.exists()


def test_a_finished_step_refuses(step, scene):
    walk(step, to="saved")
    why = {"__all__": ["This step is finished. Press Back to open it again."]}
    assert refused(step, "pick_scene", scenario=DC) == why
    assert refused(step, "add_lesson", text="late") == why


def test_the_record_names_scenes_and_lessons(step, scene):
    do(step, "add_lesson", text="Say the ask first")
    assert [tuple(line) for line in kind_of(step).record()] == [
        ("Role-play: Meeting the District Commissioner about reintegration support", ""),
        ("Lesson", "Say the ask first"),
    ]
