"""Lists of women: looked at first, confirmed once, taken in whole, forgotten."""

import io
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from members import actions, columns, jobs, tables
from members.models import AuditEvent, Chapter, Consent, Import, JoinText, Member, SafeContact
from tests.factories import NOW, make_chapter, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
YES = {"said_yes": "on", "consent_on": "2026-03-01"}
BAD = ["Bahati,07123", ",0712345678", "Chiku,0712345678 au 0755"] * 4


@pytest.fixture
def admin():
    return make_member("membership_admin", name_used="Admin")


@pytest.fixture
def desk(client, admin):
    """The admin's browser, and she has shown that it is she."""
    client.force_login(admin)
    proved(client)
    return client


def lines(count, *more, head="Jina,Simu"):
    return "\n".join([head, *(f"Mwanamke {number}," for number in range(count)), *more])


def send(desk, text, name="orodha.csv"):
    file = io.BytesIO(text.encode() if isinstance(text, str) else text)
    file.name = name
    return desk.post("/people/import/", {"file": file})


def sent(desk, text) -> str:
    """The address of the list's page."""
    response = send(desk, text)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def begun(text, *, by) -> Import:
    table = tables.read(text.encode())
    return actions.begin_import(table, found=columns.in_table(table), by=by, now=NOW)


def confirmed(text, *, by, chapters=None, twice=False) -> Import:
    made = begun(text, by=by)
    said = {"chapters": chapters or {}, "twice": twice, "consent_on": date(2026, 3, 1)}
    assert actions.confirm_import(made, **said, by=by, now=NOW)
    return made


def text(response):
    return response.content.decode()


def newcomers():
    return Member.objects.exclude(name_used="Admin").order_by("pk")


def test_900_rows_with_12_bad(desk):
    page = sent(desk, lines(888, *BAD))
    shown = desk.get(page)
    assert [words in text(shown) for words in ("888 rows can be taken in", "12 rows need mending")] == [
        True
    ] * 2
    assert [row.number for row in shown.context["shown"]["wrong"]] == list(range(890, 902))
    assert newcomers().count() == 0
    assert desk.post(page, YES)["Location"] == page
    assert "0 of 900" in text(desk.get(page))
    jobs.take_in_lists()
    done = text(desk.get(page))
    assert [words in done for words in ("888 women were taken in", "12 rows were left out")] == [True] * 2
    assert newcomers().count() == 888


@pytest.mark.parametrize("count", [10, 900])
def test_looking_costs_the_same_for_few_and_for_many(desk, django_assert_num_queries, count):
    page = sent(desk, lines(count, "Bahati,07123,Mwanza", "Neema,,Mwanza", head="Jina,Simu,Tawi"))
    desk.get(page)
    # session, her, her roles; the list; members, chapters; chapters to choose from; the house
    with django_assert_num_queries(8):
        desk.get(page)


def test_a_short_list_is_taken_in_at_once_and_all_of_a_row_is_kept(desk, admin):
    chapter = make_chapter(name="Mwanza")
    JoinText.objects.create(version=3, text="Wote", written_on=date(2026, 1, 1))
    head = (
        "Name;Phone;E-mail;Chapter;Kind;Language;Joined;Legal name;Consent noted on;Consent noted by;Prison"
    )
    noted = make_member()
    row = f"Asha;0712 345 678;asha@example.org;mwanza;Ally;English;2019;Asha Juma;01/02/2026;{noted.number};Siri"
    desk.post(sent(desk, f"{head}\n{row}\n"), {"said_yes": "on"})
    asha = Member.objects.get(name_used="Asha")
    assert (asha.phone, asha.email, asha.legal_name) == ("+255712345678", "asha@example.org", "Asha Juma")
    assert (asha.chapter, asha.category, asha.language, asha.joined_on) == (
        chapter,
        "ally",
        "en",
        date(2019, 1, 1),
    )
    assert (asha.is_active, asha.has_usable_password(), asha.safe_contact.channel) == (True, False, "none")
    consent = asha.consents.get()
    assert (consent.version, consent.given_on, consent.noted_by) == (3, date(2026, 2, 1), noted)
    assert Member.objects.with_email("asha@example.org").get() == asha


def test_what_no_column_reads_is_never_kept(desk):
    sent(desk, "Jina,Gereza\nAsha,SIRI\n")
    assert "SIRI" not in Import.objects.get().contents


def test_a_row_that_says_only_a_name_gets_the_rest_by_default(desk, admin):
    desk.post(sent(desk, "Jina\nAsha\n"), YES)
    asha = Member.objects.get(name_used="Asha")
    assert (asha.language, asha.category, asha.chapter, asha.phone) == ("sw", "full", None, "")
    assert (asha.consents.get().given_on, asha.consents.get().noted_by) == (date(2026, 3, 1), admin)


def test_members_are_numbered_in_the_order_of_the_list(desk, admin):
    desk.post(sent(desk, lines(3)), YES)
    first = int(admin.number[2:])
    assert [(woman.number, woman.name_used) for woman in newcomers()] == [
        (f"M-{first + 1 + place:03}", f"Mwanamke {place}") for place in range(3)
    ]


def test_confirming_twice_takes_in_once(desk):
    page = sent(desk, lines(3))
    assert [desk.post(page, YES).status_code for _tap in range(2)] == [302, 200]
    assert newcomers().count() == 3
    made = Import.objects.get()
    again = {"chapters": {}, "twice": False, "consent_on": None}
    assert not actions.confirm_import(made, **again, by=made.by, now=NOW)
    assert not actions.take_some_in(now=NOW)


@pytest.mark.parametrize("missing", ["said_yes", "consent_on"])
def test_nobody_comes_in_without_a_yes_and_its_day(desk, missing):
    page = sent(desk, lines(1))
    response = desk.post(page, {name: value for name, value in YES.items() if name != missing})
    assert (response.status_code, newcomers().count(), missing in response.context["form"].errors) == (
        422,
        0,
        True,
    )


def test_a_yes_of_tomorrow_is_none(desk):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert desk.post(sent(desk, lines(1)), YES | {"consent_on": tomorrow}).status_code == 422


def test_formulas_are_kept_as_text(desk):
    desk.post(sent(desk, 'Jina\n"=HYPERLINK(""http://x"")"\n'), YES)
    assert newcomers().get().name_used == '=HYPERLINK("http://x")'


@pytest.mark.parametrize(
    ("choice", "chapters", "women"),
    [
        ("new", ["Mwanza", "Pwani"], [("Asha", "Pwani"), ("Bahati", "Pwani"), ("Chiku", "Mwanza")]),
        ("leave", ["Mwanza"], [("Chiku", "Mwanza")]),
        ("known", ["Mwanza"], [("Asha", "Mwanza"), ("Bahati", "Mwanza"), ("Chiku", "Mwanza")]),
    ],
)
def test_an_unknown_chapter_is_chosen_made_or_left_out(desk, choice, chapters, women):
    mwanza = make_chapter(name="Mwanza")
    page = sent(desk, "Jina,Tawi\nAsha,Pwani\nBahati,PWANI\nChiku,mwanza\n")
    assert desk.post(page, YES).status_code == 422
    desk.post(page, YES | {"chapter_0": mwanza.pk if choice == "known" else choice})
    assert [chapter.name for chapter in Chapter.objects.all()] == chapters
    assert [(woman.name_used, woman.chapter.name) for woman in newcomers()] == women


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Neema,,", "Same name and chapter as"),
        ("neema ,,", "Same name and chapter as"),
        ("Zawadi,0712345678,", "Same phone as"),
        ("Neema,0712345678,", "Same name and chapter as"),
    ],
)
def test_who_may_be_here_already_is_named_and_taken_only_if_it_is_said(desk, row, why):
    here = make_member(name_used="Neema", phone="+255712345678")
    page = sent(desk, f"Jina,Simu,Tawi\n{row}\n")
    assert f"{why} {here.number}" in text(desk.get(page))
    desk.post(page, YES | {"twice": "leave"})
    assert list(newcomers()) == [here]
    desk.post(sent(desk, f"Jina,Simu,Tawi\n{row}\n"), YES | {"twice": "take"})
    assert newcomers().count() == 2


def test_a_woman_who_stands_twice_in_the_list_comes_in_once(desk):
    page = sent(desk, "Jina,Simu\nAsha,0712345678\nASHA,+255712345678\n")
    assert "Same name and chapter as row 2. Same phone as row 2." in text(desk.get(page))
    desk.post(page, YES | {"twice": "leave"})
    assert newcomers().count() == 1


@pytest.mark.parametrize(
    "text_", ["Jina,Email\nAsha,Neema@example.org\n", "Jina,Email\nA,x@example.org\nB,x@example.org\n"]
)
def test_one_address_is_of_one_member(desk, text_):
    make_member(name_used="Neema", email="neema@example.org")
    assert len(desk.get(sent(desk, text_)).context["wrong"]) == 1


def test_a_member_who_signs_consent_must_be_one(desk):
    rows = desk.get(sent(desk, "Jina,Consent noted by\nAsha,M-999\n")).context["wrong"]
    assert rows[0].wrong == [("Consent noted by", "M-999", "No member has this number.")]


@pytest.mark.parametrize("before", [True, False])
def test_bad_rows_come_back_in_the_shape_of_the_list(desk, before):
    page = sent(desk, "Simu;Siri;Jina\n07123;x;=Asha\n0712345678;y;Bahati\n")
    if not before:
        desk.post(page, YES)
    response = desk.get(f"{page}rest/")
    assert response["Content-Disposition"] == 'attachment; filename="list-to-mend.csv"'
    back = tables.read(response.content)
    assert back.headings == ["Simu", "Jina", "What to mend"]
    fix = "Phone: This is not one phone number. Write it like this: 0712 345 678."
    assert back.rows == [(2, ["07123", "=Asha", fix])]
    desk.post(sent(desk, response.content.replace(b"07123", b"0712345679")), YES)
    assert Member.objects.filter(name_used="=Asha").exists()


def test_a_workbook_comes_back_as_a_workbook(desk):
    page = sent(desk, tables.write("xlsx", ["Jina", "Simu"], [["Asha", "07123"]]))
    response = desk.get(f"{page}rest/")
    assert (response["Content-Type"], tables.read(response.content).kind) == (tables.TYPES["xlsx"], "xlsx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is not a list."),
        (b"Jina\n" + b"a" * tables.MOST_BYTES, "The file is bigger than 5 MB."),
        (b"Simu\n0712345678\n", "There is no column for the name."),
    ],
)
def test_a_file_that_is_no_list_is_refused_and_nothing_kept(desk, content, words):
    response = send(desk, content, name="orodha.csv")
    assert (response.status_code, words in text(response), Import.objects.count()) == (422, True, 0)


def test_no_file_is_written_to_disk_on_the_way(desk, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "nowhere"
    assert send(desk, lines(1) + "\n" * 4_000_000).status_code == 302


def test_the_rest_of_a_flood_is_let_go(desk):
    assert "bigger than 5 MB" in text(send(desk, b"Jina\n" + b"a" * (4 * tables.MOST_BYTES)))


def test_a_list_is_sealed(desk):
    sent(desk, "Jina\nSiri ya Asha\n")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_import")
        assert "Siri ya Asha" not in str(cursor.fetchall())


def test_only_who_sent_a_list_sees_it(desk, client):
    page = sent(desk, lines(1))
    other = make_member("membership_admin")
    desk.force_login(other)
    proved(desk)
    answers = [desk.get(page), desk.get(f"{page}rest/"), desk.post(page, YES), desk.post(f"{page}forget/")]
    assert [answer.status_code for answer in answers] == [404] * 4


@pytest.mark.parametrize("address", ["/people/import/", "{page}", "{page}rest/"])
def test_a_list_is_opened_only_by_who_shows_that_it_is_she(desk, admin, address):
    page, colleague = sent(desk, lines(1)), Client()
    colleague.force_login(admin)
    assert colleague.get(address.format(page=page))["Location"].startswith("/me/prove/?next=")


def test_a_list_is_thrown_away(desk):
    page = sent(desk, lines(1))
    desk.post(f"{page}forget/")
    made = Import.objects.get()
    assert (made.contents, made.wiped_at is not None) == ("", True)
    assert desk.post(page, YES).status_code == 200
    assert (newcomers().count(), desk.get(f"{page}rest/").status_code) == (0, 404)


def test_a_list_that_is_being_taken_in_is_not_thrown_away(admin):
    made = confirmed(lines(300), by=admin)
    assert not actions.forget_import(made, now=NOW)


def test_a_list_is_gone_when_all_is_taken_in(desk):
    desk.post(sent(desk, lines(2)), YES)
    made = Import.objects.get()
    assert (made.contents, made.wiped_at is not None, made.admitted) == ("", True, 2)


def test_a_list_is_gone_after_a_day(admin):
    made, done = begun(lines(1), by=admin), confirmed("Jina\nAsha\n,\n", by=admin)
    actions.take_in(done, now=NOW)
    actions.forget_old_imports(now=NOW + timedelta(hours=23))
    assert Import.objects.kept().filter(pk=made.pk).exists()
    actions.forget_old_imports(now=NOW + timedelta(hours=24))
    assert (Import.objects.kept().count(), set(Import.objects.values_list("contents", flat=True))) == (
        0,
        {""},
    )


def test_of_a_piece_that_breaks_nothing_is_taken(admin):
    """The worker dies after the women are written and before the list knows of it."""
    made = confirmed(lines(250), by=admin)
    assert actions.take_some_in(now=NOW)

    def broken(execute, sql, *args):
        if "UPDATE" in sql and "members_import" in sql:
            raise DatabaseError("gone")
        return execute(sql, *args)

    with connection.execute_wrapper(broken), pytest.raises(DatabaseError):
        actions.take_some_in(now=NOW)
    made.refresh_from_db()
    assert (made.taken, newcomers().count(), SafeContact.objects.count() - 1) == (100, 100, 100)
    jobs.take_in_lists()
    made.refresh_from_db()
    assert (made.taken, newcomers().count(), Consent.objects.count()) == (250, 250, 250)
    assert [woman.name_used for woman in newcomers()] == [f"Mwanamke {number}" for number in range(250)]


def test_who_became_a_member_meanwhile_is_not_taken_in_again(admin):
    made = confirmed("Jina,Email\nAsha,asha@example.org\nNeema,\n", by=admin)
    make_member(name_used="Asha", email="asha@example.org")
    actions.take_in(made, now=NOW)
    made.refresh_from_db()
    assert (made.admitted, made.left_out, made.left_rows) == (1, 1, [2])


def test_how_far_it_is_stands_in_words_and_is_asked_again_until_it_is_done(desk, admin):
    made = confirmed(lines(900), by=admin)
    for _piece in range(3):
        actions.take_some_in(now=NOW)
    partly = text(desk.get(f"/people/import/{made.pk}/", headers={"HX-Request": "true"}))
    assert ("300 of 900" in partly, 'max="900" value="300"' in partly) == (True, True)
    assert ("every 2s" in partly, "<html" in partly) == (True, False)
    assert 'http-equiv="refresh"' in text(desk.get(f"/people/import/{made.pk}/"))
    while actions.take_some_in(now=NOW, only=made):
        pass
    assert "hx-get" not in text(desk.get(f"/people/import/{made.pk}/", headers={"HX-Request": "true"}))


def test_the_record_says_who_took_in_a_list(desk, admin):
    desk.post(sent(desk, lines(2)), YES)
    made = Import.objects.get()
    assert list(AuditEvent.objects.values_list("actor", "verb", "about")) == [
        (admin.pk, "imported", f"import:{made.pk}")
    ]


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_example_is_a_list_that_needs_no_mending(desk, language, kind):
    response = desk.get(f"/people/import/example/{language}/{kind}/")
    for name in ("Mwanza", "Dodoma", "Tanga"):
        make_chapter(name=name)
    shown = desk.get(sent(desk, response.content))
    assert (len(shown.context["able"]), shown.context["wrong"], shown.context["twice"]) == (10, [], [])
    assert shown.context["contents"]["ignored"] == []


@pytest.mark.parametrize("address", ["fr/csv", "sw/exe"])
def test_there_is_no_other_example(desk, address):
    assert desk.get(f"/people/import/example/{address}/").status_code == 404
