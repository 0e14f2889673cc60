"""The charter: which words held when, what changed, who may write, and what goes wrong."""

import threading

import pytest
from django.conf import settings
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from agenda import versions
from agenda.actions import charter as actions
from agenda.models import CharterText
from members import actions as members
from members.models import AuditEvent, Coalition
from tests.agenda.charters import DAY, TODAY, in_session, note, texts
from tests.agenda.deciding import adopt
from tests.agenda.room import make_coalition, press
from tests.factories import make_meeting, make_member, make_step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def house():
    Coalition.objects.create(pk=1, name="Kikao", language="sw")


@pytest.fixture
def writer(client):
    writer = make_member("facilitator")
    client.force_login(writer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return writer


def page(client, path, status=200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def post(client, kind, **fields):
    held = versions.section(kind).current
    fields = {
        "adopted_on": TODAY().isoformat(),
        "how": "By hands",
        "was": held.mark if held else "",
    } | fields
    return client.post(f"/charter/{kind}/write/", fields)


# --- Versions


def test_the_newest_of_a_single_kind_holds_and_the_older_stays(house):
    in_session("mission", "One", on=TODAY() - 9 * DAY)
    note("mission", "Two")
    section = versions.section("mission")
    assert [(one.number, one.text) for one in section.versions] == [(1, "One"), (2, "Two")]
    assert section.current.text == "Two"


def test_of_two_of_one_day_the_one_that_was_not_replaced_holds():
    first = in_session("vision", "First", on=TODAY(), replaced_at=timezone.now())
    CharterText.objects.filter(pk=first.pk).update(replaced_at=None)
    later = CharterText.objects.filter(pk=first.pk)
    later.update(replaced_at=timezone.now())
    in_session("vision", "Second", on=TODAY(), replaced_at=timezone.now() + DAY)
    CharterText.objects.filter(pk=first.pk).update(replaced_at=None)
    assert versions.section("vision").current.text == "First"


def test_a_list_is_a_version_for_each_day_on_which_it_changed():
    meeting = make_meeting()
    in_session("ground_rule", "Respect", on=TODAY() - 9 * DAY, meeting=meeting)
    gone_at = timezone.now() - 5 * DAY
    in_session("ground_rule", "Silence", on=TODAY() - 9 * DAY, meeting=meeting, replaced_at=gone_at)
    in_session("ground_rule", "No photos", on=TODAY() - 2 * DAY, meeting=meeting)
    assert texts("ground_rule") == ["Respect\nSilence", "Respect", "Respect\nNo photos"]


def test_drafts_are_no_version():
    CharterText.objects.create(meeting=make_meeting(), kind="mission", text="A draft")
    assert texts("mission") == []


def test_an_emptied_list_holds_nothing():
    in_session("objective", "Work", on=TODAY() - DAY, outcome="Ten jobs", replaced_at=timezone.now())
    section = versions.section("objective")
    assert (texts("objective"), section.current) == (["Work | Ten jobs", ""], None)


def test_rules_of_a_later_session_take_the_place_of_the_earlier():
    in_session("ground_rule", "Respect", on=TODAY() - 9 * DAY)
    step = press(make_step(kind="rules"))
    actions.add_rule(step, text="No photos", by=None, now=timezone.now())
    actions.adopt_rules(step, now=timezone.now())
    assert texts("ground_rule") == ["Respect", "No photos"]


def test_a_later_session_without_rules_leaves_those_that_hold():
    in_session("ground_rule", "Respect", on=TODAY() - 9 * DAY)
    actions.adopt_rules(press(make_step(kind="rules")), now=timezone.now())
    assert texts("ground_rule") == ["Respect"]


# --- What changed


def changes(old, new):
    return [(piece.change, piece.text) for piece in versions.compare(old, new)]


def test_one_changed_word_is_one_change():
    assert changes("We keep the peace here", "We keep the calm here") == [
        ("", "We keep the "),
        ("out", "peace "),
        ("in", "calm "),
        ("", "here"),
    ]


def test_from_nothing_and_to_nothing():
    assert (changes("", "All new"), changes("All old", "")) == ([("in", "All new")], [("out", "All old")])


@pytest.mark.parametrize(
    ("old", "new"), [("a b\nc", "a\nb c d"), ("x", "x"), ("ā ṅ", "ṅ ā"), ("a " * 900, "b " * 900)]
)
def test_the_pieces_put_together_are_both_texts(old, new):
    pieces = versions.compare(old, new)
    assert "".join(one.text for one in pieces if one.change != "in").split() == old.split()
    assert "".join(one.text for one in pieces if one.change != "out") == new


def test_the_page_says_in_words_what_went_in_and_out(client, house, writer):
    in_session("mission", "We sing <b>loud</b>", on=TODAY() - DAY)
    note("mission", "We speak <b>loud</b>")
    html = page(client, "/charter/mission/2/")
    assert 'taken out: </span>sing <span class="visually-hidden">]' in html
    assert 'new: </span>speak <span class="visually-hidden">]' in html
    assert "<b>loud</b>" not in html


# --- Writing


def test_she_notes_what_was_adopted_elsewhere(client, house, writer):
    make_coalition()
    decided = adopt(press(make_step(kind="decision")))
    sent = {"text": "Half of us", "in_other": "Half", "decision": decided.pk if decided else ""}
    assert post(client, "quorum", **sent).status_code == 302
    text = CharterText.objects.get(kind="quorum")
    assert (text.text, text.in_other, text.how, text.noted_by, text.adopted_on) == (
        "Half of us",
        "Half",
        "By hands",
        writer,
        TODAY(),
    )
    assert [(event.actor, event.verb, event.about) for event in AuditEvent.objects.all()] == [
        (writer, "text_noted", "charter:quorum")
    ]
    assert "Half of us" in page(client, "/charter/")


def test_a_list_is_written_line_by_line_in_both_languages(client, house, writer):
    sent = {"text": "Kazi | Kumi\n\nAfya", "in_other": "Work | Ten\nHealth"}
    assert post(client, "objective", **sent).status_code == 302
    lines = versions.section("objective").current.lines
    assert [line[:4] for line in lines] == [("Kazi", "Kumi", "Work", "Ten"), ("Afya", "", "Health", "")]


@pytest.mark.parametrize(
    ("kind", "sent", "wrong"),
    [
        ("conduct", {"text": ""}, "text"),
        ("conduct", {"text": "x" * 4001}, "text"),
        ("conduct", {"text": "x", "how": ""}, "how"),
        ("conduct", {"text": "x", "adopted_on": ""}, "adopted_on"),
        ("conduct", {"text": "x", "adopted_on": "2999-01-01"}, "adopted_on"),
        ("ground_rule", {"text": "a\nb", "in_other": "a"}, "in_other"),
        ("objective", {"text": f"a | {'x' * 300}"}, "text"),
    ],
)
def test_what_cannot_be_is_asked_again(client, house, writer, kind, sent, wrong):
    answer = post(client, kind, **sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert CharterText.objects.count() == 0


def test_a_day_before_the_last_version_cannot_be(client, house, writer):
    note("conduct", "One", on=TODAY() - DAY)
    answer = post(client, "conduct", text="Two", adopted_on=(TODAY() - 2 * DAY).isoformat())
    assert list(answer.context["form"].errors) == ["adopted_on"]


def test_noted_days_later_it_holds_from_its_own_day(house):
    note("ground_rule", "Respect\nSilence", on=TODAY() - 9 * DAY)
    note("ground_rule", "Respect", on=TODAY() - 3 * DAY)
    found = [(one.since, one.text) for one in versions.section("ground_rule").versions]
    assert found == [(TODAY() - 9 * DAY, "Respect\nSilence"), (TODAY() - 3 * DAY, "Respect")]


def test_the_other_language_alone_is_no_new_version(client, house, writer):
    note("conduct", "Heshima", on=TODAY() - DAY)
    before = versions.section("conduct").current.mark
    assert post(client, "conduct", text="Heshima", in_other="Respect", how="").status_code == 302
    section = versions.section("conduct")
    assert (len(section.versions), section.current.in_other, section.current.mark) == (1, "Respect", before)


def test_two_tabs_do_not_overwrite_each_other(client, house, writer):
    note("conduct", "One", on=TODAY() - DAY)
    was = versions.section("conduct").current.mark
    assert post(client, "conduct", text="Two", was=was).status_code == 302
    answer = post(client, "conduct", text="Three", was=was)
    assert answer.context["form"]["was"].value() == versions.section("conduct").current.mark
    assert (answer.status_code, texts("conduct")) == (422, ["One", "Two"])
    assert "Somebody else wrote here meanwhile. Your words are still here." in answer.content.decode()


def test_a_text_says_where_it_comes_from():
    with pytest.raises(IntegrityError), transaction.atomic():
        CharterText.objects.create(kind="mission", text="From nowhere")


@pytest.mark.parametrize(
    "path", ["/charter/nonsense/1/", "/charter/mission/7/", "/charter/who_may_join/write/"]
)
def test_what_is_not_there_is_not_found(client, house, writer, path):
    assert client.get(path).status_code == 404


def test_who_may_join_stands_in_the_charter_with_its_versions(client, house, writer):
    for text in ("Women of our group", "Women of our group and their friends"):
        members.write_who_may_join(text=text, questions=[], now=timezone.now(), today=TODAY())
    assert "Women of our group and their friends" in page(client, "/charter/")
    assert "new: </span>group and their friends" in page(client, "/charter/who_may_join/2/")


def test_both_languages_stand_side_by_side_on_the_sheet(client, house, writer):
    note("vision", "Amani", in_other="Peace")
    html = page(client, "/charter/print/")
    assert (
        '<div lang="sw" data-words><p>Amani</p>' in html,
        '<div lang="en" data-words><p>Peace</p>' in html,
    ) == (
        True,
        True,
    )


@pytest.mark.parametrize(("language", "hers", "folded"), [("sw", "Amani", "Peace"), ("en", "Peace", "Amani")])
def test_the_page_gives_her_language_and_folds_the_other(client, house, writer, language, hers, folded):
    note("vision", "Amani", in_other="Peace")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    first, _summary, other = page(client, "/charter/").partition("<summary>")
    assert (hers in first, folded in first, folded in other) == (True, False, True)


@pytest.mark.parametrize("count", [1, 20])
def test_the_pages_cost_the_same_for_one_version_and_for_many(
    client, house, writer, django_assert_num_queries, count
):
    for number in range(count):
        note("ground_rule", f"Rule {number}", on=TODAY() - (count - number) * DAY, by=writer)
    client.get("/charter/")
    for path, queries in (("/charter/", 10), ("/charter/print/", 7), ("/charter/ground_rule/1/", 5)):
        with django_assert_num_queries(queries):
            client.get(path)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_write_at_once_one_is_told(house):
    writers, said = [make_member("facilitator"), make_member("facilitator")], []

    def write(writer):
        try:
            note("conduct", f"Text of {writer.pk}", was="", by=writer)
            said.append("kept")
        except actions.Changed:
            said.append("changed")
        connections.close_all()

    threads = [threading.Thread(target=write, args=[writer]) for writer in writers]
    [one.start() for one in threads]
    [one.join() for one in threads]
    assert (sorted(said), CharterText.objects.adopted().count()) == (["changed", "kept"], 1)
