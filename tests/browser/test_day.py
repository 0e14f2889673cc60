"""The whole day through the real pages: one host, one wall, five phones, every step of the model session."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from actionplan.models import Action, Commitment, Task
from agenda.models import Agenda, Card, CharterText, Decision, Issue, Item, Rating, Round
from agenda.queries import reading
from coalition.home.demo import data
from coalition.home.demo.people import settle
from coalition.meetings.models import Feedback, Meeting, Participant, Step
from coalition.reminders.models import Reminder
from members.models import Member
from tests.browser.cast import PATIENCE, Host, Phone, Wall

pytestmark = pytest.mark.slow
SW = "sw"


class Day:
    """The hall on the day, and what the test knows of it."""

    def __init__(self, host: Host, wall: Wall, phones: list[Phone]):
        self.host, self.wall, self.phones = host, wall, phones
        self.pictured = set()

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.with_session().get()

    def step(self, slug: str) -> Step:
        return self.meeting.steps.get(slug=slug)

    def open(self, slug: str) -> None:
        """The host opens the step that the day stands at; wall and phones follow."""
        step = self.step(slug)
        assert self.meeting.room.step_id == step.pk
        self.host.press()
        for phone in self.phones:
            phone.follows(step)
        self.picture(step, "open")

    def save(self, slug: str) -> None:
        """The one button until the step is saved."""
        step = self.step(slug)
        while step.state != "saved":
            was = step.state
            self.host.press()
            step.refresh_from_db()
            assert step.state != was
            if step.state == "shown":
                self.phones[0].follows(step, "shown")
                self.picture(step, "shown")

    def picture(self, step: Step, state: str) -> None:
        """Host, wall and phone once for each kind of step and record."""
        name = f"{step.position:02}-{step.kind}-{step.record}-{state}"
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


def words(row: dict) -> str:
    return row[SW]


def circle(day: Day) -> None:
    for woman in Participant.objects.all():
        day.host.deed("take_turn", f':has(input[value="{woman.pk}"])')


def rules(day: Day) -> None:
    for rule in data()["ground_rules"]:
        day.host.deed("add_rule", ":has([name=text]:not([type=hidden]))", text=words(rule))
    for phone in day.phones:
        agree = phone.page.locator("#now button[name=all]")
        expect(phone.page.locator("#now input[name=rules]")).to_have_count(8, timeout=PATIENCE)
        with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
            agree.click()
    expect(day.wall.page.locator("#now")).to_contain_text("5", timeout=PATIENCE)


def note(day: Day) -> None:
    day.host.deed("add_note", text=words(data()["concept_choice"]["in_one_line"]))


def vision(day: Day) -> None:
    """Twenty fragments: each phone is handed round three times."""
    fragments = [row["text"] for row in data()["vision_fragments"]]
    for turn in range(4):
        for number, phone in enumerate(day.phones):
            if turn:
                phone.hand_over()
            eyes_closed = phone.page.locator("#now a[href='?write=1']")
            if eyes_closed.count():
                eyes_closed.click()
            phone.send(text=fragments[5 * turn + number])
    expect(day.wall.page.locator("#now")).not_to_contain_text(fragments[0])
    day.host.page.reload()
    day.host.deed("show_all")
    expect(day.wall.page.locator("#now")).to_contain_text(fragments[0], timeout=PATIENCE)
    agree(day, words(data()["vision_draft"]))


def agree(day: Day, text: str) -> None:
    day.host.deed("write_draft", ":has(textarea)", text=text)
    day.host.deed("agree_draft")
    assert CharterText.objects.adopted().filter(text=text).exists()


def objectives(day: Day) -> None:
    for row in data()["objectives"]:
        day.host.deed("keep_objective", text=words(row), outcome=words(row["outcome"]))


def cards(day: Day) -> None:
    """Groups A to D write on the first four phones; one card tries to be a script."""
    for phone, letter in zip(day.phones, "ABCD", strict=False):
        phone.page.locator(f"#now button[name=group][value={letter}]").click()
        phone.here()
    for row in data()["cards"]:
        phone = day.phones["ABCD".index(row["group"])]
        phone.send("form[data-send]:has(#id_text)", text=row["text"])
    bad = "<script>document.title='gotcha'</script>\u202e"
    day.phones[4].send("form[data-send]:has(#id_text)", text=bad)
    expect(day.wall.page.locator("#now")).not_to_contain_text("mtaji")
    day.host.page.reload()
    day.host.deed("show_all")
    expect(day.wall.page.locator("#now")).to_contain_text("mtaji mtaji mtaji!!", timeout=PATIENCE)
    expect(day.wall.page.locator("#now")).to_contain_text("document.title='gotcha'")
    assert "gotcha" not in day.wall.page.title() + day.host.page.title()
    made = Card.objects.get(text__contains="gotcha")
    day.host.page.reload()
    day.host.deed("take_off_wall", f':has(input[value="{made.pk}"])')
    day.host.page.reload()
    day.host.deed("hide_card", f':has(input[value="{made.pk}"])')


def themes(day: Day) -> None:
    texts = {row["id"]: row["text"] for row in data()["cards"]}
    pks = dict(Card.objects.filter(step__slug="core-issues").values_list("text", "pk"))
    for theme in data()["themes"]:
        together = [pks[texts[card]] for card in theme["cards"]]
        day.host.deed(
            "put_together", ':has([name=source][value=""])', cards=together, name=words(theme["name"])
        )
    undo_and_again(day)
    day.host.deed("", "", "park_cards", cards=[pks[texts["c40"]]])
    assert [issue.cards.count() for issue in Issue.objects.order_by("pk")] == [4, 7, 4, 3, 4, 5, 5, 4, 3]


def undo_and_again(day: Day) -> None:
    """Merge the last issue into the one before, and take that back."""
    last, before = Issue.objects.order_by("-pk")[:2]
    day.host.deed("merge_issues", f':has([name=issue][value="{last.pk}"])', into=before.pk)
    assert Issue.objects.standing().count() == 8
    day.host.deed("undo")
    assert Issue.objects.standing().count() == 9


def rating(day: Day) -> None:
    """Twenty women weigh nine issues; five phones are handed round, and nothing shows before the host shows it."""
    women = list(data()["ratings"].values())
    for turn in range(4):
        for number, phone in enumerate(day.phones):
            phone.hand_over()
            weigh(phone, women[5 * turn + number])
            if turn == number == 0:
                assert '<svg class="matrix' not in day.wall.page.content()
    given = [any(pair) for woman in women for pair in woman.values()]
    assert Rating.objects.count() == sum(given) == 166
    expect(day.wall.page.locator("#now .count")).to_contain_text("20", timeout=PATIENCE)


def weigh(phone: Phone, grades: dict) -> None:
    """One woman's grades, an issue a page; what she leaves blank she skips."""
    for urgency, feasibility in grades.values():
        given = {"urgency": urgency, "feasibility": feasibility}
        given = {name: grade for name, grade in given.items() if grade}
        place = phone.page.locator("#now [name=issue]").get_attribute("value")
        if given:
            phone.send(**given)
        else:
            phone.page.locator("#now form a.btn-secondary").click()
        moved = phone.page.locator(f"#now:not(:has([name=issue][value='{place}']))")
        expect(moved).to_have_count(1)


def check_ratings(day: Day) -> None:
    """What the counts say equals the data's reference, exactly."""
    found = reading(Round.objects.get())
    results = {line.name: line.result for line in found.lines}
    names = {row["id"]: words(row["name"]) for row in data()["themes"]}
    for theme, expected in data()["ratings_expected"].items():
        assert figures(results[names[theme]]) == expected
    answers = found.results
    given = {"given": answers.given, "possible": answers.possible, "missing": answers.missing}
    assert given == data()["ratings_answers"]


def figures(result) -> dict:
    """A result in the words of the demo data."""
    found = {"n_both": result.n_both, "quadrant": result.quadrant, "rank": result.rank}
    for letter, grades in (("u", result.urgency), ("f", result.feasibility)):
        found |= {f"n_{letter}": grades.n, f"median_{letter}": float(grades.median)}
        found |= {f"mean_{letter}": round(float(grades.mean), 3), f"sd_{letter}": round(float(grades.sd), 3)}
    return found


def ranking(day: Day) -> None:
    decision = data()["decisions"][0]
    for place, theme in enumerate(decision["agenda"], start=1):
        if item(day, theme).position != place:
            reason = "Chumba kimeamua hivi"
            day.host.deed("move", item=item(day, theme).pk, place=place, reason=reason)
    for theme in data()["themes"]:
        if theme["id"] not in decision["agenda"]:
            day.host.deed(
                "leave_out", item=item(day, theme["id"]).pk, reason="Iko ndani ya mpango wa kusaidiana"
            )
    for theme, label in decision["agenda_labels"].items():
        day.host.deed("set_label", item=item(day, theme).pk, label=label)


def item(day: Day, theme: str) -> Item:
    name = next(words(row["name"]) for row in data()["themes"] if row["id"] == theme)
    return Item.objects.get(agenda__meeting=day.meeting, issue__name=name)


def decide(day: Day) -> None:
    row = data()["decisions"][0]
    present = {"present_full": row["present_full"], "chapters_present": row["chapters_present"]}
    day.host.deed("propose", text=words(row["title"]), **present)
    for phone in day.phones[:3]:
        button = phone.page.locator("#now button[name=choice][value=agree]")
        with phone.page.expect_navigation():
            button.click()
    day.host.deed("add_concern", text=words(row["concerns"][0]))
    day.host.deed("stop_phones")
    counts = {name: row["rounds"][0][name] for name in ("agree", "stand_aside", "block", "no_answer")}
    day.host.deed("count", **counts)
    day.host.deed("publish")
    assert Decision.objects.get().outcome == "adopted"


def strategies(day: Day) -> None:
    for row in data()["strategies"]:
        name = next(words(theme["name"]) for theme in data()["themes"] if theme["id"] == row["agenda"])
        issue = Issue.objects.get(name=name)
        day.host.deed(
            "write_strategy",
            f':has([name=issue][value="{issue.pk}"])',
            approach=row["strategy"],
            methods=row["methods"],
            target=words(row["target"]),
            ask=words(row["ask"]),
            risk=words(row["risk"]),
            jurisdiction=row["jurisdiction"],
        )


def role_play(day: Day) -> None:
    day.host.deed("pick_scene", ':has([value="district-commissioner"])')
    day.phones[0].page.reload()
    day.phones[0].page.locator("#now a[href^='?role=']").first.click()
    day.host.deed("add_lesson", text="Ombi fupi linasikika")


def structure(day: Day) -> None:
    agree(day, "Viongozi wenza wawili, miaka miwili")


def care_idea(day: Day) -> None:
    day.host.deed("add_note", text="Kunywa chai pamoja")


def practice(day: Day) -> None:
    day.host.deed("choose_practice", practice="long-exhale")
    day.host.deed("start_practice")
    for screen in (day.wall, day.phones[0]):
        expect(screen.page.locator("#now svg animate").first).to_be_attached(timeout=PATIENCE)
    for screen in (day.host, day.wall, day.phones[0]):
        screen.picture(f"practice-{screen.kind}")
    day.host.deed("stop_practice")


def three_actions(day: Day) -> None:
    for row in data()["actions"]:
        due = (timezone.localdate() + timedelta(days=row["due"])).isoformat()
        day.host.deed("add_action", title=words(row["title"]), done_when=words(row["done_when"]), due_on=due)


def tasks(day: Day) -> None:
    """Twelve tasks; eleven owners say yes aloud, one says yes on her own phone."""
    titles = {row["id"]: words(row["title"]) for row in data()["actions"]}
    people = {f"m{int(member.number[2:]):02}": member for member in Member.objects.all()}
    for row in data()["tasks"]:
        due = (timezone.localdate() + timedelta(days=row["due"])).isoformat()
        day.host.deed(
            "give_task",
            action=Action.objects.get(title=titles[row["action"]]).pk,
            title=words(row["title"]),
            owner=people[row["owner"]].pk,
            helper=people[row["helper"]].pk,
            due_on=due,
        )
    own = Task.objects.get(owner=people["m18"])
    for task in Task.objects.exclude(pk=own.pk):
        day.host.deed("accept_aloud", f':has([name=task][value="{task.pk}"])')
    say_yes_and_finish(day.phones[4], people["m18"], own)


def say_yes_and_finish(phone: Phone, owner: Member, task: Task) -> None:
    """On her own phone: her tasks, yes, done with one tap, undo, done."""
    phone.sign_in(owner)
    phone.go("/tasks/")
    phone.picture("my-tasks-waiting")
    phone.page.locator(f"form[action='/tasks/{task.pk}/accept/'] button").click()
    task.refresh_from_db()
    assert task.is_accepted
    for verb, done in (("finish", True), ("unfinish", False), ("finish", True)):
        phone.go(f"/tasks/{task.pk}/")
        phone.page.locator(f"form[action='/tasks/{task.pk}/{verb}/'] button").first.click()
        task.refresh_from_db()
        assert task.is_finished is done
    phone.picture("my-tasks-done")
    phone.context.clear_cookies(name="kikao")
    phone.go(f"/s/{Meeting.objects.with_session().get().room.code}/")
    phone.here()


def partner(day: Day) -> None:
    row = data()["partners"][0]
    day.host.deed(
        "add_partner",
        name=row["name"],
        kind=row["type"],
        warmth=row["warmth"],
        ask=words(row["ask"]),
        may_know=row["may_know"],
    )


def care_plan(day: Day) -> None:
    plan = data()["care_plan"]
    emergency = "\n".join(words(line) for line in plan["emergency"])
    day.host.deed("save_plan", opening=plan["opens_every_meeting"], emergency=emergency)


def commitments(day: Day) -> None:
    shared = [row["text"] for row in data()["commitments"] if row["visibility"] == "group"]
    for phone, text in zip(day.phones, shared, strict=False):
        form = phone.page.locator("#now form:has([name=text])")
        form.locator("[name=text]").fill(text)
        with phone.page.expect_navigation():
            form.locator("button").click()
    assert Commitment.objects.count() == 5


def feedback(day: Day) -> None:
    for phone, row in zip(day.phones, data()["feedback"], strict=False):
        form = phone.page.locator("#now form")
        form.locator(f"[name=face][value='{row['face']}']").check(force=True)
        form.locator(f"[name=safe][value='{row['safe']}']").check(force=True)
        form.locator("[name=helped]").fill(row["helped"])
        with phone.page.expect_navigation():
            form.locator("button").click()
    later = (timezone.localdate() + timedelta(days=28)).isoformat()
    day.host.deed("set_next_meeting", day=later, at="10:00", place="Dar es Salaam")
    assert Feedback.objects.count() == 5


PARTS = {
    "sharing-circle": circle,
    "ground-rules": rules,
    "what-is-a-coalition": note,
    "visioning": vision,
    "mission": lambda day: agree(day, words(data()["mission_draft"])),
    "objectives-outcomes": objectives,
    "core-issues": cards,
    "common-themes": themes,
    "rating": rating,
    "ranking": ranking,
    "agenda-decision": decide,
    "strategies": strategies,
    "role-play": role_play,
    "leadership": structure,
    "collective-care": care_idea,
    "care-practice": practice,
    "immediate-actions": three_actions,
    "assign-roles": tasks,
    "partnerships": partner,
    "care-plan": care_plan,
    "reflect-share": commitments,
    "feedback-close": feedback,
}
SKIPPED = "examples"


def test_the_whole_day(hall):
    settle(today=timezone.localdate())
    day = Day(*hall)
    day.host.sign_in(Member.objects.get(number="M-022"))
    start(day)
    for slug in list(day.meeting.steps.values_list("slug", flat=True)):
        if slug == SKIPPED:
            day.host.page.locator("form[action$='/skip/'] button").click()
            continue
        day.open(slug)
        if slug in PARTS:
            PARTS[slug](day)
        day.save(slug)
        if slug == "rating":
            check_ratings(day)
    end(day)
    check_what_follows(day)


def end(day: Day) -> None:
    """The host ends the meeting and reads the record; phones say thank you."""
    day.host.press()
    day.host.page.locator("main form button").click()
    expect(day.host.page.locator("article.sheet h1")).to_be_visible()
    day.host.picture("record")
    for phone in day.phones:
        phone.expected = ("404",)
        expect(phone.page.locator("#now")).to_have_attribute("data-mark", "over", timeout=PATIENCE)
    day.phones[0].picture("ended")


def check_what_follows(day: Day) -> None:
    """The agenda of decision d1, twelve tasks, reminders of tasks and of the next meeting, nobody tied to anything."""
    names = {row["id"]: words(row["name"]) for row in data()["themes"]}
    agenda = Agenda.objects.published().get()
    assert [item.name for item in agenda.items.kept()] == [names[t] for t in data()["decisions"][0]["agenda"]]
    assert Task.objects.accepted().count() == 12
    assert Reminder.objects.filter(kind="task").values("about").distinct().count() == 12
    assert Reminder.objects.filter(kind="meeting").values("recipient").distinct().count() == 24
    assert Rating.objects.count() == 0
    assert Card.objects.exclude(participant=None).count() == 0
    assert Participant.objects.count() == 5 + 15 + 20
    day.host.go("/agenda/")
    day.host.picture("agenda")
