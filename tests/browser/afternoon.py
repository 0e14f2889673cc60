"""The rest of the day: the agenda is ordered, decided and published; actions, tasks, care, commitments, feedback."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from actionplan.models import Action, Commitment, Task
from agenda.models import Decision, Issue, Item
from coalition.home.demo import data
from coalition.meetings.models import Feedback, Meeting
from members.models import Member
from tests.browser.cast import PATIENCE, Phone
from tests.browser.day import Day, agree, words
from tests.hands import by_two


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
    day.host.deed("count", **by_two(**counts))
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
