"""Lists that go out: no more than they must say, with names only by two, for a day, to one."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from members import actions, queries, tables
from members.models import AuditEvent, Export, Lookup
from members.queries.exports import COLUMNS
from tests.factories import NOW, make_chapter, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PHONE = "+255000000077"


@pytest.fixture
def admin():
    return make_member("membership_admin", name_used="Amina", number="M-901")


@pytest.fixture
def second():
    return make_member("co_lead", name_used="Second", number="M-902")


@pytest.fixture
def desk(client, admin, second):
    """The admin's browser, and she has shown that it is she."""
    return at(client, admin)


def at(client, woman):
    client.force_login(woman)
    proved(client)
    return client


def ask(by, *, what="names", kind="csv", reason="Mkutano mkuu", now=NOW):
    return actions.ask_export(what=what, kind=kind, reason=reason, by=by, now=now)


def approved(by, second, **asked):
    export = ask(by, **asked)
    assert actions.approve_export(export, by=second, now=asked.get("now", NOW))
    export.refresh_from_db()
    return export


def ready(desk, admin, second, **asked):
    """The address of a list that may be taken now."""
    return f"/people/export/{approved(admin, second, now=timezone.now(), **asked).ticket}/"


def text(response):
    return response.content.decode()


def rows(response):
    return [[*cells] for _number, cells in tables.read(response.content).rows]


def test_what_each_list_may_hold():
    """Known by heart: whoever adds a column must change it here too, and say why."""
    assert COLUMNS == {
        "without": ("number", "group", "category", "joined", "roles"),
        "names": ("number", "name", "chapter", "category", "joined", "roles"),
        "contacts": ("number", "name", "phone", "email", "chapter", "category", "joined", "roles"),
    }


def test_without_names_there_is_no_name(desk, admin, second):
    make_member(
        "treasurer", name_used="SIRI", phone=PHONE, email="siri@example.org", legal_name="Siri Kamili"
    )
    response = desk.post("/people/export/", {"kind": "csv"})
    assert re.findall(rf"(?i)siri|{PHONE[1:]}|Amina", text(response)) == []
    assert re.fullmatch(r'attachment; filename="list-[\d-]{10}.csv"', response["Content-Disposition"])
    assert [cells[0] for cells in rows(response)][:2] == ["M-901", "M-902"]
    assert rows(response)[2][1:] == ["Other", "Full member", "2020", "Treasurer"]


def test_the_file_says_who_made_it_and_when(desk):
    last = rows(desk.post("/people/export/", {"kind": "csv"}))[-1][0]
    assert last.startswith(f"Made by M-901 on {timezone.localtime():%-d %b %Y}, ")


@pytest.mark.parametrize(
    ("sizes", "named"),
    [
        ({"A": 5, "B": 5}, {"A", "B"}),
        ({"A": 9, "B": 4, "C": 3}, {"A"}),
        ({"A": 9, "B": 4}, set()),
        ({"A": 9, "B": 6, "C": 4}, {"A"}),
        ({"A": 4}, set()),
        ({}, set()),
    ],
)
def test_a_small_chapter_is_not_found_by_subtraction(sizes, named):
    for name, size in sizes.items():
        chapter = make_chapter(name=name)
        for _woman in range(size):
            last = make_member(chapter=chapter)
    listed = queries.listed("without", by=last if sizes else make_member(), now=NOW)
    assert {cells[1] for cells in listed[:-1]} - {"Other"} == named


def test_who_left_is_in_no_list_and_who_paused_is(desk, admin, second):
    gone, paused = make_member(number="M-903"), make_member(number="M-904")
    actions.leave(gone, by=gone, now=NOW)
    actions.pause(paused, by=paused, now=NOW)
    listed = queries.listed("without", by=admin, now=NOW)
    assert [cells[0] for cells in listed[:-1]] == ["M-901", "M-902", "M-904"]


@pytest.mark.parametrize("count", [1, 300])
def test_a_list_costs_the_same_for_one_and_for_many(admin, django_assert_num_queries, count):
    for _one in range(count):
        make_member("secretary", chapter=None)
    with django_assert_num_queries(2):  # members with their chapters, their roles
        assert len(queries.listed("contacts", by=admin, now=NOW)) == count + 2


def test_formulas_go_out_as_text(desk, admin, second):
    make_member(name_used="=HYPERLINK(1)", phone="+255712345678")
    for kind, phone in (("csv", "'+255712345678"), ("xlsx", "+255712345678")):
        response = desk.post(ready(desk, admin, second, what="contacts", kind=kind))
        if kind == "csv":
            assert f",'=HYPERLINK(1),{phone}," in text(response)
        assert ["=HYPERLINK(1)", "+255712345678"] in [cells[1:3] for cells in rows(response)]


def test_a_list_with_names_is_taken_by_who_asked_twice_at_most(desk, admin, second):
    page = ready(desk, admin, second)
    assert "You can take it 2 times." in text(desk.get(page))
    taken = [desk.post(page).status_code for _time in range(3)]
    assert (taken, desk.get(page).status_code) == ([200, 200, 404], 404)


def test_a_list_with_names_holds_what_was_agreed(desk, admin, second):
    make_member(name_used="Asha", number="M-903", phone=PHONE, email="asha@example.org", legal_name="Siri")
    names = text(desk.post(ready(desk, admin, second)))
    assert ("M-903,Asha,," in names, PHONE[1:] in names, "asha@" in names, "Siri" in names) == (True,) + (
        False,
    ) * 3
    contacts = text(desk.post(ready(desk, admin, second, what="contacts")))
    assert (f"M-903,Asha,'{PHONE},asha@example.org" in contacts, "Siri" in contacts) == (True, False)


def test_for_everybody_else_it_is_not_there(desk, client, admin, second):
    page, other = ready(desk, admin, second), make_member("membership_admin")
    at(client, other)
    assert [client.get(page).status_code, client.post(page).status_code] == [404, 404]
    assert client.get(f"/people/export/{'x' * 43}/").status_code == 404
    assert Export.objects.get().downloads == 0


def test_after_a_day_it_is_gone(desk, admin, second):
    export = approved(admin, second)
    assert Export.objects.ready(NOW + timedelta(hours=23)).get() == export
    assert desk.get(f"/people/export/{export.ticket}/").status_code == 404


def test_a_list_that_nobody_approved_is_not_taken(desk, admin):
    export = ask(admin, now=timezone.now())
    assert desk.post(f"/people/export/{export.ticket}/").status_code == 404
    assert not actions.take_export(export, by=admin, now=timezone.now())
    with pytest.raises(IntegrityError):
        Export.objects.filter(pk=export.pk).update(downloads=1)


def test_the_address_cannot_be_guessed(admin, second):
    tokens = {ask(admin).ticket for _one in range(20)}
    assert (len(tokens), {len(token) for token in tokens}) == (20, {43})


def test_nobody_approves_her_own_list(admin, second):
    export = ask(admin)
    with pytest.raises(actions.Refused, match="second person"):
        actions.approve_export(export, by=admin, now=NOW)
    with pytest.raises(IntegrityError):
        Export.objects.filter(pk=export.pk).update(approved_by=admin, approved_at=NOW)


def test_it_is_refused_where_nobody_could_approve(admin):
    with pytest.raises(actions.Refused, match="nobody"):
        ask(admin)


def test_after_a_day_it_must_be_asked_again(admin, second):
    assert not actions.approve_export(ask(admin), by=second, now=NOW + timedelta(hours=24))


def test_what_is_taken_back_is_not_approved(admin, second):
    export = ask(admin)
    assert actions.withdraw_export(export, by=second, now=NOW)
    assert not actions.approve_export(export, by=second, now=NOW)
    assert not actions.withdraw_export(export, by=second, now=NOW)


def test_who_no_longer_keeps_the_register_gets_no_list(admin, second):
    export = ask(admin)
    admin.role_terms.end(timezone.localdate(NOW))
    with pytest.raises(actions.Refused, match="at this moment"):
        actions.approve_export(export, by=second, now=NOW)


def test_asked_for_and_approved_on_the_pages(desk, client, admin, second):
    asked = {"what": "contacts", "kind": "xlsx", "reason": "Simu za dharura"}
    assert desk.post("/people/export/names/", asked)["Location"] == "/people/export/"
    export = Export.objects.get()
    assert f"/people/export/{export.ticket}/" not in text(desk.get("/people/export/"))
    at(client, second)
    assert "thing needs a second person" in text(client.get("/home/"))
    assert "Simu za dharura" in text(client.get("/people/role-changes/"))
    page = text(client.get(f"/people/export/{export.pk}/"))
    assert ("Simu za dharura" in page, "Name, Phone, E-mail, Chapter" in page) == (True, True)
    client.post(f"/people/export/{export.pk}/")
    at(client, admin)
    assert f"/people/export/{export.ticket}/" in text(client.get("/people/export/"))


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"what": "everything"}, {"kind": "exe"}])
def test_without_a_reason_nothing_is_asked(desk, wrong):
    asked = {"what": "names", "kind": "csv", "reason": "Mkutano"} | wrong
    assert (desk.post("/people/export/names/", asked).status_code, Export.objects.count()) == (422, 0)


def test_each_woman_whose_phone_is_handed_out_sees_it_once(desk, client, admin, second):
    hers, none = make_member(phone=PHONE, email=""), make_member(email="")
    page = ready(desk, admin, second, what="contacts", reason="Simu za dharura")
    for _time in range(2):
        desk.post(page)
    assert list(Lookup.objects.filter(member__in=[hers, none]).values_list("member", "detail", "reason")) == [
        (hers.pk, "phone", "listed")
    ]
    client.force_login(hers)
    seen = text(client.get("/me/looked/"))
    assert ("Handed out in a list" in seen, "Simu za dharura" in seen) == (True, True)


def test_a_list_of_names_alone_opens_no_detail(desk, admin, second):
    desk.post(ready(desk, admin, second))
    assert Lookup.objects.count() == 0


def test_the_record_tells_every_step(desk, admin, second):
    desk.post(ready(desk, admin, second))
    desk.post("/people/export/", {"kind": "csv"})
    about = f"list:{Export.objects.get().pk}"
    assert list(AuditEvent.objects.order_by("row").values_list("actor", "verb", "about")) == [
        (admin.pk, "list_asked", about),
        (second.pk, "list_approved", about),
        (admin.pk, "list_taken", about),
        (admin.pk, "list_made", f"member:{admin.pk}"),
    ]


def test_who_is_erased_meanwhile_is_not_in_the_list(desk, admin, second):
    woman, page = make_member(name_used="Asha", number="M-903"), ready(desk, admin, second)
    actions.leave(woman, by=woman, now=NOW)
    assert "M-903" not in text(desk.post(page))


@pytest.mark.parametrize("page", ["/people/export/", "/people/export/names/", "/people/export/x/"])
def test_lists_are_for_who_shows_that_it_is_she(client, admin, page):
    client.force_login(admin)
    assert client.get(page)["Location"].startswith("/me/prove/?next=")


def test_lists_without_names_are_counted(desk, within_one_window):
    codes = [desk.post("/people/export/", {"kind": "csv"}).status_code for _time in range(11)]
    assert codes == [200] * 10 + [429]
