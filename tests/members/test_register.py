"""The register: found, masked, opened for a reason that she sees; pause, return and leave."""

import pytest
from django.db import IntegrityError

from actionplan.models import Action, Task
from coalition.meetings.models import Attendance
from members import actions
from members.actions import audit
from members.models import AuditEvent, Lookup, Member, SafeContact
from tests.factories import NOW, TODAY, make_chapter, make_meeting, make_member, proved

pytestmark = pytest.mark.django_db
PHONE = "+255000000077"


@pytest.fixture
def admin():
    return make_member("membership_admin", name_used="Admin")


@pytest.fixture
def desk(client, admin):
    """The admin's browser."""
    client.force_login(admin)
    proved(client)
    return client


def names(response):
    return [woman.name_used for woman in response.context["page"]]


def text(response):
    return response.content.decode()


@pytest.fixture
def women():
    coast = make_chapter(name="Coast")
    make_member("treasurer", name_used="Asha", number="M-501", chapter=coast)
    paused = make_member(name_used="Bahati", number="M-502", category="ally")
    gone = make_member(name_used="Chiku", number="M-503")
    actions.pause(paused, by=paused, now=NOW)
    actions.leave(gone, by=gone, now=NOW)
    return coast


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Admin", "Asha", "Bahati"]),
        ("q=ash", ["Asha"]),
        ("q=M-502", ["Bahati"]),
        ("q=502", ["Bahati"]),
        ("q=%25", []),
        ("category=ally", ["Bahati"]),
        ("role=treasurer", ["Asha"]),
        ("state=active", ["Admin", "Asha"]),
        ("state=paused", ["Bahati"]),
        ("state=left", ["—"]),
        ("state=nonsense&role=queen&chapter=x&page=x", ["Admin", "Asha", "Bahati"]),
        ("q=a&role=treasurer&state=paused", []),
    ],
)
def test_women_are_found(desk, women, asked, found):
    assert names(desk.get(f"/people/?{asked}")) == found


def test_women_are_found_by_chapter(desk, women):
    assert names(desk.get(f"/people/?chapter={women.pk}")) == ["Asha"]


def test_a_role_that_is_over_does_not_find_her(desk, women):
    Member.objects.get(number="M-501").role_terms.end(TODAY)
    assert names(desk.get("/people/?role=treasurer")) == []


def test_paging_keeps_what_was_looked_for(desk):
    for _one in range(51):
        make_member(category="ally")
    assert 'href="?category=ally&amp;page=2"' in text(desk.get("/people/?category=ally&role="))


@pytest.mark.parametrize("count", [1, 300])
def test_list_costs_the_same_for_one_and_for_many(desk, django_assert_num_queries, count):
    for _one in range(count):
        make_member("secretary", chapter=None)
    desk.get("/people/")
    # session, her; her roles; the chapters to choose from; how many, the page, their roles; invitations; the house
    with django_assert_num_queries(9):
        desk.get("/people/?q=Mama&role=secretary&state=active")


@pytest.mark.parametrize("count", [1, 40])
def test_her_page_costs_the_same_whatever_she_did(desk, django_assert_num_queries, count):
    woman = make_member("treasurer", "secretary", chapter=make_chapter())
    action = Action.objects.create(title="A", due_on=TODAY)
    for _day in range(count):
        Attendance.objects.create(meeting=make_meeting(), member=woman)
        Task.objects.create(action=action, title="T", owner=woman, due_on=TODAY)
    desk.get(f"/people/{woman.pk}/")
    # session, the admin; she, her roles; the admin's roles; her meetings; how many tasks, which; her former numbers,
    # whether she may be called; her sessions; her yes to the rules; the house
    with django_assert_num_queries(13):
        page = desk.get(f"/people/{woman.pk}/")
    assert (page.context["woman"].times_there, page.context["tasks"]["all"]) == (count, count)


def test_her_page_hides_her_details(desk):
    woman = make_member(phone=PHONE, email="siri@example.org", legal_name="Jina Kamili")
    page = text(desk.get(f"/people/{woman.pk}/"))
    assert "…77" in page
    assert [hidden in page for hidden in (PHONE, "siri@example.org", "Jina Kamili")] == [False] * 3


def test_one_detail_is_shown_once_for_a_reason_and_she_sees_it(desk, client, admin):
    woman = make_member(phone=PHONE, legal_name="Jina Kamili")
    page = text(desk.post(f"/people/{woman.pk}/show/", {"detail": "phone", "reason": "call"}))
    assert (PHONE in page, "Jina Kamili" in page) == (True, False)
    assert PHONE not in text(desk.get(f"/people/{woman.pk}/"))
    assert list(AuditEvent.objects.values_list("actor", "verb", "about")) == [
        (admin.pk, "looked_at_phone", f"member:{woman.pk}")
    ]
    client.force_login(woman)
    hers = text(client.get("/me/looked/"))
    assert [words in hers for words in ("Phone", "Membership admin", "To call or write to her")] == [True] * 3


@pytest.mark.parametrize(
    "form",
    [
        {"detail": "phone"},
        {"detail": "phone", "reason": "other"},
        {"detail": "phone", "reason": "fun"},
        {"detail": "password", "reason": "call"},
        {"detail": "legal_name", "reason": "call"},
    ],
)
def test_without_a_reason_or_a_detail_nothing_is_shown(desk, form):
    woman = make_member(phone=PHONE)
    response = desk.post(f"/people/{woman.pk}/show/", form)
    assert (response.status_code, PHONE in text(response), Lookup.objects.count()) == (422, False, 0)


def test_another_reason_is_kept_in_words_and_sealed(desk, client):
    woman = make_member(phone=PHONE)
    desk.post(f"/people/{woman.pk}/show/", {"detail": "phone", "reason": "other", "words": "Kadi ya kliniki"})
    client.force_login(woman)
    assert "Kadi ya kliniki" in text(client.get("/me/looked/"))


def test_what_anothers_page_shows_of_looks_is_her_own(client, admin):
    woman = make_member(phone=PHONE)
    actions.show(woman, detail="phone", reason="call", words="", by=admin, now=NOW)
    client.force_login(make_member())
    assert "Nobody has looked." in text(client.get("/me/looked/"))


def test_pause_and_return(desk):
    woman = make_member()
    desk.post(f"/people/{woman.pk}/pause/")
    assert list(Member.objects.active().not_paused().filter(pk=woman.pk)) == []
    desk.post(f"/people/{woman.pk}/pause/")
    desk.post(f"/people/{woman.pk}/return/")
    assert Member.objects.active().not_paused().get(pk=woman.pk) == woman
    assert list(AuditEvent.objects.order_by("row").values_list("verb", flat=True)) == ["paused", "returned"]


def test_a_paused_woman_still_comes_in(client):
    woman = make_member()
    client.force_login(woman)
    client.post("/me/pause/")
    assert "You have paused since" in text(client.get("/me/standing/"))
    client.post("/me/return/")
    assert Member.objects.get(pk=woman.pk).paused_on is None


def test_who_left_is_not_paused():
    woman = make_member()
    actions.leave(woman, by=woman, now=NOW)
    assert not actions.pause(woman, by=woman, now=NOW)
    with pytest.raises(IntegrityError):
        Member.objects.filter(pk=woman.pk).update(paused_on=TODAY)


def test_leaving_erases_who_she_is_and_keeps_her_number(admin):
    woman = make_member("treasurer", name_used="Pili", phone=PHONE, legal_name="Jina Kamili")
    actions.show(woman, detail="phone", reason="call", words="", by=admin, now=NOW)
    assert actions.leave(woman, by=woman, now=NOW)
    left = Member.objects.get(pk=woman.pk)
    assert (left.name_used, left.number) == ("—", woman.number)
    assert (left.legal_name, left.email, left.email_alias, left.phone, left.phone_index) == (
        "",
        "",
        None,
        "",
        "",
    )
    assert not SafeContact.objects.filter(member=woman).exists()
    assert (left.lookups.count(), left.role_terms.current(TODAY).count()) == (0, 0)
    assert audit.first_broken_row() is None


def test_leaving_twice_is_leaving_once():
    woman = make_member()
    assert [actions.leave(woman, by=woman, now=NOW) for _tap in range(2)] == [True, False]
    assert AuditEvent.objects.count() == 1


def test_she_leaves_by_herself_and_is_signed_out(client):
    client.force_login(make_member())
    proved(client)
    assert client.get("/me/leave/").status_code == 200
    assert client.post("/me/leave/")["Location"] == "/"
    assert client.get("/me/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", ["co_lead", "membership_admin"])
def test_the_last_of_her_role_says_first_who_follows(client, role):
    woman = make_member(role)
    client.force_login(woman)
    proved(client)
    client.post("/me/leave/")
    assert "so that we know who follows" in text(client.get("/me/standing/"))
    assert Member.objects.get(pk=woman.pk).is_active
    make_member(role)
    client.post("/me/leave/")
    assert not Member.objects.get(pk=woman.pk).is_active


def test_the_admin_alone_does_not_end_a_membership(desk, admin):
    woman = make_member()
    with pytest.raises(actions.Refused):
        actions.leave(woman, by=admin, now=NOW)
    assert Member.objects.get(pk=woman.pk).is_active
