"""Nobody takes in a list of women alone: a second person who may admit looks at it and says yes within a day."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from members import actions, columns, jobs, queries, tables
from members.models import AuditEvent, Chapter, Import, Member
from tests.factories import make_chapter, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
HEAD = "Jina,Simu,Tawi\n"


@pytest.fixture
def admin():
    return make_member("membership_admin", name_used="Admin")


@pytest.fixture
def second():
    return make_member("co_lead", name_used="Second")


def desk(member) -> Client:
    client = Client()
    client.force_login(member)
    proved(client)
    return client


def asked(rows, *, by, chapters=None, now=None, twice=False) -> Import:
    table, now = tables.read((HEAD + rows).encode()), now or timezone.now()
    made = actions.begin_import(table, found=columns.in_table(table), by=by, now=now)
    said = {"chapters": chapters or {}, "twice": twice, "consent_on": date(2026, 3, 1)}
    assert actions.confirm_import(made, **said, by=by, now=now)
    made.refresh_from_db()
    return made


def many(count) -> str:
    return "\n".join(f"Mwanamke {number},," for number in range(count))


def newcomers() -> int:
    return Member.objects.exclude(name_used__in=["Admin", "Second"]).count()


def verbs() -> list[tuple]:
    lines = AuditEvent.objects.filter(verb__startswith="import").order_by("row")
    return list(lines.values_list("verb", "actor__name_used"))


def shown(client, path) -> str:
    return client.get(path, follow=True).content.decode()


def test_where_nobody_else_may_admit_it_goes_on_at_once(admin):
    make_member()
    made = asked("Asha,,", by=admin)
    actions.take_in(made, now=timezone.now())
    assert (newcomers(), verbs()) == (2, [("imported", "Admin")])


def test_confirmed_list_waits_for_a_second_person(admin, second):
    made = asked("Asha,,", by=admin)
    actions.take_in(made, now=timezone.now())
    jobs.take_in_lists()
    assert (newcomers(), verbs()) == (0, [("import_asked", "Admin")])
    assert "It waits for a second person" in shown(desk(admin), f"/people/import/{made.pk}/")


def test_second_person_sees_what_she_says_yes_to_and_then_it_goes_on(admin, second):
    make_chapter(name="Mwanza")
    rows = "Asha,0712345678,Mwanza\nPili,,Kahama\nRehema,,Tabora\nBahati,07123,"
    made = asked(rows, by=admin, chapters={"Kahama": "", "Tabora": "leave"})
    assert not Chapter.objects.filter(name="Kahama").exists()
    page = shown(desk(second), f"/people/import/{made.pk}/asked/")
    words = ("Asha", "Pili", "Rehema", "0712345678", "+255712345678")
    assert [word in page for word in words] == [True, True, False, False, False]
    answer = desk(second).post(f"/people/import/{made.pk}/asked/")
    assert (answer["Location"], newcomers()) == ("/people/role-changes/", 2)
    asha = Member.objects.get(name_used="Asha")
    assert (asha.chapter.name, asha.consents.get().noted_by) == ("Mwanza", admin)
    assert (Member.objects.get(name_used="Pili").chapter.name) == "Kahama"
    assert verbs() == [("import_asked", "Admin"), ("import_approved", "Second")]


def test_counts_of_what_is_asked(admin, second):
    make_member(name_used="Asha")
    made = asked("Asha,,\nPili,,Kahama\nChiku,,Kahama\nBahati,07123,", by=admin, chapters={"Kahama": ""})
    said = queries.asked_for(made)
    assert (len(said["women"]), said["left_out"], said["twice"]) == (2, 2, 0)
    assert said["chapters"] == [("Kahama", 2)]
    assert said["days"] == [(date(2026, 3, 1), admin.number, 2)]


def test_what_is_asked_is_what_comes_in(admin, second):
    make_member(name_used="Asha")
    made = asked("Asha,,\nPili,,Kahama\nBahati,07123,", by=admin, chapters={"Kahama": ""}, twice=True)
    said, before = queries.asked_for(made), Member.objects.count()
    actions.approve_import(made, by=second, now=timezone.now())
    actions.take_in(made, now=timezone.now())
    assert (said["twice"], Member.objects.count() - before) == (1, len(said["women"]))


def test_names_are_read_page_by_page(admin, second):
    made = asked(many(150), by=admin)
    assert "Mwanamke 149" not in shown(desk(second), f"/people/import/{made.pk}/asked/")
    assert "Mwanamke 149" in shown(desk(second), f"/people/import/{made.pk}/asked/?page=2")


def test_it_is_seen_to_be_wanted_by_her_alone(admin, second):
    asked("Asha,,", by=admin)
    now = timezone.now()
    assert (queries.waiting_for(second, now), queries.waiting_for(admin, now)) == (1, 0)
    page = shown(desk(second), "/people/role-changes/")
    assert ("Lists to take in" in page, "Asha" in page) == (True, False)
    assert "needs a second person" in shown(desk(second), "/home/")


def test_who_asked_cannot_be_the_second(admin, second):
    made = asked("Asha,,", by=admin)
    page = desk(admin).post(f"/people/import/{made.pk}/asked/", follow=True).content.decode()
    assert ("not the one who asked" in page, newcomers()) == (True, 0)


def test_two_taps_are_one_yes(admin, second):
    made = asked("Asha,,", by=admin)
    said = [desk(second).post(f"/people/import/{made.pk}/asked/").status_code for _tap in range(2)]
    assert (said, newcomers(), len(verbs())) == ([302, 302], 1, 2)


def test_after_a_day_nobody_can_say_yes_and_nothing_is_kept(admin, second):
    now = timezone.now()
    made = asked("Asha,,", by=admin, now=now - timedelta(hours=24))
    assert not actions.approve_import(made, by=second, now=now)
    actions.forget_old_imports(now=now)
    made.refresh_from_db()
    assert (made.contents, made.done_at, newcomers()) == ("", now, 0)
    assert "No second person said yes" in shown(desk(admin), f"/people/import/{made.pk}/")


def test_list_that_is_confirmed_late_has_its_whole_day(admin, second):
    now = timezone.now()
    table = tables.read((HEAD + "Asha,,").encode())
    made = actions.begin_import(table, found=columns.in_table(table), by=admin, now=now - timedelta(hours=23))
    actions.confirm_import(made, chapters={}, twice=False, consent_on=date(2026, 3, 1), by=admin, now=now)
    later = now + timedelta(hours=23)
    actions.forget_old_imports(now=later)
    assert actions.approve_import(made, by=second, now=later)


def test_second_person_says_no_and_nothing_is_kept(admin, second):
    made = asked("Asha,,", by=admin)
    desk(second).post(f"/people/import/{made.pk}/refuse/")
    assert not actions.approve_import(made, by=second, now=timezone.now())
    made.refresh_from_db()
    assert (made.contents, newcomers(), verbs()[-1]) == ("", 0, ("import_refused", "Second"))


def test_who_asked_throws_it_away(admin, second):
    made = asked("Asha,,", by=admin)
    desk(admin).post(f"/people/import/{made.pk}/forget/")
    assert not actions.approve_import(made, by=second, now=timezone.now())
    assert Import.objects.get().contents == ""


def test_who_asked_lost_her_role_and_nobody_comes_in(admin, second):
    made = asked("Asha,,", by=admin)
    admin.role_terms.all().delete()
    with pytest.raises(actions.Refused):
        actions.approve_import(made, by=second, now=timezone.now())
    made.refresh_from_db()
    assert (made.approved_by, made.released_at) == (None, None)


def test_who_asked_left_and_the_list_is_gone(admin, second):
    make_member("membership_admin")
    made = asked("Asha,,", by=admin)
    actions.leave(admin, by=admin, now=timezone.now())
    assert not actions.approve_import(made, by=second, now=timezone.now())
    assert desk(second).get(f"/people/import/{made.pk}/asked/").status_code == 404


def test_long_list_goes_on_in_the_background_after_the_yes(admin, second):
    made = asked(many(250), by=admin)
    desk(second).post(f"/people/import/{made.pk}/asked/")
    assert newcomers() == 0
    jobs.take_in_lists()
    assert newcomers() == 250


@pytest.mark.parametrize("count", [10, 900])
def test_looking_costs_the_same_for_few_and_for_many(admin, second, django_assert_num_queries, count):
    made, client = asked(many(count), by=admin), desk(second)
    client.get(f"/people/import/{made.pk}/asked/")
    # session, her, her roles; is it hers to do; the list; members, chapters twice; the house
    with django_assert_num_queries(9):
        client.get(f"/people/import/{made.pk}/asked/")


def test_what_she_chose_is_not_lost_when_she_is_asked_who_she_is(admin):
    client = desk(admin)
    table = tables.read((HEAD + "Pili,,Kahama").encode())
    made = actions.begin_import(table, found=columns.in_table(table), by=admin, now=timezone.now())
    actions.set_pin(admin, pin="738214")
    session = client.session
    del session["proved_at"]
    session.save()
    chosen = {"chapter_0": "new", "consent_on": "2026-03-01", "said_yes": "on"}
    asks = client.post(f"/people/import/{made.pk}/", chosen)
    carried = dict(asks.context["carried"])
    assert (carried, Import.objects.get().confirmed_at) == (chosen, None)
    client.post(f"/people/import/{made.pk}/", carried | {"proof-answer": "738214"})
    assert Member.objects.get(name_used="Pili").chapter.name == "Kahama"


@pytest.mark.django_db(transaction=True)
def test_two_say_yes_at_once_and_each_woman_comes_in_once(admin, second):
    other, said = make_member("co_lead"), []
    made, before = asked(many(20), by=admin), Member.objects.count()

    def press(member):
        try:
            said.append(actions.approve_import(Import.objects.get(pk=made.pk), by=member, now=timezone.now()))
            actions.take_in(made, now=timezone.now())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[member]) for member in (second, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(said), Member.objects.count() - before) == ([False, True], 20)
