"""Everything that is kept about her comes in one file, for her alone."""

import json

import pytest
from django.test import Client

from actionplan import actions as actionplan
from actionplan.models import Action, Task
from coalition.meetings import actions as meetings
from members import actions, personal
from members.models import AuditEvent, Member
from tests.factories import NOW, TODAY, make_chapter, make_meeting, make_member, proved
from wellness import actions as wellness

pytestmark = pytest.mark.django_db
CANARIES = ["Jina Kamili", "siri@example.org", "+255700555777", "dada yangu", "kadi yake", "kulala mapema"]
CANARIES += ["mtoto mgonjwa", "Ukumbi wa siku"]


@pytest.fixture
def she():
    woman = make_member(
        "treasurer",
        name_used="Pili",
        legal_name="Jina Kamili",
        email="siri@example.org",
        phone="+255700555777",
        chapter=make_chapter(name="Pwani"),
    )
    reach = {"channel": "sms", "from_hour": 9, "to_hour": 16, "phone_shared": True}
    actions.choose_contact(woman, **reach, shared_with="dada yangu", may_leave_message=False, now=NOW)
    actions.say_yes(woman, purpose="partners", now=NOW)
    admin = make_member("membership_admin", name_used="Msimamizi")
    actions.show(woman, detail="phone", reason="other", words="kadi yake", by=admin, now=NOW)
    action = Action.objects.create(title="Barua", due_on=TODAY)
    Task.objects.create(
        action=action,
        title="Kuandika",
        owner=woman,
        due_on=TODAY,
        declined_at=NOW,
        declined_why="mtoto mgonjwa",
    )
    actionplan.add_commitment(woman, text="kulala mapema")
    meetings.attend(make_meeting(title="Ukumbi wa siku"), member=woman)
    wellness.agree(woman, today=TODAY)
    wellness.check_in(woman, face="5", today=TODAY)
    actions.offer(woman, skills=["sew"], days=[], times=[])
    return Member.objects.get(pk=woman.pk)


@pytest.fixture
def hers(client, she):
    client.force_login(she)
    proved(client)
    return client


def test_the_file_to_read_holds_everything_of_hers_in_her_language(hers):
    hers.cookies["lugha"] = "sw"
    answer = hers.post("/me/download/")
    page = answer.content.decode()
    assert [word for word in CANARIES if word not in page] == []
    assert [word in page for word in ("About me", "Very bad", "Pwani", "9:00", "Sew")] == [True] * 5
    assert answer["Content-Disposition"] == 'attachment; filename="nakala.html"'


def test_the_file_for_a_program_holds_the_same(hers, she):
    answer = hers.post("/me/download/", {"json": "1"})
    found = json.loads(answer.content)
    assert found["about_me"][0]["number"] == she.number
    assert [word for word in CANARIES if word not in answer.content.decode()] == []
    assert list(found) == [section.key for section in personal.everything_of(she)]


def test_it_is_kept_by_no_browser_and_sent_to_nobody(hers, mailoutbox):
    for form in ({}, {"json": "1"}):
        assert hers.post("/me/download/", form)["Cache-Control"] == "no-store, private"
    assert mailoutbox == []


def test_of_other_women_it_holds_numbers_only(hers):
    make_member(name_used="Mwingine")
    page = hers.post("/me/download/").content.decode()
    assert [name in page for name in ("Msimamizi", "Mwingine")] == [False, False]


def test_it_asks_first_whether_it_is_she(she):
    client = Client()
    client.force_login(she)
    assert client.get("/me/download/")["Location"] == "/me/prove/?next=%2Fme%2Fdownload%2F"
    answer = client.post("/me/download/")
    assert ("Is it you?" in answer.content.decode(), "Jina Kamili" in answer.content.decode()) == (
        True,
        False,
    )


def test_that_she_took_it_stands_in_the_record_and_what_not(hers, she):
    hers.post("/me/download/")
    event = AuditEvent.objects.filter(verb="copy_taken").get()
    assert (event.actor, event.about) == (she, f"member:{she.pk}")


def test_a_section_of_everything_that_goes_with_her_stands_in_the_file(she):
    """What is deleted when she leaves was hers: it must be told, or named here with a reason."""
    not_told = {
        "account.EmailAddress",  # the alias under which she is found again: no use to her
        "members.Import",  # a list of other women that she is taking in
        "meetings.Arrival",  # a day of the whole group that she is taking in
        "members.NotTheSame",  # that she is not another woman
    }
    gone = {name.rsplit(".", 1)[0] for app in personal.everything() for name in app.deleted} - not_told
    told = {
        "agenda.Promise": "rules",
        "members.Call": "calls",
        "members.HearerLine": "line",
        "actionplan.Commitment": "commitments",
        "meetings.Attendance": "was_at",
        "meetings.Excused": "not_this_time",
        "meetings.Reply": "replies",
        "meetings.Feed": "calendar",
        "agenda.Signature": "signed",
        "agenda.SpeakerYes": "speaks",
        "agenda.Story": "stories",
        "agenda.StoryAsk": "asked_for",
        "members.Consent": "agreed",
        "members.Invitation": "invited",
        "members.JoinRequest": "asked_to_join",
        "members.Lookup": "looked",
        "members.Offer": "about_me",
        "members.Pin": "pin",
        "members.QuickPass": "cards",
        "members.Report": "spoken",
        "members.SafeContact": "reached",
        "members.SignInCard": "cards",
        "members.SignedInSession": "sessions",
        "reminders.Reminder": "reminders",
        "wellness.CheckIn": "check_ins",
        "wellness.CheckInConsent": "check_ins_agreed",
    }
    assert gone - set(told) == set()
    keys = {section.key for app in personal.everything() for section in app.holds(she)}
    assert set(told.values()) - keys == set()
