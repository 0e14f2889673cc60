"""The pages on which roles are changed, from one who asks to one who approves."""

import pytest
from django.utils import timezone

from members import actions
from members.models import RoleChange
from tests.factories import NOW, TODAY, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def admin():
    return make_member("membership_admin")


@pytest.fixture
def second():
    return make_member("co_lead")


def ask(woman, *, by, now=NOW, **asked):
    asked = {"deed": "grant", "role": "treasurer", "starts_on": TODAY, "ends_on": None, "reason": "x"} | asked
    return actions.ask(woman, **asked, by=by, now=now)


def test_from_page_to_page(client, admin, second):
    woman = make_member(name_used="Pili")
    client.force_login(admin)
    proved(client)
    form = {"deed": "grant", "role": "facilitator", "starts_on": timezone.localdate(), "reason": "Amejifunza"}
    assert client.post(f"/people/{woman.pk}/roles/", form)["Location"] == "/people/role-changes/"
    approve = f"/people/role-changes/{RoleChange.objects.get().pk}/approve/"
    assert approve not in client.get("/people/role-changes/").content.decode()
    client.post(approve)
    assert "A second person must approve this" in client.get("/people/role-changes/").content.decode()
    assert "needs a second person" not in client.get("/home/").content.decode()
    client.force_login(second)
    assert "1 thing needs a second person" in client.get("/home/").content.decode()
    assert approve in client.get("/people/role-changes/").content.decode()
    proved(client)
    client.post(approve)
    client.force_login(woman)
    assert client.get("/host/").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"reason": ""}, {"role": "queen"}, {"ends_on": "2001-01-01"}, {"starts_on": "x"}]
)
def test_a_form_that_makes_no_sense_is_sent_back(client, admin, second, wrong):
    client.force_login(admin)
    proved(client)
    form = {"deed": "grant", "role": "treasurer", "starts_on": timezone.localdate(), "reason": "x"} | wrong
    assert client.post(f"/people/{make_member().pk}/roles/", form).status_code == 422
    assert RoleChange.objects.count() == 0


def test_a_co_lead_finds_whom_to_ask_for(client, admin, second):
    woman = make_member(name_used="Zuhura")
    client.force_login(second)
    page = client.get("/people/role-changes/?q=zuh").content.decode()
    assert f"/people/{woman.pk}/roles/" in page
    assert "Nobody was found." in client.get("/people/role-changes/?q=nobody").content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_changes_cost_the_same_for_one_and_for_many(client, admin, second, django_assert_num_queries, count):
    for _one in range(count):
        actions.approve(ask(make_member(), by=admin), by=second, now=NOW)
        ask(make_member(), by=admin, now=timezone.now())
    client.force_login(second)
    client.get("/people/role-changes/")
    # session, her; her roles; what waits (changes, removals, suspensions, exports, lists), what was approved; the house
    with django_assert_num_queries(10):
        client.get("/people/role-changes/")
