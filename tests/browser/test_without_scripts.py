"""A phone without JavaScript, 320 pixels wide: everything is a plain page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from agenda.models import Card, Rating
from coalition.meetings.models import Feedback, Participant, Reply
from members import actions
from members.models import Import
from tests.actionplan.making import make_task
from tests.agenda.room import make_round
from tests.browser.cast import Phone, as_if_elsewhere, fill
from tests.factories import make_meeting, make_member, open_step
from wellness.models import CheckIn

WORDS = "Nauli ni ghali mno"


class PlainPhone(Phone):
    """An old phone, held upright."""

    size = (320, 570)

    def press(self, selector: str) -> None:
        """Press a button or link; the page that follows fits the screen."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.fits()

    def open(self, path: str) -> None:
        self.go(path)
        self.fits()

    def fits(self) -> None:
        """Nothing has to be pushed sideways."""
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.size[0], self.page.url

    def type_the_code(self, room) -> None:
        self.open("/j/")
        self.page.locator("[name=code]").fill(room.spaced_code)
        self.press("main form button")

    @property
    def now(self):
        return self.page.locator("#now")


@pytest.fixture
def phone(stage):
    return stage(PlainPhone, scripts=False)


@pytest.mark.row(8, "join")
def test_she_types_the_code_and_looks_again(phone, transactional_db):
    step = open_step(kind="talk")
    phone.open("/")
    phone.type_the_code(step.room)
    expect(phone.now.locator("h1")).to_have_text(step.title)
    phone.press("#now noscript a")
    expect(phone.now.locator("h1")).to_have_text(step.title)
    assert Participant.objects.count() == 1


def test_card_is_sent_changed_and_taken_back(phone, transactional_db):
    phone.type_the_code(open_step(kind="brainstorm", record="cards").room)
    phone.now.locator("#id_text").fill(WORDS)
    phone.press("#now form:has(#id_text) button")
    expect(phone.now.locator("blockquote")).to_have_text(WORDS)
    phone.now.locator("details:has([name=card]) summary").click()
    phone.now.locator("details [name=text]").fill("Nauli")
    phone.press("#now button[value=change]")
    expect(phone.now.locator("blockquote")).to_have_text("Nauli")
    phone.now.locator("details:has([name=card]) summary").click()
    phone.press("#now button[value=take_back]")
    assert Card.objects.count() == 0


def test_group_is_chosen(phone, transactional_db):
    phone.type_the_code(open_step(kind="brainstorm", record="cards", grouping="small_groups").room)
    phone.press("#now button[name=group][value=B]")
    assert Participant.objects.get().group == "B"


@pytest.mark.row(8, "vote")
def test_issues_are_weighed_skipped_and_weighed_again(phone, transactional_db):
    phone.type_the_code(make_round(["Nauli", "Kazi", "Watoto"]).room)
    weigh(phone, urgency=5, feasibility=2)
    stands_at(phone, 2)
    phone.press("#now form a.btn-secondary")
    stands_at(phone, 3)
    weigh(phone, urgency=1)
    phone.press("#now a.choice >> nth=0")
    expect(phone.now.locator("[name=urgency][value='5']")).to_be_checked()
    weigh(phone, feasibility=3)
    assert grades() == [("Nauli", 5, 3), ("Watoto", 1, None)]
    phone.press("#now form a.btn-quiet")
    phone.press("#now button[name=clear]")
    assert grades() == [("Watoto", 1, None)]


def test_rating_without_a_number_says_what_is_missing(phone, transactional_db):
    phone.expected = ("422",)
    phone.type_the_code(make_round(["Nauli"]).room)
    phone.press("#now form button")
    expect(phone.page.locator("#errors")).to_be_visible()
    assert grades() == []


def weigh(phone, **given) -> None:
    for field, value in given.items():
        fill(phone.now.locator("form[data-send]"), field, value)
    phone.press("#now form[data-send] button:not([name])")


def stands_at(phone, place: int) -> None:
    expect(phone.now.locator(f"[name=issue][value='{place}']")).to_be_attached()


def grades():
    return list(Rating.objects.order_by("issue").values_list("issue__name", "urgency", "feasibility"))


def test_closed_step_gives_her_words_back(phone, transactional_db):
    step = open_step(kind="brainstorm", record="cards")
    phone.expected = ("409",)
    phone.type_the_code(step.room)
    phone.now.locator("#id_text").fill(WORDS)
    type(step).objects.update(state="closed")
    phone.press("#now form:has(#id_text) button")
    expect(phone.now.locator("[role=alert] blockquote")).to_have_text(WORDS)
    assert Card.objects.count() == 0


def test_feedback_is_given_once(phone, transactional_db):
    phone.type_the_code(open_step(kind="feedback").room)
    form = phone.now.locator("form")
    fill(form, "face", "happy")
    fill(form, "safe", "yes")
    form.locator("[name=helped]").fill("Kupumua")
    phone.press("#now form button")
    expect(phone.now.locator("form")).to_have_count(0)
    assert list(Feedback.objects.values_list("face", "safe", "helped")) == [("happy", "yes", "Kupumua")]


def test_phone_is_handed_over(phone, transactional_db):
    phone.type_the_code(open_step(kind="brainstorm", record="cards").room)
    phone.now.locator("#id_text").fill(WORDS)
    phone.press("#now form:has(#id_text) button")
    phone.press("a[href$='/pass/']")
    assert WORDS not in phone.page.content()
    phone.press("main form button")
    assert WORDS not in phone.page.content()
    assert Participant.objects.count() == 2


def test_language_is_switched_and_the_page_stays(phone, transactional_db):
    step = open_step(kind="talk")
    phone.type_the_code(step.room)
    for language in ("en", "sw"):
        phone.press(f"header button[name=language][value={language}]")
        expect(phone.page.locator("html")).to_have_attribute("lang", language)
        expect(phone.now).to_be_visible()


@pytest.mark.row(8, "exit")
def test_leaving_quickly_ends_seat_and_session(phone, transactional_db):
    phone.page.route("**/exit/", as_if_elsewhere)
    phone.sign_in(make_member(language="sw"))
    phone.type_the_code(open_step(kind="talk").room)
    phone.press("header [data-leave]")
    assert {"kiti", "kikao"}.isdisjoint(cookie["name"] for cookie in phone.context.cookies())
    phone.page.unroute("**/exit/")
    phone.go("/home/")
    assert "/home/" not in phone.page.url.split("?")[0]


@pytest.mark.row(8, "task done")
def test_task_is_accepted_finished_and_undone(phone, transactional_db):
    owner = make_member(language="sw")
    task = make_task(owner=owner, accepted=False)
    phone.sign_in(owner)
    phone.open("/tasks/")
    for verb, stands in (("accept", (True, False)), ("finish", (True, True)), ("unfinish", (True, False))):
        phone.press(f"form[action='/tasks/{task.pk}/{verb}/'] button")
        task.refresh_from_db()
        assert (task.is_accepted, task.is_finished) == stands


@pytest.mark.row(8, "check-in")
def test_check_in_is_kept_after_she_has_agreed(phone, transactional_db):
    phone.sign_in(make_member(language="sw"))
    phone.open("/checkin/")
    phone.press("form[action='/checkin/agree/'] button")
    phone.page.locator("[name=face]").first.check(force=True)
    phone.press("main form button")
    assert phone.page.url.endswith("/checkin/kept/")
    assert CheckIn.objects.count() == 1
    phone.press("main a[href$='/checkin/mine/']")


@pytest.mark.row(8, "RSVP")
def test_she_says_that_she_will_come(phone, transactional_db):
    starts_at = timezone.now() + timedelta(days=5)
    meeting = make_meeting(starts_at=starts_at, ends_at=starts_at + timedelta(hours=6))
    phone.sign_in(make_member(language="sw"))
    phone.open(f"/meetings/{meeting.pk}/")
    for comes in ("yes", "no"):
        phone.press(f"#reply button[value={comes}]")
        assert Reply.objects.get().comes is (comes == "yes")


@pytest.mark.row(8, "import")
def test_list_is_looked_at_and_confirmed(phone, transactional_db):
    admin = make_member("membership_admin", language="sw")
    actions.set_pin(admin, pin="482913")
    phone.sign_in(admin)
    phone.open("/people/import/")
    phone.page.locator("main input[name=proof-answer]").fill("482913")
    phone.press("main form:has(input[name=proof-answer]) button")
    file = {"name": "orodha.csv", "mimeType": "text/csv", "buffer": b"Jina\nHalima\nAsha\n"}
    phone.page.locator("main [name=file]").set_input_files(file)
    phone.press("main form:has([name=file]) button")
    assert Import.objects.get().confirmed_at is None
    phone.page.locator("main [name=said_yes]").check()
    phone.page.locator("main [name=consent_on]").fill(timezone.localdate().isoformat())
    phone.press("main form:has([name=said_yes]) button")
    assert Import.objects.get().confirmed_at
