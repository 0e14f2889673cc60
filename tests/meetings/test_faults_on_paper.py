"""Far too long, turning, marked-up and counting words on every printed sheet and in every file that leaves a day."""

import csv
import io

import pytest
from django.urls import reverse

from agenda.models import CharterText
from coalition.meetings import actions
from tests.agenda.deciding import adopt, open_decision
from tests.agenda.deeds import do, refused
from tests.agenda.orders import shown_order
from tests.agenda.room import press, rate_all
from tests.factories import NOW, make_member, make_step, open_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"
TURNING = "\u202egnol\u0000\u200b\u2066"
FORMULA = "=1+1"
WORDS = [MARKUP + TURNING, FORMULA + TURNING, "a" * 80]
FIVE_THOUSAND = "a" * 5000
COUNTS_OR_TURNS = ("=", "+", "-", "@", "\t", "＝", "\u202e")


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator", "secretary", "co_lead"))
    return client


def issues(meeting, words=WORDS) -> None:
    """As the host writes them, through the form that cleans them."""
    step = make_step(kind="brainstorm", record="cards", meeting=meeting)
    press(step)
    themes = make_step(kind="themes", record="themes", meeting=meeting)
    for number, text in enumerate(words):
        card = step.cards.create(text=f"Kadi {number}", shown_at=NOW)
        do(themes, "put_together", cards=[card], name=text[:80])


def everything_printed(host, meeting) -> str:
    response = host.get(f"/host/s/{meeting.pk}/print/", {"all": "1", "women": 4})
    assert response.status_code == 200
    return response.content.decode()


def is_dead(page: str) -> bool:
    return not any(alive in page for alive in ("<script>alert", "<img src=x", *TURNING.replace("gnol", "")))


def cells(response) -> list[str]:
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    return [cell for row in rows for cell in row]


@pytest.mark.parametrize(
    "kind", ["rating", "order", "dots", "strategy", "rules", "energy", "feedback", "decision"]
)
def test_hostile_words_are_dead_on_every_sheet(host, kind):
    step = make_step(kind=kind, record="ground_rules" if kind == "rules" else kind)
    issues(step.meeting)
    if kind == "rules":
        for text in WORDS:
            do(step, "add_rule", text=text)
    page = everything_printed(host, step.meeting)
    assert is_dead(page)
    if kind in ("rating", "order", "dots", "strategy", "rules"):
        assert ["&lt;script&gt;alert" in page, "=1+1gnol" in page, "a" * 80 in page] == [True, True, True]


def test_sheets_that_are_printed_alone_are_dead_too(host):
    meeting = make_step(kind="talk").meeting
    type(meeting).objects.filter(pk=meeting.pk).update(title=MARKUP, place=MARKUP)
    make_member(name_used=MARKUP)
    for name in ("attendance_sheet", "refund_sheet"):
        page = host.post(reverse(f"meetings:{name}", args=[meeting.pk]), {"names": "on"}).content.decode()
        assert is_dead(page)


@pytest.mark.parametrize(
    ("kind", "deed", "field"),
    [
        ("rules", "add_rule", "text"),
        ("rules", "count_hands", "counted_by"),
        ("energy", "count_cards", "witnessed_by"),
        ("order", "read_papers", "read_by"),
        ("decision", "propose", "text"),
        ("talk", "add_note", "text"),
    ],
)
def test_five_thousand_letters_reach_no_paper(kind, deed, field):
    step = open_step(kind=kind, record="ground_rules" if kind == "rules" else kind)
    assert field in refused(step, deed, **{field: FIVE_THOUSAND})


def test_names_of_those_who_counted_are_only_words(host):
    step = open_step(kind="energy")
    two = {"counted_by": "<b>Asha</b>\u202e", "witnessed_by": FORMULA}
    do(step, "count_cards", green=5, green_2=6, **two)
    page = host.get(f"/host/s/{step.meeting_id}/").content.decode()
    assert ["<b>Asha" in page, "&lt;b&gt;Asha&lt;/b&gt;" in page, "\u202e" in page] == [False, True, False]
    do(step, "count_cards", green=6, **two)
    press(step, 2)
    actions.end(step.meeting, by=None, now=NOW)
    record = host.get(f"/meetings/{step.meeting_id}/record/").content.decode()
    assert ["<b>Asha" in record, "Counted by &lt;b&gt;Asha" in record] == [False, True]


def test_typed_slips_come_back_as_words(host):
    step = open_step(kind="feedback")
    sent = {
        "f1-face": "<",
        "f1-helped": MARKUP,
        "counted": 1,
        "counted_by": MARKUP[:50],
        "witnessed_by": FORMULA,
    }
    page = host.post(reverse("meetings:feedback_slips", args=[step.meeting_id, step.pk]), sent)
    assert (page.status_code, is_dead(page.content.decode())) == (422, True)


def test_no_cell_of_any_list_counts_or_turns(host):
    """The list of decisions, the files of an order and of a round."""
    step = open_decision()
    do(step, "propose", text=FORMULA + TURNING, present_full=18, chapters_present=6)
    do(step, "withdraw", decision=step.decisions.get())
    decision = adopt(step)
    type(decision).objects.update(text=FORMULA)
    press(step, 2)
    actions.end(step.meeting, by=None, now=NOW)
    found = cells(host.get(f"/meetings/{step.meeting_id}/record/list/"))
    assert ["'=1+1" in found, [cell for cell in found if cell.startswith(COUNTS_OR_TURNS)]] == [True, []]


def test_files_of_an_order_and_of_a_round_count_nothing(host):
    step = make_step(kind="rating")
    issues(step.meeting)
    actions.go_to(step.room, step=step)
    press(step)
    rate_all(step, *([(4, 4)] * 3 for _woman in range(5)))
    press(step, 3)
    ordering = shown_order(step.meeting, "5x 1 2 3").ordering
    files = [
        reverse("agenda:order_file", args=[ordering.pk, "csv"]),
        reverse("agenda:round_file", args=[step.round.pk, "counts"]),
        reverse("agenda:round_file", args=[step.round.pk, "result"]),
    ]
    for path in files:
        found = cells(host.get(path))
        assert [cell for cell in found if cell.startswith(COUNTS_OR_TURNS)] == []
        assert any(cell.startswith("'=1+1") for cell in found)


def test_a_rule_that_nobody_cleaned_is_escaped_on_paper(host):
    step = make_step(kind="rules", record="ground_rules")
    CharterText.objects.create(meeting=step.meeting, kind="ground_rule", text=MARKUP)
    page = everything_printed(host, step.meeting)
    assert ["<img src=x" in page, "&lt;img src=x" in page] == [False, True]
