"""Chapters: added, renamed, closed, opened again; a member moved."""

import pytest

from members import actions
from members.models import AuditEvent, Chapter, Member
from tests.factories import NOW, make_chapter, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_member("membership_admin"))
    return client


def verbs():
    return list(AuditEvent.objects.order_by("row").values_list("verb", flat=True))


def test_chapter_is_added_and_renamed(desk):
    desk.post("/people/chapters/", {"name": "Tanga Mjini", "jurisdiction": "mainland"})
    chapter = Chapter.objects.get()
    assert (chapter.slug, chapter.name) == ("tanga-mjini", "Tanga Mjini")
    desk.post(f"/people/chapters/{chapter.pk}/", {"name": "Tanga", "jurisdiction": "zanzibar"})
    chapter.refresh_from_db()
    assert (chapter.slug, chapter.name, chapter.jurisdiction) == ("tanga-mjini", "Tanga", "zanzibar")
    assert verbs() == ["chapter_made", "chapter_renamed"]


def test_added_by_a_double_click_it_is_one(desk):
    form = {"name": "Tanga", "jurisdiction": "mainland"}
    assert [desk.post("/people/chapters/", form).status_code for _tap in range(2)] == [302, 422]
    assert Chapter.objects.count() == 1


@pytest.mark.parametrize("name", ["", "pwani", "PWANI", "x" * 61])
def test_a_chapter_has_a_name_of_its_own(desk, name):
    other = make_chapter(name="Other")
    make_chapter(name="Pwani")
    form = {"name": name, "jurisdiction": "mainland"}
    assert desk.post("/people/chapters/", form).status_code == 422
    response = desk.post(f"/people/chapters/{other.pk}/", form)
    assert (response.status_code, response.context["chapter"].name) == (422, "Other")
    assert Chapter.objects.count() == 2


def test_names_without_letters_of_an_address_are_told_apart(desk):
    for name in ("東京", "大阪"):
        desk.post("/people/chapters/", {"name": name, "jurisdiction": "mainland"})
    assert sorted(Chapter.objects.values_list("slug", flat=True)) == ["chapter", "chapter-2"]


def test_closing_moves_its_women_and_can_be_taken_back(desk):
    old, new = make_chapter(), make_chapter()
    woman = make_member(chapter=old)
    assert desk.post(f"/people/chapters/{old.pk}/close/", {"into": ""}).status_code == 422
    assert desk.post(f"/people/chapters/{old.pk}/close/", {"into": old.pk}).status_code == 422
    desk.post(f"/people/chapters/{old.pk}/close/", {"into": new.pk})
    woman.refresh_from_db()
    assert (woman.chapter, list(Chapter.objects.open())) == (new, [new])
    desk.post(f"/people/chapters/{old.pk}/open/")
    assert Chapter.objects.open().count() == 2
    assert verbs() == ["chapter_closed", "chapter_opened"]


def test_a_chapter_with_women_is_not_closed_without_a_place_for_them():
    chapter, admin = make_chapter(), make_member()
    make_member(chapter=chapter)
    assert not actions.close_chapter(chapter, into=None, by=admin, now=NOW)
    assert Chapter.objects.open().get() == chapter


def test_nobody_is_admitted_to_a_closed_chapter(desk):
    chapter, woman = make_chapter(), make_member()
    actions.close_chapter(chapter, into=None, by=woman, now=NOW)
    assert desk.post(f"/people/{woman.pk}/chapter/", {"chapter": chapter.pk}).status_code == 422


def test_a_member_is_moved_once(desk):
    chapter, woman = make_chapter(), make_member()
    for _tap in range(2):
        desk.post(f"/people/{woman.pk}/chapter/", {"chapter": chapter.pk})
    assert (Member.objects.get(pk=woman.pk).chapter, verbs()) == (chapter, ["moved"])
    desk.post(f"/people/{woman.pk}/chapter/", {"chapter": ""})
    assert Member.objects.get(pk=woman.pk).chapter is None


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_costs_the_same_for_one_and_for_many(desk, django_assert_num_queries, count):
    for _one in range(count):
        make_member(chapter=make_chapter())
    desk.get("/people/chapters/")
    with django_assert_num_queries(5):  # session, her; her roles; the chapters; the house
        desk.get("/people/chapters/")
