"""Ranking by order on phones, wall, host's screen, in the record and as files: what is asked and what is seen."""

import gzip
import json
import re
import uuid

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from agenda.ballots.methods import METHODS
from agenda.models import Ballot
from coalition.meetings.models import Receipt
from coalition.meetings.steps import kind_of
from tests.agenda.deeds import fresh, screen
from tests.agenda.orders import make_order, places, put, put_all, shown_order
from tests.agenda.room import THEMES, press
from tests.factories import make_member, make_participant, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
ABC = ["Alpha", "Beta", "Gamma"]
FEW = "Fewer than five women sent an order, so no result is shown."


def seat(client, step):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.post(reverse("meetings:enter", args=[step.room.code]))
    return step.room.participants.last()


def page(client, step, query=""):
    return client.get(reverse("meetings:room", args=[step.room.code]) + query).content.decode()


def send(client, step, *, key=None, **data):
    data = {"key": key or uuid.uuid4()} | data
    return client.post(reverse("meetings:answer", args=[step.room.code, step.pk]), data)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# The phone.
def test_without_scripts_there_is_a_number_beside_each_issue(client):
    step = make_order(ABC)
    seat(client, step)
    shown = page(client, step)
    assert shown.count('inputmode="numeric"') == shown.count("data-tap=") == 3
    assert send(client, step, **places(step, "2 1=3")).status_code == 302
    alpha, beta, gamma = step.ordering.issues.values_list("issue", flat=True)
    assert Ballot.objects.get().levels == [[beta], [alpha, gamma]]


def test_what_she_sent_is_said_back_to_her_and_can_be_changed(client):
    step = make_order(ABC)
    seat(client, step)
    send(client, step, **places(step, "2 1"))
    shown = page(client, step)
    assert ("Sent. You may change it." in shown, "Gamma" in shown) == (True, False)
    assert words(shown).index("1 Beta") < words(shown).index("2 Alpha")
    changing = page(client, step, "?change=1")
    assert re.findall(r'name="issue_\d+" value="(\d*)"', changing) == ["2", "1", ""]


def test_a_refused_send_gives_her_numbers_back(client):
    step = make_order(ABC)
    seat(client, step)
    first, second = places(step, "1 2")
    answer = send(client, step, **{first: 1, second: 0})
    assert answer.status_code == 422
    assert re.findall(r'name="issue_\d+" value="(\d*)"', answer.content.decode()) == ["1", "0", ""]
    assert (Ballot.objects.count(), Receipt.objects.count()) == (0, 0)


def test_the_same_send_counts_once(client):
    step = make_order(ABC)
    seat(client, step)
    key = uuid.uuid4()
    for _again in range(2):
        assert send(client, step, key=key, **places(step, "1 2")).status_code == 302
    assert (Ballot.objects.count(), Receipt.objects.count()) == (1, 1)


def test_after_closing_nothing_is_taken(client):
    step = make_order(ABC)
    seat(client, step)
    sent = places(step, "1")
    press(step)
    assert send(client, step, **sent).status_code == 409
    assert Ballot.objects.count() == 0


def test_a_room_without_issues_can_be_walked_through(client):
    step = make_order([])
    seat(client, step)
    assert client.get(reverse("meetings:room", args=[step.room.code])).status_code == 200
    press(step, 3)
    client.force_login(make_member("facilitator"))
    for name in ("host", "record"):
        assert client.get(reverse(f"meetings:{name}", args=[step.meeting_id])).status_code == 200


# The host, before.
def test_the_host_chooses_among_all_ways_each_with_its_sentence():
    shown = screen(make_step(kind="order"), "host")
    for name, way in METHODS.items():
        assert f'value="{name}"' in shown
        assert str(way.sentence).replace("'", "&#x27;") in shown


@pytest.mark.parametrize("presses", [0, 1])
def test_before_it_is_shown_nobody_sees_a_result(client, presses):
    step = make_order(ABC)
    put_all(step, "5x 2 1 3")
    press(step, presses)
    seat(client, step)
    client.force_login(make_member("facilitator"))
    shown = [screen(step, "host"), screen(step, "wall"), page(client, step)]
    shown.append(client.get(reverse("meetings:record", args=[step.meeting_id])).content.decode())
    assert [("duels" in html, "put the issues in order" in html) for html in shown] == [(False, False)] * 4
    assert client.get(reverse("agenda:order", args=[step.ordering.pk])).status_code == 404


# The result.
def test_shown_it_is_on_host_wall_and_phone():
    step = shown_order()
    shown = [
        screen(step, which, participant=make_participant(step.room)) for which in ("host", "wall", "phone")
    ]
    for html in shown:
        assert re.findall(r"data-words>(\w)</span>", html)[:3] == ["B", "C", "A"]
        assert "Of 6 women in the room, 6 put the issues in order." in html
        assert "Copeland&#x27;s method:" in html
    assert [html.count('<rect class="won"') for html in shown] == [3, 3, 3]


def test_level_issues_share_a_place_on_every_screen():
    step = shown_order(None, "2x 1 2 3", "2x 2 3 1", "2x 3 1 2")
    assert words(screen(step, "host")).count("shared") == 3
    assert words(screen(step, "wall")).count("1. =") == 3
    assert [line.label for line in kind_of(step).record()[2:5]] == ["Place 1, shared"] * 3


def test_the_table_says_who_beats_whom():
    table = words(screen(shown_order(), "host"))
    assert "2 B · 3✓ 5✓ 2" in table
    assert "1 A 1 1 · 0" in table


def test_under_five_it_says_so_without_the_number():
    step = shown_order(None, "4x 1 2 3")
    for which in ("host", "wall", "phone"):
        shown = words(screen(step, which, participant=make_participant(step.room)))
        assert FEW in shown
        assert "4" not in shown
    assert [line.label for line in kind_of(step).record()] == [FEW]


def test_the_record_says_rule_turnout_order_and_other_ways():
    step = press(shown_order(None, "3x 1 2 3", "2x 2 3 1"))
    lines = list(kind_of(step).record())
    assert lines[0].label == "Of 5 women in the room, 5 put the issues in order."
    assert [(line.label, line.text) for line in lines[2:6]] == [
        ("Place 1", "A"),
        ("Place 2", "B"),
        ("Place 3", "C"),
        ("Beats every other issue", "A"),
    ]
    assert ("First by Borda count", "B") in lines


def test_the_picture_of_the_demos_issues_is_small():
    step = make_order(THEMES.values())
    put_all(step, "5x 1 2 3 4 5 6 7 8 9")
    wall = screen(press(step, 2), "wall")
    svg = wall[wall.index("<svg") : wall.index("</svg>")]
    assert len(gzip.compress(svg.encode())) < 6 * 1024


def test_once_closed_the_strip_no_longer_counts_ballots():
    step = make_order(ABC)
    put_all(step, "4x 1")
    assert (kind_of(step).counts_answers, kind_of(step).answered()) == (True, 4)
    assert kind_of(press(step)).counts_answers is False


# Out as a file, and in again.
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("orders", "ending"),
    [
        (["3x 1 2 3", "2x 2 3 1"], "soc"),
        (["3x 1 2=3", "2x 2 3 1"], "toc"),
        (["3x 1", "2x 2 3"], "soi"),
        (["2x 2=1", "1 2 3", "2x 3"], "toi"),
    ],
)
def test_the_file_of_the_page_is_recounted_to_the_same_result(
    client, tmp_path, method, orders, ending, capsys
):
    step = press(shown_order(None, *orders, method=method))
    client.force_login(make_member("facilitator"))
    shown = client.get(reverse("agenda:order", args=[step.ordering.pk])).content.decode()
    answer = client.get(re.search(r'href="([^"]+/preflib/)"', shown)[1])
    name = re.search(r'filename="(.+)"', answer["Content-Disposition"])[1]
    assert name == f"ballots.{ending}"
    (tmp_path / name).write_bytes(answer.content)
    call_command("recount", tmp_path / name, json=True)
    recounted = json.loads(capsys.readouterr().out)["methods"]
    rows = re.findall(r'<li><span class="issue-number">(\d)</span> <span data-words>(\w)</span>', shown)
    placed = {name: int(place) for place, name in rows}
    assert placed == {
        "ABC"[number - 1]: 1 + sum(map(len, recounted[method][:at]))
        for at, level in enumerate(recounted[method])
        for number in level
    }


def test_the_table_holds_each_order_once_and_nobody(client):
    step = press(shown_order())
    client.force_login(make_member("facilitator"))
    answer = client.get(reverse("agenda:order_file", args=[step.ordering.pk, "csv"]))
    assert answer["Content-Disposition"] == 'attachment; filename="ballots.csv"'
    assert answer.content.decode("utf-8-sig").splitlines() == [
        ",1,2,3",
        ",A,B,C",
        "3,3,1,2",
        "2,3,2,1",
        "1,1,2,2",
    ]


@pytest.mark.parametrize("orders", [["4x 1 2 3"], []])
def test_there_is_no_file_of_too_few(client, orders):
    step = make_order(["A", "B", "C"])
    put_all(step, *orders)
    press(step, 2)
    client.force_login(make_member("facilitator"))
    for kind in ("preflib", "csv"):
        assert client.get(reverse("agenda:order_file", args=[step.ordering.pk, kind])).status_code == 404
    assert FEW in client.get(reverse("agenda:order", args=[step.ordering.pk])).content.decode()


def test_there_is_no_file_of_another_kind(client):
    client.force_login(make_member("facilitator"))
    assert (
        client.get(reverse("agenda:order_file", args=[shown_order().ordering.pk, "exe"])).status_code == 404
    )


# What it costs.
@pytest.mark.parametrize("ballots", [5, 200])
def test_queries_do_not_grow_with_ballots(django_assert_num_queries, ballots):
    step = make_order(["A", "B", "C"])
    woman = make_participant(step.room)
    put(step, woman, "1")
    put_all(step, *(["1 2 3", "2 3 1", "3=1 2", "2"] * 50)[: ballots - 1])
    with django_assert_num_queries(4):
        kind_of(fresh(step)).phone(woman)
    with django_assert_num_queries(21):
        press(step)
    press(step)
    with django_assert_num_queries(4):
        kind_of(fresh(step)).wall()
    with django_assert_num_queries(4):
        kind_of(fresh(step)).host()
