"""The demo's coalition on a day that runs now, with one of everything: for tests that walk all pages in all roles.

``ROLES`` are those who may stand before a page; ``World.client`` is her browser, ``World.path`` an address for her.
Five more have browsers: a newcomer who has nothing yet, a woman who waits for her sign-in codes, one who has entered
the code of a phone that others use too, and one who has given her password and is asked for her authenticator (as
``force_login`` is not: tests/conftest.py), and one who waits before the door.
"""

import re
import uuid
from contextlib import contextmanager
from datetime import timedelta
from http.cookies import SimpleCookie

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client
from django.utils import timezone

from actionplan import actions as actionplan
from actionplan.models import Action, Partner, Task
from agenda.actions import sayings
from agenda.models import Agenda, CharterText, Decision, Round
from agenda.rounds.actions import paper, rating
from coalition.home.demo.loading import load
from coalition.home.demo.player import Player
from coalition.meetings import actions as meetings
from coalition.meetings import travel
from coalition.meetings.actions import feedback
from coalition.meetings.actions import travel as bringing
from coalition.meetings.models import Meeting
from coalition.reminders.models import Reminder
from members import actions as members
from members import proof
from members.models import Member, PhoneCode, RoleTerm
from tests.agenda.carrying import her_story, things_carried
from tests.agenda.orders import shown_order
from tests.agenda.publics import asked_page
from tests.agenda.rounds import make_round, rated_again, slips_between
from tests.agenda.votes.shown import votes_of_all_kinds
from tests.meetings.coming import comes_again, prepared
from tests.members.things import SAID, SOMEBODY_ELSE, things_of_members
from wellness import actions as wellness
from wellness import queries as check_ins
from wellness.models import Referral

NUMBERS = {
    "member": "M-018",
    "care_companion": "M-005",
    "facilitator": "M-022",
    "co_lead": "M-002",
    "membership_admin": "M-003",
}
ROLES = ["visitor", "joiner", *NUMBERS]
HEARER = "M-006"
OPEN_STEP = "core-issues"
BLANK = re.compile(r"<(?:\w+:)?(\w+)>")


class World:
    """``things`` stand in addresses for everybody; ``own`` are hers alone, by her member number."""

    def __init__(self):
        now = timezone.now()
        load(now=now)
        Member.objects.filter(number__in=NUMBERS.values()).update(password=make_password("siri ya kwetu"))
        # Each stands for one role; what else she holds is tested with the calls and the minutes.
        also = ["chapter_focal", "secretary"]
        RoleTerm.objects.filter(role__in=also, member__number__in=NUMBERS.values()).delete()
        self.people = {role: Member.objects.get(number=number) for role, number in NUMBERS.items()}
        self.people["newcomer"] = members.admit(name_used="Halima", today=timezone.localdate(now))
        self.past = Meeting.objects.with_session().ended().get()
        self.live = Meeting.objects.with_session().not_begun().get()
        self.step = self._begin(now)
        self.things = self._things(now)
        everyone = Member.objects.filter(number__in=[*NUMBERS.values(), SOMEBODY_ELSE])
        self.own = {member.number: self._own(member) for member in everyone}
        self._handlers = {}
        self._cookies = {
            role: self._signed_in(role)
            for role in [*ROLES, "newcomer", "waiting", "sharing", "half_in", "outside"]
        }

    def _begin(self, now):
        """The day stands at a step to which phones write, and three have."""
        player = Player(self.live, host=self.people["facilitator"], start=now)
        player.seat(3)
        for slug in self.live.steps.values_list("slug", flat=True):
            player.press(slug, "open" if slug == OPEN_STEP else "saved")
            if slug == OPEN_STEP:
                break
        for woman in player.women:
            player.send(OPEN_STEP, woman, text="Mtaji hautoshi")
        self.live.refresh_from_db()
        self.before_the_door = meetings.knock(self.live.room, device="simu ya nje")
        return player.step(OPEN_STEP)

    def _things(self, now) -> dict:
        other = Member.objects.get(number="M-001")
        return {
            "meeting": self.past.pk,
            "live": self.live.pk,
            "prepared": prepared(self.live, by=self.people["facilitator"], now=now).pk,
            "again": comes_again(by=self.people["facilitator"], now=now).pk,
            "kept_plan": meetings.keep_plan(self.live, name="Siku yetu").pk,
            "feed_token": meetings.open_feed(Member.objects.get(number=SOMEBODY_ELSE), today=now.date()),
            "code": self.live.room.code,
            "join_token": self.live.room.join_token,
            "participant": self.before_the_door.participant.pk,
            "without_phone": meetings.add_without_phone(self.live.room).pk,
            "wall_token": self.live.room.wall_token,
            "step_pk": self.step.pk,
            "deed": "show_all",
            "offered": self.step.offered.create(text="Neno lililochelewa").pk,
            "rating_step": self._rating().pk,
            "issue": Agenda.objects.published().get().kept[0].issue_id,
            "public_address": asked_page(by=other, approved_by=self.people["co_lead"], now=now).address,
            "public": asked_page(by=other, now=now).pk,
            "saying": sayings.say(key=uuid.uuid4(), text="Mtaji wa kuku").key,
            "themes_step": self.live.steps.get(kind="themes").pk,
            "batch": self._batch(now).pk,
            "feedback_batch": (slips := self._feedback(now)).pk,
            "feedback_step": slips.step_id,
            "decision": Decision.objects.exclude(decided_at=None).first().pk,
            "version": Agenda.objects.published().get().version,
            "ordering": self._ordering(now).pk,
            **things_carried(self.people, now=now),
            "open_round": make_round(["Mtaji", "Makazi"], meeting=self.past, now=now).pk,
            "slips_round": (on_paper := slips_between(self.past, now=now)).round_id,
            "slips_between": on_paper.pk,
            "rated_again": rated_again(self.past, now=now).pk,
            "round_file": "counts",
            "shown_round": Round.objects.shown().filter(step__meeting=self.past).get().pk,
            "action": Action.objects.first().pk,
            "any_task": Task.objects.unfinished().first().pk,
            "partner": Partner.objects.first().pk,
            "referral": Referral.objects.first().pk,
            "practice": "long-exhale",
            **things_of_members(self.people, now),
            "charter_kind": "conduct",
            "objective": CharterText.objects.adopted().of_kind("objective").first().pk,
            "charter_version": 1,
            "arrival": self._arrival(now).pk,
            **votes_of_all_kinds(self.people, now),
            "language": "sw",
            "kind": "csv",
            "door": "member",
            "purpose": "partners",
            "key": "key",
            "uidb36": "uid",
            "start": "start",
        }

    @staticmethod
    def _ordering(now):
        """Ballots of a meeting that is over."""
        step = shown_order()
        meetings.end(step.meeting, by=None, now=now)
        return step.ordering

    def _rating(self):
        """The rating of the day, open though the room stands elsewhere: slips from paper may come."""
        step = self.live.steps.get(kind="rating")
        for name in ("Mtaji", "Makazi"):
            self.live.issues.get_or_create(name=name)
        rating.open_round(step)
        self.live.steps.filter(pk=step.pk).update(state="open")
        return step

    def _batch(self, now):
        step = self.live.steps.select_related("meeting__room").get(kind="rating")
        issue = step.round.issues.first().issue_id
        paper.enter_slips(step, key=uuid.uuid4(), slips=[{issue: (4, 5)}], by=None, now=now)
        return step.round.batches.get()

    def _feedback(self, now):
        """Slips from paper on how the day was."""
        step = self.live.steps.select_related("meeting__room").get(kind="feedback")
        self.live.steps.filter(pk=step.pk).update(state="open")
        slip = {"face": "happy", "safe": "yes", "helped": "Mduara", "change": ""}
        feedback.enter_feedback(step, key=uuid.uuid4(), slips=[slip], by=None, now=now)
        return step.feedback_batches.get()

    def _arrival(self, now):
        """The past day once more, as if it came in a file; confirmed, so that a second person is asked."""
        contents, by = travel.contents_of(travel.told_home(self.past)), self.people["facilitator"]
        came = bringing.bring(contents, digits="4821093755162204", by=by, now=now)
        bringing.confirm_arrival(came, who={}, by=by, now=now)
        return came

    @staticmethod
    def _own(member) -> dict:
        today = timezone.localdate()
        wellness.agree(member, today=today)
        wellness.check_in(member, face="2", today=today)
        action = Action.objects.first()
        members.set_up_authenticator(member, secret="JBSWY3DPEHPK3PXP", now=timezone.now())
        return {
            "authenticator": Authenticator.objects.get(user=member, type="totp").pk,
            "task": Task.objects.create(action=action, title="Kuandika barua", owner=member, due_on=today).pk,
            "commitment": actionplan.add_commitment(member, text="Nitapumzika").pk,
            "check_in": check_ins.own(member).get().pk,
            "report": members.speak(
                member,
                key=uuid.uuid4(),
                hearer=Member.objects.get(number=HEARER),
                words=SAID,
                now=timezone.now() - timedelta(days=4),
            ).pk,
            **her_story(member, asker=Member.objects.get(number=HEARER)),
            "notice": Reminder.objects.notices_of(member).first().pk,
        }

    def _signed_in(self, role: str) -> SimpleCookie:
        client = Client()
        if role in self.people:
            client.force_login(self.people[role])
            self._has_shown_that_it_is_she(client)
        if role == "joiner":
            client.post(f"/s/{self.live.room.code}/enter/")
        if role == "outside":
            client.cookies["kiti"] = self.before_the_door.token
        if role == "waiting":
            client.post("/accounts/login/code/", {"email": "nobody@example.org"})
            client.post(f"/welcome/{self.things['phone_secret']}/", {"phone": "0712 345 673"})
            client.get("/accounts/login/code/confirm/")  # reads what was said, in the language of then
        if role in ("waiting", "sharing"):
            client.post("/phone/", {"phone": {"waiting": "0712 345 671", "sharing": "0712 345 672"}[role]})
        if role == "sharing":
            PhoneCode.objects.filter(pk=client.session["phone_code"]["code"]).update(right_at=timezone.now())
        if role == "half_in":
            admin = self.people["membership_admin"]
            client.post("/accounts/login/", {"login": admin.email, "password": "siri ya kwetu"})
        return client.cookies

    @staticmethod
    def _has_shown_that_it_is_she(client) -> None:
        session = client.session
        session[proof.PROVED] = int((timezone.now() + timedelta(days=1)).timestamp())
        session.save()

    def client(self, role: str, *, language: str | None = None, **options) -> Client:
        """Her browser as it was when the world began."""
        client = Client(**options)
        client.handler = self._handlers.setdefault(
            str(options), client.handler
        )  # a new one loads all middleware
        client.cookies = SimpleCookie(self._cookies[role].output(header="", sep=";"))
        if language:
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return client

    def path(self, route: str, blanks: dict[str, str], *, role: str) -> str:
        """``route`` with its blanks filled in; where the thing must be her own, with hers."""
        number = NUMBERS.get(role, SOMEBODY_ELSE)
        return self._filled(route, blanks, self.things | self.own[number])

    def path_of_somebody_else(self, route: str, blanks: dict[str, str]) -> str:
        return self._filled(route, blanks, self.things | self.own[SOMEBODY_ELSE])

    @staticmethod
    def _filled(route, blanks, things) -> str:
        return "/" + BLANK.sub(lambda blank: str(things[blanks.get(blank[1], blank[1])]), route)


@contextmanager
def a_world(blocker):
    """Made once for a module of tests, each of which takes back what it did; gone when the module is done."""
    with blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@contextmanager
def undone():
    """What happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
