"""Said between meetings: without a name, taken back while the page is open, taken up once; the parking lot."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agenda.actions import sayings as actions
from agenda.forms.saying import SIGNER, new_key
from agenda.models import Card, Saying
from coalition.meetings.models import Meeting
from tests.agenda.deeds import do, refused, screen
from tests.factories import NOW, make_meeting, make_member, make_step, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
KEY = re.compile(r'name="key" value="([^"]+)"')


def signed_in(*roles) -> Client:
    client = Client()
    client.force_login(make_member(*roles))
    client.cookies["lugha"] = "en"
    return client


def key_of(page) -> str:
    return KEY.search(page.content.decode())[1]


def said(text="Mtaji", **fields) -> Saying:
    return Saying.objects.create(key=uuid.uuid4(), text=text, **fields)


@pytest.fixture
def member():
    return signed_in()


@pytest.fixture
def brainstorm():
    return open_step(kind="brainstorm", record="cards")


@pytest.fixture
def parked():
    """In the parking lot of a day that is over."""
    step = make_step(kind="brainstorm", record="cards")
    Meeting.objects.filter(pk=step.meeting_id).update(ended_at=NOW)
    return step.cards.create(text="Chakula", shown_at=NOW, parked_at=NOW)


def test_what_she_says_is_kept_with_her_words_and_nothing_else(member):
    member.post(reverse("agenda:say"), {"key": key_of(member.get(reverse("agenda:say"))), "text": "Mtaji"})
    (row,) = Saying.objects.values()
    assert {name: value for name, value in row.items() if name != "key"} == {
        "text": "Mtaji",
        "group": "",
        "state": "waiting",
    }
    assert {field.name for field in Saying._meta.get_fields()} == {"key", "text", "group", "state"}


def test_a_double_tap_is_kept_once(member):
    sent = {"key": key_of(member.get(reverse("agenda:say"))), "text": "Mtaji"}
    for _tap in range(2):
        assert member.post(reverse("agenda:say"), sent).status_code == 200
    assert Saying.objects.count() == 1


def test_she_takes_it_back_on_that_page_and_only_with_its_key(member):
    page = member.post(
        reverse("agenda:say"), {"key": key_of(member.get(reverse("agenda:say"))), "text": "Mtaji"}
    )
    for wrong in ("", "x", uuid.uuid4().hex, SIGNER.sign(uuid.uuid4().hex)):
        member.post(reverse("agenda:take_back_saying"), {"key": wrong})
    assert Saying.objects.count() == 1
    member.post(reverse("agenda:take_back_saying"), {"key": key_of(page)})
    assert not Saying.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "305ccf49d32548dabd57f6e0d8cfc644:1:2"])
def test_a_key_of_ones_own_making_is_refused_and_the_words_stay(member, key):
    answer = member.post(reverse("agenda:say"), {"key": key, "text": "Mtaji wa kuku"})
    assert (answer.status_code, Saying.objects.count()) == (422, 0)
    assert "Mtaji wa kuku" in answer.content.decode()


def test_an_old_page_is_given_a_new_key_and_her_words_stay(member):
    with time_machine.travel(timezone.now() - timedelta(hours=13)):
        key = new_key()
    answer = member.post(reverse("agenda:say"), {"key": key, "text": "Mtaji wa kuku"})
    assert "send them again" in answer.content.decode()
    member.post(reverse("agenda:say"), {"key": key_of(answer), "text": "Mtaji wa kuku"})
    assert Saying.objects.count() == 1


def test_five_a_day_are_enough_for_one_woman_and_another_is_not_stopped(member):
    for client, most in ((member, 5), (signed_in(), 5)):
        answers = [
            client.post(
                reverse("agenda:say"), {"key": key_of(client.get(reverse("agenda:say"))), "text": f"{n}"}
            )
            for n in range(6)
        ]
        assert [answer.status_code for answer in answers] == [200] * most + [422]


def test_only_a_facilitator_says_for_a_group():
    for client, group in ((signed_in(), ""), (signed_in("facilitator"), "Kundi la Temeke")):
        key = key_of(client.get(reverse("agenda:say")))
        client.post(reverse("agenda:say"), {"key": key, "text": f"x{group}", "group": "Kundi la Temeke"})
        assert Saying.objects.get(text=f"x{group}").group == group


def test_the_brainstorm_takes_it_up_into_the_tray(brainstorm, parked):
    saying = said(group="Kundi la Temeke")
    assert "Mtaji" in screen(brainstorm, "host")
    told = do(brainstorm, "take_up", sayings=saying.key, parked=parked)
    assert told == "2 cards were taken up."
    cards = brainstorm.cards.waiting()
    assert [(card.text, card.credit) for card in cards] == [("Mtaji", "Kundi la Temeke"), ("Chakula", "")]
    assert (Saying.objects.count(), Card.objects.left_lying().count()) == (0, 0)
    assert Card.objects.parked().get() == parked


def test_the_themes_take_it_up_among_the_cards_in_no_issue(brainstorm):
    step = make_step(kind="themes", meeting=brainstorm.meeting)
    do(step, "take_up", sayings=said().key)
    assert [card.text for card in Card.objects.loose()] == ["Mtaji"]


def test_the_wall_and_the_phones_show_nothing_of_it(brainstorm):
    said("Kanari")
    assert "Kanari" not in screen(brainstorm, "wall")


def test_two_hosts_take_it_up_once(brainstorm, parked):
    saying = said()
    for _host in range(2):
        actions.take_up(brainstorm, sayings=[saying], parked=[parked], by=None, now=NOW)
    assert brainstorm.cards.count() == 2


def test_with_nothing_ticked_the_host_is_told(brainstorm):
    assert refused(brainstorm, "take_up") == {"__all__": ["Tick one card or more first."]}


def test_a_hidden_one_is_offered_to_nobody(brainstorm):
    saying = said("Kanari", state="hidden")
    assert "Kanari" not in screen(brainstorm, "host")
    assert "sayings" in refused(brainstorm, "take_up", sayings=saying.key)


def test_a_planner_parks_hides_and_brings_back(brainstorm):
    client, saying = signed_in("co_lead"), said()
    for deed, state in (
        ("park_saying", "parked"),
        ("hide_saying", "hidden"),
        ("hide_saying", "hidden"),
        ("bring_saying_back", "waiting"),
    ):
        client.post(reverse(f"agenda:{deed}", args=[saying.key]))
        assert Saying.objects.get().state == state


def test_a_planner_puts_them_into_the_tray_of_a_coming_meeting(parked):
    step = make_step(
        kind="brainstorm",
        record="cards",
        meeting=make_meeting(title="Novemba", template="coalition-one-day"),
    )
    Meeting.objects.filter(pk=step.meeting_id).update(started_at=None)
    client, saying = signed_in("co_lead"), said()
    page = client.get(reverse("agenda:sayings")).content.decode()
    assert [text in page for text in ("Mtaji", "Chakula", "Novemba")] == [True] * 3
    sent = {"sayings": [saying.key], "parked": [parked.pk], "step": step.pk}
    client.post(reverse("agenda:take_up"), sent)
    assert [card.text for card in step.cards.waiting()] == ["Mtaji", "Chakula"]
    assert client.post(reverse("agenda:take_up"), sent).status_code == 422
    assert step.cards.count() == 2


@pytest.mark.parametrize("more", [0, 9])
def test_the_list_asks_the_database_the_same_number_of_questions(parked, more, django_assert_num_queries):
    client = signed_in("co_lead")
    for number in range(1 + more):
        said(f"Mtaji {number}")
        parked.step.cards.create(text=f"Chakula {number}", shown_at=NOW, parked_at=NOW)
    client.get(reverse("agenda:sayings"))
    with django_assert_num_queries(7):
        client.get(reverse("agenda:sayings"))
