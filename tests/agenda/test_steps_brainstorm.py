from datetime import timedelta

import pytest

from agenda.models import Card, CharterText, Issue
from coalition.meetings import actions as meetings
from coalition.meetings.models import Meeting
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, fresh, refused, screen, send, walk
from tests.factories import NOW, TODAY, make_member, make_participant, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def step():
    return open_step(kind="brainstorm", record="cards", grouping="small_groups")


@pytest.fixture
def woman(step):
    return make_participant(step.room)


def words(cards):
    return [card.text for card in cards]


def test_a_phone_sends_a_card_into_the_tray(step, woman):
    meetings.set_group(woman, group="B")
    assert send(step, woman, text="hakuna mtaji") == {}
    card = step.cards.get()
    assert (card.text, card.group, card.participant, card.is_waiting) == ("hakuna mtaji", "B", woman, True)
    assert "hakuna mtaji" not in screen(step, "wall")
    assert "hakuna mtaji" in screen(step, "live")


def test_a_woman_may_send_many_cards(step, woman):
    for text in ("one", "two", "two"):
        send(step, woman, text=text)
    assert words(step.cards.all()) == ["one", "two", "two"]
    assert "Sent: 3" in " ".join(screen(step, "phone", participant=woman).split()).replace("</h2>", "")


@pytest.mark.parametrize("text", ["", "   ", "\u202e\u200b"])
def test_an_empty_card_is_refused(step, woman, text):
    assert send(step, woman, text=text) == {"text": ["Write a few words first."]}
    assert not step.cards.exists()


def test_a_long_card_is_refused_with_its_length(step, woman):
    assert send(step, woman, text="a" * 281) == {"text": ["This is 281 letters long. Please keep it to 280."]}
    assert send(step, woman, text="a" * 280) == {}


def test_a_card_of_script_and_turned_letters_is_only_words_on_the_wall(step, woman):
    send(step, woman, text="<script>alert(1)</script> \u202eelpoep")
    do(step, "show_card", card=step.cards.get())
    wall = screen(step, "wall")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; elpoep" in wall
    assert "<script>" not in wall


def test_she_changes_and_takes_back_her_own_waiting_card(step, woman):
    send(step, woman, text="first")
    card = step.cards.get()
    send(step, woman, act="change", card=card, text="second")
    assert words(step.cards.all()) == ["second"]
    send(step, woman, act="take_back", card=card, text="")
    assert not step.cards.exists()


def test_a_card_that_is_shown_can_no_longer_be_changed(step, woman):
    send(step, woman, text="first")
    card = step.cards.get()
    do(step, "show_card", card=card)
    assert send(step, woman, act="change", card=card, text="second") == {
        "__all__": ["The facilitator has already taken this card up, so it stays as it was."]
    }
    assert words(step.cards.all()) == ["first"]


def test_the_card_of_another_woman_can_be_neither_changed_nor_taken_back(step, woman):
    send(step, woman, text="hers")
    card, other = step.cards.get(), make_participant(step.room)
    send(step, other, act="change", card=card, text="mine")
    send(step, other, act="take_back", card=card)
    assert words(step.cards.all()) == ["hers"]
    assert "hers" not in screen(step, "phone", participant=other)


@pytest.mark.parametrize("sent", [{"act": "burn", "text": "a"}, {"act": "change", "card": "x", "text": "a"}])
def test_odd_sends_are_refused(step, woman, sent):
    assert send(step, woman, **sent) != {}
    assert not step.cards.exists()


def test_a_closed_step_takes_no_card(step, woman):
    walk(step, to="closed")
    with pytest.raises(meetings.Closed):
        send(step, woman, text="late")
    assert not step.cards.exists()


def test_the_host_shows_hides_parks_and_brings_back(step):
    one, two, three = (step.cards.create(text=text) for text in ("one", "two", "three"))
    do(step, "show_card", card=one)
    do(step, "hide_card", card=two)
    do(step, "park_card", card=three)
    assert (words(step.cards.shown()), words(step.cards.hidden()), words(step.cards.parked())) == (
        ["one"],
        ["two"],
        ["three"],
    )
    do(step, "take_off_wall", card=one)
    do(step, "bring_back", card=two)
    do(step, "bring_back", card=three)
    assert words(step.cards.waiting()) == ["one", "two", "three"]


def test_two_hosts_who_press_at_once_move_a_card_once(step):
    card = step.cards.create(text="one")
    do(step, "show_card", card=card)
    do(step, "hide_card", card=card)
    card.refresh_from_db()
    assert (card.shown_at, card.hidden_at) == (NOW, None)


def test_show_all_shows_what_the_host_saw_and_nothing_later(step):
    seen = [step.cards.create(text=text) for text in ("one", "two")]
    step.cards.create(text="came meanwhile")
    assert do(step, "show_all", cards=seen) == "2 cards are on the wall."
    assert words(step.cards.waiting()) == ["came meanwhile"]


def test_the_host_writes_for_somebody_once(step):
    for _tap in range(2):
        do(step, "write_card", text="Alisema hivi", group="C")
    card = step.cards.get()
    assert (card.text, card.group, card.participant, card.is_waiting) == ("Alisema hivi", "C", None, True)


def test_cards_of_another_step_are_refused(step):
    foreign = open_step(kind="brainstorm", record="cards").cards.create(text="foreign")
    assert refused(step, "show_card", card=foreign) == {
        "card": ["This is no longer where it was. Look at the list again."]
    }
    assert refused(step, "show_card", card=0) == refused(step, "show_card", card=foreign)


def test_a_finished_step_refuses_every_deed(step):
    card = step.cards.create(text="one")
    walk(step, to="saved")
    said = {"__all__": ["This step is finished. Press Back to open it again."]}
    assert refused(step, "show_card", card=card) == said
    assert refused(step, "write_card", text="late", group="") == said
    assert step.cards.waiting().count() == 1


def test_saving_cuts_the_link_to_who_wrote(step, woman):
    send(step, woman, text="one")
    walk(step, to="saved")
    assert list(Card.objects.values_list("participant", flat=True)) == [None]


def test_the_wall_keeps_its_order_when_a_card_is_added(step):
    def order():
        return words(kind_of(step).cards_for_wall())

    for number in range(20):
        step.cards.create(text=f"card {number}", shown_at=NOW)
    before = order()
    step.cards.create(text="new", shown_at=NOW)
    assert before != [f"card {number}" for number in range(20)]
    assert [text for text in order() if text != "new"] == before


def test_the_wall_holds_the_newest_cards_and_says_how_many_more(step):
    for number in range(56):
        step.cards.create(text=f"card {number}", shown_at=NOW + timedelta(minutes=number))
    wall = kind_of(step).wall()
    assert (sorted(words(wall["cards"])), wall["more"]) == (sorted(f"card {n}" for n in range(8, 56)), 8)
    assert "and 8 cards more" in screen(step, "wall")


@pytest.mark.parametrize("count", [1, 40])
def test_screens_ask_the_same_however_many_cards(step, woman, count, django_assert_num_queries):
    for number in range(count):
        step.cards.create(text=f"card {number}", participant=woman, shown_at=NOW if number % 2 else None)
    step = fresh(step)
    with django_assert_num_queries(5):
        screen(step, "live")
    with django_assert_num_queries(1):
        screen(step, "wall")
    with django_assert_num_queries(1):
        screen(step, "phone", participant=woman)


def test_the_record_counts_cards_and_names_nobody(step, woman):
    send(step, woman, text="one")
    step.cards.create(text="two", shown_at=NOW)
    do(step, "park_words", text="Chakula saa ngapi")
    lines = [tuple(line) for line in kind_of(step).record()]
    assert lines == [
        ("3 cards were written", ""),
        ("1 of them was not shown", ""),
        ("Card", "two"),
        ("Parking lot", "Chakula saa ngapi"),
    ]


class TestObjectives:
    @pytest.fixture
    def step(self):
        return open_step(kind="brainstorm", record="objectives", grouping="pairs")

    def test_the_host_keeps_an_objective_with_its_outcome_once(self, step):
        for _tap in range(2):
            do(step, "keep_objective", text="Open ways to earn", outcome="Two groups registered")
        kept = CharterText.objects.get()
        assert (kept.kind, kept.text, kept.outcome, kept.adopted_on) == (
            "objective",
            "Open ways to earn",
            "Two groups registered",
            TODAY,
        )
        assert "Two groups registered" in screen(step, "wall")
        assert "Open ways to earn" in screen(step, "host")

    def test_an_objective_may_be_made_from_an_issue_and_the_thread_tells_it(self, step, client):
        issue = Issue.objects.create(meeting=step.meeting, name="Work")
        do(step, "keep_objective", text="Open ways to earn", outcome="Two groups", issues=[issue.pk])
        assert list(issue.objectives.values_list("text", "outcome")) == [("Open ways to earn", "Two groups")]
        assert ("Made from the issue", "Work") in list(kind_of(step).record())
        Meeting.objects.filter(pk=step.meeting_id).update(ended_at=NOW)
        client.force_login(make_member())
        assert "Open ways to earn" in client.get(f"/agenda/issues/{issue.pk}/").content.decode()

    def test_an_objective_is_dropped(self, step):
        do(step, "keep_objective", text="Open ways to earn")
        do(step, "drop_objective", objective=CharterText.objects.get())
        assert list(kind_of(step).record()) == [("0 cards were written", "")]

    @pytest.mark.parametrize("text", ["", "a" * 281])
    def test_an_objective_needs_words_and_not_too_many(self, step, text):
        assert list(refused(step, "keep_objective", text=text)) == ["text"]

    def test_pairs_are_not_asked_for_a_group(self, step):
        woman = make_participant(step.room)
        assert "group" not in screen(step, "phone", participant=woman)
        assert "group" not in kind_of(step).host()["write_card_form"].fields

    def test_the_record_lists_objectives(self, step):
        do(step, "keep_objective", text="Open ways to earn", outcome="Two groups registered")
        assert [tuple(line) for line in kind_of(step).record()][1:] == [
            ("Objective", "Open ways to earn"),
            ("How we will know", "Two groups registered"),
        ]
