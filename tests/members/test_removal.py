"""Ending a membership: asked by one, approved by a second, never by her; what she is told."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.utils import timezone

from coalition.web import afterwards
from members import actions
from members.actions import audit
from members.models import AuditEvent, Member, Removal, SafeContact
from tests.factories import DAR, NOW, TODAY, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def admin():
    return make_member("membership_admin")


@pytest.fixture
def second():
    return make_member("co_lead")


@pytest.fixture
def woman(admin, second):
    return make_member("treasurer", name_used="Pili")


def ask(woman, *, by, now=NOW):
    return actions.ask_removal(woman, reason="Amevunja kanuni", by=by, now=now)


def belongs(woman):
    return Member.objects.active().filter(pk=woman.pk).exists()


def page_of(response):
    return response.content.decode()


def test_asked_for_she_still_belongs(woman, admin):
    ask(woman, by=admin)
    assert belongs(woman)


def test_a_second_person_ends_it_with_her_roles_and_her_name(woman, admin, second):
    assert actions.approve_removal(ask(woman, by=admin), by=second, now=NOW)
    gone = Member.objects.get(pk=woman.pk)
    assert (gone.is_active, gone.name_used, gone.email, gone.number) == (False, "—", "", woman.number)
    assert (woman.role_terms.current(TODAY).count(), woman.role_terms.count()) == (0, 1)


def test_every_step_stands_in_the_record_without_the_reason(woman, admin, second):
    actions.withdraw_removal(ask(woman, by=admin), by=second, now=NOW)
    actions.approve_removal(ask(woman, by=second), by=admin, now=NOW)
    verbs = ["removed", "removal_asked", "removal_withdrawn", "removal_asked"]
    assert list(AuditEvent.objects.values_list("verb", flat=True)) == verbs
    assert (audit.first_broken_row(), set(Removal.objects.values_list("reason", flat=True))) == (None, {""})


def test_neither_who_asked_nor_she_herself_approves(woman, admin, second):
    removal = ask(second, by=make_member("co_lead"))
    with pytest.raises(actions.Refused, match="second person"):
        actions.approve_removal(removal, by=removal.asked_by, now=NOW)
    with pytest.raises(actions.Refused, match="second person"):
        actions.approve_removal(removal, by=second, now=NOW)
    for by in (removal.asked_by, second):
        with pytest.raises(IntegrityError), transaction.atomic():
            Removal.objects.filter(pk=removal.pk).update(approved_by=by, approved_at=NOW)
    assert belongs(second)


def test_she_does_not_take_back_what_is_asked_about_her(second, admin):
    removal = ask(second, by=make_member("co_lead"))
    with pytest.raises(actions.Refused):
        actions.withdraw_removal(removal, by=second, now=NOW)
    assert actions.withdraw_removal(removal, by=admin, now=NOW)


def test_nobody_asks_for_her_own_removal(admin, second):
    with pytest.raises(actions.Refused, match="by yourself"):
        ask(admin, by=admin)
    with pytest.raises(IntegrityError):
        Removal.objects.create(member=admin, asked_by=admin, asked_at=NOW, expires_at=NOW)


def test_after_a_day_it_must_be_asked_again(woman, admin, second):
    removal, later = ask(woman, by=admin), NOW + timedelta(hours=24)
    assert not actions.approve_removal(removal, by=second, now=later)
    assert belongs(woman)
    assert actions.approve_removal(ask(woman, by=admin, now=later), by=second, now=later)


def test_asked_twice_it_is_asked_once(woman, admin, second):
    ask(woman, by=admin)
    with pytest.raises(actions.Refused, match="already"):
        ask(woman, by=second)
    assert Removal.objects.count() == 1


def test_the_last_co_lead_is_not_removed(admin, second):
    make_member("membership_admin")
    with pytest.raises(actions.Refused, match="who follows"):
        ask(second, by=admin)


def test_who_became_the_last_meanwhile_stays(admin, second):
    other = make_member("co_lead")
    removal = ask(second, by=admin)
    actions.leave(other, by=other, now=NOW)
    with pytest.raises(actions.Refused, match="who follows"):
        actions.approve_removal(removal, by=make_member("membership_admin"), now=NOW)
    assert (belongs(second), Removal.objects.open(NOW).count()) == (True, 1)


@pytest.mark.parametrize("who", ["asked", "approves"])
def test_both_must_hold_their_role_when_it_is_approved(woman, admin, second, who):
    removal = ask(woman, by=admin)
    {"asked": admin, "approves": second}[who].role_terms.end(TODAY)
    make_member("membership_admin")
    with pytest.raises(actions.Refused, match="at this moment"):
        actions.approve_removal(removal, by=second, now=NOW)
    assert belongs(woman)


def test_a_plain_member_asks_for_nothing(woman, second):
    with pytest.raises(actions.Refused, match="at this moment"):
        ask(woman, by=make_member())


def test_who_leaves_by_herself_leaves_nothing_to_decide(woman, admin, second):
    removal = ask(woman, by=admin)
    actions.leave(woman, by=woman, now=NOW)
    assert not actions.approve_removal(removal, by=second, now=NOW)
    assert Removal.objects.get().reason == ""


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_are_one():
    admin, second, third = make_member("membership_admin"), make_member("co_lead"), make_member("co_lead")
    removal, start, said = ask(make_member(), by=admin), threading.Barrier(2), []

    def press(by):
        start.wait()
        try:
            said.append(actions.approve_removal(Removal.objects.get(pk=removal.pk), by=by, now=NOW))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[by]) for by in (second, third)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(said), AuditEvent.objects.filter(verb="removed").count()) == ([False, True], 1)


def test_from_page_to_page_and_out_on_both_her_phones(client, woman, admin, second):
    phones = [Client(), Client()]
    for phone in phones:
        phone.force_login(woman)
    client.force_login(admin)
    proved(client)
    assert (
        client.post(f"/people/{woman.pk}/remove/", {"reason": "Hatari"})["Location"]
        == "/people/role-changes/"
    )
    look = f"/people/removals/{Removal.objects.get().pk}/"
    assert look not in page_of(client.get("/people/role-changes/")).replace(f"{look}withdraw/", "")
    client.post(look)
    assert belongs(woman)
    client.force_login(second)
    proved(client)
    assert "1 thing needs a second person" in page_of(client.get("/home/"))
    assert "Hatari" in page_of(client.get(look))
    client.post(look)
    assert not belongs(woman)
    assert {phone.get("/home/").status_code for phone in phones} == {302}


def test_both_pages_ask_first_whether_it_is_she(client, woman, admin, second):
    look = f"/people/removals/{ask(woman, by=admin, now=timezone.now()).pk}/"
    client.force_login(second)
    for path in (f"/people/{woman.pk}/remove/", look):
        assert client.get(path)["Location"].startswith("/me/prove/")
        assert 'name="proof-answer"' in client.post(path, {"reason": "x"}).content.decode()
    assert belongs(woman)


def test_she_sees_that_it_is_asked_but_not_by_whom_or_why(client, woman, admin):
    ask(woman, by=admin, now=timezone.now())
    client.force_login(woman)
    page = page_of(client.get("/home/"))
    assert "whether your membership ends" in page
    assert [word in page for word in (admin.name_used, "Amevunja")] == [False, False]
    client.force_login(make_member())
    assert "whether your membership ends" not in page_of(client.get("/home/"))


def reached(woman, **fields):
    SafeContact.objects.filter(member=woman).update(**{"channel": "email", "phone_shared": False} | fields)


def approved(woman, admin, second, *, now=NOW, run):
    with run(execute=True):
        actions.approve_removal(ask(woman, by=admin, now=now), by=second, now=now)
    afterwards.wait()


def test_she_is_told_by_the_way_she_named_safe(
    woman, admin, second, mailoutbox, django_capture_on_commit_callbacks
):
    reached(woman)
    approved(woman, admin, second, run=django_capture_on_commit_callbacks)
    assert [(letter.to, letter.subject) for letter in mailoutbox] == [([woman.email], "Your account")]
    assert "Pili" not in mailoutbox[0].body


@pytest.mark.parametrize(
    ("fields", "hour"),
    [({"channel": "none"}, 9), ({"phone_shared": True}, 9), ({}, 22), ({"channel": "sms"}, 9)],
)
def test_she_is_told_in_no_other_way(
    woman, admin, second, mailoutbox, django_capture_on_commit_callbacks, fields, hour
):
    reached(woman, **fields)
    now = datetime(2026, 3, 14, hour, tzinfo=DAR)
    approved(woman, admin, second, now=now, run=django_capture_on_commit_callbacks)
    assert (belongs(woman), mailoutbox) == (False, [])


def test_a_refusal_says_why_on_the_page(client, admin):
    client.force_login(admin)
    proved(client)
    answer = client.post(f"/people/{make_member().pk}/remove/", {"reason": "x"})
    assert (answer.status_code, "nobody who could approve" in page_of(answer)) == (422, True)
