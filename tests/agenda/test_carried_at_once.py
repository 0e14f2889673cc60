"""Petitions, stories and the page for everybody while several act at once: each deed is done once or told why not."""

import threading
from collections import Counter
from functools import partial

import pytest
from django.db import connections
from django.utils import timezone

from agenda.actions import public
from agenda.carrying.actions import petitions, stories
from agenda.models import Agenda, Petition, PublicPage, Showing, Signature, StoryAsk, StoryConsent
from members import actions as members
from members.actions import Refused
from members.models import AuditEvent, Coalition
from tests.agenda.carrying import make_agenda, make_ask, make_petition, make_story
from tests.agenda.publics import CONTACT, ITEMS
from tests.factories import NOW, make_member

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]
ANSWERS = (petitions.Over, stories.NotAllowed, Refused)
ROUNDS, WOMEN = 4, 8


def at_once(*deeds) -> list:
    """What each said when all began at the same moment; a refusal is its class."""
    start, said = threading.Barrier(len(deeds)), [None] * len(deeds)

    def act(number, deed):
        start.wait()
        try:
            said[number] = deed()
        except ANSWERS as refused:
            said[number] = type(refused)
        except Exception as fault:
            said[number] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def signing(petition, woman, name=""):
    today = timezone.localdate()
    return partial(petitions.sign, woman, petition=petition, mark=petition.mark, name=name, today=today)


def test_many_sign_at_once_and_one_of_them_many_times():
    petition = make_petition(make_agenda("Work")[0])
    women = [make_member() for _woman in range(WOMEN)]
    names = [f"Neema {number}" for number in range(WOMEN)]
    deeds = [signing(petition, woman) for woman in women[1:]]
    deeds += [signing(petition, women[0], name=name) for name in names]
    assert at_once(*deeds) == [None] * len(deeds)
    assert Counter(Signature.objects.values_list("member", flat=True)) == Counter(w.pk for w in women)
    assert Signature.objects.get(member=women[0]).name in names


def test_signing_while_it_is_handed_over_counts_or_comes_too_late():
    """Nobody's name is left behind, and the office got just the number that were told that they had signed."""
    issue, women = make_agenda("Work")[0], [make_member() for _woman in range(WOMEN)]
    for _round in range(ROUNDS):
        petition = make_petition(issue)
        deeds = [signing(petition, woman) for woman in women]
        giving = partial(petitions.hand_over, petition, on=petition.opens_on, to="Council")
        said = at_once(*deeds[:4], giving, giving, *deeds[4:])
        assert sorted(map(str, said[4:6])) == sorted(map(str, [None, petitions.Over]))
        signed = said[:4] + said[6:]
        assert set(signed) <= {None, petitions.Over}
        assert Petition.objects.get(pk=petition.pk).members_signed == signed.count(None)
        assert not Signature.objects.exists()


def test_names_are_printed_while_their_writer_leaves():
    """Who leaves takes her name off what she wrote: neither waits for the other."""
    issue, planner = make_agenda("Work")[0], make_member("facilitator")
    for _round in range(ROUNDS):
        writer = make_member()
        petition = make_petition(issue, written_by=writer)
        signing(petition, planner, name="Neema")()
        printing = partial(petitions.names_for_the_sheet, petition, by=planner, now=NOW)
        said = at_once(printing, partial(members.leave, writer, by=writer, now=NOW), printing)
        assert said == [["Neema"], True, ["Neema"]]


def test_her_yes_is_taken_back_twice_while_it_is_shown():
    """Each opening comes before it and is noted for her, or after it and shows nothing."""
    she, planners = make_member(), [make_member("facilitator"), make_member("co_lead")]
    today = timezone.localdate()
    for _round in range(ROUNDS):
        story = make_story(she, uses=["group"])
        asks = [make_ask(story, by=planner, answer="yes") for planner in planners]
        shows = [
            partial(stories.show_story, ask, by=planner, today=today)
            for ask, planner in zip(asks, planners, strict=True)
        ]
        back = partial(stories.take_back_use, story, use="group", today=today)
        said = at_once(*shows, back, back)
        assert sorted(said[2:]) == [False, True]
        assert all(answer in (story, stories.NotAllowed) for answer in said[:2])
        assert Showing.objects.filter(story=story).count() == said[:2].count(story)
        assert not StoryConsent.objects.live(today).filter(story=story).exists()
        assert not StoryAsk.objects.granted().filter(story=story).exists()
        for again in shows:
            with pytest.raises(stories.NotAllowed):
                again()


def test_her_new_yes_and_taking_it_back_leave_one_or_none():
    story, today = make_story(make_member(), uses=[]), timezone.localdate()
    for _round in range(ROUNDS):
        yes = partial(stories.allow_use, story, use="print", today=today)
        back = partial(stories.take_back_use, story, use="print", today=today)
        said = at_once(yes, back, yes, back, yes)
        assert [answer for answer in said if answer not in (None, False, True)] == []
        assert StoryConsent.objects.live(today).filter(story=story).count() <= 1


def asking(by):
    page = {"contact": CONTACT, "items": ITEMS, "by": by, "now": NOW}
    return partial(public.ask_to_publish, Agenda.objects.get(), **page)


@pytest.fixture
def leads():
    Coalition.objects.create(pk=1, name="Kikao", language="en")
    make_agenda("Work")
    return [make_member("co_lead") for _lead in range(3)]


def test_two_ask_at_once_and_one_page_waits(leads):
    for _round in range(ROUNDS):
        said = at_once(*[asking(lead) for lead in leads])
        assert {type(page) for page in said} == {PublicPage}
        assert PublicPage.objects.open(NOW).count() == 1


def test_two_publish_it_at_once_and_it_is_out_once(leads):
    """Also while a third takes it down: it is out, or it is not, and the record says which."""
    for _round in range(ROUNDS):
        PublicPage.objects.all().delete()
        page = asking(leads[0])()
        before = AuditEvent.objects.filter(verb="public_approved").count()
        said = at_once(*[partial(public.approve_public, page, by=lead, now=NOW) for lead in leads])
        assert said[0] in (Refused, False)
        assert sorted(said[1:]) == [False, True]
        assert PublicPage.objects.out().get() == page
        assert AuditEvent.objects.filter(verb="public_approved").count() == before + 1


def test_a_newer_page_and_the_end_of_the_old_one_at_once(leads):
    """One address, at which there is at most one page; what was ended does not come back by itself."""
    for _round in range(ROUNDS):
        old = asking(leads[0])()
        public.approve_public(old, by=leads[1], now=NOW)
        new = asking(leads[0])()
        approve = partial(public.approve_public, new, by=leads[1], now=NOW)
        end = partial(public.end_public, old, by=leads[2], now=NOW)
        said = at_once(approve, end)
        assert set(said) <= {True, False, Refused}
        out = list(PublicPage.objects.out().values_list("pk", flat=True))
        assert out in ([], [new.pk])
        assert (out == [new.pk]) is (said[0] is True)
