"""A laptop is set up from the server for one day: what it gets, what never leaves, and that its day matches at home."""

import json

import pytest
from django.apps import apps
from django.utils import timezone

from agenda.models import CharterText
from coalition.meetings import actions as meetings
from coalition.meetings.actions import travel
from coalition.meetings.models import Meeting, Parcel
from coalition.meetings.travel import Refused, contents_of, told_along, told_home
from members.actions import open_house
from members.models import Chapter, Coalition, Member, RoleTerm
from tests.factories import NOW, TODAY
from tests.travel.laptop import DIGITS

pytestmark = pytest.mark.django_db
ADDRESSES = {"email": "siri@example.org", "phone": "+255700555777", "legal_name": "Jina Kamili"}


def house() -> Member:
    """A home with two women of whom the first leads, and a text that holds."""
    coast = Chapter.objects.create(slug="pwani", name="Pwani")
    first = open_house(
        name="Mlango", language="sw", my_name="Asha", email="a@example.org", password="x" * 12, today=TODAY
    )
    Member.objects.create(number="M-007", name_used="Bahati", chapter=coast, **ADDRESSES)
    starts = {"starts_at": NOW, "ends_at": NOW + timezone.timedelta(hours=2)}
    session = Meeting.objects.create(title="Mkutano", **starts)
    CharterText.objects.create(kind="vision", text="Tunaonekana", adopted_on=TODAY, meeting=session)
    return first


def prepared(by: Member) -> Meeting:
    now = timezone.now()
    starts_at = now + timezone.timedelta(days=1)
    return meetings.plan_session(
        template="coalition-one-day", title="Siku yetu", starts_at=starts_at, place="Ukumbi", by=by, now=now
    )


def empty() -> Member:
    """Another computer: nobody has lived here, and one woman has just opened it."""
    for model in apps.get_models():
        if model._meta.label.split(".")[0] in ("members", "meetings", "agenda", "reminders", "account"):
            model._base_manager.all()._raw_delete("default")
    return open_house(
        name="Yangu", language="en", my_name="Mimi", email="m@example.org", password="y" * 12, today=TODAY
    )


def set_up(contents: bytes, *, by: Member, me: str) -> Meeting:
    arrival = travel.bring(contents, digits=DIGITS, by=by, now=NOW)
    return travel.set_up_laptop(arrival, me=me, by=by, now=timezone.now())


def test_the_laptop_gets_plan_women_roles_chapters_and_charter():
    meeting = prepared(house())
    slugs, contents = list(meeting.steps.values_list("slug", flat=True)), contents_of(told_along(meeting))
    me = empty()
    there = set_up(contents, by=me, me="M-001")
    me.refresh_from_db()
    bahati = Member.objects.get(number="M-007")
    assert (there.mark, list(there.steps.values_list("slug", flat=True))) == (meeting.mark, slugs)
    assert (me.number, me.name_used, bahati.name_used, bahati.chapter.slug) == (
        "M-001",
        "Asha",
        "Bahati",
        "pwani",
    )
    assert (Coalition.objects.get().name, me.check_password("y" * 12)) == ("Mlango", True)
    assert CharterText.objects.adopted().get().text == "Tunaonekana"
    assert RoleTerm.objects.filter(member=me, role="facilitator", ends_on=None).count() == 1


def test_who_set_the_laptop_up_takes_her_own_number_and_leaves_that_of_another():
    """Both are M-001 on their own computer."""
    contents = contents_of(told_along(prepared(house())))
    me = empty()
    set_up(contents, by=me, me="M-007")
    me.refresh_from_db()
    asha = Member.objects.get(number="M-001")
    assert (me.number, me.name_used, me.check_password("y" * 12)) == ("M-007", "Bahati", True)
    assert (asha.name_used, asha.has_usable_password()) == ("Asha", False)


def test_no_address_and_no_legal_name_leaves_the_house():
    meeting = prepared(house())
    told = contents_of(told_along(meeting)).decode()
    assert [word for word in [*ADDRESSES.values(), "a@example.org"] if word in told] == []
    woman = json.loads(told)["women"][1]
    assert set(woman) == {"number", "name_used", "language", "category", "reading_help", "chapter", "roles"}


def test_a_day_of_the_laptop_comes_home_without_a_question():
    """It names the house, the meeting and the women as home does, under the same digits."""
    meeting = prepared(house())
    digits = travel.parcel_of(meeting).digits
    contents, house_mark = contents_of(told_along(meeting)), Coalition.objects.get().mark
    me = empty()
    arrival = travel.bring(contents, digits=digits, by=me, now=NOW)
    there = travel.set_up_laptop(arrival, me="M-001", by=me, now=timezone.now())
    assert Parcel.objects.get(meeting=there).digits == digits
    meetings.attend(there, member=Member.objects.get(number="M-007"))
    meetings.start(there, by=me, now=timezone.now())
    meetings.end(there, by=me, now=timezone.now())
    there.refresh_from_db()
    told = told_home(there)
    assert told["house"] == str(house_mark)
    assert (told["meeting"], told["people"]) == (str(meeting.mark), {"M-001": "Asha", "M-007": "Bahati"})


def test_a_house_in_which_women_live_is_not_set_up():
    leader = house()
    contents = contents_of(told_along(prepared(leader)))
    with pytest.raises(Refused):
        set_up(contents, by=leader, me="M-001")
    assert Coalition.objects.get().home is None


def test_set_up_again_it_follows_home_and_forgets_who_is_gone():
    leader = house()
    first, meeting = contents_of(told_along(prepared(leader))), prepared(leader)
    Member.objects.filter(number="M-007").update(is_active=False, left_at=NOW)
    Member.objects.create(number="M-008", name_used="Chausiku")
    again = contents_of(told_along(meeting))
    me = empty()
    set_up(first, by=me, me="M-001")
    me.refresh_from_db()
    set_up(again, by=me, me="M-008")  # she is known by now: nobody takes another's number
    names = dict(Member.objects.order_by("number").values_list("number", "name_used"))
    assert names == {"M-001": "Asha", "M-007": "—", "M-008": "Chausiku"}
    assert set(Member.objects.active().values_list("number", flat=True)) == {"M-001", "M-008"}
    assert CharterText.objects.adopted().count() == 1
