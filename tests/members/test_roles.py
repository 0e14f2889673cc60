"""Roles: asked by one, approved by a second, about a third; within a day, and only as things stand."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections

from members import actions
from members.access import POWERS, Power, may
from members.models import Member, Role, RoleChange, RoleTerm
from tests.factories import NOW, TODAY, make_member

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


def roles_of(woman):
    return sorted(woman.role_terms.current(TODAY).values_list("role", flat=True))


def test_a_role_asked_for_is_not_yet_held(admin, second):
    woman = make_member()
    ask(woman, by=admin)
    assert roles_of(woman) == []


def test_a_second_person_gives_it(admin, second):
    woman = make_member()
    assert actions.approve(ask(woman, by=admin, ends_on=TODAY + timedelta(days=365)), by=second, now=NOW)
    term = woman.role_terms.get()
    assert (term.role, term.starts_on, term.ends_on) == ("treasurer", TODAY, TODAY + timedelta(days=365))


def test_a_second_person_takes_it_back_and_history_stays(admin, second):
    woman = make_member("treasurer")
    actions.approve(ask(woman, by=admin, deed="remove"), by=second, now=NOW)
    assert (roles_of(woman), woman.role_terms.count()) == ([], 1)


def test_a_role_given_and_taken_back_on_one_day_is_history_only(admin, second):
    woman = make_member()
    actions.approve(ask(woman, by=admin), by=second, now=NOW)
    actions.approve(ask(woman, by=second, deed="remove"), by=admin, now=NOW)
    assert (roles_of(woman), woman.role_terms.count()) == ([], 1)


def test_nobody_approves_what_she_asked_for(admin, second):
    change = ask(make_member(), by=admin)
    with pytest.raises(actions.Refused):
        actions.approve(change, by=admin, now=NOW)
    with pytest.raises(IntegrityError):
        RoleChange.objects.filter(pk=change.pk).update(approved_by=admin, approved_at=NOW)


def test_nobody_approves_a_role_of_her_own(admin, second):
    make_member("co_lead")
    change = ask(second, by=admin)
    with pytest.raises(actions.Refused):
        actions.approve(change, by=second, now=NOW)
    assert roles_of(second) == ["co_lead"]


def test_nobody_asks_for_a_role_of_her_own(admin, second):
    with pytest.raises(actions.Refused):
        ask(admin, by=admin, role="co_lead")
    with pytest.raises(IntegrityError):
        RoleChange.objects.create(
            member=admin, asked_by=admin, role="co_lead", starts_on=TODAY, asked_at=NOW, expires_at=NOW
        )


def test_after_a_day_it_must_be_asked_again(admin, second):
    woman = make_member()
    change, later = ask(woman, by=admin), NOW + timedelta(hours=24)
    assert not actions.approve(change, by=second, now=later)
    assert actions.approve(ask(woman, by=admin, now=later), by=second, now=later)


def test_what_is_taken_back_is_not_approved(admin, second):
    change = ask(make_member(), by=admin)
    assert actions.withdraw_change(change, by=admin, now=NOW)
    assert not actions.approve(change, by=second, now=NOW)
    assert not actions.withdraw_change(change, by=admin, now=NOW)


def test_nobody_takes_back_what_another_asked_about_her(admin, second):
    woman = make_member("co_lead")
    change = ask(woman, by=admin, role="co_lead", deed="remove")
    with pytest.raises(actions.Refused):
        actions.withdraw_change(change, by=woman, now=NOW)
    assert actions.approve(change, by=second, now=NOW)


def test_asked_twice_it_is_asked_once(admin, second):
    woman = make_member()
    ask(woman, by=admin)
    with pytest.raises(actions.Refused):
        ask(woman, by=second)
    assert RoleChange.objects.count() == 1


def test_it_is_refused_where_nobody_could_approve(admin):
    with pytest.raises(actions.Refused, match="nobody"):
        ask(make_member(), by=admin)


def test_a_paused_member_is_given_no_role(admin, second):
    woman = make_member()
    change = ask(woman, by=admin)
    actions.pause(woman, by=woman, now=NOW)
    with pytest.raises(actions.Refused, match="paused"):
        actions.approve(change, by=second, now=NOW)
    assert (roles_of(woman), RoleChange.objects.open(NOW).count()) == ([], 1)
    with pytest.raises(actions.Refused, match="paused"):
        ask(woman, by=admin, role="secretary")


def test_who_left_meanwhile_is_given_no_role(admin, second):
    woman = make_member()
    change = ask(woman, by=admin)
    actions.leave(woman, by=woman, now=NOW)
    assert not actions.approve(change, by=second, now=NOW)
    with pytest.raises(actions.Refused, match="left"):
        ask(woman, by=admin, role="secretary")


def test_there_are_two_co_leads_at_most(admin, second):
    first, late = make_member(), make_member()
    changes = [ask(woman, by=admin, role="co_lead") for woman in (first, late)]
    actions.approve(changes[0], by=second, now=NOW)
    with pytest.raises(actions.Refused, match="two co-leads"):
        actions.approve(changes[1], by=second, now=NOW)


def test_a_third_co_lead_may_follow_when_a_term_ends(admin, second):
    make_member("co_lead")
    end = TODAY + timedelta(days=30)
    second.role_terms.update(ends_on=end)
    assert ask(make_member(), by=admin, role="co_lead", starts_on=end)


def test_the_last_co_lead_is_not_taken_away(admin, second):
    make_member("membership_admin")
    with pytest.raises(actions.Refused, match="who follows"):
        ask(second, by=admin, role="co_lead", deed="remove")


def test_a_role_she_does_not_hold_is_not_taken_and_one_she_holds_not_given(admin, second):
    for woman, deed in ((make_member(), "remove"), (make_member("treasurer"), "grant")):
        with pytest.raises(actions.Refused):
            ask(woman, by=admin, deed=deed)


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_are_one():
    admin, second, third = make_member("membership_admin"), make_member("co_lead"), make_member("co_lead")
    change, start, said = ask(make_member(), by=admin), threading.Barrier(2), []

    def press(by):
        start.wait()
        try:
            said.append(actions.approve(RoleChange.objects.get(pk=change.pk), by=by, now=NOW))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[by]) for by in (second, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(said), RoleTerm.objects.filter(role="treasurer").count()) == ([False, True], 1)


@pytest.mark.django_db(transaction=True)
def test_two_co_leads_approved_at_once_do_not_become_three():
    admin, second, other = (
        make_member("membership_admin"),
        make_member("co_lead"),
        make_member("membership_admin"),
    )
    changes = [ask(make_member(), by=admin, role="co_lead") for _one in range(2)]
    start, said = threading.Barrier(2), []

    def press(change, by):
        start.wait()
        try:
            said.append(actions.approve(change, by=by, now=NOW))
        except actions.Refused:
            said.append(False)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=press, args=pair) for pair in zip(changes, (second, other), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(said), RoleTerm.objects.filter(role="co_lead").count()) == ([False, True], 2)


def invited(*, by, role, second=None):
    fields = {"name_used": "Pili", "email": "pili@example.org", "language": "en", "role": role}
    invitation = actions.invite(**fields, by=by, now=NOW).invitation
    if second:
        assert actions.second(invitation, by=second, now=NOW)
    return actions.accept(invitation, name_used="Pili", now=NOW, today=TODAY)


def test_an_invitation_gives_no_role_without_a_second_person(admin, second):
    woman = invited(by=admin, role="membership_admin", second=second)
    assert roles_of(woman) == []
    assert actions.approve(woman.role_changes.get(), by=second, now=NOW)
    assert roles_of(woman) == ["membership_admin"]


def test_the_first_admin_invites_the_second_person(admin):
    assert roles_of(invited(by=admin, role="co_lead")) == ["co_lead"]


def test_who_was_invited_for_a_role_that_is_taken_comes_in_without_it(admin, second):
    make_member("co_lead")
    woman = invited(by=admin, role="co_lead", second=second)
    assert (roles_of(woman), woman.role_changes.count()) == ([], 0)


def test_the_page_shows_the_table_by_which_doors_open(client):
    client.force_login(make_member())
    table = {role: powers for role, powers, _held in client.get("/people/roles/").context["table"]}
    assert set(table) == {role.label for role in Role}
    assert {role: set(table[role.label]) for role in POWERS} == POWERS


@pytest.mark.parametrize("role", Role.values)
def test_a_role_opens_what_the_table_says(role):
    woman = Member.objects.get(pk=make_member(role).pk)
    assert {power for power in Power if may(woman, power)} == POWERS.get(role, frozenset())
