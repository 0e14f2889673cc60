"""Terms: held for now until confirmed, renewed, ending soon, and who holds what since when."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from members import actions
from members.models import AuditEvent, RoleTerm
from tests.factories import NOW, TODAY, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DAYS_90 = TODAY + timedelta(days=90)


@pytest.fixture
def admin():
    return make_member("membership_admin")


@pytest.fixture
def second():
    return make_member("co_lead")


@pytest.fixture
def woman(admin, second):
    return make_member(name_used="Pili")


def ask(woman, *, by, now=NOW, **asked):
    asked = {"deed": "grant", "role": "treasurer", "starts_on": TODAY, "ends_on": None, "reason": "x"} | asked
    return actions.ask(woman, **asked, by=by, now=now)


def agreed(woman, *, by, second, now=NOW, **asked):
    assert actions.approve(ask(woman, by=by, now=now, **asked), by=second, now=now)


def terms_of(woman):
    return list(woman.role_terms.values_list("starts_on", "ends_on", "interim"))


def ends(woman, ends_on, *, starts_on=date(2020, 1, 1), role="treasurer"):
    return RoleTerm.objects.create(member=woman, role=role, starts_on=starts_on, ends_on=ends_on)


def test_a_role_is_given_for_now(woman, admin, second):
    agreed(woman, by=admin, second=second, deed="interim", ends_on=DAYS_90)
    assert terms_of(woman) == [(TODAY, DAYS_90, True)]
    assert woman.role_terms.get().label == "Treasurer (interim)"
    assert AuditEvent.objects.first().verb == "role_granted_interim"


@pytest.mark.parametrize("ends_on", [None, DAYS_90 + timedelta(days=1)])
def test_for_now_has_an_end_within_ninety_days(woman, admin, ends_on):
    with pytest.raises(actions.Refused, match="90 days"):
        ask(woman, by=admin, deed="interim", ends_on=ends_on)
    with pytest.raises(IntegrityError):
        RoleTerm.objects.create(member=woman, role="treasurer", starts_on=TODAY, interim=True)


def test_confirmed_by_two_it_is_a_full_term_without_a_day_between(woman, admin, second):
    agreed(woman, by=admin, second=second, deed="interim", ends_on=DAYS_90)
    later = NOW + timedelta(days=40)
    agreed(woman, by=admin, second=second, now=later, deed="confirm", starts_on=TODAY + timedelta(days=80))
    day = TODAY + timedelta(days=40)
    assert terms_of(woman) == [(TODAY, day, True), (day, None, False)]
    assert AuditEvent.objects.first().verb == "role_confirmed"


def test_one_alone_confirms_nothing(woman, admin, second):
    agreed(woman, by=admin, second=second, deed="interim", ends_on=DAYS_90)
    with pytest.raises(actions.Refused, match="second person"):
        actions.approve(ask(woman, by=admin, deed="confirm"), by=admin, now=NOW)
    assert terms_of(woman) == [(TODAY, DAYS_90, True)]


def test_a_full_term_is_not_confirmed(admin, second):
    with pytest.raises(actions.Refused, match="for now"):
        ask(make_member("treasurer"), by=admin, deed="confirm")


def test_a_co_lead_for_now_is_confirmed_beside_the_other(woman, admin, second):
    agreed(woman, by=admin, second=second, role="co_lead", deed="interim", ends_on=DAYS_90)
    agreed(woman, by=admin, second=second, role="co_lead", deed="confirm")
    assert woman.role_terms.current(TODAY).filter(role="co_lead", interim=False).count() == 1


def test_what_is_held_for_now_ends_by_itself(woman, admin, second):
    agreed(woman, by=admin, second=second, deed="interim", ends_on=DAYS_90)
    held = [woman.role_terms.current(DAYS_90 + timedelta(days=days)).count() for days in (-1, 0)]
    assert held == [1, 0]


def test_a_term_is_renewed_from_the_day_on_which_it_ends(woman, admin, second):
    end = TODAY + timedelta(days=20)
    ends(woman, end)
    with pytest.raises(actions.Refused, match="already"):
        ask(woman, by=admin, starts_on=end - timedelta(days=1))
    agreed(woman, by=admin, second=second, starts_on=end)
    assert woman.role_terms.current(end).count() == 1


def test_a_role_is_not_given_to_whom_it_is_kept_from(woman, admin, second):
    actions.suspend(woman, reason="x", by=admin, now=NOW)
    with pytest.raises(actions.Refused, match="suspended"):
        ask(woman, by=admin)


def test_ending_soon_is_what_nothing_follows_on(woman):
    soon, far = TODAY + timedelta(days=30), TODAY + timedelta(days=31)
    ending = ends(woman, soon)
    ends(make_member(), far)
    ends(make_member(), TODAY)
    ends(make_member(), TODAY + timedelta(days=60), starts_on=TODAY + timedelta(days=1))
    renewed = make_member()
    ends(renewed, soon)
    ends(renewed, None, starts_on=soon)
    gone = make_member()
    ends(gone, soon)
    actions.leave(gone, by=gone, now=NOW)
    assert list(RoleTerm.objects.ending_soon(TODAY)) == [ending]
    assert list(RoleTerm.objects.ending_soon(TODAY - timedelta(days=1))) != [ending]


def test_roles_page_tells_who_holds_what_since_when_and_what_is_vacant(client, woman):
    today = timezone.localdate()
    RoleTerm.objects.create(
        member=woman, role="treasurer", starts_on=today, ends_on=today + timedelta(days=60), interim=True
    )
    client.force_login(make_member())
    page = client.get("/people/roles/").content.decode()
    treasurer = page[page.index("Treasurer") : page.index("Communications")]
    assert [word in treasurer for word in ("Pili", "interim", "from ", "Nobody holds it now")] == [
        *[True] * 3,
        False,
    ]
    assert "Nobody holds it now" in page[page.index("Secretary") : page.index("Treasurer")]
    assert "Terms that end soon" not in page


def test_it_says_where_the_second_co_lead_is_missing(client, second):
    client.force_login(second)
    assert "one place is free" in client.get("/people/roles/").content.decode()
    make_member("co_lead")
    assert "one place is free" not in client.get("/people/roles/").content.decode()


def test_who_changes_roles_sees_what_ends_soon(client, woman, second):
    ends(woman, timezone.localdate() + timedelta(days=5))
    client.force_login(second)
    page = client.get("/people/roles/").content.decode()
    assert [words in page for words in ("Terms that end soon", "Pili")] == [True, True]
    assert "Terms that end soon" in client.get("/home/").content.decode()
    client.force_login(make_member())
    assert "Terms that end soon" not in client.get("/home/").content.decode()


def test_she_reads_her_own_history(client, woman):
    ends(woman, date(2021, 5, 1))
    ends(woman, None, role="secretary")
    client.force_login(woman)
    page = client.get("/me/").content.decode()
    assert [words in page for words in ("Treasurer", "Secretary", "over")] == [True, True, True]


@pytest.mark.parametrize("count", [1, 12])
def test_roles_page_costs_the_same_for_one_and_for_many(client, second, django_assert_num_queries, count):
    for _one in range(count):
        ends(make_member(), timezone.localdate() + timedelta(days=5))
    client.force_login(second)
    client.get("/people/roles/")
    # session, her; who holds what; her roles; what ends soon; the house
    with django_assert_num_queries(6):
        client.get("/people/roles/")
