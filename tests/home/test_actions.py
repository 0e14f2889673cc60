"""Terms that end are announced in time, once, to those whom it concerns; and no more once they go on."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone, translation

from coalition.home import actions, jobs
from coalition.reminders import queries
from coalition.reminders.models import Reminder
from members.models import RoleTerm
from tests.factories import DAR, TODAY, make_member

pytestmark = pytest.mark.django_db
ENDS_ON = TODAY + timedelta(days=100)


@pytest.fixture
def woman():
    return make_member()


@pytest.fixture
def second():
    return make_member("co_lead")


@pytest.fixture
def term(woman, second):
    return RoleTerm.objects.create(member=woman, role="treasurer", starts_on=TODAY, ends_on=ENDS_ON)


def days_before(days, *, hour=12):
    return datetime.combine(ENDS_ON - timedelta(days=days), time(hour), tzinfo=DAR)


def announced(days, *, hour=12):
    actions.announce_ending_terms(now=days_before(days, hour=hour))


def showing(member, days, *, hour=12):
    return queries.for_member(member, now=days_before(days, hour=hour)).count()


def test_thirty_days_before_its_holder_and_who_decides_are_told(term, woman, second):
    other = make_member()
    announced(31)
    assert Reminder.objects.count() == 0
    announced(30)
    assert [showing(member, 30) for member in (woman, second, other)] == [1, 1, 0]
    assert showing(woman, 30, hour=8) == 0


def test_seven_days_before_they_are_told_again_and_see_one_notice(term, woman):
    announced(30)
    announced(7)
    assert (Reminder.objects.filter(recipient=woman).count(), showing(woman, 7)) == (2, 1)
    assert showing(woman, 0) == 0


def test_done_often_it_is_told_once(term, woman):
    for _turn in range(3):
        announced(30)
        announced(29)
    assert Reminder.objects.filter(recipient=woman).count() == 1


def test_the_notice_names_nobody_and_no_role(term, woman):
    announced(30)
    with translation.override("en"):
        assert Reminder.objects.get(recipient=woman).text == "Reminder: a term ends on Monday 22 Jun."


def test_a_term_that_goes_on_is_announced_no_more(term, woman):
    announced(30)
    RoleTerm.objects.create(member=woman, role="treasurer", starts_on=ENDS_ON)
    announced(29)
    assert showing(woman, 29) == 0
    announced(7)
    assert showing(woman, 7) == 0


def test_a_role_that_was_taken_back_is_announced_no_more(term, woman):
    announced(30)
    RoleTerm.objects.filter(pk=term.pk).update(ends_on=ENDS_ON - timedelta(days=29))
    announced(29)
    assert showing(woman, 29) == 0


def test_other_notices_stay(term, woman):
    RoleTerm.objects.create(member=make_member(), role="secretary", starts_on=TODAY, ends_on=ENDS_ON)
    announced(30)
    RoleTerm.objects.filter(pk=term.pk).delete()
    announced(29)
    assert set(Reminder.objects.exclude(state="cancelled").values_list("about", flat=True)) == {
        RoleTerm.objects.get(role="secretary").subject
    }


def test_a_short_term_is_announced_only_once(woman):
    RoleTerm.objects.create(
        member=woman, role="treasurer", starts_on=ENDS_ON - timedelta(days=20), ends_on=ENDS_ON
    )
    announced(20)
    assert Reminder.objects.count() == 0
    announced(7)
    assert Reminder.objects.count() == 1


def test_what_was_missed_while_nothing_ran_is_told_late(term, woman):
    announced(25)
    assert showing(woman, 25) == 1


def test_the_job_asks_by_the_clock_of_now(woman):
    ends_on = timezone.localdate() + timedelta(days=5)
    RoleTerm.objects.create(member=woman, role="treasurer", starts_on=TODAY, ends_on=ends_on)
    jobs.announce_ending_terms()
    assert Reminder.objects.get().recipient == woman
