import pytest

from agenda.models import Card, Change, Issue
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, fresh, refused, screen, walk
from tests.factories import NOW, make_step, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
GONE = "This is no longer where it was. Look at the list again."
MOVED = "These had been moved meanwhile. Nothing was changed; look at the list again."
STALE = "That was already taken back, or somebody has done something since. Look at the list again."


@pytest.fixture
def brainstorm():
    return open_step(kind="brainstorm", record="cards")


@pytest.fixture
def step(brainstorm):
    return open_step(kind="themes", meeting=brainstorm.meeting)


@pytest.fixture
def cards(brainstorm):
    return [brainstorm.cards.create(text=text, shown_at=NOW) for text in "abcdef"]


def piles(step) -> dict:
    return {issue.name: "".join(card.text for card in issue.shown_cards) for issue in kind_of(step).issues()}


def loose() -> str:
    return "".join(card.text for card in Card.objects.loose())


def issue(name) -> Issue:
    return Issue.objects.get(name=name)


def undo(step, change=None) -> str:
    return do(step, "undo", change=change or Change.objects.latest_standing())


def test_cards_are_put_together_under_a_name(step, cards):
    assert do(step, "put_together", cards=cards[:2], name="Stigma") == "2 cards are now in “Stigma”."
    assert (piles(step), loose()) == ({"Stigma": "ab"}, "cdef")


def test_a_second_tap_changes_nothing(step, cards):
    do(step, "put_together", cards=cards[:2], name="Stigma")
    assert do(step, "put_together", cards=cards[:2], name="Stigma") == MOVED
    assert (piles(step), Change.objects.count()) == ({"Stigma": "ab"}, 1)


def test_a_stale_page_leaves_the_co_hosts_pile_alone(step, cards):
    do(step, "put_together", cards=cards[:2], name="Stigma")
    said = do(step, "put_together", cards=cards[1:4], name="Work")
    assert said == ("2 cards are now in “Work”. 1 card had been moved meanwhile and stays where it is.")
    assert piles(step) == {"Stigma": "ab", "Work": "cd"}


def test_a_name_that_stands_already_takes_the_cards_in(step, cards):
    do(step, "put_together", cards=cards[:2], name="Stigma")
    do(step, "put_together", cards=cards[2], name="stigma")
    assert piles(step) == {"Stigma": "abc"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "This field is required."),
        ("\u202e", "This field is required."),
        ("a" * 81, "This is 81 letters long. Please keep it to 80."),
    ],
)
def test_a_pile_needs_a_name_that_fits(step, cards, name, why):
    assert refused(step, "put_together", cards=cards[:2], name=name) == {"name": [why]}


def test_a_pile_needs_cards(step):
    assert refused(step, "put_together", name="Stigma") == {"cards": ["Tick one card or more first."]}


def test_cards_of_another_meeting_or_none_are_refused(step, cards):
    foreign = open_step(kind="brainstorm", record="cards").cards.create(text="x", shown_at=NOW)
    assert refused(step, "put_together", cards=foreign, name="A") == {"cards": [GONE]}
    assert list(refused(step, "put_together", cards="zero", name="A")) == ["cards"]


def test_waiting_hidden_and_parked_cards_are_not_grouped(step, brainstorm):
    fields = ({}, {"hidden_at": NOW}, {"parked_at": NOW, "shown_at": NOW})
    cards = [brainstorm.cards.create(text="x", **field) for field in fields]
    assert do(step, "put_together", cards=cards, name="A") == MOVED
    assert not Issue.objects.exists()


def test_script_in_a_name_is_only_words_on_the_wall(step, cards):
    do(step, "put_together", cards=cards[:1], name="<script>x</script>\u202e")
    assert "&lt;script&gt;x&lt;/script&gt;" in screen(step, "wall")
    assert "<script>" not in screen(step, "wall") + screen(step, "host") + screen(step, "phone")


class TestMoving:
    @pytest.fixture(autouse=True)
    def two_piles(self, step, cards):
        do(step, "put_together", cards=cards[:2], name="Stigma")
        do(step, "put_together", cards=cards[2:4], name="Work")

    def test_a_card_moves_to_another_issue(self, step, cards):
        do(step, "move_cards", cards=cards[0], source=issue("Stigma"), to=issue("Work"))
        assert piles(step) == {"Stigma": "b", "Work": "acd"}

    def test_a_card_moves_out_of_any_issue(self, step, cards):
        assert do(step, "move_cards", cards=cards[0], source=issue("Stigma")) == "1 card is in no issue now."
        assert (piles(step), loose()) == ({"Stigma": "b", "Work": "cd"}, "aef")

    def test_a_card_that_the_co_host_moved_stays(self, step, cards):
        do(step, "move_cards", cards=cards[0], source=issue("Stigma"), to=issue("Work"))
        assert do(step, "move_cards", cards=cards[0], source=issue("Stigma")) == MOVED
        assert piles(step) == {"Stigma": "b", "Work": "acd"}

    def test_nowhere_is_no_place_to_move_to(self, step, cards):
        assert refused(step, "move_cards", cards=cards[4]) == {"to": ["Choose where the cards go."]}

    def test_ticked_cards_are_split_off(self, step, cards):
        do(step, "put_together", cards=cards[1], source=issue("Stigma"), name="Church")
        assert piles(step) == {"Stigma": "a", "Work": "cd", "Church": "b"}
        assert Change.objects.last().verb == "split"

    def test_a_split_needs_another_name(self, step, cards):
        said = do(step, "put_together", cards=cards[1], source=issue("Stigma"), name="Stigma")
        assert (said, piles(step)) == ("Give the new issue another name.", {"Stigma": "ab", "Work": "cd"})

    def test_merging_keeps_the_merged_issue_in_memory(self, step):
        said = do(step, "merge_issues", issue=issue("Work"), into=issue("Stigma"))
        assert said == "“Work” is now part of “Stigma”."
        assert (piles(step), issue("Work").merged_into) == ({"Stigma": "abcd"}, issue("Stigma"))

    def test_a_merged_issue_is_merged_once_and_never_into_itself(self, step):
        assert list(refused(step, "merge_issues", issue=issue("Work"), into=issue("Work"))) == ["into"]
        do(step, "merge_issues", issue=issue("Work"), into=issue("Stigma"))
        assert refused(step, "merge_issues", issue=issue("Work"), into=issue("Stigma")) == {"issue": [GONE]}

    def test_an_issue_gets_a_name_and_a_sentence(self, step):
        do(
            step,
            "rename_issue",
            issue=issue("Work"),
            was="Work",
            name="Kazi",
            description="Work for all",
        )
        assert (issue("Kazi").description, "Work for all" in screen(step, "phone")) == ("Work for all", True)

    def test_a_name_the_co_host_gave_meanwhile_is_not_overwritten_unseen(self, step):
        work = issue("Work")
        do(step, "rename_issue", issue=work, was="Work", name="Kazi")
        assert refused(step, "rename_issue", issue=work, was="Work", name="Ajira") == {
            "__all__": ["It was named “Kazi” meanwhile. Look at both, then save again."]
        }
        do(step, "rename_issue", issue=work, was="Kazi", name="Ajira")
        assert piles(step) == {"Stigma": "ab", "Ajira": "cd"}

    def test_cards_are_parked_and_taken_out_again(self, step, cards):
        assert do(step, "park_cards", cards=cards[0], source=issue("Stigma")) == "1 card parked."
        assert (piles(step)["Stigma"], [card.text for card in Card.objects.parked()]) == ("b", ["a"])
        assert do(step, "park_cards", cards=cards[0], source=issue("Stigma")) == MOVED
        do(step, "unpark_card", card=cards[0])
        assert loose() == "aef"

    def test_a_removed_issue_leaves_its_cards(self, step):
        do(step, "remove_issue", issue=issue("Stigma"))
        assert (piles(step), loose()) == ({"Work": "cd"}, "abef")


class TestUndo:
    def test_every_deed_is_taken_back_one_by_one(self, step, cards):
        seen = [(piles(step), loose())]
        for deed, fields in (
            ("put_together", lambda: {"cards": cards[:3], "name": "Stigma"}),
            ("put_together", lambda: {"cards": cards[3:5], "name": "Work"}),
            ("move_cards", lambda: {"cards": cards[0], "source": issue("Stigma"), "to": issue("Work")}),
            ("put_together", lambda: {"cards": cards[1], "source": issue("Stigma"), "name": "Church"}),
            ("rename_issue", lambda: {"issue": issue("Church"), "was": "Church", "name": "Kanisa"}),
            ("park_cards", lambda: {"cards": cards[5]}),
            ("unpark_card", lambda: {"card": cards[5]}),
            ("merge_issues", lambda: {"issue": issue("Kanisa"), "into": issue("Stigma")}),
            ("remove_issue", lambda: {"issue": issue("Stigma")}),
        ):
            do(step, deed, **fields())
            seen.append((piles(step), loose()))
        assert [change.verb for change in Change.objects.all()] == [
            "put_together",
            "put_together",
            "move",
            "split",
            "rename",
            "park",
            "unpark",
            "merge",
            "remove",
        ]
        for expected in reversed(seen[:-1]):
            assert undo(step) == "Taken back."
            assert (piles(step), loose()) == expected
        assert kind_of(step).host()["last_change"] is None

    def test_a_second_tap_takes_nothing_more_back(self, step, cards):
        do(step, "put_together", cards=cards[:2], name="Stigma")
        do(step, "put_together", cards=cards[2:4], name="Work")
        last = Change.objects.latest_standing()
        undo(step, last)
        assert undo(step, last) == STALE
        assert piles(step) == {"Stigma": "ab"}

    def test_only_the_last_deed_is_taken_back(self, step, cards):
        do(step, "put_together", cards=cards[:2], name="Stigma")
        first = Change.objects.latest_standing()
        do(step, "put_together", cards=cards[2:4], name="Work")
        assert undo(step, first) == STALE
        assert piles(step) == {"Stigma": "ab", "Work": "cd"}

    def test_a_card_taken_off_the_wall_since_stays_off(self, step, brainstorm, cards):
        do(step, "put_together", cards=cards[:2], name="Stigma")
        do(step, "remove_issue", issue=issue("Stigma"))
        do(brainstorm, "take_off_wall", card=cards[0])
        undo(step)
        assert (piles(step), Card.objects.waiting().get().text) == ({"Stigma": "b"}, "a")


def test_a_finished_step_refuses_every_deed(step, cards):
    walk(step, to="saved")
    why = {"__all__": ["This step is finished. Press Back to open it again."]}
    assert refused(step, "put_together", cards=cards[:2], name="Stigma") == why
    assert refused(step, "park_words", text="Late") == why


def test_without_a_brainstorm_there_is_nothing_to_put_together():
    step = make_step(kind="themes")
    assert kind_of(step).host()["loose"] == []
    assert "no issue yet" in screen(step, "host")


def test_only_the_latest_earlier_brainstorm_of_cards_counts(brainstorm):
    meeting = brainstorm.meeting
    later = open_step(kind="brainstorm", record="cards", meeting=meeting)
    open_step(kind="brainstorm", record="objectives", meeting=meeting)
    step = open_step(kind="themes", meeting=meeting)
    brainstorm.cards.create(text="old", shown_at=NOW)
    later.cards.create(text="new", shown_at=NOW)
    assert [card.text for card in kind_of(step).host()["loose"]] == ["new"]


@pytest.mark.parametrize("count", [1, 9])
def test_screens_ask_the_same_however_many_issues(step, brainstorm, count, django_assert_num_queries):
    for number in range(count):
        pile = Issue.objects.create(meeting=step.meeting, name=f"issue {number}")
        for text in "abc":
            brainstorm.cards.create(text=text, shown_at=NOW, issue=pile)
    step = fresh(step)
    with django_assert_num_queries(9):
        screen(step, "host")
    with django_assert_num_queries(2):
        screen(step, "wall")
    with django_assert_num_queries(2):
        screen(step, "phone")


def test_the_record_lists_issues_with_cards_and_the_parking_lot(step, cards):
    do(step, "put_together", cards=cards[:2], name="Stigma")
    do(step, "park_cards", cards=cards[2:5])
    assert [tuple(line) for line in kind_of(step).record()] == [
        ("Issue, 2 cards", "Stigma"),
        ("Card", "a"),
        ("Card", "b"),
        ("Card in no issue", "f"),
        ("Parking lot", "c"),
        ("Parking lot", "d"),
        ("Parking lot", "e"),
    ]
