"""Will she come? Said with one tap, changed with another, asked anew when the meeting is moved."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from coalition.meetings import actions, queries
from coalition.meetings.models import Attendance, Reply
from coalition.reminders.models import Reminder
from members import actions as members
from members import personal
from tests.factories import make_meeting, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def asha():
    return make_member(name_used="Asha")


@pytest.fixture
def meeting(asha):
    starts_at = timezone.now() + timedelta(days=5)
    fields = {"title": "Siri yetu", "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=3)}
    return actions.call_meeting(**fields, place="Hapa", by=None, now=timezone.now())


@pytest.fixture
def address(client, asha, meeting):
    client.force_login(asha)
    return f"/meetings/{meeting.pk}/"


def move(meeting, *, days=1, place="Hapa"):
    span = timedelta(days=days)
    times = {"starts_at": meeting.starts_at + span, "ends_at": meeting.ends_at + span}
    actions.move_meeting(meeting, **times, place=place, place_may_show=False, now=timezone.now())


def planned_for(member):
    return Reminder.objects.filter(recipient=member, cancelled_at=None).exists()


def text(response):
    return response.content.decode()


def test_she_says_yes_then_no_then_yes_again(client, address):
    said = []
    for comes in ("yes", "yes", "no", "yes"):
        assert client.post(f"{address}reply/", {"comes": comes}).status_code == 302
        said.append(Reply.objects.get().comes)
    assert said == [True, True, False, True]


def test_the_page_shows_what_she_said_and_offers_the_other(client, address):
    offers = [('value="yes"' in seen, 'value="no"' in seen) for seen in [text(client.get(address))]]
    for comes in ("yes", "no"):
        client.post(f"{address}reply/", {"comes": comes})
        seen = text(client.get(address))
        offers.append(('value="yes"' in seen, 'value="no"' in seen))
    assert offers == [(True, True), (False, True), (True, False)]


def test_who_cannot_is_not_reminded_and_who_can_after_all_is(client, address, asha):
    other, reminded = make_member(), []
    for comes in ("no", "yes"):
        client.post(f"{address}reply/", {"comes": comes})
        reminded.append(planned_for(asha))
    assert (reminded, planned_for(other)) == ([False, True], False)


def test_only_her_own_reminder_is_taken_out(client, asha):
    other = make_member()
    meeting = actions.call_meeting(
        title="M",
        starts_at=timezone.now() + timedelta(days=5),
        ends_at=timezone.now() + timedelta(days=6),
        place="",
        by=None,
        now=timezone.now(),
    )
    actions.reply(meeting, member=asha, comes=False, now=timezone.now())
    assert [planned_for(woman) for woman in (asha, other)] == [False, True]


@pytest.mark.parametrize("change", [{"days": 1}, {"days": 0, "place": "Pale"}])
def test_a_moved_meeting_asks_anew_and_shows_the_old_answer_as_old(client, address, asha, meeting, change):
    client.post(f"{address}reply/", {"comes": "no"})
    move(meeting, **change)
    seen = text(client.get(address))
    assert ("Before, you said:" in seen, 'value="yes"' in seen, 'value="no"' in seen) == (True, True, True)
    assert queries.replies(meeting) == (0, 0, 0, 1)
    assert planned_for(asha)


def test_a_move_to_the_same_day_and_place_asks_nobody(asha, meeting):
    actions.reply(meeting, member=asha, comes=True, now=timezone.now())
    move(meeting, days=0)
    assert Reply.objects.standing().count() == 1


def test_fare_is_asked_only_by_who_comes_and_its_amount_is_sealed(client, address):
    fare = {"needs_fare": "on", "amount": "4321"}
    client.post(f"{address}reply/fare/", fare)
    client.post(f"{address}reply/", {"comes": "yes"})
    client.post(f"{address}reply/fare/", fare)
    with connection.cursor() as cursor:
        cursor.execute("SELECT needs_fare, fare FROM meetings_reply")
        rows = cursor.fetchall()
    assert (len(rows), bool(rows[0][0]), "4321" in rows[0][1]) == (1, True, False)
    assert Reply.objects.get().fare == "4321"


def test_who_cannot_come_needs_no_fare(client, address):
    client.post(f"{address}reply/", {"comes": "yes"})
    client.post(f"{address}reply/fare/", {"needs_fare": "on", "amount": "4321"})
    client.post(f"{address}reply/", {"comes": "no"})
    assert Reply.objects.values_list("needs_fare", "fare").get() == (False, "")


@pytest.mark.parametrize(
    ("deed", "sent"),
    [
        ("reply/", {}),
        ("reply/", {"comes": "maybe"}),
        ("reply/fare/", {"amount": "much"}),
        ("reply/fare/", {"amount": "-1"}),
    ],
)
def test_what_is_not_understood_changes_nothing(client, address, asha, meeting, deed, sent):
    actions.reply(meeting, member=asha, comes=True, now=timezone.now())
    assert client.post(address + deed, sent).status_code == 422
    assert Reply.objects.values_list("comes", "fare").get() == (True, "")


def test_what_has_begun_asks_nobody(client, address, meeting):
    actions.start(meeting, by=None, now=timezone.now())
    assert client.post(f"{address}reply/", {"comes": "yes"}).status_code == 404
    assert not actions.reply(meeting, member=make_member(), comes=True, now=timezone.now())
    assert "Will you come?" not in text(client.get(address))


def test_planners_see_numbers_and_members_do_not(client, address, meeting, asha):
    for _woman in range(3):
        woman = make_member()
        actions.reply(meeting, member=woman, comes=True, now=timezone.now())
    actions.ask_for_fare(meeting, member=woman, needs_fare=True, amount=None)
    actions.reply(meeting, member=asha, comes=False, now=timezone.now())
    assert queries.replies(meeting) == (3, 1, 1, 0)
    assert "Who comes" not in text(client.get(address))
    client.force_login(make_member("co_lead"))
    assert "Who comes" in text(client.get(address))


def test_the_fare_sheet_names_who_asked_and_who_was_there(client, meeting, asha):
    client.force_login(make_member("treasurer", name_used="Hazina"))
    bahati, chausiku = (make_member(name_used=name) for name in ("Bahati", "Chausiku"))
    for woman in (asha, chausiku):
        actions.reply(meeting, member=woman, comes=True, now=timezone.now())
    actions.ask_for_fare(meeting, member=asha, needs_fare=True, amount=4321)
    Attendance.objects.create(meeting=meeting, member=bahati)
    sheet = client.post(f"/meetings/{meeting.pk}/fares/", {"names": "with"})
    assert [(woman.name_used, len(woman.asked)) for woman in sheet.context["women"]] == [
        ("Asha", 1),
        ("Bahati", 0),
    ]
    assert "4321" in text(sheet)


def test_what_was_asked_for_another_meeting_or_before_a_move_is_not_on_the_sheet(meeting, asha):
    actions.reply(meeting, member=asha, comes=True, now=timezone.now())
    actions.ask_for_fare(meeting, member=asha, needs_fare=True, amount=4321)
    assert list(queries.to_pay(make_meeting())) == []
    move(meeting)
    assert list(queries.to_pay(meeting)) == []


def test_she_can_take_it_with_her_and_it_goes_with_her(meeting, asha):
    actions.reply(meeting, member=asha, comes=True, now=timezone.now())
    actions.ask_for_fare(meeting, member=asha, needs_fare=True, amount=4321)
    told = {section.key: section.rows for section in personal.everything_of(asha)}
    assert [fact.value for fact in told["replies"][0]] == [meeting.starts_at, True, True, "4321"]
    members.leave(asha, by=asha, now=timezone.now())
    assert Reply.objects.count() == 0


@pytest.mark.parametrize("count", [1, 100])
def test_the_page_costs_the_same_for_few_and_for_many(
    client, address, meeting, django_assert_num_queries, count
):
    client.force_login(make_member("facilitator"))
    for _woman in range(count):
        actions.reply(meeting, member=make_member(), comes=True, now=timezone.now())
    client.get(address)
    # session, her, her roles; the meeting; who could lead; the numbers; what she said; the house
    with django_assert_num_queries(8):
        client.get(address)


def test_the_list_shows_what_she_said_and_asks_where_she_has_not(client, address, asha, meeting):
    make_meeting(starts_at=meeting.starts_at, ends_at=meeting.ends_at)
    actions.reply(meeting, member=asha, comes=False, now=timezone.now())
    actions.reply(meeting, member=make_member(), comes=True, now=timezone.now())
    seen = text(client.get("/meetings/"))
    assert [seen.count(words) for words in ("I cannot", "I will come", "Will you come?")] == [1, 0, 1]


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_few_and_for_many(
    client, address, asha, django_assert_num_queries, count
):
    for day in range(count):
        starts_at = timezone.now() + timedelta(days=day)
        coming = make_meeting(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
        actions.reply(coming, member=asha, comes=True, now=timezone.now())
    client.get("/meetings/")
    # session, her, her roles; what runs, what comes, what she said, what is past; the house
    with django_assert_num_queries(8):
        client.get("/meetings/")
