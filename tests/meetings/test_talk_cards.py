"""Cards of a talk: turned one by one, the same card on host, wall and phone, all of them on paper."""

import pytest

from coalition.meetings import actions, plans
from coalition.meetings.models import Step
from coalition.meetings.steps import kind_of
from coalition.web.icons import ICONS
from tests.factories import NOW, make_member, make_step, open_step

pytestmark = pytest.mark.django_db
SLUG = "what-is-a-coalition"
TITLES = ["Network", "Platform", "Coalition", "One can grow into another"]


def words():
    return plans.catalogue()[SLUG]["words"]


@pytest.fixture
def talk():
    return open_step(kind="talk", words=words())


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", language="en"))
    return client


def press(host, step, **fields):
    return host.post(f"/host/s/{step.meeting_id}/steps/{step.pk}/turn_card/", fields, follow=True)


def turned(step) -> int:
    return Step.objects.values_list("card", flat=True).get(pk=step.pk)


def turn(step, *, shown, to):
    deed = kind_of(step).deeds["turn_card"]
    return actions.run_deed(step, deed=deed, by=None, now=NOW, cleaned={"shown": shown, "to": to})


@pytest.mark.parametrize("slug", [SLUG, "types", "examples"])
def test_every_card_has_a_picture_and_says_everything_in_both_languages(slug):
    cards = plans.catalogue()[slug]["words"]["cards"]
    pairs = list(zip(cards["sw"], cards["en"], strict=True))
    assert len(pairs) >= 3
    for ours, theirs in pairs:
        assert ours["picture"] == theirs["picture"]
        assert ours["picture"] in ICONS
        assert len(ours["text"]) == len(theirs["text"]) <= 3
        assert [name for name in ("title", "text", "example") if ours[name] == theirs[name]] == []


@pytest.mark.parametrize("slug", [SLUG, "types", "examples"])
def test_no_card_says_what_the_group_is(slug):
    said = str(plans.catalogue()[slug]["words"]["cards"]).lower()
    assert [
        word for word in ("prison", "gereza", "jela", "mfungwa", "wafungwa", "kifungo") if word in said
    ] == []


def test_host_turns_them_to_the_questions_and_back(host, talk):
    for at, title in enumerate(TITLES):
        page = host.get(f"/host/s/{talk.meeting_id}/live/").content.decode()
        assert f"Card {at + 1} of 4" in page
        assert f"<h2>{title}</h2>" in page
        assert ("cardbefore" in page) == bool(at)
        press(host, talk, shown=at, to=at + 1)
    page = host.get(f"/host/s/{talk.meeting_id}/live/").content.decode()
    assert ("All cards are told" in page, "nextcard" in page) == (True, False)
    press(host, talk, shown=4, to=3)
    assert turned(talk) == 3


def test_wall_and_phone_show_the_card_that_is_turned_up_and_then_the_questions(client, talk):
    room = talk.room
    client.cookies["lugha"] = "en"
    client.cookies["kiti"] = actions.join(room, device="phone").token
    for at, title in enumerate([*TITLES, None]):
        Step.objects.filter(pk=talk.pk).update(card=at)
        urls = (f"/wall/{room.wall_token}/", f"/s/{room.code}/")
        pages = [client.get(url).content.decode() for url in urls]
        for page in pages:
            assert [other for other in TITLES if f"<h2>{other}</h2>" in page] == ([title] if title else [])
            assert ("Which of the three do we have already?" in page) == (title is None)


def test_phones_and_wall_are_told_of_a_turned_card(talk):
    room = talk.room
    room.refresh_from_db()
    before = room.version
    turn(talk, shown=0, to=1)
    room.refresh_from_db()
    assert room.version == before + 1


def test_two_hosts_who_press_the_same_turn_once(talk):
    assert [turn(talk, shown=0, to=1), turn(talk, shown=0, to=1)] == ["", ""]
    assert turned(talk) == 1


def test_a_host_who_saw_another_card_turns_nothing_and_is_told(host, talk):
    Step.objects.filter(pk=talk.pk).update(card=2)
    page = press(host, talk, shown=0, to=1).content.decode()
    assert ("The card was already turned." in page, turned(talk)) == (True, 2)


@pytest.mark.parametrize("to", ["5", "-1", "x", ""])
def test_there_is_no_card_beyond_the_questions(host, talk, to):
    assert press(host, talk, shown=0, to=to).status_code == 422
    assert turned(talk) == 0


@pytest.mark.parametrize("state", ["ready", "saved"])
def test_cards_turn_only_while_the_step_is_open(talk, state):
    Step.objects.filter(pk=talk.pk).update(state=state)
    assert turn(talk, shown=0, to=1) != ""
    assert turned(talk) == 0


def test_a_talk_without_cards_is_as_it_was(host):
    plain = open_step(kind="talk")
    assert press(host, plain, shown=0, to=1).status_code == 404
    assert host.get(f"/host/s/{plain.meeting_id}/live/").status_code == 204
    assert [sheet.slug for sheet in kind_of(plain).sheets()] == ["scribe"]


def test_a_plan_that_lost_cards_stands_at_the_questions(talk):
    Step.objects.filter(pk=talk.pk).update(card=9)
    talk.refresh_from_db()
    assert kind_of(talk).wall()["card"] is None


def test_all_cards_are_on_paper(host):
    ready = make_step(kind="talk", words=words())
    pack = {"women": 8, "sheets": f"{ready.pk}-cards"}
    page = host.get(f"/host/s/{ready.meeting_id}/print/", pack).content.decode()
    assert [title for title in TITLES if f"<h2>{title}</h2>" not in page] == []
