"""The hall on the day: host, wall and phones, and how a step is opened, pictured and saved."""

from collections import Counter

from django.utils import timezone
from playwright.sync_api import expect

from agenda.models import CharterText
from coalition.meetings.models import Meeting, Participant, Step
from tests.browser.cast import Host, Phone, Wall
from tests.browser.reader import TOO_WIDE


def words(row: dict) -> str:
    """The coalition of the demo writes Kiswahili."""
    return row["sw"]


class Day:
    """The hall on the day, and what the test knows of it."""

    def __init__(self, host: Host, wall: Wall, phones: list[Phone]):
        self.host, self.wall, self.phones = host, wall, phones
        self.pictured = set()
        self.presses: Counter[str] = Counter()
        self.sideways: list[str] = []

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.with_session().get()

    def step(self, slug: str) -> Step:
        return self.meeting.steps.get(slug=slug)

    def open(self, slug: str) -> None:
        """The host opens the step that the day stands at; wall and phones follow."""
        step = self.step(slug)
        assert self.meeting.room.step_id == step.pk
        self.press(step)
        for phone in self.phones:
            phone.follows(step)
        self.picture(step, "open")

    def press(self, step: Step) -> None:
        self.sideways += self.host.page.evaluate(TOO_WIDE)
        self.presses[step.slug] += 1
        self.host.press()

    def save(self, slug: str) -> None:
        """The one button until the step is saved."""
        step = self.step(slug)
        while step.state != "saved":
            was = step.state
            self.press(step)
            step.refresh_from_db()
            assert step.state != was
            if step.state == "shown":
                self.phones[0].follows(step, "shown")
                self.picture(step, "shown")

    def picture(self, step: Step, state: str, how: str = "") -> None:
        """Host, wall and phone once for each step and ``state`` (left out where the step stands elsewhere)."""
        step.refresh_from_db()
        name = f"{step.position:02}-{step.kind}-{step.record}-{state}{how.replace(' ', '-')}"
        if step.state != state:
            return
        if name not in self.pictured:
            self.pictured.add(name)
            expect(self.wall.page.locator("#now")).to_have_attribute("data-mark", f"{step.pk}-{state}")
            for screen in (self.host, self.wall, self.phones[0]):
                screen.picture(name)


def start(day: Day) -> None:
    """Plan the model session, start it, open the wall, let five phones in: by QR and by the six digits."""
    day.host.go("/host/new/?template=coalition-one-day")
    form = day.host.page.locator("main form")
    form.locator("[name=place]").fill("Ukumbi wa Mfano")
    form.locator("[name=day]").fill(timezone.localdate().isoformat())
    form.locator("button").last.click()
    day.host.page.locator("form[action$='/start/'] button").click()
    room = day.meeting.room
    day.wall.go(f"/wall/{room.wall_token}/")
    for phone in day.phones[:4]:
        phone.join(room.join_token)
    day.phones[4].go("/j/")
    day.phones[4].page.locator("[name=code]").fill(room.spaced_code)
    day.phones[4].page.locator("main form button").last.click()
    day.phones[4].here()
    assert Participant.objects.count() == 5


def agree(day: Day, text: str) -> None:
    """The host writes a draft, and the room agrees to it."""
    day.host.deed("write_draft", ":has(textarea)", text=text)
    day.host.deed("agree_draft")
    assert CharterText.objects.adopted().filter(text=text).exists()
