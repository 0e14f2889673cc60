"""Paper for every step: ticked by the host, made for as many women as there are, cheap, and without a name."""

import gzip
import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from django.utils.html import escape

from agenda.models import Issue, Round
from coalition.meetings import actions
from coalition.meetings.models import Room
from coalition.meetings.steps import kind_of
from tests.factories import NOW, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", number="M-901"))
    return client


@pytest.fixture
def day():
    return actions.plan_session(
        template="coalition-one-day", title="Siri yetu", starts_at=NOW, place="Ukumbi", by=None, now=NOW
    )


def slugs(step):
    return [sheet.slug for sheet in kind_of(step).sheets()]


def pack(host, meeting, *names, women=24, **more):
    return host.get(f"/host/s/{meeting.pk}/print/", {"sheets": names, "women": women} | more)


def slips(response):
    return response.content.decode().count('<article class="slip')


def test_every_step_of_the_model_day_has_a_sheet(day):
    assert [step.slug for step in day.steps.all() if not slugs(step)] == []


@pytest.mark.parametrize("kind", settings.MEETING_STEPS)
def test_every_kind_has_a_sheet(kind):
    assert len(slugs(make_step(kind=kind))) >= 1


@pytest.mark.parametrize("kind", settings.MEETING_STEPS)
def test_what_a_phone_is_asked_stands_on_a_sheet_of_its_own(kind):
    """Lines for the scribe are not enough: without power the answers would have no place."""
    step = make_step(kind=kind)
    if kind_of(step).answer_form is not None:
        assert [slug for slug in slugs(step) if slug != "scribe"] != []


@pytest.mark.parametrize(
    ("kind", "beside"), [("order", "then 2, 3."), ("dots", "Put 3 dots or marks beside")]
)
def test_slips_for_an_order_and_for_dots_have_a_box_beside_each_issue(host, kind, beside):
    step = make_step(kind=kind)
    Issue.objects.bulk_create(Issue(meeting=step.meeting, name=name) for name in ("Water <b>", "School"))
    page = pack(host, step.meeting, f"{step.pk}-ballots", women=1).content.decode()
    slip = re.search(r'<article class="slip ballot placing">.*?</article>', page, re.S)[0]
    assert slips(pack(host, step.meeting, f"{step.pk}-ballots", women=5)) == 8
    assert slip.count("<div><h2>") == 2
    assert [said in slip for said in ("2 <b>School</b>", "Water &lt;b&gt;", beside)] == [True] * 3


def test_cards_to_hold_up_are_three_for_each_woman(host):
    step = make_step(kind="energy")
    page = pack(host, step.meeting, f"{step.pk}-colours", women=4).content.decode()
    assert (page.count("Red: I need a rest"), page.count("<symbol id=")) == (4, 3)


def test_each_kind_has_the_sheet_that_it_needs(day):
    found = {(step.kind, step.record): slugs(step) for step in day.steps.all()}
    wanted = {
        ("circle", "circle_turns"): ["count"],
        ("circle", "care_ideas"): ["count", "ideas"],
        ("brainstorm", "cards"): ["cards", "scribe"],
        ("rating", "ratings"): ["ballots"],
        ("decision", "agenda"): ["decision", "ways"],
        ("roleplay", "roleplay_lessons"): ["roles", "observer"],
        ("actions", "tasks"): ["tasks"],
        ("feedback", "feedback"): ["slips"],
    }
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize(("women", "printed"), [(1, 4), (4, 4), (5, 8), (30, 32)])
def test_slips_fill_whole_pages(host, day, women, printed):
    cards = day.steps.get(slug="core-issues")
    assert slips(pack(host, day, f"{cards.pk}-cards", women=women)) == printed


@pytest.mark.parametrize(("issues", "on_a_page"), [(7, 4), (8, 2), (14, 2), (15, 1), (30, 1)])
def test_a_box_stays_large_however_many_issues_there_are(day, issues, on_a_page):
    step = day.steps.get(slug="rating")
    Issue.objects.bulk_create(Issue(meeting=day, name=f"Issue {number}") for number in range(issues))
    (sheet,) = kind_of(step).sheets()
    assert (sheet.up, len(sheet.filled["entries"])) == (on_a_page, issues)


def test_a_ballot_has_picture_number_name_and_boxes(host):
    step = make_step(kind="rating")
    Issue.objects.create(meeting=step.meeting, name="Water <b>")
    Round.objects.create(step=step, levels=3)
    page = pack(host, step.meeting, f"{step.pk}-ballots", women=1).content.decode()
    assert page.count('<symbol id="p1"') == 1
    ballot = re.search(r'<article class="slip ballot">.*?</article>', page, re.S)[0]
    assert 'href="#p1"/></svg>1 <b>Water &lt;b&gt;</b>' in ballot
    assert re.findall(r'<text x="[0-9.]+" y="2.9">(\d)</text>', page) == ["1", "2", "3"] * 2
    assert ballot.count('href="#b"') == 1


def test_before_there_are_issues_their_names_are_left_blank(day):
    (sheet,) = kind_of(day.steps.get(slug="rating")).sheets()
    assert sheet.filled["entries"] == [(number, "") for number in range(1, 8)]


def test_rules_of_the_room_stand_on_the_counting_sheet(host):
    step = make_step(kind="rules")
    step.meeting.charter_texts.create(kind="ground_rule", text="Simu kimya")
    assert "Simu kimya" in pack(host, step.meeting, f"{step.pk}-count").content.decode()


def test_two_women_sign_for_every_count(host, day):
    for slug, sheet, times in (("ground-rules", "count", 1), ("agenda-decision", "decision", 2)):
        page = pack(host, day, f"{day.steps.get(slug=slug).pk}-{sheet}").content.decode()
        assert (page.count("Counted by"), page.count("Witnessed by")) == (times, times)


def test_only_what_was_ticked_in_the_order_of_the_day(host, day):
    first, second = (day.steps.get(slug=slug).pk for slug in ("core-issues", "rating"))
    made = pack(host, day, f"{second}-ballots", f"{first}-cards").context["pack"]
    assert [offer.name for offer, _pages in made] == [f"{first}-cards", f"{second}-ballots"]


def test_every_sheet_in_one_press(host, day):
    made = pack(host, day, all="1").context["pack"]
    assert [offer.name for offer, _pages in made] == [
        *("run", "scripts"),
        *(f"{step.pk}-{slug}" for step in day.steps.all() for slug in slugs(step)),
    ]


def test_the_facilitator_s_own_sheets_tell_times_things_and_every_script(host, day):
    page = pack(host, day, "run", "scripts").content.decode()
    step = day.steps.get(slug="sharing-circle")
    with translation.override("en"):
        said = [
            step.title,
            *step.say("notes"),
            *step.say("prompts"),
            *step.say("materials"),
            step.say("paper"),
        ]
    assert [escape(line) for line in said if escape(line) not in page] == []
    assert "Chairs in a circle" in page


def test_the_poster_is_offered_only_while_there_is_a_number(host, day):
    page = f"/host/s/{day.pk}/paper/"
    before = host.get(page).context["offers"][2].name
    room = actions.start(day, by=None, now=NOW)
    during = host.get(page).context["offers"][2].name
    assert room.spaced_code in pack(host, day, "poster").content.decode()
    actions.end(day, by=None, now=timezone.now())
    assert [before == "poster", during, host.get(page).context["offers"][2].name == "poster"] == [
        False,
        "poster",
        False,
    ]
    assert pack(host, day, "poster").status_code == 422


def test_as_many_women_as_are_here_are_proposed(host):
    step = make_step(kind="talk")
    page = f"/host/s/{step.meeting_id}/paper/"
    assert host.get(page).context["form"].initial == {"women": 24}
    for _woman in range(3):
        actions.add_without_phone(step.room)
    assert host.get(page).context["form"].initial == {"women": 3}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"women": 24}, "sheets"),
        ({"women": 0, "all": "1"}, "women"),
        ({"women": 61, "all": "1"}, "women"),
        ({"women": "many", "all": "1"}, "women"),
        ({"women": 4, "sheets": ["poster"]}, "sheets"),
    ],
)
def test_what_cannot_be_printed_is_said_and_ticks_stay(host, day, asked, field):
    answer = host.get(f"/host/s/{day.pk}/print/", asked)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_ticks_stay_when_something_is_wrong(host, day):
    name = f"{day.steps.get(slug='rating').pk}-ballots"
    page = pack(host, day, name, women=0).content.decode()
    assert re.findall(r'value="([^"]+)" checked', page) == [name]


def test_the_whole_pack_is_under_200_kilobytes_and_names_nobody(host, day):
    make_member(name_used="Asha wa siri")
    Issue.objects.bulk_create(
        Issue(meeting=day, name="Msaada wa kisheria, faini na madeni") for _ in range(9)
    )
    response = pack(host, day, all="1", women=30)
    page = response.content.decode()
    assert len(response.content) <= 200_000
    assert len(gzip.compress(page.encode())) <= 40_000  # what is sent
    assert ["Asha wa siri" in page, "Siri yetu" in page] == [False, False]


@pytest.mark.parametrize("count", [1, 30])
def test_costs_the_same_for_few_and_for_many(host, day, django_assert_num_queries, count):
    Issue.objects.bulk_create(Issue(meeting=day, name=f"Issue {number}") for number in range(count))
    for number in range(count):
        day.charter_texts.create(kind="ground_rule", text=f"Rule {number}")
    pack(host, day, all="1")
    # session, her, her roles; the meeting, its steps; the house;
    # the rules; the round, its issues; the agenda, published and drafted, and issues; how we decide, for each sheet
    # of a decision
    with django_assert_num_queries(17):
        pack(host, day, all="1")


def test_poster_is_made_before_the_day_and_its_number_opens_the_room_on_the_day(host, day):
    page, phone = f"/host/s/{day.pk}/poster/", Client()
    assert 'class="sheet poster"' not in host.get(page).content.decode()
    for _tap in range(2):
        assert host.post(page)["Location"] == page
    kept = Room.objects.get()
    assert kept.spaced_code in host.get(page).content.decode()
    assert kept.spaced_code in pack(host, day, "poster").content.decode()
    early = phone.get(f"/j/{kept.join_token}/")
    assert "meetings/phone/not_yet.html" in {template.name for template in early.templates}
    assert phone.post(f"/s/{kept.code}/enter/").status_code == 404
    assert phone.post("/j/", {"code": kept.code}).status_code == 422
    assert phone.get(f"/wall/{kept.wall_token}/").status_code == 404
    assert phone.get(f"/j/{kept.join_token}/pulse/").content == b"over"
    room = actions.start(day, by=None, now=NOW)
    assert (room.pk, room.code, room.step) == (kept.pk, kept.code, day.steps.first())
    assert f"/s/{kept.code}/enter/" in phone.get(f"/j/{kept.join_token}/").content.decode()


def test_poster_of_a_day_that_is_over_or_called_off_is_gone(host, day):
    page = f"/host/s/{day.pk}/poster/"
    host.post(page)
    token = Room.objects.get().join_token
    type(day).objects.filter(pk=day.pk).update(cancelled_at=NOW)
    assert (host.get(page).status_code, Client().get(f"/j/{token}/").status_code) == (404, 404)


def test_poster_says_nothing_of_the_day(host, day):
    host.post(f"/host/s/{day.pk}/poster/")
    assert "Siri yetu" not in host.get(f"/host/s/{day.pk}/poster/").content.decode()
