"""Petitions: signed by her own will, counted on paper by two, handed over with counts alone."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from agenda.carrying.actions import petitions as actions
from agenda.models import Petition, SheetCount, Signature
from members import actions as members
from members.models import AuditEvent
from tests.agenda.carrying import make_agenda, make_petition
from tests.factories import NOW, make_member, proved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
NAME = "Kanari wa Jina"


@pytest.fixture
def issue():
    return make_agenda("Work")[0]


@pytest.fixture
def petition(issue):
    return make_petition(issue)


@pytest.fixture
def planner():
    return make_member("facilitator")


@pytest.fixture
def she():
    return make_member()


def signed_in(client, member):
    client.force_login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(name, petition, *more) -> str:
    return reverse(f"agenda:{name}", args=[petition.pk, *more])


def post(client, view, petition, *more, **sent):
    return client.post(page(view, petition, *more), sent)


def sign(member, petition, *, name="", day=None):
    today = day or timezone.localdate()
    actions.sign(member, petition=petition, mark=petition.mark, name=name, today=today)


def counts(petition) -> tuple:
    found = Petition.objects.with_counts().get(pk=petition.pk)
    return found.from_members, found.from_paper, found.signed


def test_a_petition_is_written_once_however_often_it_is_sent(client, issue, planner):
    today, key = timezone.localdate(), uuid.uuid4()
    sent = {"text": "Let us apply", "target": "Council", "jurisdiction": "mainland", "key": key}
    sent |= {"opens_on": today, "closes_on": today + timedelta(days=30)}
    for _tap in range(2):
        assert signed_in(client, planner).post(page("write_petition", issue), sent).status_code == 302
    assert Petition.objects.get().text == "Let us apply"


@pytest.mark.parametrize("days", [-1, 366])
def test_its_last_day_comes_after_its_first_and_within_a_year(client, issue, planner, days):
    today = timezone.localdate()
    sent = {"text": "a", "target": "Council", "jurisdiction": "mainland", "opens_on": today}
    answer = signed_in(client, planner).post(
        page("write_petition", issue), sent | {"closes_on": today + timedelta(days=days)}
    )
    assert list(answer.context["form"].errors) == ["closes_on"]


def test_she_signs_once_and_takes_it_back(client, petition, she):
    signed_in(client, she)
    for _tap in range(2):
        post(client, "sign_petition", petition, how="counted", name="Not wanted", mark=petition.mark)
    assert (counts(petition), Signature.objects.get().name) == ((1, 0, 1), "")
    assert "You have signed" in client.get(page("petition", petition)).content.decode()
    post(client, "take_back_signature", petition)
    assert counts(petition) == (0, 0, 0)


def test_a_name_for_the_sheet_is_sealed_and_on_no_page(client, petition, she, planner):
    signed_in(client, she)
    answer = post(client, "sign_petition", petition, how="named", name="", mark=petition.mark)
    assert list(answer.context["form"].errors) == ["name"]
    post(client, "sign_petition", petition, how="named", name=NAME, mark=petition.mark)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM agenda_signature")
        assert NAME not in str(cursor.fetchall())
    signed_in(client, planner)
    pages = [client.get(page(name, petition)).content.decode() for name in ("petition", "petition_sheet")]
    pages.append(client.get(reverse("agenda:petition_list")).content.decode())
    assert [NAME in one for one in pages] == [False] * 3


def test_the_names_are_printed_by_a_planner_who_shows_that_it_is_she(client, petition, she, planner):
    sign(she, petition, name=NAME)
    sign(make_member(), petition)
    assert post(signed_in(client, she), "petition_names", petition).status_code == 403
    assert NAME not in post(signed_in(client, planner), "petition_names", petition).content.decode()
    proved(client)
    answer = post(client, "petition_names", petition)
    assert (answer.content.decode().count(NAME), answer["Cache-Control"]) == (1, "no-store, private")
    assert AuditEvent.objects.filter(verb="names_printed", about=f"petition:{petition.pk}").count() == 1


@pytest.mark.parametrize("days", [-1, 31])
def test_nobody_signs_outside_its_days(petition, she, days):
    with pytest.raises(actions.Over):
        sign(she, petition, day=petition.opens_on + timedelta(days=days))
    assert not Signature.objects.exists()


def test_words_that_a_woman_has_signed_stay_as_they_are(client, petition, she, planner):
    words = {"target": "Council", "jurisdiction": "mainland", "was": petition.mark}
    words |= {"opens_on": petition.opens_on, "closes_on": petition.closes_on}
    post(signed_in(client, planner), "change_petition", petition, text="Other words", **words)
    assert Petition.objects.get().text == "Other words"
    signed_in(client, she)
    post(client, "sign_petition", petition, how="counted", mark=petition.mark)  # the words of before
    assert not Signature.objects.exists()
    petition.refresh_from_db()
    sign(she, petition)
    answer = post(signed_in(client, planner), "change_petition", petition, text="x", **words)
    assert (answer.status_code, Petition.objects.get().text) == (422, "Other words")


def test_paper_counts_where_two_counted_the_same_and_once(client, petition, planner):
    signed_in(client, planner)
    key = uuid.uuid4()
    answer = post(client, "petition_sheets", petition, first=14, second=15, key=key)
    assert (answer.status_code, "differ by 1" in answer.content.decode()) == (422, True)
    for _tap in range(2):
        post(client, "petition_sheets", petition, first=15, second=15, key=key)
    assert counts(petition) == (0, 15, 15)
    post(client, "take_back_sheets", petition, SheetCount.objects.get().pk)
    assert counts(petition) == (0, 0, 0)


def test_handed_over_the_counts_stay_and_who_signed_is_gone(client, petition, she, planner):
    sign(she, petition, name=NAME)
    actions.count_sheets(petition, key=uuid.uuid4(), count=15, today=timezone.localdate())
    signed_in(client, planner)
    sent = {"on": timezone.localdate(), "to": "Council", "sure": "on"}
    assert post(client, "hand_over_petition", petition, **sent | {"sure": ""}).status_code == 422
    for _tap in range(2):
        post(client, "hand_over_petition", petition, **sent)
    assert (counts(petition), Signature.objects.count()) == ((1, 15, 16), 0)
    with pytest.raises(actions.Over):
        sign(make_member(), petition)
    with pytest.raises(actions.Over):
        actions.count_sheets(petition, key=uuid.uuid4(), count=1, today=timezone.localdate())
    assert actions.take_back_sheets(SheetCount.objects.get()) is False
    assert (actions.take_back_signature(she, petition=petition), actions.drop_petition(petition)) == (
        False,
        False,
    )
    assert counts(petition) == (1, 15, 16)


def test_what_came_of_it_is_noted_after_it_is_handed_over(client, petition, planner):
    signed_in(client, planner)
    assert client.get(page("petition_result", petition)).status_code == 404
    actions.hand_over(petition, on=timezone.localdate(), to="Council")
    post(client, "petition_result", petition, result="They will answer in May")
    assert "They will answer in May" in client.get(page("petition", petition)).content.decode()


def test_a_woman_who_leaves_takes_her_signature_with_her(petition, she):
    sign(she, petition, name=NAME)
    members.leave(she, by=she, now=NOW)
    assert counts(petition) == (0, 0, 0)
    with pytest.raises(actions.Over):
        sign(she, petition)


def test_called_off_every_signature_is_erased(client, petition, she, planner):
    sign(she, petition)
    hers = signed_in(client, planner)
    hers.cookies[settings.LANGUAGE_COOKIE_NAME] = "sw"
    assert "Futa ombi hili" in hers.get(page("petition", petition)).content.decode()
    post(hers, "drop_petition", petition)
    assert (Petition.objects.count(), Signature.objects.count()) == (0, 0)


def test_hostile_words_are_only_words(client, issue, she):
    petition = make_petition(issue, text="<script>x</script>", target="<b>Office</b>")
    said = signed_in(client, she).get(page("petition", petition)).content.decode()
    assert ("<script>x" in said, "<b>Office" in said) == (False, False)


@pytest.mark.parametrize("count", [1, 7])
def test_the_list_asks_the_same_however_many(client, issue, she, count, django_assert_num_queries):
    for _number in range(count):
        sign(she, make_petition(issue))
    signed_in(client, she)
    with django_assert_num_queries(4):
        client.get(reverse("agenda:petition_list"))
