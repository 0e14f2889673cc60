"""Files of PrefLib: read as they were meant, refused where broken, and written so that they come back the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.ballots import gathering, preflib, writing
from agenda.ballots.gathering import BadFile, Election
from agenda.ballots.methods import METHODS, all_orders
from agenda.ballots.ordered import Profile
from coalition.web import files
from tests.agenda.ballots.profiles import profiles, some
from tests.factories import TODAY

NEW = """\
# FILE NAME: 00004-00000001.toi
# TITLE: Four things
# DESCRIPTION:
# DATA TYPE: toi
# MODIFICATION TYPE: original
# RELATED FILES:
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Water
# ALTERNATIVE NAME 2: Work, well paid
# ALTERNATIVE NAME 3: A house: of our own
# ALTERNATIVE NAME 4: Rest
3: 1,{2,3},4
2: 4, 2
1: {1, 2,3 ,4}
"""
OLD = """\
4
1,Water
2,Work, well paid
3,A house: of our own
4,Rest
6,6,3
3,1,{2,3},4
2,4,2
1,{1,2,3,4}
"""
ORDERS = [([[1], [2, 3], [4]], 3), ([[4], [2]], 2), ([[1, 2, 3, 4]], 1)]
NAMES = {1: "Water", 2: "Work, well paid", 3: "A house: of our own", 4: "Rest"}


@pytest.fixture
def read(tmp_path):
    def read_text(text, name="ballots.toi") -> Election:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return preflib.read(path)

    return read_text


@pytest.mark.parametrize("text", [NEW, OLD, "\n" + NEW.replace("\n", "\r\n\r\n"), "\ufeff" + NEW])
def test_both_formats_hold_the_same(read, text):
    election = read(text)
    assert election.profile.orders() == ORDERS
    assert election.names == NAMES


def test_title_is_read_and_names_may_be_missing(read):
    election = read("# TITLE: A vote\n# NUMBER ALTERNATIVES: 2\n1: 2\n")
    assert (election.title, election.names) == ("A vote", {1: "1", 2: "2"})


def test_kind_in_the_file_goes_before_the_kind_in_its_name(read):
    assert read(NEW, "renamed.soc").profile.orders() == ORDERS


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("2: 4, 2", "2: 4, 5", "line 15: there is no alternative 5, only 1 to 4."),
        ("2: 4, 2", "2: 4, 0", "line 15: there is no alternative 0, only 1 to 4."),
        ("2: 4, 2", "2: 4, 4", "line 15: alternative 4 stands twice on the ballot."),
        ("{2,3}", "{2,2}", "line 14: alternative 2 stands twice on the ballot."),
        ("2: 4, 2", "-2: 4, 2", "line 15: how often the ballot was cast must be a whole number in digits."),
        ("2: 4, 2", "2.5: 4, 2", "line 15: how often the ballot was cast must be a whole number in digits."),
        ("2: 4, 2", "²: 4, 2", "line 15: how often the ballot was cast must be a whole number in digits."),
        ("2: 4, 2", "٢: 4, 2", "line 15: how often the ballot was cast must be a whole number in digits."),
        ("2: 4, 2", ": 4, 2", "line 15: how often the ballot was cast must be a whole number in digits."),
        ("2: 4, 2", "0: 4, 2", "line 15: a ballot that was cast 0 times."),
        ("2: 4, 2", f"{10**13}: 4, 2", "line 15: how often the ballot was cast must not be more than"),
        ("2: 4, 2", "2" * 5000 + ": 4, 2", "line 15: how often the ballot was cast must not be more than"),
        ("2: 4, 2", "2: 4, " + "2" * 5000, "line 15: every alternative must not be more than"),
        ("2: 4, 2", "2", "line 15: a ballot looks like"),
        ("2: 4, 2", "2:", "line 15: the ballot is empty."),
        ("2: 4, 2", "2: 4, 2,", "line 15: every alternative must be a whole number in digits."),
        ("2: 4, 2", "2: 4,, 2", "line 15: every alternative must be a whole number in digits."),
        ("2: 4, 2", "2: 4 2", "line 15: every alternative must be a whole number in digits."),
        ("2: 4, 2", "2: 4, -2", "line 15: every alternative must be a whole number in digits."),
        ("2: 4, 2", "2: 4, 1_0", "line 15: every alternative must be a whole number in digits."),
        ("2: 4, 2", "2: 4, x", "line 15: every alternative must be a whole number in digits."),
        ("{2,3}", "{2,3", "line 14: the order cannot be read."),
        ("{2,3}", "2,3}", "line 14: the order cannot be read."),
        ("{2,3}", "{{2,3}}", "line 14: the order cannot be read."),
        ("{2,3}", "{2,{3}}", "line 14: the order cannot be read."),
        ("{2,3}", "{2,3}{", "line 14: the order cannot be read."),
        ("{2,3}", "{}", "line 14: every alternative must be a whole number in digits."),
        ("{2,3}", "{2,,3}", "line 14: every alternative must be a whole number in digits."),
        ("VOTERS: 6", "VOTERS: 7", "it says 7 as NUMBER VOTERS, but its ballots were cast 6 times."),
        ("VOTERS: 6", "VOTERS: six", "line 8: the NUMBER VOTERS must be a whole number in digits."),
        ("ORDERS: 3", "ORDERS: 4", "it says 4 as NUMBER UNIQUE ORDERS, but there are 3 lines with ballots."),
        ("ALTERNATIVES: 4", "ALTERNATIVES: 0", "line 7: 0 alternatives. There must be 1 to 1,000."),
        ("ALTERNATIVES: 4", "ALTERNATIVES: 999999999", "line 7: 999999999 alternatives."),
        (
            "ALTERNATIVES: 4",
            "ALTERNATIVES: 3",
            "line 13: a name for alternative 4, but there are only 1 to 3.",
        ),
        ("NAME 4", "NAME 3", "line 13: a second name for alternative 3."),
        ("# NUMBER VOTERS: 6", "# NUMBER ALTERNATIVES: 4", "line 8: the NUMBER ALTERNATIVES a second time."),
        ("TYPE: toi", "TYPE: cat", "line 4: this kind of file holds no orders."),
        ("TYPE: toi", "TYPE: toc", "line 15: alternative 1 is left out, which toc does not allow."),
        ("TYPE: toi", "TYPE: soi", "line 14: level places, which soi does not allow."),
        ("# DATA TYPE: toi", "1: 1,2", "line 4: a ballot before the line '# NUMBER ALTERNATIVES: …'."),
        ("Rest", "x" * 30_000, "line 13: longer than 20,000 letters."),
    ],
)
def test_broken_file_is_refused_with_line_and_reason(read, old, new, why):
    assert NEW.count(old) == 1
    with pytest.raises(BadFile, match=re.escape(why)):
        read(NEW.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("4\n1,", "four\n1,", "line 1: the NUMBER ALTERNATIVES must be a whole number in digits."),
        ("4,Rest", "5,Rest", "line 5: a name for alternative 5, but there are only 1 to 4."),
        ("4,Rest", "4 Rest", "line 5: an alternative looks like '1,Water'"),
        ("4,Rest\n6,6,3\n", "4,Rest\n", "line 6: here '30,30,12' is expected"),
        ("6,6,3", "6,7,3", "line 6: the voters and the votes differ."),
        ("6,6,3", "7,7,3", "it says 7 as NUMBER VOTERS, but its ballots were cast 6 times."),
        ("6,6,3", "6,6,2", "it says 2 as NUMBER UNIQUE ORDERS, but there are 3 lines with ballots."),
        ("2,4,2", "2,4,9", "line 8: there is no alternative 9, only 1 to 4."),
        ("2,4,2", "2", "line 8: the ballot is empty."),
        (
            OLD[8:],
            "",
            "it ends too early: a line with the number and the name of each alternative is missing.",
        ),
    ],
)
def test_broken_old_file_is_refused_with_line_and_reason(read, old, new, why):
    with pytest.raises(BadFile, match=re.escape(why)):
        read(OLD.replace(old, new))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "there is nothing in it."),
        (b"\n \n", "there is nothing in it."),
        (NEW.encode("utf-16"), "line 1: this is no plain text."),
        (b"\x89PNG\r\n\x1a\n\0\0", "line 1: there are letters that are not UTF-8."),
        (
            NEW.replace("Rest", "Ruhe für alle").encode("latin-1"),
            "line 13: there are letters that are not UTF-8.",
        ),
        (b"# TITLE: nothing else\n", "it does not say how many alternatives there are."),
        (b"{" * 10**6, "line 1: longer than 20,000 letters."),
    ],
)
def test_what_is_no_file_of_ballots_is_refused(read, text, why):
    with pytest.raises(BadFile, match=re.escape(why)):
        read(text)


def test_too_many_ballots_are_refused_before_they_fill_the_memory(read, monkeypatch):
    monkeypatch.setattr(gathering, "MOST_PLACES", 8)
    with pytest.raises(BadFile, match="line 16: too many ballots"):
        read(NEW)


def test_too_many_lines_are_refused(read, monkeypatch):
    monkeypatch.setattr(preflib, "MOST_LINES", 10)
    with pytest.raises(BadFile, match="line 11: more than 10 lines"):
        read(NEW)


def test_names_lose_what_could_turn_a_line_round(read):
    names = read(NEW.replace("Rest", "R\x1b[2Je\u202est" + "x" * 300)).names
    assert names[4] == "R [2Je st" + "x" * 191


@some(60)
@given(profiles())
def test_written_file_comes_back_the_same(tmp_path_factory, profile):
    ballots, numbers = profile
    names = {n: f"Number {n}" for n in numbers}
    election = Election(Profile.of(ballots, numbers=numbers), names, "A vote")
    path = tmp_path_factory.getbasetemp() / f"again.{writing.kind_of(election)}"
    path.write_text(writing.preflib(election, today=TODAY), encoding="utf-8")
    again = preflib.read(path)
    assert (again.names, again.title) == (names, "A vote")
    assert again.profile.votes == election.profile.votes
    assert writing.preflib(again, today=TODAY) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("ballots", "kind"),
    [
        ([([[1], [2]], 1)], "soc"),
        ([([[1]], 1)], "soi"),
        ([([[1, 2]], 1), ([[2], [1]], 1)], "toc"),
        ([([], 1)], "toc"),
        ([([[1, 2]], 1), ([[2]], 1)], "toi"),
    ],
)
def test_kind_of_file(ballots, kind):
    assert writing.kind_of(Election(Profile.of(ballots, numbers=[1, 2]), {1: "a", 2: "b"})) == kind


def test_empty_ballot_is_written_with_all_level(read):
    profile = Profile.of([([], 2), ([[1, 2]], 1)], numbers=[1, 2])
    assert read(writing.preflib(Election(profile, {1: "a", 2: "b"}), today=TODAY)).profile.orders() == [
        ([[1, 2]], 3)
    ]


def test_written_file_forgets_who_came_first(read):
    singly = [([[2]], 1), ([[1], [2]], 1), ([[2]], 1)]
    names = {1: "Water\nWork", 2: "Rest"}
    text = writing.preflib(Election(Profile.of(singly, numbers=[1, 2]), names), today=TODAY)
    assert text.splitlines()[-4:] == [
        "# ALTERNATIVE NAME 1: Water Work",
        "# ALTERNATIVE NAME 2: Rest",
        "2: 2",
        "1: 1,2",
    ]


def test_sheet_holds_places_and_no_formula():
    names = {1: "Water", 2: '=HYPERLINK("x")', 3: "Rest"}
    election = Election(Profile.of([([[3], [1]], 1), ([[2, 3]], 4)], numbers=[1, 2, 3]), names)
    assert files.table(writing.rows(election)).decode("utf-8-sig").split("\r\n") == [
        ",1,2,3",
        """,Water,"'=HYPERLINK(""x"")",Rest""",
        "4,,1,1",
        "1,2,,1",
        "",
    ]


#: What a hostile hand writes: signs of the format in wrong places, numbers of all sizes, letters that are no digits.
SIGNS = [*"0123456789,:{}#- \n\r\t\0", "1" * 300, "{" * 200, "}" * 200, "1,2,3\n" * 50]
LETTERS = ["٣", "²", "-1", "1e9", "0x1", "\u2028", "\u202e", "\ufeff", "\ud800", "é", "😀"]
LINES = ["# NUMBER ALTERNATIVES: 1000\n", "# DATA TYPE: toc\n", "# NUMBER VOTERS: 6\n"]
HOSTILE = st.sampled_from([*SIGNS, *LETTERS, *LINES])


@some(400)
@given(text=st.sampled_from([NEW, OLD]), data=st.data())
def test_whatever_is_written_into_a_file_it_is_read_or_refused_in_a_sentence(tmp_path_factory, text, data):
    """Nothing else comes out of it, and what is read can be counted."""
    for _cut in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 6))
        text = text[:start] + data.draw(HOSTILE) + text[end:]
    path = tmp_path_factory.getbasetemp() / "hostile.toi"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    election, why = None, ""
    try:
        election = preflib.read(path)
    except BadFile as refused:
        why = str(refused)
    if election is None:
        assert 10 < len(why) < 400
        return
    numbers = sorted(election.profile.numbers)
    assert sorted(election.names) == numbers
    for order in all_orders(election.profile).values():
        assert sorted(number for level in order for number in level) == numbers


def test_as_many_ballots_as_a_file_may_say_stay_exact(read):
    """One ballot more among three times as many as one line may say: 2 leaves no more beside 1."""
    most = gathering.MOST_TIMES
    circle = f"# NUMBER ALTERNATIVES: 3\n{most}: 1,2,3\n{most}: 2,3,1\n{most}: 3,1,2\n"
    even, odd = read(circle).profile, read(f"{circle}1: 1,2,3\n").profile
    assert (even.votes, odd.votes) == (3 * most, 3 * most + 1)
    assert all_orders(even) == {name: [[1, 2, 3]] for name in METHODS}
    assert all_orders(odd)["instant_runoff"] == [[1, 3], [2]]
    assert all_orders(odd)["borda"] == [[1], [2], [3]]
