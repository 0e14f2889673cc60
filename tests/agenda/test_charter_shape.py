"""Which kind of coalition we are: chosen with a plain explanation, a version like the words, compared and printed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agenda import versions
from members.models import Coalition
from tests.factories import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def planner(client):
    Coalition.objects.create(pk=1, name="Kikao", language="en")
    client.force_login(make_member("facilitator"))
    client.cookies["lugha"] = "en"
    return client


def write(planner, **sent):
    held = versions.section("form").current
    sent = {
        "text": "We are women of six regions",
        "how": "All agreed",
        "adopted_on": timezone.localdate(),
    } | sent
    return planner.post(
        reverse("agenda:write_text", args=["form"]), sent | {"was": held.mark if held else ""}
    )


def page(planner, name, *args) -> str:
    return planner.get(reverse(f"agenda:{name}", args=args)).content.decode()


def test_each_kind_stands_with_what_it_means(planner):
    found = page(planner, "write_text", "form")
    assert "Network: we exchange news, and each decides for herself" in found
    assert "Which kind are we?" not in page(planner, "write_text", "vision")


def test_another_kind_is_another_version_though_the_words_stay(planner):
    write(planner, form="platform", types=["identity"])
    write(planner, form="coalition", types=["identity", "issue"])
    section = versions.section("form")
    assert [one.shape for one in section.versions] == [
        {"form": "platform", "types": ["identity"]},
        {"form": "coalition", "types": ["identity", "issue"]},
    ]
    changed = page(planner, "text_version", "form", 2)
    assert "Platform, built on who we are" in changed
    assert "Coalition, built on an issue, built on who we are" in changed
    assert "Coalition, built on an issue, built on who we are" in page(planner, "print_charter")


def test_the_same_again_changes_nothing(planner):
    write(planner, form="platform", types=["goal"])
    answer = write(planner, form="platform", types=["goal"])
    assert "Nothing has changed yet." in answer.content.decode()
    assert len(versions.section("form").versions) == 1


def test_the_other_language_is_set_beside_without_another_version(planner):
    write(planner, form="platform")
    write(planner, form="platform", in_other="Sisi ni wanawake wa mikoa sita")
    (only,) = versions.section("form").versions
    assert (only.in_other, only.shape) == ("Sisi ni wanawake wa mikoa sita", {"form": "platform"})


def test_a_kind_that_is_not_there_is_refused(planner):
    assert write(planner, form="party").status_code == 422
    assert versions.section("form").current is None
