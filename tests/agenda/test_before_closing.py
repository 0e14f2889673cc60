"""Results asked for before closing, by every role at every address: what others said so far changes no letter of it.

The same thing is asked twice with the same turnout and opposite answers. Whatever an address says to somebody must be
the same both times; a new address of tests/permissions.py under these beginnings is asked as well.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.test import Client
from django.utils import timezone

from agenda.models import SecretBallot
from coalition.meetings import pulses
from members.models import Member
from tests.agenda import rounds
from tests.agenda.orders import make_order, put
from tests.agenda.room import make_round as make_rating
from tests.agenda.room import rate
from tests.agenda.votes.box import make_house, opened, vote
from tests.factories import make_member, make_participant, proved
from tests.permissions import NO, NOBODY, TABLE
from tests.world import BLANK, undone

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("english")]
ROLES = ["member", "facilitator", "co_lead", "membership_admin"]
LISTS = ("home/", "votes/", "agenda/", "agenda/rounds/", "agenda/orders/", "agenda/issues/", "meetings/")
# Made for each answer: the token and the key of a form, the hour of a calendar.
ANEW = re.compile(r'(value=|"X-CSRFToken": )"[0-9A-Za-z:_-]{32,}"|DTSTAMP:\w+')
WOMEN = 7


class Asked(NamedTuple):
    """``pks`` fills the first blank of addresses that begin so; ``say(low)`` is what seven women say: one way and for
    the most part the low end, or the other way round."""

    pks: dict[str, object]
    say: Callable[[bool], None]
    code: str = ""


def secret_vote(kind: str, method: str) -> Asked:
    house = make_house()
    ballot = opened(house, *[] if kind == "yes_no" else ["Kitunguu", "Nyanya"], kind=kind, method=method)
    SecretBallot.objects.update(closes_at=timezone.now() + timedelta(hours=8))

    def say(low):
        for number, woman in enumerate(house[:WOMEN]):
            first = 1 if low == bool(number) else 2
            vote(ballot, woman, *[first, 3 - first] if kind == "order" else [first])

    return Asked({"votes/": ballot.pk}, say)


def yes_or_no() -> Asked:
    return secret_vote("yes_no", "simple")


def in_secret_order() -> Asked:
    return secret_vote("order", "schulze")


def between_meetings() -> Asked:
    round_ = rounds.make_round(["Makazi", "Mtaji"], now=timezone.now())
    women = [make_member() for _woman in range(WOMEN)]

    def say(low):
        for number, woman in enumerate(women):
            for place in (1, 2):
                grade = 1 if low == (number > place) else 5
                rounds.rate(round_, woman, place, grade, 6 - grade, now=timezone.now())

    return Asked({"agenda/rounds/": round_.pk, "agenda/rate/": round_.pk}, say)


def in_the_room(step, answer) -> Asked:
    women = [make_participant(step.room) for _woman in range(WOMEN)]

    def say(low):
        for number, woman in enumerate(women):
            answer(step, woman, low == bool(number))

    meeting, room = step.meeting.pk, step.room
    pks = {"host/s/": meeting, "meetings/": meeting, "s/": room.code, "wall/": room.wall_token}
    thing = getattr(step, "ordering", None) or step.round
    return Asked(pks | {"agenda/orders/": thing.pk, "agenda/rounds/": thing.pk}, say, room.code)


def rated_in_the_room() -> Asked:
    def answer(step, woman, low):
        for number in (1, 2):
            rate(step, woman, number, 1 if low else 5, 5 if low else 1)

    return in_the_room(make_rating(["Makazi", "Mtaji"]), answer)


def put_in_order_in_the_room() -> Asked:
    def answer(step, woman, low):
        assert put(step, woman, "1 2" if low else "2 1") == {}

    return in_the_room(make_order(["Makazi", "Mtaji"]), answer)


ALL = [yes_or_no, in_secret_order, between_meetings, rated_in_the_room, put_in_order_in_the_room]


def browsers(code: str) -> dict[str, Client]:
    """A visitor, one of each role, and one who sits in the room and has said nothing."""
    found = {"visitor": Client()}
    for role in ROLES:
        found[role] = Client()
        woman = make_member(*[] if role == "member" else [role])
        found[role].force_login(woman)
        proved(found[role])
    if code:
        found["joiner"] = Client()
        found["joiner"].post(f"/s/{code}/enter/")
    return found


def addresses(asked: Asked) -> list[str]:
    """Every address to look at whose blanks this fills."""
    found = []
    for route, row in TABLE.items():
        start = max((start for start in asked.pks if route.startswith(start)), key=len, default="")
        blanks = BLANK.findall(route)
        if row.get in (NO, NOBODY):
            continue
        if route in LISTS:
            found.append(f"/{route}")
        elif start and len(blanks) == 1:
            found.append("/" + BLANK.sub(str(asked.pks[start]), route))
        elif start and blanks[1:] == ["kind"]:
            first = BLANK.sub(str(asked.pks[start]), route, count=1)
            found += ["/" + BLANK.sub(kind, first) for kind in ("csv", "counts", "preflib", "soi", "toi")]
    return found


def read(clients: dict[str, Client], paths: list[str]) -> dict[tuple[str, str], str]:
    found = {}
    for role, client in clients.items():
        for path in paths:
            pulses._remembered.clear()
            answer = client.get(path)
            found[role, path] = (
                f"{answer.status_code} {ANEW.sub('', answer.content.decode(errors='replace'))}"
            )
    return found


@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_what_was_said_so_far_is_told_to_nobody(make, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    asked = make()
    clients, paths, seen = browsers(asked.code), addresses(asked), []
    for low in (True, False):
        with undone():
            asked.say(low)
            seen.append(read(clients, paths))
    assert [where for where in seen[0] if seen[0][where] != seen[1][where]] == []
    assert sum(said.startswith("200") for said in seen[0].values()) > len(clients)


RESULTS = {
    yes_or_no: ["receipts/", "table/"],
    in_secret_order: ["receipts/", "table/"],
    between_meetings: ["", "weights/", "moves/", "counts/", "csv/"],
    rated_in_the_room: ["", "weights/", "moves/", "counts/", "csv/"],
    put_in_order_in_the_room: ["", "csv/", "preflib/"],
}


@pytest.mark.parametrize("make", RESULTS, ids=lambda make: make.__name__)
def test_an_address_of_a_result_is_not_there_for_anybody(make):
    """Nobody gets it: a visitor is asked to sign in, others may not or find nothing."""
    asked = make()
    asked.say(True)
    clients = browsers(asked.code)
    start = next(start for start in ("votes/", "agenda/orders/", "agenda/rounds/") if start in asked.pks)
    for tail in RESULTS[make]:
        path = f"/{start}{asked.pks[start]}/{tail}"
        found = {role: client.get(path).status_code for role, client in clients.items()}
        assert found.pop("visitor") == found.pop("joiner", 302) == 302, path
        assert set(found.values()) <= {403, 404}, path
        assert found["facilitator"] == 404, path


def test_the_counted_papers_and_the_day_of_review_are_not_there_either():
    asked = yes_or_no()
    asked.say(True)
    (ballot,) = asked.pks.values()
    for role, client in browsers("").items():
        for tail in ("counted/", "review/"):
            expected = {302} if role == "visitor" else {403, 404}
            assert client.post(f"/votes/{ballot}/{tail}").status_code in expected, (role, tail)
    assert Member.objects.count() == len(ROLES) + 8
