"""A woman's own story: sealed, used by her yes alone, opened before her eyes, gone when she says so."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from agenda.carrying.actions import stories as actions
from agenda.models import Showing, Story, StoryAsk, StoryConsent
from members import actions as members
from members import personal
from tests.agenda.carrying import make_ask, make_story
from tests.factories import NOW, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
TEXT = "Kanari ya maisha yangu"
TODAY = timezone.localdate
YEAR = timedelta(days=365)


@pytest.fixture
def she():
    return make_member(name_used="Neema")


@pytest.fixture
def planner():
    return make_member("facilitator", name_used="Mpangaji")


@pytest.fixture
def story(she):
    return make_story(she, text=TEXT)


def signed_in(client, member):
    client.force_login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    proved(client)
    return client


def page(name, *args) -> str:
    return reverse(f"agenda:{name}", args=args)


def read(client, name, *args) -> str:
    return client.get(page(name, *args)).content.decode()


def test_she_keeps_it_once_with_just_the_yeses_she_gave(client, she):
    sent = {"kept": "here", "text": TEXT, "uses": ["group"], "key": uuid.uuid4()}
    for _tap in range(2):
        signed_in(client, she).post(page("new_story"), sent)
    assert list(StoryConsent.objects.values_list("story__member", "use", "until")) == [
        (she.pk, "group", TODAY() + YEAR)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM agenda_story")
        assert TEXT not in str(cursor.fetchall())


@pytest.mark.parametrize(
    ("kept", "text", "wrong"),
    [
        ("here", "", ["text"]),
        ("paper", TEXT, ["kept"]),
        ("here", "a" * 6001, ["text"]),
        ("cloud", "", ["kept"]),
    ],
)
def test_words_are_here_only_where_it_is_kept_here(client, she, kept, text, wrong):
    answer = signed_in(client, she).post(page("new_story"), {"kept": kept, "text": text})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, wrong)
    assert not Story.objects.exists()


def test_her_own_list_shows_no_word_and_her_page_asks_who_she_is(client, she, story):
    client.force_login(she)
    assert TEXT not in client.get(page("my_stories")).content.decode()
    assert client.get(page("my_story", story.pk)).status_code == 302
    proved(client)
    answer = client.get(page("my_story", story.pk))
    assert (TEXT in answer.content.decode(), answer["Cache-Control"]) == (True, "no-store, private")


def test_a_planner_sees_that_one_exists_and_nothing_else(client, planner, she, story):
    make_story(make_member(), uses=())
    shown = read(signed_in(client, planner), "story_list")
    words = (f"Story {story.pk}", "In our group", TEXT, "Neema")
    assert [word in shown for word in words] == [True, True, False, False]
    assert shown.count("Ask her") == 1
    assert client.get(page("my_story", story.pk)).status_code == 404


def test_she_is_asked_says_yes_and_sees_who_opened_it(client, planner, she, story):
    sent = {"use": "group", "what_for": "Meeting in May"}
    for _tap in range(2):
        signed_in(client, planner).post(page("ask_for_story", story.pk), sent)
    ask = StoryAsk.objects.get()
    client.post(page("show_story", ask.pk))
    assert not Showing.objects.exists()
    hers = read(signed_in(client, she), "my_stories")
    assert ("Meeting in May" in hers, "Mpangaji" in hers) == (True, True)
    client.post(page("answer_ask", ask.pk), {"answer": "yes"})
    answer = signed_in(client, planner).post(page("show_story", ask.pk))
    assert (TEXT in answer.content.decode(), answer["Cache-Control"]) == (True, "no-store, private")
    assert Showing.objects.values_list("by", "use", "what_for").get() == (
        planner.pk,
        "group",
        "Meeting in May",
    )
    assert read(signed_in(client, she), "my_stories").count("Mpangaji") == 2


def test_another_use_is_not_asked_for(client, planner, story):
    answer = signed_in(client, planner).post(
        page("ask_for_story", story.pk), {"use": "media", "what_for": "x"}
    )
    assert (answer.status_code, StoryAsk.objects.count()) == (422, 0)


def test_another_planner_cannot_open_what_was_granted_to_the_first(client, planner, story):
    ask = make_ask(story, by=planner, answer="yes")
    other = make_member("co_lead")
    assert signed_in(client, other).post(page("show_story", ask.pk)).status_code == 404
    with pytest.raises(actions.NotAllowed):
        actions.show_story(ask, by=other, today=TODAY())


@pytest.mark.parametrize("how", ["take_back", "no", "erase", "rewrite", "leave"])
def test_between_her_yes_and_the_opening_she_may_change_her_mind(client, planner, she, story, how):
    ask = make_ask(story, by=planner, answer="yes")
    signed_in(client, she)
    if how == "take_back":
        client.post(page("take_back_use", story.pk, "group"))
    elif how == "no":
        client.post(page("answer_ask", ask.pk), {"answer": "no"})
    elif how == "erase":
        client.post(page("erase_story", story.pk))
    elif how == "rewrite":
        client.post(page("my_story", story.pk), {"kept": "here", "text": "Other words"})
    else:
        members.leave(she, by=she, now=NOW)
    with pytest.raises(actions.NotAllowed):
        actions.show_story(ask, by=planner, today=TODAY())
    answer = signed_in(client, planner).post(page("show_story", ask.pk))
    assert (TEXT in answer.content.decode(), Showing.objects.count()) == (False, 0)


def test_taking_back_one_use_leaves_the_others(planner, story):
    group, paper = (
        make_ask(story, by=planner, answer="yes"),
        make_ask(story, by=planner, use="print", answer="yes"),
    )
    for _tap in range(2):
        actions.take_back_use(story, use="group", today=TODAY())
    assert actions.answer_ask(group, answer="yes", today=TODAY()) is False
    assert actions.show_story(paper, by=planner, today=TODAY()) == story


def test_after_a_year_nothing_is_asked_nor_opened(client, planner, she, story):
    ask = make_ask(story, by=planner, answer="yes")
    assert actions.show_story(ask, by=planner, today=TODAY() + YEAR - timedelta(days=1)) == story
    for deed in (
        lambda: actions.show_story(ask, by=planner, today=TODAY() + YEAR),
        lambda: actions.ask_for_use(story, use="print", what_for="x", by=planner, today=TODAY() + YEAR),
    ):
        with pytest.raises(actions.NotAllowed):
            deed()
    assert list(Story.objects.offered(TODAY() + YEAR)) == []


def test_a_yes_to_older_words_is_none(planner, story):
    ask = make_ask(story, by=planner, answer="yes")
    StoryConsent.objects.update(version=0)
    with pytest.raises(actions.NotAllowed):
        actions.show_story(ask, by=planner, today=TODAY())


def test_a_helper_writes_it_with_her_and_cannot_read_it_again(client, planner, she):
    sent = {"number": she.number, "kept": "here", "text": TEXT, "uses": ["print"], "key": uuid.uuid4()}
    answer = signed_in(client, planner).post(page("story_for_her"), sent)
    assert list(answer.context["form"].errors) == ["said_yes"]
    for _tap in range(2):
        client.post(page("story_for_her"), sent | {"said_yes": "on"})
    story = Story.objects.get()
    assert (story.member, story.written_with, story.consents.get().heard_by) == (she, planner, planner)
    assert client.get(page("my_story", story.pk)).status_code == 404
    assert TEXT not in read(client, "story_list") + read(client, "story_for_her")


def test_at_leaving_it_is_gone_everywhere(planner, she, story):
    actions.show_story(make_ask(story, by=planner, answer="yes"), by=planner, today=TODAY())
    members.leave(she, by=she, now=NOW)
    assert [model.objects.count() for model in (Story, StoryConsent, StoryAsk, Showing)] == [0, 0, 0, 0]
    assert actions.keep_story(she, key=uuid.uuid4(), kept="head", text="", today=TODAY()) is None


def test_her_yeses_stand_with_the_others_and_are_taken_back_there(client, she, story):
    assert [one.title for one in personal.agreements(she) if "story" in one.purpose] == [
        "My story: In our group",
        "My story: In a printed paper",
    ]
    other = make_member()
    purpose = f"story-{story.pk}-group"
    assert members.take_back_yes(other, purpose=purpose, now=timezone.now()) is False
    assert members.take_back_yes(she, purpose=purpose, now=timezone.now()) is True
    assert list(StoryConsent.objects.filter(withdrawn_on=None).values_list("use", flat=True)) == ["print"]


def test_on_her_first_page_stands_only_that_somebody_asks(client, planner, she, story):
    make_ask(story, by=planner)
    shown = signed_in(client, she).get(reverse("home:home")).content.decode()
    assert ("Somebody asks you something." in shown, "Meeting in May" in shown) == (True, False)


@pytest.mark.parametrize("count", [1, 4])
def test_pages_ask_the_same_however_many(client, planner, she, count, django_assert_num_queries):
    for _number in range(count):
        make_ask(make_story(she), by=planner)
    for who, name, queries in ((she, "my_stories", 7), (planner, "story_list", 7)):
        signed_in(client, who)
        with django_assert_num_queries(queries):
            client.get(page(name))
