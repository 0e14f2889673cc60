"""The script to read aloud: in one language or both, as the reader chooses; what women wrote is never translated."""

import re

import pytest
from django.conf import settings

from members.models import Coalition
from tests.agenda.carrying import make_agenda, write
from tests.agenda.charters import TODAY, in_session
from tests.factories import make_member
from tests.languages import foreign_strings

pytestmark = pytest.mark.django_db
OURS = {"sw", "en"}


@pytest.fixture
def issues():
    """Two issues; the first has a strategy and an objective in both languages, the vision is in both."""
    Coalition.objects.create(pk=1, name="Kikao", language="sw")
    issues = make_agenda("Kazi na mtaji", "Ardhi", words=["Nobody lends to <us>"])
    write(issues[0], by=make_member("facilitator"), target="Mkurugenzi", ask="Mikopo")
    in_session("vision", "Kuanza upya", on=TODAY(), in_other="To begin again")
    aim = in_session("objective", "Njia za kipato", on=TODAY(), in_other="Ways to earn | Two groups")
    aim.issues.set([issues[0]])
    return issues


@pytest.fixture
def reader(client):
    client.force_login(make_member())
    return client


def script(reader, chosen: str = "", *, language: str = "en") -> str:
    reader.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = reader.get(f"/agenda/1/aloud/{chosen and f'?in={chosen}'}")
    assert answer.status_code == 200
    return answer.content.decode()


def pages(html: str) -> list[str]:
    return re.findall(r"<article.*?</article>", html, re.DOTALL)


def of(html: str, language: str) -> str:
    """What is read in one language, side by side or after the other."""
    parts = re.findall(rf'<(article|div) (?:class="sheet" )?lang="{language}">(.*?)</\1>', html, re.DOTALL)
    return "".join(part for _tag, part in parts)


@pytest.mark.parametrize(
    ("chosen", "language"), [("", "en"), ("", "sw"), ("sw", "en"), ("en", "sw"), ("xx", "sw")]
)
def test_one_language_is_hers_or_the_one_she_chose(issues, reader, chosen, language):
    read = chosen if chosen in OURS else language
    html = script(reader, chosen, language=language)
    other = "en" if read == "sw" else "sw"
    assert (len(pages(html)), bool(of(html, read)), of(html, other)) == (3, True, "")
    aims = {"sw": ("Kuanza upya", "Njia za kipato"), "en": ("To begin again", "Ways to earn")}
    assert [said in html for said in (*aims[read], *aims[other])] == [True, True, False, False]
    assert "Two groups" not in html


def test_after_one_another_each_page_stands_in_her_language_and_then_in_the_other(issues, reader):
    html = script(reader, "both")
    assert re.findall(r'<article class="sheet" lang="(\w\w)">', html) == ["en", "sw"] * 3
    assert "Issue 1 of 2" in pages(html)[2]
    assert "Suala la 1 kati ya 2" in pages(html)[3]


def test_side_by_side_each_page_has_both(issues, reader):
    html = script(reader, "beside", language="sw")
    found = pages(html)
    assert len(found) == 3
    assert all(re.findall(r'<div lang="(\w\w)">', page) == ["sw", "en"] for page in found)


@pytest.mark.parametrize("chosen", ["both", "beside"])
def test_what_women_wrote_stands_as_they_wrote_it_in_either(issues, reader, chosen):
    html = script(reader, chosen)
    for language in ("sw", "en"):
        read = of(html, language)
        for words in ("Kazi na mtaji", "Nobody lends to &lt;us&gt;", "Mikopo", "Mkurugenzi"):
            assert words in read, (language, words)
    assert ("Ways to earn" in of(html, "en"), "Ways to earn" in of(html, "sw")) == (True, False)
    assert "Njia za kipato" in of(html, "sw")


def test_what_was_written_in_one_language_is_told_in_it_and_marked(issues, reader):
    in_session("objective", "Hati za ardhi", on=TODAY()).issues.set([issues[1]])
    assert '<b data-words lang="sw">Hati za ardhi</b>' in of(script(reader, "beside"), "en")


@pytest.mark.parametrize("language", ["sw", "en"])
@pytest.mark.parametrize("chosen", ["", "both", "beside"])
def test_nothing_around_it_mixes_the_languages(issues, reader, chosen, language):
    assert foreign_strings(script(reader, chosen, language=language), language) == []


@pytest.mark.parametrize("count", [1, 9])
def test_it_asks_the_same_for_one_issue_and_for_many(reader, django_assert_num_queries, count):
    Coalition.objects.create(pk=1, name="Kikao", language="sw")
    for number, issue in enumerate(make_agenda(*(f"Issue {number}" for number in range(count)))):
        in_session("objective", f"Objective {number}", on=TODAY()).issues.set([issue])
    script(reader, "both")
    with django_assert_num_queries(11):
        script(reader, "both")
