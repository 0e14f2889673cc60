"""Finding women in the register: by name, number and phone; from page to page."""

import pytest

from actionplan.models import Action, Task
from coalition.meetings.models import Attendance
from members.models import AuditEvent, Lookup, Member
from tests.factories import NOW, TODAY, make_meeting, make_member, proved

pytestmark = pytest.mark.django_db
PHONE = "+255712345678"


@pytest.fixture
def desk(client):
    client.force_login(make_member("membership_admin", name_used="Zena"))
    return client


def found(desk, words):
    page = desk.get("/people/", {"q": words}).context["page"]
    return [woman.name_used for woman in page]


@pytest.mark.parametrize(
    "words", ["ámina", "AMINA", "juma amina", "Ng'ambo", "ngambo", "min jum", "Ａmina", "juma-amina"]
)
def test_a_name_is_found_however_it_is_typed(desk, words):
    make_member(name_used="Amina Juma Ng’ambo")
    make_member(name_used="Asha Bakari")
    assert found(desk, words) == ["Amina Juma Ng’ambo"]


def test_a_name_with_accents_is_found_without_them(desk):
    make_member(name_used="Zéïnab Óthman")
    assert found(desk, "zeinab othman") == ["Zéïnab Óthman"]


def test_a_changed_name_is_found_by_the_new_one_alone(desk):
    woman = make_member(name_used="Asha")
    woman.name_used = "Bahati"
    woman.save(update_fields=["name_used"])
    assert (found(desk, "asha"), found(desk, "bahati")) == ([], ["Bahati"])


@pytest.mark.parametrize("words", ["M-1042", "m1042", "m 1042", "1042", "001042"])
def test_a_number_is_found_however_it_is_typed(desk, words):
    make_member(name_used="Asha", number="M-1042")
    make_member(name_used="Bahati", number="M-1043")
    assert found(desk, words) == ["Asha"]


@pytest.mark.parametrize("words", ["'", "%", "_", "—", "\\", "M-", "0" * 60])
def test_signs_alone_find_nobody(desk, words):
    make_member(name_used="Asha")
    assert found(desk, words) == []


def test_women_stand_in_the_order_of_their_names_and_numbers(desk):
    for number, name in (("M-903", "Ámina"), ("M-902", "amina"), ("M-901", "Bahati")):
        make_member(name_used=name, number=number)
    page = desk.get("/people/?q=90").context["page"]
    assert [woman.number for woman in page] == ["M-902", "M-903", "M-901"]


def test_pages_have_numbers(desk):
    for _one in range(101):
        make_member(category="ally")
    html = desk.get("/people/?category=ally&page=2").content.decode()
    assert 'aria-current="page">2</b>' in html
    assert [f'href="?category=ally&amp;page={page}" aria-label' in html for page in (1, 2, 3)] == [
        True,
        False,
        True,
    ]


# --- By phone


@pytest.mark.parametrize(
    "typed", ["0712345678", "0712 345 678", "+255712345678", "+255 712-345-678", "255712345678", "712345678"]
)
def test_a_phone_is_found_however_it_is_typed(desk, typed):
    two = [make_member(name_used=name, phone=PHONE) for name in ("Asha", "Bahati")]
    make_member(phone="+255712345679")
    proved(desk)
    response = desk.post("/people/phone/", {"phone": typed})
    assert response.context["found"] == two


def test_looking_for_a_phone_is_in_the_record_and_she_sees_it(desk, client):
    woman = make_member(phone=PHONE)
    proved(desk)
    desk.post("/people/phone/", {"phone": PHONE})
    desk.post("/people/phone/", {"phone": "0700000001"})
    assert list(AuditEvent.objects.order_by("row").values_list("verb", "about")) == [
        ("phone_searched", f"member:{woman.pk}"),
        ("phone_searched", "register"),
    ]
    client.force_login(woman)
    assert "Typed your number, to find you" in client.get("/me/looked/").content.decode()


def test_without_showing_that_it_is_she_no_phone_is_looked_for(desk):
    make_member(phone=PHONE)
    assert 'name="proof-answer"' in desk.post("/people/phone/", {"phone": PHONE}).content.decode()
    assert Lookup.objects.count() == 0


def test_numbers_are_not_tried_one_after_the_other(desk, within_one_window):
    proved(desk)
    tries = [desk.post("/people/phone/", {"phone": f"07123456{n:02}"}).status_code for n in range(21)]
    assert tries == [200] * 20 + [429]


def test_who_left_is_not_found_by_her_phone(desk):
    woman = make_member(phone=PHONE)
    Member.objects.filter(pk=woman.pk).update(is_active=False)
    proved(desk)
    assert desk.post("/people/phone/", {"phone": PHONE}).context["found"] == []


def test_the_words_of_the_list_do_not_find_a_phone(desk):
    make_member(phone=PHONE)
    assert [found(desk, typed) for typed in ("0712345678", PHONE, "345678")] == [[], [], []]


# --- Her page


def test_her_page_says_where_she_was_and_what_she_does(desk):
    woman, other = make_member(), make_member()
    action = Action.objects.create(title="A", due_on=TODAY)
    for owner, title, when in ((woman, "Barua", None), (woman, "Simu", NOW), (other, "Yake", None)):
        Task.objects.create(
            action=action, title=title, owner=owner, due_on=TODAY, accepted_at=when, finished_at=when
        )
    Attendance.objects.create(meeting=make_meeting(title="Her day"), member=woman)
    Attendance.objects.create(meeting=make_meeting(title="Another day"), member=other)
    response = desk.get(f"/people/{woman.pk}/")
    page = response.content.decode()
    assert [words in page for words in ("Her day", "Another day", "Barua", "Yake", "1 of 2 done.")] == [
        True,
        False,
        True,
        False,
        True,
    ]
