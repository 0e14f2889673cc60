"""Voting in a browser without script: fill in, look again, send, receipt; and no number per option before the end."""

import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from agenda.models import OpenPaper, SecretBallot
from agenda.votes.actions import voting
from tests.agenda.votes.box import Deed, by_two, close, make_house, opened, vote
from tests.factories import NOW, make_chapter, make_member, proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """Pages ask the clock: it stands at the hour at which everything is opened."""
    with time_machine.travel(NOW, tick=False):
        yield make_house()


def browser(member) -> Client:
    client = Client()
    client.force_login(member)
    client.cookies["lugha"] = "en"
    return client


def test_from_the_paper_to_the_receipt(house):
    ballot, her = opened(house), browser(house[4])
    assert her.get(f"/votes/{ballot.pk}/paper/").status_code == 200
    check = her.post(f"/votes/{ballot.pk}/paper/", {"pick": "1"})
    assert "Is this your paper?" in check.content.decode()
    assert OpenPaper.objects.count() == 0
    answer = her.post(f"/votes/{ballot.pk}/paper/", {"pick": "1", "sure": "1"}, follow=True)
    receipt = voting.her_receipt(ballot, member=house[4])
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/votes/{ballot.pk}/sent/", 302)]
    assert " ".join(re.findall("....", receipt)) in page
    assert [voting.read(paper.content) for paper in OpenPaper.objects.all()] == [((1,),)]


def test_every_page_is_the_same_after_she_voted_otherwise(house):
    ballot, her = opened(house), browser(house[4])
    paths = [
        f"/votes/{ballot.pk}/",
        f"/votes/{ballot.pk}/sent/",
        f"/votes/{ballot.pk}/paper/",
        "/votes/",
        "/home/",
    ]
    seen = []
    for pick in ("1", "2", "0", "1"):
        her.post(f"/votes/{ballot.pk}/paper/", {"pick": pick, "sure": "1"})
        seen.append([_without_token(her.get(path).content.decode()) for path in paths])
    assert seen[0] == seen[1] == seen[2] == seen[3]


def test_nothing_she_chose_stays_in_her_session_or_in_the_address(house):
    ballot, her = opened(house, "Kitunguu", "Nyanya", kind="choice", method="plurality"), browser(house[4])
    her.post(f"/votes/{ballot.pk}/paper/", {"pick": "1"})
    answer = her.post(f"/votes/{ballot.pk}/paper/", {"pick": "1", "sure": "1"})
    assert answer["Location"] == f"/votes/{ballot.pk}/sent/"
    assert "Kitunguu" not in her.get(answer["Location"]).content.decode()
    assert set(her.session.keys()) & {"pick", "paper", "vote", "_messages"} == set()
    assert her.get(f"/votes/{ballot.pk}/paper/")["Cache-Control"] == "no-store, private"


def test_she_may_go_back_from_the_check(house):
    ballot, her = opened(house), browser(house[4])
    page = her.post(f"/votes/{ballot.pk}/paper/", {"pick": "2", "change": "1"}).content.decode()
    assert re.search(r'value="2"[^>]* checked', page)
    assert OpenPaper.objects.count() == 0


def test_ordered_papers_are_written_with_numbers_where_there_is_no_script(house):
    ballot = opened(house, "Red", "Green", "Blue", kind="order", method="schulze")
    her = browser(house[4])
    sent = {"option_1": "2", "option_2": "1", "option_3": ""}
    assert "Green" in her.post(f"/votes/{ballot.pk}/paper/", sent).content.decode()
    her.post(f"/votes/{ballot.pk}/paper/", sent | {"sure": "1"})
    assert voting.read(OpenPaper.objects.get().content) == ((2,), (1,))


@pytest.mark.parametrize(
    "sent",
    [{}, {"pick": ""}, {"pick": "9"}, {"pick": "-1"}, {"pick": "x"}, {"pick": "9", "sure": "1"}],
    ids=str,
)
def test_a_wrong_mark_is_said_and_nothing_kept(house, sent):
    ballot = opened(house)
    assert browser(house[4]).post(f"/votes/{ballot.pk}/paper/", sent).status_code == (422 if sent else 200)
    assert OpenPaper.objects.count() == 0


def test_a_paper_without_a_mark_says_so_beside_the_choices(house):
    ballot = opened(house)
    said = browser(house[4]).post(f"/votes/{ballot.pk}/paper/", {"pick": ""}).content.decode()
    assert said.count("Choose one, or a blank paper.") == 2
    assert "Pick" not in said


@pytest.mark.parametrize(
    "sent", [{"option_1": "-1"}, {"option_1": "x"}, {"option_9": "1"}, {"option_1": "1000"}], ids=str
)
def test_a_wrong_order_is_said_and_nothing_kept(house, sent):
    ballot = opened(house, "Red", "Green", kind="order", method="borda")
    answer = browser(house[4]).post(f"/votes/{ballot.pk}/paper/", sent | {"sure": "1"})
    assert (answer.status_code, OpenPaper.objects.count()) == (422, 0)


def test_who_is_not_on_the_roll_finds_no_paper(house):
    ballot, late = opened(house), make_member()
    for path in ("paper", "sent"):
        assert browser(late).get(f"/votes/{ballot.pk}/{path}/").status_code == 404
    assert "You have no vote here" in browser(late).get(f"/votes/{ballot.pk}/").content.decode()


def test_a_paper_that_comes_too_late_is_told_so(house):
    ballot, her = opened(house), browser(house[4])
    SecretBallot.objects.filter(pk=ballot.pk).update(closes_at=timezone.now())
    answer = her.post(f"/votes/{ballot.pk}/paper/", {"pick": "1", "sure": "1"}, follow=True)
    assert "Its time is over" in answer.content.decode()
    assert OpenPaper.objects.count() == 0


def test_before_the_end_no_address_tells_a_number_per_option(house):
    """Seven for Kitunguu, one for Nyanya: neither number, nor a share, for anybody; turnout alone."""
    ballot = opened(house, "Kitunguu", "Nyanya", kind="choice", method="plurality")
    for number, woman in enumerate(house):
        vote(ballot, woman, 1 if number else 2)
    tails = [
        "",
        "paper/",
        "sent/",
        "receipts/",
        "table/",
        "two/",
        "counted/",
        "hall/",
        "hall/box/",
        "hall/print/",
    ]
    roles = [
        house[0],
        house[4],
        make_member("facilitator"),
        make_member("membership_admin"),
        make_member("secretary"),
    ]
    for woman in roles:
        client = browser(woman)
        proved(client)
        for path in ["/votes/", "/home/", *(f"/votes/{ballot.pk}/{tail}" for tail in tails)]:
            for answer in (client.get(path), client.post(path)):
                page = answer.content.decode() if answer.status_code == 200 else ""
                said = re.sub(r"<[^>]*>", " ", _without_token(page).replace("8 of 8 have voted", ""))
                near = re.findall(r"(?:Kitunguu|Nyanya)\W{0,40}(\d+)", said)
                assert [number for number in near if number not in "0"] == []
                assert re.search(r"\b88\b", said) is None
        assert client.get(f"/votes/{ballot.pk}/receipts/").status_code == 404
        assert client.get(f"/votes/{ballot.pk}/table/").status_code == 404


@pytest.mark.parametrize("way", [("yes_no", "simple"), ("order", "schulze")], ids=str)
def test_that_all_papers_alike_would_tell_is_said_before_she_votes(house, way):
    """On the page of the vote, on her own paper, before she sends it or not, and on the paper of the hall."""
    kind, method = way
    ballot = opened(house, *["Kitunguu", "Nyanya"] if kind == "order" else [], kind=kind, method=method)
    lead = browser(house[0])
    proved(lead)
    for path in ("", "paper/", "hall/print/"):
        page = lead.get(f"/votes/{ballot.pk}/{path}").content.decode()
        assert "If all papers say the same, everybody knows what each of us chose." in page, path


def test_the_result_says_what_was_counted_and_the_receipts_are_there(house):
    ballot = opened(house, "Kitunguu", "Nyanya", kind="choice", method="plurality")
    codes = [vote(ballot, woman, 1 if number else 2) for number, woman in enumerate(house)]
    close(ballot)
    her = browser(house[4])
    page = her.get(f"/votes/{ballot.pk}/").content.decode()
    assert "8 of 8 voted." in page
    found = her.get(f"/votes/{ballot.pk}/receipts/").content.decode()
    assert [code for code in codes if " ".join(re.findall("....", code)) not in found] == []
    table = her.get(f"/votes/{ballot.pk}/table/")
    assert table.content.decode("utf-8-sig").splitlines() == ["Kitunguu,7", "Nyanya,1", "Blank,0"]


def test_of_ordered_papers_only_table_and_points_are_published(house):
    """An order nobody else sent must not be found again: a signature could be agreed on beforehand."""
    ballot = opened(house, "Red", "Green", "Blue", kind="order", method="borda")
    for woman in house[1:]:
        vote(ballot, woman, 1, 2, 3)
    vote(ballot, house[0], 3, 1, 2)
    close(ballot)
    her = browser(house[4])
    lines = her.get(f"/votes/{ballot.pk}/table/").content.decode("utf-8-sig").splitlines()
    assert lines == [",Red,Green,Blue,Points", "Red,0,8,7,15", "Green,0,0,7,7", "Blue,1,1,0,2"]
    assert her.get(f"/votes/{ballot.pk}/counted/").status_code == 405
    assert her.post(f"/votes/{ballot.pk}/counted/").status_code == 403


def test_two_read_the_counted_papers_for_a_day(house):
    ballot = opened(house)
    for woman in house:
        vote(ballot, woman, 1)
    close(ballot)
    secretary = make_member("secretary")
    by_two(ballot, Deed.SCRUTINY, house[0], house[1], now=timezone.now())
    found = {}
    for name, woman in {"asked": house[0], "approved": house[1], "other": secretary}.items():
        client = browser(woman)
        proved(client)
        session = client.session
        session["mfa"] = True
        session.save()
        found[name] = client.post(f"/votes/{ballot.pk}/counted/").status_code
    assert found == {"asked": 200, "approved": 200, "other": 404}


def test_the_whole_way_of_a_draft_by_its_pages(house):
    """A planner drafts, changes, asks a woman; she says yes; and where something is missing it is said."""
    dar = make_chapter(name="Dar")
    planner = browser(house[0])
    form = {
        "question": "Who leads us?",
        "about": "",
        "way": "election-transferable",
        "options": "",
        "never": "on",
    }
    form |= {"one_from_elsewhere": dar.pk, "day": "2026-03-20", "at": "18:00"}
    assert planner.post("/votes/new/", form | {"never": ""}).status_code == 422
    planner.post("/votes/new/", form)
    ballot = SecretBallot.objects.get()
    assert (ballot.seats, ballot.one_from_elsewhere, ballot.kind) == (2, dar, "election")
    assert planner.post(f"/votes/{ballot.pk}/propose/", {"number": "M-999"}).status_code == 422
    planner.post(f"/votes/{ballot.pk}/propose/", {"number": house[4].number})
    her = browser(house[4])
    assert "You are asked to stand" in her.get(f"/votes/{ballot.pk}/").content.decode()
    her.post(f"/votes/{ballot.pk}/stand/")
    assert ballot.options.get().stands
    her.post(f"/votes/{ballot.pk}/stand/down/")
    assert ballot.options.count() == 0
    planner.post(f"/votes/{ballot.pk}/change/", form | {"way": "yes_no-two_thirds"})
    ballot.refresh_from_db()
    assert (ballot.kind, ballot.method, ballot.seats, ballot.options.count()) == (
        "yes_no",
        "two_thirds",
        1,
        2,
    )
    planner.post(f"/votes/{ballot.pk}/remove/")
    assert not SecretBallot.objects.exists()


def test_papers_of_the_hall_by_their_pages(house):
    ballot, planner = opened(house), browser(house[0])
    assert planner.post(f"/votes/{ballot.pk}/hall/", {"number": "M-999"}).status_code == 422
    planner.post(f"/votes/{ballot.pk}/hall/", {"number": house[5].number.lower()})
    assert (
        "You were given a paper in the hall" in browser(house[5]).get(f"/votes/{ballot.pk}/").content.decode()
    )
    wrong = planner.post(
        f"/votes/{ballot.pk}/hall/box/", {"reading": "1", "option_1": "2", "option_2": "0", "blank": "0"}
    )
    assert wrong.status_code == 422
    read = {"option_1": "0", "option_2": "1", "blank": "0"}
    planner.post(f"/votes/{ballot.pk}/hall/box/", read | {"reading": "1"})
    assert planner.post(f"/votes/{ballot.pk}/hall/box/", read | {"reading": "2"}).status_code == 422
    browser(house[1]).post(f"/votes/{ballot.pk}/hall/box/", read | {"reading": "2"})
    assert ballot.readings.count() == 2
    planner.post(f"/votes/{ballot.pk}/hall/back/", {"number": house[5].number})
    assert (ballot.readings.count(), ballot.roll.filter(on_paper=True).count()) == (0, 0)


def test_queries_are_as_many_for_one_vote_as_for_many(house, django_assert_num_queries):
    opened(house)
    her = browser(house[4])
    her.get("/votes/")
    with django_assert_num_queries(9):
        her.get("/votes/")
    for _more in range(3):
        opened(house)
    with django_assert_num_queries(9):
        her.get("/votes/")


def _without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|csrfToken[^,]*', "", page)
