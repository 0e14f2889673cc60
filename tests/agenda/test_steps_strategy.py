import pytest

from agenda.models import Agenda, Issue, Item, Round, Strategy
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import do, fresh, refused, screen, walk
from tests.factories import make_step, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
WORDS = {
    "approach": "alliances",
    "methods": ["policy-brief", "media"],
    "target": "Social welfare officers",
    "ask": "A procedure",
    "risk": "Families angered",
    "jurisdiction": "both",
}


@pytest.fixture
def step():
    return open_step(kind="strategy", record="strategies")


@pytest.fixture
def children(step):
    return Issue.objects.create(meeting=step.meeting, name="Children")


def carried(step):
    return [issue.name for issue, _strategy in kind_of(step).rows()]


def test_a_strategy_is_written_and_read_on_every_screen(step, children):
    assert do(step, "write_strategy", issue=children, **WORDS) == (
        "The strategy for “Children” is written down."
    )
    for which in ("host", "phone"):
        page = screen(step, which)
        assert ("Alliances" in page, "Policy brief, Media" in page, "Families angered" in page) == (True,) * 3
    wall = screen(step, "wall")
    assert ("Alliances" in wall, "A procedure" in wall, "Families angered" in wall) == (True, True, False)


def test_written_again_the_newer_words_hold(step, children):
    do(step, "write_strategy", issue=children, **WORDS)
    for _tap in range(2):
        do(step, "write_strategy", issue=children, **WORDS | {"ask": "Another", "risk": ""})
    assert list(Strategy.objects.values_list("version", "ask", "risk")) == [
        (1, "A procedure", "Families angered"),
        (2, "Another", ""),
    ]
    assert "A procedure" not in screen(step, "wall")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("approach", ""),
        ("approach", "war"),
        ("methods", []),
        ("methods", ["bribe"]),
        ("target", ""),
        ("target", "a" * 161),
        ("ask", "\u202e"),
        ("ask", "a" * 281),
        ("jurisdiction", "mars"),
        ("issue", "0"),
    ],
)
def test_a_strategy_needs_all_its_parts(step, children, field, value):
    assert list(refused(step, "write_strategy", **{"issue": children} | WORDS | {field: value})) == [field]
    assert not Strategy.objects.exists()


def test_a_form_that_comes_back_keeps_what_she_wrote(step, children):
    form = kind_of(step).deeds["write_strategy"].form({"issue": children.pk, "ask": "Half an ask"}, step=step)
    assert "Half an ask" in screen(step, "host", write_strategy_form=form)


def test_the_agenda_says_which_issues_and_in_which_order(step):
    first, second, _left_out = (
        Issue.objects.create(meeting=step.meeting, name=name) for name in ("First", "Second", "Left out")
    )
    assert carried(step) == ["First", "Second", "Left out"]
    round_ = Round.objects.create(step=make_step(kind="rating", meeting=step.meeting))
    agenda = Agenda.objects.create(meeting=step.meeting, round=round_)
    for place, issue in enumerate((second, first), start=1):
        Item.objects.create(agenda=agenda, issue=issue, position=place, name=issue.name, label="prepare")
    assert carried(step) == ["Second", "First"]


def test_issues_of_another_meeting_are_refused(step):
    foreign = Issue.objects.create(meeting=make_step(kind="themes").meeting, name="Foreign")
    assert list(refused(step, "write_strategy", issue=foreign, **WORDS)) == ["issue"]


def test_script_is_only_words(step, children):
    do(step, "write_strategy", issue=children, **WORDS | {"ask": "<script>x</script>"})
    assert "<script>" not in screen(step, "wall") + screen(step, "host") + screen(step, "phone")


def test_a_finished_step_refuses(step, children):
    walk(step, to="saved")
    assert refused(step, "write_strategy", issue=children, **WORDS) == {
        "__all__": ["This step is finished. Press Back to open it again."]
    }


@pytest.mark.parametrize("count", [1, 9])
def test_screens_ask_the_same_however_many_issues(step, count, django_assert_num_queries):
    for number in range(count):
        issue = Issue.objects.create(meeting=step.meeting, name=f"issue {number}")
        do(step, "write_strategy", issue=issue, **WORDS)
    step = fresh(step)
    for which in ("host", "wall", "phone"):
        with django_assert_num_queries(4):
            screen(step, which)


def test_the_record_lists_each_strategy(step, children):
    Issue.objects.create(meeting=step.meeting, name="Not reached")
    do(step, "write_strategy", issue=children, **WORDS)
    assert [tuple(line) for line in kind_of(step).record()] == [
        ("Alliances (Policy brief, Media; Mainland and Zanzibar)", "Children"),
        ("We speak to", "Social welfare officers"),
        ("We ask", "A procedure"),
        ("What it could cost", "Families angered"),
    ]
