"""Vision and structure: sentences from phones, drafts of the host, and the one button "The room agrees"."""

from datetime import timedelta

import pytest

from agenda.actions import charter
from agenda.models import CharterText
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, fresh, refused, screen, send, walk
from tests.agenda.room import make_coalition
from tests.factories import NOW, TODAY, make_participant, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def step():
    return open_step(kind="vision", record="vision_fragments")


def texts(**fields):
    return list(CharterText.objects.filter(**fields).values_list("text", flat=True))


def draft(step, text) -> CharterText:
    do(step, "write_draft", text=text)
    return CharterText.objects.get(text=text)


def test_the_phone_rests_until_she_is_ready(step):
    woman = make_participant(step.room)
    assert "<textarea" not in screen(step, "phone", participant=woman)
    assert "<textarea" in screen(step, "phone", participant=woman, data={"write": "1"})


def test_when_the_first_sentences_are_in_nobody_is_kept_from_writing(step):
    send(step, make_participant(step.room), text="tunaitwa kwa majina yetu")
    assert "<textarea" in screen(step, "phone", participant=make_participant(step.room))


def test_a_mission_needs_no_closed_eyes():
    step = open_step(kind="vision", record="mission_draft")
    assert "<textarea" in screen(step, "phone", participant=make_participant(step.room))


def test_one_sentence_each_which_she_may_change(step):
    woman = make_participant(step.room)
    send(step, woman, text="amani ya moyo")
    page = screen(step, "phone", participant=woman)
    assert (page.count("<textarea"), 'value="change"' in page) == (1, True)


def test_sentences_reach_the_wall_when_the_host_shows_them(step):
    send(step, make_participant(step.room), text="amani ya moyo")
    assert "amani" not in screen(step, "wall")
    do(step, "show_card", card=step.cards.get())
    assert "amani ya moyo" in screen(step, "wall")


def test_two_drafts_stand_side_by_side_and_no_third(step):
    for text in ("One", "Two", "Two"):
        do(step, "write_draft", text=text)
    assert texts() == ["One", "Two"]
    assert refused(step, "write_draft", text="Three") == {
        "__all__": ["There are two drafts already. Write one of them anew."]
    }


@pytest.mark.parametrize("text", ["", "\u202e", "a" * 801])
def test_a_draft_needs_words_and_not_too_many(step, text):
    assert list(refused(step, "write_draft", text=text)) == ["text"]


def test_a_draft_is_written_anew(step):
    one = draft(step, "One")
    do(step, "write_draft", draft=one, was="One", text="One\r\nand more")
    assert texts() == ["One\nand more"]


def test_a_co_hosts_newer_draft_is_not_overwritten_unseen(step):
    one = draft(step, "One")
    do(step, "write_draft", draft=one, was="One", text="Hers")
    assert list(refused(step, "write_draft", draft=one, was="One", text="Mine")) == ["__all__"]
    do(step, "write_draft", draft=one, was="Hers", text="Mine")
    assert texts() == ["Mine"]


def test_the_room_agrees_to_one_and_the_other_is_laid_aside(step):
    one, _two = draft(step, "One"), draft(step, "Two")
    do(step, "agree_draft", draft=one)
    assert (texts(adopted_on=TODAY), texts(replaced_at=NOW)) == (["One"], ["Two"])
    assert "Two" not in screen(step, "wall")
    assert list(refused(step, "agree_draft", draft=one)) == ["draft"]


def test_a_newer_vision_replaces_the_older_without_deleting_it(step):
    do(step, "agree_draft", draft=draft(step, "Older"))
    later = open_step(kind="vision", record="vision_fragments")
    do(later, "agree_draft", draft=draft(later, "Newer"))
    assert list(CharterText.objects.of_kind("vision").adopted().values_list("text", flat=True)) == ["Newer"]
    assert texts(text="Older", replaced_at=NOW) == ["Older"]


def test_a_mission_leaves_the_vision_alone(step):
    do(step, "agree_draft", draft=draft(step, "Vision"))
    mission = open_step(kind="vision", record="mission_draft", meeting=step.meeting)
    do(mission, "agree_draft", draft=draft(mission, "Mission"))
    assert list(CharterText.objects.adopted().values_list("kind", "text")) == [
        ("vision", "Vision"),
        ("mission", "Mission"),
    ]


def test_adopting_twice_keeps_the_first_day(step):
    one = draft(step, "One")
    charter.adopt(one, now=NOW)
    charter.adopt(one, now=NOW + timedelta(days=3))
    assert texts(adopted_on=TODAY) == ["One"]


def test_the_record_says_what_the_room_agreed_and_what_was_said(step):
    send(step, make_participant(step.room), text="amani ya moyo")
    do(step, "show_all", cards=list(step.cards.all()))
    draft(step, "One")
    walk(step, to="saved")
    assert [tuple(line) for line in kind_of(step).record()] == [
        ("Vision. Draft, not yet agreed", "One"),
        ("Said", "amani ya moyo"),
    ]
    assert list(step.cards.values_list("participant", flat=True)) == [None]


def test_a_finished_step_refuses_every_deed(step):
    one = draft(step, "One")
    walk(step, to="saved")
    why = {"__all__": ["This step is finished. Press Back to open it again."]}
    assert refused(step, "agree_draft", draft=one) == why
    assert refused(step, "write_draft", text="Late") == why


@pytest.mark.parametrize("count", [1, 2])
def test_screens_ask_the_same_however_many_drafts(step, count, django_assert_num_queries):
    woman = make_participant(step.room)
    for number in range(count):
        draft(step, f"draft {number}")
        step.cards.create(text=f"card {number}", shown_at=NOW)
    step = fresh(step)
    with django_assert_num_queries(4):
        screen(step, "host")
    with django_assert_num_queries(2):
        screen(step, "wall")
    with django_assert_num_queries(2):
        screen(step, "phone", participant=woman)


class TestStructure:
    @pytest.mark.parametrize("record", ["governance", "membership_rules", "decision_rules", "accountability"])
    def test_each_step_writes_its_own_text(self, record):
        step = open_step(kind="structure", record=record)
        do(step, "agree_draft", draft=draft(step, "<b>Two co-leads</b>"))
        assert texts(kind=record, adopted_on=TODAY) == ["<b>Two co-leads</b>"]
        woman = make_participant(step.room)
        for page in (screen(step, "wall"), screen(step, "phone", participant=woman), screen(step, "host")):
            assert "&lt;b&gt;Two co-leads" in page

    def test_the_record_says_since_when(self):
        step = open_step(kind="structure", record="governance")
        do(step, "agree_draft", draft=draft(step, "Two co-leads"))
        ((label, text),) = kind_of(step).record()
        assert (label.startswith("Leadership and governance. The room agreed on "), text) == (
            True,
            "Two co-leads",
        )

    def test_nobody_is_counted_while_nothing_is_decided(self):
        step = open_step(kind="structure", record="governance")
        assert kind_of(step).counts_answers is False
        make_coalition()
        do(step, "propose", text="Two co-leads", present_full=18, chapters_present=6)
        assert kind_of(step).counts_answers is True
