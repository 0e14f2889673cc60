"""How an issue is carried between meetings: versions, who speaks, the power map."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from agenda.carrying.actions import strategies as actions
from agenda.carrying.powermap import power_map
from agenda.models import SpeakerYes, Stakeholder, Strategy
from members import actions as members
from tests.agenda.carrying import ALL, WORDS, make_agenda, write
from tests.agenda.deeds import do
from tests.factories import NOW, make_member, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PLACE = {"name": "Council", "jurisdiction": "mainland", "stance": "ally", "say": 3, "why": ""}


@pytest.fixture
def issue():
    return make_agenda("Children")[0]


@pytest.fixture
def planner():
    return make_member("facilitator")


def signed_in(client, member):
    client.force_login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(name, issue, *more) -> str:
    return reverse(f"agenda:{name}", args=[issue.pk, *more])


def posted(client, view, issue, *more, **sent):
    return client.post(
        page(view, issue, *more), {key: value for key, value in sent.items() if value is not None}
    )


def test_each_writing_is_a_version_and_none_is_lost(issue, planner):
    write(issue, by=planner)
    write(issue, by=planner, ask="Another")
    write(issue, by=planner, ask="Another")
    assert list(Strategy.objects.values_list("version", "ask")) == [(1, "A procedure"), (2, "Another")]


def test_of_two_writers_the_second_is_shown_what_the_first_wrote(client, issue, planner):
    first = write(issue)
    write(issue, ask="Hers first")
    sent = {**ALL, "ask": "Mine", "was": first.mark}
    answer = posted(signed_in(client, planner), "write_strategy", issue, **sent)
    said = answer.content.decode()
    assert (answer.status_code, "Hers first" in said, ">\nMine</textarea>" in said) == (422, True, True)
    assert issue.strategies.count() == 2
    again = sent | {"was": answer.context["form"]["was"].value()}
    assert posted(client, "write_strategy", issue, **again).status_code == 302
    assert list(issue.strategies.values_list("ask", flat=True)) == ["A procedure", "Hers first", "Mine"]


def test_the_room_writes_on_and_keeps_what_was_settled_later(issue):
    write(issue, speaker="advocacy_lead", on=timezone.localdate())
    step = open_step(kind="strategy", meeting=issue.meeting)
    do(step, "write_strategy", issue=issue, **WORDS | {"ask": "By the room"})
    newest = issue.strategies.newest_first().first()
    assert (newest.ask, newest.speaker, newest.on, newest.next_step, newest.meeting) == (
        "By the room",
        "advocacy_lead",
        timezone.localdate(),
        "A letter",
        issue.meeting,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("target", "Council of Tarime, call 0712 345 678"),
        ("on", "2001-01-01"),
        ("speaker", "Mama Asha"),
        ("ask", "a" * 281),
        ("jurisdiction", "mars"),
    ],
)
def test_what_a_strategy_may_not_say(client, issue, planner, field, value):
    answer = posted(signed_in(client, planner), "write_strategy", issue, **ALL | {field: value, "was": ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_an_office_of_zanzibar_does_not_decide_for_the_mainland(client, issue, planner):
    sent = ALL | {"target": "House of Representatives, Zanzibar", "jurisdiction": "mainland", "was": ""}
    answer = posted(signed_in(client, planner), "write_strategy", issue, **sent)
    assert answer.context["form"].errors["jurisdiction"] == ["This office decides here: Zanzibar."]


def test_only_issues_of_a_published_agenda_have_a_page(client, issue):
    draft = issue.meeting.issues.create(name="Not on it")
    signed_in(client, make_member())
    assert [client.get(page("strategy", one)).status_code for one in (issue, draft)] == [200, 404]


def test_the_list_has_each_issue_once_the_newest_agenda_first(client, issue):
    make_agenda("Work", version=2)
    answer = signed_in(client, make_member()).get(reverse("agenda:strategies"))
    found = [[item.name for item in answer.context[which]] for which in ("newest", "older")]
    assert found == [["Work"], ["Children"]]


def test_her_yes_holds_for_what_she_read(client, issue):
    she, strategy = make_member(), write(issue)
    signed_in(client, she)
    posted(client, "speak_for", issue, danger=strategy.danger)
    posted(client, "speak_for", issue, danger=strategy.danger)
    assert "You said that you will speak." in client.get(page("strategy", issue)).content.decode()
    write(issue, next_step="Another")
    assert "You said that you will speak." in client.get(page("strategy", issue)).content.decode()
    write(issue, risk="Loss of work")
    assert "Nobody has said yes yet." in client.get(page("strategy", issue)).content.decode()
    posted(client, "speak_for", issue, danger=strategy.danger)
    assert SpeakerYes.objects.get().danger == strategy.danger


def test_planners_alone_see_who_speaks_and_who_is_to_be_asked_again(client, issue, planner):
    standing, earlier = make_member(name_used="Neema"), make_member(name_used="Pendo")
    old = write(issue)
    actions.say_she_speaks(earlier, issue=issue, danger=old.danger)
    actions.say_she_speaks(standing, issue=issue, danger=write(issue, ask="More").danger)
    pages = [
        signed_in(client, who).get(page("strategy", issue)).content.decode()
        for who in (planner, make_member())
    ]
    assert [("Neema" in one, "Pendo" in one) for one in pages] == [(True, True), (False, False)]
    assert ["1 woman has said" in one for one in pages] == [True, True]


def test_another_role_speaks(client, issue):
    strategy = write(issue, speaker="advocacy_lead")
    signed_in(client, make_member())
    assert "I will speak" not in client.get(page("strategy", issue)).content.decode()
    posted(client, "speak_for", issue, danger=strategy.danger)
    assert not SpeakerYes.objects.exists()


def test_she_takes_it_back_and_it_goes_with_her(client, issue):
    she, danger = make_member(), write(issue).danger
    actions.say_she_speaks(she, issue=issue, danger=danger)
    posted(signed_in(client, she), "take_back_speaking", issue)
    assert not SpeakerYes.objects.exists()
    actions.say_she_speaks(she, issue=issue, danger=danger)
    members.leave(she, by=she, now=NOW)
    assert not SpeakerYes.objects.exists()
    assert actions.say_she_speaks(she, issue=issue, danger=danger) is False


def test_the_map_names_an_office_once_and_no_telephone(client, issue, planner):
    signed_in(client, planner)
    for _tap in range(2):
        posted(client, "add_stakeholder", issue, **PLACE)
    answer = posted(client, "add_stakeholder", issue, **PLACE | {"name": "Mama Rehema 0754-111-222"})
    assert list(answer.context["form"].errors) == ["name"]
    assert list(issue.stakeholders.values_list("name", "say")) == [("Council", 3)]


def test_of_two_who_change_the_map_nothing_is_covered_unseen(client, issue, planner):
    place = issue.stakeholders.create(**PLACE)
    was = place.mark
    actions.change_on_map(place, was=was, **PLACE | {"stance": "opponent"})
    answer = posted(
        signed_in(client, planner), "change_stakeholder", issue, place.pk, **PLACE | {"say": 1, "was": was}
    )
    assert (answer.status_code, "Against it" in answer.content.decode()) == (422, True)
    posted(client, "remove_stakeholder", issue, place.pk, was=was)
    assert Stakeholder.objects.get().stance == "opponent"
    posted(client, "remove_stakeholder", issue, place.pk, was=Stakeholder.objects.get().mark)
    assert not Stakeholder.objects.exists()


def test_the_picture_says_what_the_list_says():
    places = [Stakeholder(name=str(n), stance="ally", say=3) for n in range(5)] + [
        Stakeholder(name="x", stance="opponent", say=1)
    ]
    found = power_map(places)
    assert ([dot.number for dot in found.dots], found.strong) == ([1, 2, 3, 4, 5, 6], 5)
    assert found.counts == {"ally": 5, "undecided": 0, "opponent": 1}
    assert len({(dot.x, dot.y) for dot in found.dots}) == 6
    assert all(0 < dot.x < found.width and 0 < dot.y < found.height for dot in found.dots)


def test_hostile_words_are_only_words(client, issue, planner):
    issue.stakeholders.create(**PLACE | {"name": "<script>x</script>"})
    write(issue, ask="<script>y</script>")
    for name in ("strategy", "print_strategy", "strategy_versions"):
        said = signed_in(client, planner).get(page(name, issue)).content.decode()
        assert ("<script>x" in said, "<script>y" in said) == (False, False)


@pytest.mark.parametrize("count", [1, 9])
def test_pages_ask_the_same_however_much_there_is(client, issue, planner, count, django_assert_num_queries):
    for number in range(count):
        danger = write(issue, by=planner, next_step=str(number)).danger
        issue.stakeholders.create(**PLACE | {"name": str(number)})
        actions.say_she_speaks(make_member(), issue=issue, danger=danger)
    signed_in(client, planner)
    for name, queries in (("strategy", 10), ("strategy_versions", 6), ("print_strategy", 6)):
        with django_assert_num_queries(queries):
            client.get(page(name, issue))
