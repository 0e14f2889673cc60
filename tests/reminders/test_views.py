"""She marks her own notice as read, and nobody else's."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from coalition.reminders import queries
from tests.factories import make_member
from tests.reminders.conftest import NOON, only, schedule


@pytest.fixture
def notice(member):
    schedule(member)
    return only(channel="inapp")


def read(client, notice, **headers):
    return client.post(reverse("reminders:read", args=[notice.pk]), headers=headers)


def test_read_marks_it_once(client, notice):
    client.force_login(notice.recipient)
    assert read(client, notice).url == reverse("home:home")
    notice.refresh_from_db()
    first = notice.read_at
    read(client, notice)
    notice.refresh_from_db()
    assert notice.read_at == first


def test_read_answers_htmx_with_the_one_notice(client, notice):
    client.force_login(notice.recipient)
    content = read(client, notice, **{"HX-Request": "true"}).content.decode()
    assert content.count("<li") == 1
    assert f'id="notice-{notice.pk}"' in content


def test_read_hides_the_notices_of_others(client, notice):
    client.force_login(make_member())
    assert read(client, notice).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_read_hides_messages_that_are_no_notices(client, notice):
    client.force_login(notice.recipient)
    assert read(client, only(channel="sms")).status_code == 404


def test_read_sends_strangers_to_sign_in(client, notice):
    assert read(client, notice).url.startswith(reverse("account_login"))


def test_read_is_a_deed_and_not_a_link(client, notice):
    client.force_login(notice.recipient)
    assert client.get(reverse("reminders:read", args=[notice.pk])).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_notices_cost_one_query(member, django_assert_num_queries, count):
    for number in range(count):
        schedule(member, about=f"task:{number}")
    with translation.override("en"), django_assert_num_queries(1):
        notices = queries.for_member(member, now=NOON)
        page = render_to_string("reminders/_notices.html", {"notices": notices})
    assert page.count("Reminder: you have a task to do by Thursday 3 Dec.") == count
    assert page.count("I have read it") == count


def test_without_notices_nothing_is_drawn():
    assert render_to_string("reminders/_notices.html", {"notices": []}).strip() == ""
