from datetime import timedelta

import pytest
from django.db import IntegrityError

from members import actions, queries
from members.models import Coalition, Invitation, Member, RoleTerm, SafeContact
from tests.factories import NOW, TODAY, make_member

pytestmark = pytest.mark.django_db


def make_invitation(**fields):
    fields = {"name_used": "Pili", "email": "pili@example.org", "language": "sw", "role": ""} | fields
    return actions.invite(**fields, by=None, now=NOW)[:2]


def test_admitted_women_get_numbers_in_order():
    assert [make_member().number, make_member().number] == ["M-001", "M-002"]


def test_number_of_who_left_is_not_given_again():
    make_member(number="M-041")
    assert make_member().number == "M-042"


def test_admitted_woman_is_reached_only_inside_until_she_says_otherwise():
    assert make_member().safe_contact.channel == SafeContact.Channel.NONE


def test_two_women_may_share_a_phone():
    first, second = make_member(phone="+255000000001"), make_member(phone="+255000000001")
    assert first.phone_index == second.phone_index != ""


def test_address_belongs_to_one_woman():
    make_member(email="pili@example.org")
    with pytest.raises(IntegrityError):
        make_member(email=" PILI@example.org")


def test_role_granted_twice_is_one_term():
    member = make_member()
    actions.grant_role(member, role="facilitator", today=TODAY)
    actions.grant_role(member, role="facilitator", today=TODAY)
    assert RoleTerm.objects.count() == 1


def test_role_ends_on_its_day():
    member = make_member("co_lead")
    RoleTerm.objects.update(ends_on=TODAY)
    assert list(member.role_terms.current(TODAY)) == []
    assert list(Member.objects.with_role("co_lead", TODAY)) == []
    assert list(Member.objects.with_role("co_lead", TODAY - timedelta(days=1))) == [member]


def test_house_is_opened_once():
    fields = {
        "name": "Kikao",
        "language": "sw",
        "my_name": "Neema",
        "email": "n@example.org",
        "password": "siri",
    }
    member = actions.open_house(**fields, today=TODAY)
    assert member.check_password("siri")
    assert {"membership_admin", "facilitator", "co_lead"} == set(
        member.role_terms.values_list("role", flat=True)
    )
    with pytest.raises(IntegrityError):
        actions.open_house(**fields | {"email": "other@example.org"}, today=TODAY)


def test_there_is_one_coalition():
    Coalition.objects.create(pk=1, name="Kikao")
    with pytest.raises(IntegrityError):
        Coalition.objects.create(pk=2, name="Other")


def test_invitation_is_found_by_its_secret_and_by_nothing_else():
    invitation, secret = make_invitation()
    assert queries.invitation_by_secret(secret, NOW) == invitation
    assert queries.invitation_by_secret(invitation.secret_index, NOW) is None


def test_invitation_lets_one_woman_in_once():
    invitation, secret = make_invitation(role="secretary")
    member = actions.accept(invitation, name_used="Pili", now=NOW, today=TODAY)
    assert (member.email, member.language) == ("pili@example.org", "sw")
    assert list(member.role_terms.values_list("role", flat=True)) == ["secretary"]
    assert actions.accept(invitation, name_used="Pili", now=NOW, today=TODAY) is None
    assert queries.invitation_by_secret(secret, NOW) is None
    assert Member.objects.count() == 1


def test_invitation_is_worthless_after_three_days():
    invitation, secret = make_invitation()
    later = NOW + timedelta(hours=72)
    assert queries.invitation_by_secret(secret, later) is None
    assert actions.accept(invitation, name_used="Pili", now=later, today=TODAY) is None


def test_of_two_invitations_to_one_address_the_last_opens():
    first, second = make_invitation()[0], make_invitation()[0]
    assert actions.accept(first, name_used="Pili", now=NOW, today=TODAY) is None
    assert actions.accept(second, name_used="Pili", now=NOW, today=TODAY) == Member.objects.get()


def test_invitation_of_who_came_in_by_another_way_opens_nothing():
    invitation = make_invitation()[0]
    make_member(email="pili@example.org")
    assert actions.accept(invitation, name_used="Pili", now=NOW, today=TODAY) is None


def test_withdrawn_invitation_is_worthless():
    invitation, _secret = make_invitation()
    assert actions.withdraw(invitation, now=NOW)
    assert actions.accept(invitation, name_used="Pili", now=NOW, today=TODAY) is None
    assert not actions.withdraw(invitation, now=NOW)


def test_used_invitation_cannot_be_withdrawn():
    invitation, _secret = make_invitation()
    actions.accept(invitation, name_used="Pili", now=NOW, today=TODAY)
    assert not actions.withdraw(invitation, now=NOW)
    assert Invitation.objects.get().withdrawn_at is None


def test_who_left_is_not_active():
    member = make_member()
    with pytest.raises(IntegrityError):
        Member.objects.filter(pk=member.pk).update(left_at=NOW)
