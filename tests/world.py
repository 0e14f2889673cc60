"""The demo's coalition on a day that runs now, with one of everything: for tests that walk all pages in all roles.

``ROLES`` are those who may stand before a page; ``World.client`` is her browser, ``World.path`` an address for her.
Five more have browsers: a newcomer who has nothing yet, a woman who waits for her sign-in codes, one who has entered
the code of a phone that others use too, and one who has given her password and is asked for her authenticator (as
``force_login`` is not: tests/conftest.py), and one who waits before the door.
"""

import re
import uuid
from contextlib import contextmanager
from datetime import time, timedelta
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
from members import columns, proof, tables
from members.models import Call, Member, PhoneCode, RoleTerm
from tests.agenda.carrying import her_story, things_carried
from tests.agenda.orders import shown_order
from tests.agenda.publics import asked_page
from tests.agenda.rounds import make_round, rated_again, slips_between
from tests.agenda.votes.shown import votes_of_all_kinds
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
SOMEBODY_ELSE = "M-014"
HEARER = "M-006"
SAID = "Kanari wa siri"
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
        invited, secret = self._invited(now, email="halima@example.org")
        members.second(invited, by=self.people["member"], now=now)
        waiting, waiting_secret = self._invited(now, email="mariamu@example.org")
        by_phone, phone_secret = self._invited(now, phone="+255712345673")
        members.second(by_phone, by=self.people["member"], now=now)
        asked, join_secret = members.ask_to_join(
            key=uuid.uuid4(), name_used="Mwajuma", language="sw", email="mwajuma@example.org", now=now
        )
        other = Member.objects.get(number="M-001")
        return {
            "request": asked.pk,
            "join_secret": join_secret,
            "meeting": self.past.pk,
            "live": self.live.pk,
            "prepared": self._prepared(now).pk,
            "again": self._again(now).pk,
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
            "invitation": waiting.pk,
            "secret": secret,
            "phone_secret": phone_secret,
            "waiting_secret": waiting_secret,
            "woman": Member.objects.get(number=SOMEBODY_ELSE).pk,
            "chapter": self.people["member"].chapter_id,
            "merge": self._merge(now).pk,
            "call": Call.objects.first().pk,
            "role_change": self._role_change(now).pk,
            "removal": self._removal(now).pk,
            "suspension": self._suspension(now).pk,
            "charter_kind": "conduct",
            "objective": CharterText.objects.adopted().of_kind("objective").first().pk,
            "charter_version": 1,
            "heard": self._said(now, to="care_companion", opened=True).pk,
            "unopened": self._said(now, to="care_companion").pk,
            "plain_woman": self.people["newcomer"].pk,
            "number": self.people["newcomer"].number,
            "pass_secret": members.make_quick_pass(
                self.people["newcomer"], by=self.people["facilitator"], now=now
            ),
            "export": self._export(now).pk,
            "export_ticket": self._approved_export(now).ticket,
            "arrival": self._arrival(now).pk,
            "list": self._list(now).pk,
            "confirmed_list": self._confirmed_list(now).pk,
            "released_list": self._released_list(now).pk,
            **votes_of_all_kinds(self.people, now),
            "language": "sw",
            "kind": "csv",
            "door": "member",
            "purpose": "partners",
            "key": "key",
            "uidb36": "uid",
            "start": "start",
        }

    def _invited(self, now, **address):
        fields = {"name_used": "Halima", "language": "sw", "role": "", "by": self.people["membership_admin"]}
        return members.invite(**fields, **address, now=now)[:2]

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

    def _said(self, now, *, to: str, opened: bool = False):
        """A woman said something to one whom she chose."""
        woman, hearer = Member.objects.get(number=SOMEBODY_ELSE), self.people[to]
        report = members.speak(woman, key=uuid.uuid4(), hearer=hearer, words=SAID, now=now)
        if opened:
            members.open_report(report, by=hearer, now=now)
            members.note_step(report, kind="heard", on=timezone.localdate(now), note=SAID, by=hearer)
        return report

    def _merge(self, now):
        """A woman who came twice, and one who asks that she is one."""
        stays = self.people["newcomer"]
        goes = members.admit(name_used="Halima", phone="+255712000999", today=timezone.localdate(now))
        other_co_lead = Member.objects.get(number="M-001")
        return members.ask_to_merge(stays, goes, takes=["name_used"], by=other_co_lead, now=now)

    def _role_change(self, now):
        """Something for the record too: somebody looked."""
        admin, co_lead = self.people["membership_admin"], self.people["co_lead"]
        woman, day = self.people["member"], timezone.localdate(now)
        members.show(woman, detail="legal_name", reason="asked", words="", by=admin, now=now)
        asked = {"deed": "grant", "starts_on": day, "ends_on": None, "reason": "Amekubali"}
        change = members.ask(woman, role="communications", **asked, by=admin, now=now)
        members.approve(change, by=co_lead, now=now)
        return members.ask(woman, role="secretary", **asked, by=admin, now=now)

    def _removal(self, now):
        asked_of = Member.objects.get(number="M-016")
        return members.ask_removal(asked_of, reason="Amevunja", by=self.people["membership_admin"], now=now)

    def _suspension(self, now):
        kept_out = Member.objects.get(number="M-017")
        return members.suspend(kept_out, reason="Hatari", by=self.people["membership_admin"], now=now)

    def _export(self, now):
        admin = self.people["membership_admin"]
        return members.ask_export(what="contacts", kind="csv", reason="Kwa simu", by=admin, now=now)

    def _approved_export(self, now):
        asked = self._export(now)
        members.approve_export(asked, by=self.people["co_lead"], now=now)
        return asked

    def _arrival(self, now):
        """The past day once more, as if it came in a file; confirmed, so that a second person is asked."""
        contents, by = travel.contents_of(travel.told_home(self.past)), self.people["facilitator"]
        came = bringing.bring(contents, digits="4821093755162204", by=by, now=now)
        bringing.confirm_arrival(came, who={}, by=by, now=now)
        return came

    def _list(self, now):
        """One woman who may come in, one who needs mending, one who may be here twice."""
        lines = ["Jina,Simu,Tawi,Siri", "Asha,0712345601,Tawi jipya,x", "Bahati,07123,,", "Halima,,,"]
        table = tables.read("\n".join(lines).encode())
        by = self.people["membership_admin"]
        return members.begin_import(table, found=columns.in_table(table), by=by, now=now)

    def _confirmed_list(self, now):
        made = self._list(now)
        said = {"chapters": {"Tawi jipya": ""}, "twice": False, "consent_on": timezone.localdate(now)}
        members.confirm_import(made, **said, by=made.by, now=now)
        return made

    def _released_list(self, now):
        made = self._confirmed_list(now)
        members.approve_import(made, by=self.people["co_lead"], now=now)
        return made

    def _again(self, now) -> Meeting:
        """The last of two that come again."""
        first_on = timezone.localdate(now) + timedelta(days=200)
        each = {"title": "Kila wiki", "place": "", "length": timedelta(hours=2)}
        series = meetings.begin_series(
            key=uuid.uuid4(),
            rule="weekly",
            first_on=first_on,
            at=time(14),
            skipped=[],
            **each | {"times": 2, "by": self.people["facilitator"], "now": now},
        )
        return series.meetings.last()

    def _prepared(self, now) -> Meeting:
        return meetings.plan_session(
            template=self.live.template,
            title=self.live.title,
            starts_at=now + timedelta(days=7),
            place="Ukumbi",
            by=self.people["facilitator"],
            now=now,
        )

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
