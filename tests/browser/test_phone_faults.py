"""A phone that loses its network, its page, its step or its woman: nothing she sent is lost, doubled or left behind."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from agenda.models import Card, Rating
from agenda.steps import Brainstorm
from coalition.meetings import actions
from coalition.meetings.models import OfferedWords, Participant, Receipt
from tests.agenda.room import make_round, press
from tests.browser.cast import PATIENCE, Phone, Wall, as_if_elsewhere, fill
from tests.factories import NOW, open_step

WORDS = "Nauli ni ghali mno"
OFFLINE = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "ERR_CONNECTION")
TEXT = "#now form[data-send] #id_text"
SEND = "#now form[data-send] button:not([name])"
IN_STORAGE = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


@pytest.fixture
def step(transactional_db):
    """A step in which phones write cards."""
    return open_step(kind="brainstorm", record="cards")


@pytest.fixture
def rating(transactional_db):
    return make_round(["Nauli", "Kazi"])


@pytest.fixture
def phone(stage):
    phone = stage(Phone)
    phone.expected = OFFLINE
    return phone


def says(phone, state: str) -> None:
    expect(phone.page.locator(f"#sendstate [data-state={state}]")).to_be_visible(timeout=PATIENCE)


def typed(phone, step, words: str = WORDS) -> None:
    """She is in and has written, but not sent."""
    phone.join(step.room.join_token)
    phone.page.locator(TEXT).fill(words)


# The network.
def test_card_waits_for_the_network_and_goes_once(phone, step):
    typed(phone, step)
    phone.context.set_offline(True)
    phone.page.locator(SEND).click()
    says(phone, "waiting")
    expect(phone.page.locator("#sendstate")).to_contain_text("Hakuna mtandao")
    expect(phone.page.locator(TEXT)).to_have_value(WORDS)
    assert Card.objects.count() == 0
    phone.context.set_offline(False)
    says(phone, "sent")
    expect(phone.page.locator("#now blockquote")).to_have_text(WORDS)
    assert (Card.objects.count(), Receipt.objects.count()) == (1, 1)


def test_rating_waits_for_the_network_and_goes_once(phone, rating):
    phone.join(rating.room.join_token)
    form = phone.page.locator("#now form[data-send]")
    fill(form, "urgency", 4)
    phone.context.set_offline(True)
    phone.page.locator(SEND).click()
    says(phone, "waiting")
    phone.context.set_offline(False)
    expect(phone.page.locator("#now [name=issue][value='2']")).to_be_attached()
    assert list(Rating.objects.values_list("urgency", "feasibility")) == [(4, None)]
    assert Receipt.objects.count() == 1


def test_answer_that_was_lost_on_its_way_is_not_counted_twice(phone, step):
    """The server has her card, but its answer never comes; she reloads, and the phone sends again."""
    typed(phone, step)
    phone.page.route("**/s/*/*/", lose_the_answer)
    phone.page.locator(SEND).click()
    says(phone, "waiting")
    assert Card.objects.count() == 1
    phone.page.unroute("**/s/*/*/")
    phone.page.reload()
    says(phone, "sent")
    assert (Card.objects.count(), Receipt.objects.count()) == (1, 1)
    assert phone.page.evaluate(IN_STORAGE) == "[{},{}]"


def lose_the_answer(route):
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
        route.abort()
    else:
        route.continue_()


def test_one_card_too_many_in_a_minute_waits_and_goes(phone, step, monkeypatch):
    typed(phone, step)
    phone.expected = ("429",)
    monkeypatch.setattr(Brainstorm, "answers_per_minute", 0)
    phone.page.locator(SEND).click()
    says(phone, "slow")
    expect(phone.page.locator("[data-state=waiting]")).to_be_hidden()
    assert Card.objects.count() == 0
    monkeypatch.setattr(Brainstorm, "answers_per_minute", 10)
    says(phone, "sent")
    assert (Card.objects.count(), Receipt.objects.count()) == (1, 1)


def test_phone_asks_no_more_when_the_day_is_over(phone, step):
    phone.join(step.room.join_token)
    phone.page.wait_for_load_state("networkidle")
    actions.end(step.meeting, by=None, now=NOW)
    expect(phone.page.locator("#now[data-mark=over]")).to_be_visible(timeout=PATIENCE)
    asked = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.page.wait_for_timeout(4000)
    assert asked == []


def test_double_tap_sends_once(phone, step):
    typed(phone, step)
    phone.page.locator(SEND).dblclick()
    says(phone, "sent")
    assert Card.objects.count() == 1


def test_phone_that_keeps_nothing_still_sends(phone, step):
    denied = "Object.defineProperty(window, '{0}', {{ get() {{ throw new Error('denied'); }} }});"
    phone.page.add_init_script(denied.format("localStorage") + denied.format("sessionStorage"))
    typed(phone, step)
    phone.page.locator(SEND).click()
    says(phone, "sent")
    assert Card.objects.count() == 1


def test_wall_says_that_it_waits_and_recovers(stage, step):
    wall = stage(Wall)
    wall.expected = OFFLINE
    wall.go(f"/wall/{step.room.wall_token}/")
    expect(wall.page.locator("#away")).to_be_hidden()
    wall.context.set_offline(True)
    expect(wall.page.locator("#away")).to_be_visible()
    expect(wall.page.locator("#now h1")).to_be_visible()
    press(step)
    wall.context.set_offline(False)
    expect(wall.page.locator("#away")).to_be_hidden()
    expect(wall.page.locator("#now")).to_have_attribute("data-mark", f"{step.pk}-closed")


# The page.
def test_reload_keeps_what_she_types(phone, step):
    typed(phone, step)
    phone.page.reload()
    expect(phone.page.locator(TEXT)).to_have_value(WORDS)
    phone.page.locator(SEND).click()
    says(phone, "sent")
    phone.page.reload()
    expect(phone.page.locator(TEXT)).to_have_value("")
    assert Card.objects.count() == 1


def test_step_that_closes_while_she_types_leaves_her_words(phone, step):
    typed(phone, step)
    press(step)
    moved = phone.page.locator("#moved")
    expect(moved).to_be_visible()
    expect(phone.page.locator(TEXT)).to_have_value(WORDS)
    phone.expected = ("409",)
    phone.page.locator(SEND).click()
    says(phone, "failed")
    expect(phone.page.locator("#now [role=alert] blockquote")).to_have_text(WORDS)
    assert Card.objects.count() == 0
    press(step)
    expect(moved).to_be_visible()
    expect(phone.page.locator("#now [role=alert] blockquote")).to_have_text(WORDS)
    moved.click()
    expect(phone.page.locator("#now")).not_to_contain_text(WORDS)


def test_words_typed_and_not_sent_can_be_offered_after_she_has_followed(phone, step):
    typed(phone, step)
    press(step, 2)
    phone.page.locator("#moved").click()
    expect(phone.page.locator("#now blockquote")).to_have_text(WORDS)
    assert OfferedWords.objects.count() == 0
    phone.page.locator("#now form[action$='/late/'] button").click()
    says(phone, "sent")
    assert OfferedWords.objects.get().text == WORDS


def test_what_is_wrong_stays_until_she_has_seen_it(phone, rating):
    phone.join(rating.room.join_token)
    phone.expected = ("422",)
    phone.page.locator(SEND).click()
    expect(phone.page.locator("#errors")).to_be_visible()
    with phone.page.expect_response("**/pulse/?*") as pulse:
        actions.touch(rating.room)
    assert pulse.value.ok
    phone.page.wait_for_timeout(500)
    expect(phone.page.locator("#errors")).to_be_visible()


# The woman.
@pytest.mark.row(20, "words: DOM, storage, Back")
def test_next_woman_finds_nothing_of_the_last(phone, step):
    typed(phone, step, "Imetumwa na wa kwanza")
    phone.page.locator(SEND).click()
    says(phone, "sent")
    phone.page.locator(TEXT).fill("Haijatumwa na wa kwanza")
    phone.page.locator("[data-pass]").click()
    phone.page.wait_for_url("**/pass/")
    holds_nothing_of_the_first(phone)
    phone.page.locator("main form button").click()
    phone.here()
    holds_nothing_of_the_first(phone)
    for _time in range(2):
        phone.page.go_back()
        holds_nothing_of_the_first(phone)


def holds_nothing_of_the_first(phone) -> None:
    assert "wa kwanza" not in phone.page.content() + phone.page.evaluate(IN_STORAGE)
    assert phone.page.locator("textarea, input:not([type=hidden])").evaluate_all(
        "fields => fields.every(one => one.type === 'radio' ? !one.checked : !one.value)"
    )


@pytest.mark.row(20, "choices: DOM, Back")
def test_next_woman_finds_no_choice_of_the_last(phone, rating):
    phone.join(rating.room.join_token)
    fill(phone.page.locator("#now form[data-send]"), "urgency", 4)
    phone.hand_over()
    holds_nothing_of_the_first(phone)
    for _time in range(2):
        phone.page.go_back()
        holds_nothing_of_the_first(phone)


@pytest.mark.row(20, "autofill off in every form")
def test_browser_is_told_to_forget_every_form_of_a_phone():
    """Back would fill them in again, and the phone may be in other hands."""
    pages = (settings.BASE_DIR / "templates").rglob("*_phone*.html")
    forms = [line for page in pages for line in page.read_text().splitlines() if "phone/_key.html" in line]
    assert len(forms) >= 8
    assert [form for form in forms if 'autocomplete="off"' not in form] == []


def test_card_that_waits_goes_from_the_seat_of_its_writer(phone, step):
    """The phone is handed on only when what the first woman sent has arrived; then by itself."""
    typed(phone, step)
    phone.context.set_offline(True)
    phone.page.locator(SEND).click()
    says(phone, "waiting")
    phone.page.locator("[data-pass]").click()
    expect(phone.page.locator("#now")).to_be_visible()
    phone.context.set_offline(False)
    phone.page.wait_for_url("**/pass/")
    phone.page.locator("main form button").click()
    phone.here()
    assert Card.objects.get().participant == Participant.objects.order_by("pk").first()


def test_leaving_quickly_forgets_seat_words_and_what_waits(phone, step):
    phone.page.route("**/exit/", as_if_elsewhere)
    typed(phone, step)
    phone.context.set_offline(True)
    phone.page.locator(SEND).click()
    says(phone, "waiting")
    phone.context.set_offline(False)
    phone.page.locator("header [data-leave]").click()
    phone.page.wait_for_url("**/exit/")
    assert phone.page.evaluate(IN_STORAGE) == "[{},{}]"
    assert "kiti" not in [cookie["name"] for cookie in phone.context.cookies()]
    phone.page.go_back()
    assert WORDS not in phone.page.content()
    assert "/s/" not in phone.page.url
