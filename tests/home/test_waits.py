"""What needs two: on the first page of each woman who could be the second, and never of her who was the first."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from agenda.actions import public
from agenda.models import HallReading
from tests.agenda.carrying import draft, finish, make_agenda
from tests.agenda.publics import asked_page
from tests.agenda.votes.box import make_house, opened
from tests.factories import make_member

pytestmark = pytest.mark.django_db


def home(member) -> str:
    client = Client()
    client.force_login(member)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client.get("/home/").content.decode()


PAGE = "The page for everybody needs a second person."
BRIEF = "1 brief needs a second reader."
PAPERS = "Papers of a vote need a second reader."


def test_a_page_for_everybody_waits_for_another_who_may_approve_it():
    make_agenda("Loans")
    first, second = make_member("co_lead"), make_member("membership_admin")
    page = asked_page(by=first, now=timezone.now())
    assert [PAGE in home(woman) for woman in (first, second, make_member("facilitator"))] == [
        False,
        True,
        False,
    ]
    assert 'href="/agenda/public/"' in home(second)
    assert public.approve_public(page, by=second, now=timezone.now())
    assert PAGE not in home(second)


def test_a_brief_waits_for_another_who_plans():
    (issue,) = make_agenda("Loans")
    writer, reader = make_member("co_lead"), make_member("facilitator")
    brief = draft(issue, by=writer)
    assert [BRIEF in home(woman) for woman in (writer, reader, make_member())] == [False, True, False]
    client = Client()
    client.force_login(reader)
    assert f'href="/agenda/briefs/{brief.pk}/"' in client.get("/agenda/strategies/").content.decode()
    client.force_login(make_member())
    assert "/agenda/briefs/" not in client.get("/agenda/strategies/").content.decode()
    finish(brief, by=reader)
    assert BRIEF not in home(reader)


def test_papers_that_one_has_read_wait_for_another():
    ballot = opened(make_house())
    first, second = make_member("facilitator"), make_member("facilitator")
    assert PAPERS not in home(second)
    HallReading.objects.create(ballot=ballot, reading=1, by=first, papers="[]")
    assert [PAPERS in home(woman) for woman in (first, second, make_member())] == [False, True, False]
    HallReading.objects.create(ballot=ballot, reading=2, by=second, papers="[]")
    assert [PAPERS in home(woman) for woman in (first, make_member("facilitator"))] == [False, False]
