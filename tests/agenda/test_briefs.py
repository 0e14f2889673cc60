"""Policy briefs: draft, second reader, frozen; warnings where a source is missing, old or unread."""

import io
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse
from docx import Document

from agenda.carrying.actions import briefs as actions
from agenda.carrying.briefing import warnings
from agenda.models import Brief, Evidence, Frozen
from coalition.web.seen import Changed
from members import actions as members
from members.models import Coalition
from tests.agenda.carrying import SAID, draft, finish, make_agenda, make_evidence
from tests.factories import NOW, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
TODAY = date(2026, 3, 14)


@pytest.fixture(autouse=True)
def house():
    Coalition.objects.create(pk=1, name="Kikao", language="en")


@pytest.fixture
def issue():
    return make_agenda("Work", words=["Nobody lends", "Nobody hires"])[0]


@pytest.fixture
def writer():
    return make_member("co_lead")


@pytest.fixture
def reader():
    return make_member("facilitator")


def signed_in(client, member):
    client.force_login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def sent(**fields) -> dict:
    return SAID | {"recommendations": "Let us apply", "was": ""} | fields


def write_page(issue) -> str:
    return reverse("agenda:write_brief", args=[issue.pk])


def test_a_draft_begins_with_the_strategy_and_the_released_cards(client, issue, reader):
    issue.strategies.create(approach="alliances", target="Council director", ask="Let us apply")
    form = signed_in(client, reader).get(write_page(issue)).context["form"]
    assert (form["target"].value(), form["recommendations"].value()) == ("Council director", "Let us apply")
    assert [value for value, _label in form.fields["words"].choices] == ["Nobody lends", "Nobody hires"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", ["Never on the agenda"]),
        ("recommendations", "1\n2\n3\n4"),
        ("recommendations", "a" * 281),
        ("recommendations", ""),
        ("problem", "a" * 1201),
        ("evidence", ["999"]),
        ("title", ""),
    ],
)
def test_what_a_brief_may_not_say(client, issue, reader, field, value):
    answer = signed_in(client, reader).post(write_page(issue), sent(**{field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Brief.objects.exists()


def test_two_writers_and_a_double_tap(client, issue, reader, writer):
    first = draft(issue, by=writer)
    draft(issue, by=writer, problem="Hers")
    signed_in(client, reader)
    answer = client.post(write_page(issue), sent(problem="Mine", was=first.mark))
    assert (answer.status_code, "Hers" in answer.content.decode()) == (422, True)
    again = sent(problem="Mine", was=answer.context["form"]["was"].value())
    assert [client.post(write_page(issue), again).status_code for _tap in range(2)] == [302, 302]
    assert Brief.objects.values_list("version", "problem").get() == (1, "Mine")


def test_a_second_woman_reads_and_then_nothing_moves(client, issue, reader, writer):
    evidence = make_evidence()
    brief = draft(issue, by=writer, evidence=[evidence])
    finish_page = reverse("agenda:finish_brief", args=[brief.pk])
    signed_in(client, writer).post(finish_page, {"was": brief.mark})
    assert not Brief.objects.final().exists()
    signed_in(client, reader).post(finish_page, {"was": "something else"})
    assert not Brief.objects.final().exists()
    for _tap in range(2):
        client.post(finish_page, {"was": brief.mark})
    final = Brief.objects.final().get()
    assert (final.read_by, final.signed_as) == (reader, "Kikao")
    evidence.delete()
    Coalition.objects.update(name="Jina jipya")
    page = client.get(reverse("agenda:print_brief", args=[final.pk])).content.decode()
    assert ("Few groups get a loan" in page, "<b data-words>Kikao</b>" in page) == (True, True)
    for change in (final.save, final.delete):
        with pytest.raises(Frozen):
            change()
    with pytest.raises(Changed):
        actions.drop_brief(final, was=final.mark)


def test_evidence_that_changed_meanwhile_is_read_again(issue, reader, writer):
    evidence = make_evidence()
    read = draft(issue, by=writer, evidence=[evidence]).mark
    actions.change_evidence(evidence, was=evidence.mark, statement="Nobody gets a loan")
    with pytest.raises(Changed):
        actions.finish_brief(Brief.objects.get(), was=read, by=reader, now=NOW)


def test_the_next_version_begins_with_the_last(client, issue, reader, writer):
    finish(draft(issue, by=writer), by=reader)
    form = signed_in(client, reader).get(write_page(issue)).context["form"]
    assert (form["problem"].value(), form["was"].value()) == ("We get no loans.", None)
    client.post(write_page(issue), sent(problem="Still none"))
    assert list(Brief.objects.values_list("version", "problem")) == [
        (2, "Still none"),
        (1, "We get no loans."),
    ]


def test_members_read_what_is_final_and_no_draft(client, issue, reader, writer):
    brief = draft(issue, by=writer)
    page = reverse("agenda:brief", args=[brief.pk])
    strategy = reverse("agenda:strategy", args=[issue.pk])
    signed_in(client, make_member())
    assert (client.get(page).status_code, "Loans" in client.get(strategy).content.decode()) == (404, False)
    finish(brief, by=reader)
    assert (client.get(page).status_code, "Loans" in client.get(strategy).content.decode()) == (200, True)


def test_a_draft_is_thrown_away_only_as_it_was_read(client, issue, reader, writer):
    brief = draft(issue, by=writer)
    drop = reverse("agenda:drop_brief", args=[brief.pk])
    signed_in(client, reader).post(drop, {"was": "old"})
    assert Brief.objects.exists()
    client.post(drop, {"was": brief.mark})
    assert not Brief.objects.exists()


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ([], ["There is no evidence. Write nothing of laws or numbers that no source shows."]),
        ([{"checked_on": TODAY}], []),
        ([{}], ["Nobody of us has opened 1 source yet. Read it before it is quoted."]),
        (
            [{"year": 2020, "checked_on": TODAY}, {"year": 2021, "checked_on": TODAY, "source": "b"}],
            ["1 source is more than 5 years old. Look for a newer one."],
        ),
        (
            [{"checked_on": TODAY, "jurisdiction": "zanzibar"}],
            ["Some evidence is of the other jurisdiction. Its laws and numbers may not hold there."],
        ),
        ([{"checked_on": TODAY, "jurisdiction": "both"}], []),
    ],
)
def test_a_reader_is_warned(issue, writer, evidence, said):
    brief = draft(issue, by=writer, evidence=[make_evidence(**fields) for fields in evidence])
    assert warnings(brief, today=TODAY) == said


def test_the_document_says_what_the_page_says_and_nothing_of_who_made_it(client, issue, reader, writer):
    brief = finish(draft(issue, by=writer, evidence=[make_evidence()]), by=reader)
    answer = signed_in(client, reader).get(reverse("agenda:brief_document", args=[brief.pk]))
    paper = Document(io.BytesIO(answer.content))
    text = "\n".join(line.text for line in paper.paragraphs)
    words = (
        "Loans",
        "We get no loans.",
        "“Nobody lends”",
        "Report of an example, 2025",
        "Let us apply",
        "Kikao",
    )
    assert [word for word in words if word not in text] == []
    assert (paper.core_properties.author, answer["Content-Disposition"]) == (
        "",
        'attachment; filename="document.docx"',
    )


@pytest.mark.parametrize(
    ("field", "value"), [("year", "2999"), ("year", "x"), ("checked_on", "2999-01-01"), ("source", "")]
)
def test_evidence_says_where_it_stands_and_of_which_year(client, reader, field, value):
    said = {"statement": "a", "source": "b", "year": "2024", "jurisdiction": "both", field: value}
    answer = signed_in(client, reader).post(reverse("agenda:add_evidence"), said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_evidence_stands_in_the_register_once(client, reader):
    said = {"statement": "a", "source": "b", "year": "2024", "jurisdiction": "both"}
    for _tap in range(2):
        signed_in(client, reader).post(reverse("agenda:add_evidence"), said)
    held = Evidence.objects.get()
    change = reverse("agenda:change_evidence", args=[held.pk])
    assert client.post(change, said | {"year": "2025", "was": "old"}).status_code == 422
    assert client.post(change, said | {"year": "2025", "was": held.mark}).status_code == 302
    client.post(reverse("agenda:remove_evidence", args=[held.pk]), {"was": held.mark})
    assert Evidence.objects.get().year == 2025


def test_who_wrote_it_is_forgotten_with_her_and_the_brief_stays(issue, reader, writer):
    brief = finish(draft(issue, by=writer), by=reader)
    make_member("co_lead")
    members.leave(writer, by=writer, now=NOW)
    brief.refresh_from_db()
    assert (brief.written_by, brief.read_by, brief.is_final) == (None, reader, True)


@pytest.mark.parametrize("count", [1, 6])
def test_pages_ask_the_same_however_much_evidence(
    client, issue, reader, writer, count, django_assert_num_queries
):
    evidence = [make_evidence(statement=str(number)) for number in range(count)]
    brief = draft(issue, by=writer, evidence=evidence)
    signed_in(client, reader)
    for name, args, queries in (
        ("brief", [brief.pk], 6),
        ("evidence_list", [], 5),
        ("write_brief", [issue.pk], 11),
    ):
        with django_assert_num_queries(queries):
            client.get(reverse(f"agenda:{name}", args=args))
