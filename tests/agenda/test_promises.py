"""Ground rules and code of conduct: each says yes for herself, is asked again when they change; nothing is shut."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from agenda import versions
from agenda.actions import charter as actions
from agenda.models import Promise
from members import actions as members
from members.models import Coalition
from tests.agenda.charters import DAY, TODAY, note
from tests.factories import NOW, make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture(autouse=True)
def rules():
    Coalition.objects.create(pk=1, name="Kikao", language="en")
    note("conduct", "Respect", on=TODAY() - 9 * DAY)
    note("ground_rule", "No photos\nListen", on=TODAY() - 9 * DAY)


@pytest.fixture
def she():
    return make_member()


def signed_in(client, member):
    client.force_login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def mark(kind) -> str:
    return versions.section(kind).current.mark


def yes(member, kind="conduct", **fields):
    return actions.say_yes(member, kind=kind, mark=mark(kind), **{"today": TODAY()} | fields)


def test_one_tap_for_each(client, she):
    signed_in(client, she)
    for kind in ("conduct", "ground_rule"):
        assert "They wait for your yes" in client.get("/home/").content.decode()
        client.post("/charter/promises/", {"kind": kind, "mark": mark(kind)})
    given = Promise.objects.order_by("kind").values_list("member", "kind", "on", "noted_by")
    assert list(given) == [(she.pk, "conduct", TODAY(), None), (she.pk, "ground_rule", TODAY(), None)]
    assert "They wait for your yes" not in client.get("/home/").content.decode()


def test_said_twice_the_first_day_stays(she):
    yes(she, today=TODAY() - DAY)
    yes(she)
    assert [one.on for one in Promise.objects.all()] == [TODAY() - DAY]
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.create(member=she, kind="conduct", mark=mark("conduct"), on=TODAY())


def test_new_words_are_asked_again_and_the_old_yes_stays(client, she):
    yes(she)
    yes(she, "ground_rule")
    note("conduct", "Respect and secrecy")
    assert versions.waits_for_her_yes(she)
    assert [(one.section.kind, one.on) for one in versions.asked_of(she)] == [
        ("ground_rule", TODAY()),
        ("conduct", None),
    ]
    assert Promise.objects.count() == 2


def test_a_translation_is_not_asked_again(she):
    yes(she)
    yes(she, "ground_rule")
    note("conduct", "Respect", in_other="Heshima")
    assert not versions.waits_for_her_yes(she)


def test_words_that_changed_before_her_tap_are_not_taken_for_read(client, she):
    read = mark("conduct")
    note("conduct", "Other words")
    answer = signed_in(client, she).post("/charter/promises/", {"kind": "conduct", "mark": read}, follow=True)
    assert "The words have changed meanwhile" in answer.content.decode()
    assert Promise.objects.count() == 0


@pytest.mark.parametrize(
    "sent", [{"kind": "conduct"}, {"kind": "mission", "mark": "x"}, {"kind": "conduct", "mark": "x" * 33}]
)
def test_nonsense_is_asked_again(client, she, sent):
    assert signed_in(client, she).post("/charter/promises/", sent).status_code == 422


def test_nothing_is_shut_for_who_has_not_said_yes(client, she):
    signed_in(client, she)
    paths = ["/home/", "/tasks/", "/meetings/", "/agenda/", "/care/", "/charter/"]
    assert [client.get(path).status_code for path in paths] == [200] * 6


def test_said_aloud_and_noted_by_a_facilitator(client, she):
    facilitator = make_member("facilitator", name_used="Doro")
    signed_in(client, facilitator)
    assert client.post("/charter/promises/spoken/", {"member": she.number}).status_code == 422
    client.post("/charter/promises/spoken/", {"member": she.number.lower(), "said_yes": "on"})
    given = Promise.objects.order_by().values_list("member", "noted_by").distinct()
    assert (list(given), Promise.objects.count()) == ([(she.pk, facilitator.pk)], 2)
    assert "Doro" in signed_in(client, she).get("/charter/promises/").content.decode()


def test_nobody_unknown_or_gone_says_yes(client, she):
    members.leave(she, by=she, now=NOW)
    signed_in(client, make_member("facilitator"))
    for number in ("M-9999", she.number):
        answer = client.post("/charter/promises/spoken/", {"member": number, "said_yes": "on"})
        assert list(answer.context["form"].errors) == ["member"]
    assert yes(she) is None


def test_counts_are_of_those_who_belong_and_of_the_words_that_hold(she):
    for _one in range(2):
        yes(make_member())
    gone = make_member()
    yes(gone)
    members.leave(gone, by=gone, now=NOW)
    found = {section.kind: (count, everyone) for section, count, everyone in versions.said_yes()}
    assert found["conduct"][0] == 2
    note("conduct", "Other words")
    found = {section.kind: count for section, count, _everyone in versions.said_yes()}
    assert found == {"conduct": 0, "ground_rule": 0}


def test_the_register_reads_her_day(client, she):
    yes(she)
    signed_in(client, make_member("membership_admin"))
    person = client.get(f"/people/{she.pk}/").content.decode()
    assert (person.count("said yes on"), f'href="/charter/promises/{she.pk}/"' in person) == (1, True)
    html = client.get(f"/charter/promises/{she.pk}/").content.decode()
    assert (html.count("said yes on"), html.count("not yet")) == (1, 1)


def test_her_yes_goes_with_her_and_the_one_she_heard_stays(she):
    other = make_member()
    yes(she)
    yes(other, noted_by=she)
    members.leave(she, by=she, now=NOW + timedelta(days=1))
    assert list(Promise.objects.values_list("member", "noted_by")) == [(other.pk, None)]


@pytest.mark.parametrize("count", [1, 20])
def test_asking_costs_the_same_for_one_yes_and_for_many(she, django_assert_num_queries, count):
    for number in range(count):
        Promise.objects.create(member=she, kind="conduct", mark=f"{number}", on=TODAY())
    with django_assert_num_queries(2):
        versions.waits_for_her_yes(she)
    with django_assert_num_queries(4):
        versions.said_yes()
