"""Every kind of step played once by host and phones, so that a whole plan can be walked, and what its record says."""

from datetime import timedelta

from django.utils import timezone

from actionplan.models import Task
from agenda.models import CharterText, Issue
from coalition.home.demo.player import Player
from coalition.meetings import actions as meetings
from coalition.meetings.models import Meeting
from coalition.meetings.steps import kind_of
from members.models import Member, Role
from tests.actionplan.making import make_action, make_task
from tests.factories import NOW, make_member, make_step
from tests.hands import by_two

DAY = timedelta(days=1)
CARDS = ["Nauli ni ghali", "Watoto hawana ada", "Hatuna mahali pa kukutana"]


def make_house() -> Member:
    """A facilitator, and women with and without offices; all of them full members."""
    host = make_member("facilitator", category="full")
    for roles in ((Role.CO_LEAD,), (Role.SECRETARY,), (Role.TREASURER,), (Role.COMMUNICATIONS,), (), ()):
        make_member(*roles, category="full")
    return host


def make_last_time(host: Member) -> tuple[Meeting, Task]:
    """A day that is over and not confirmed, and a task that was given on it."""
    step = make_step(kind="talk")
    meetings.run_deed(
        step, deed=kind_of(step).deeds["add_note"], by=host, now=NOW, cleaned={"text": "Tulikubaliana"}
    )
    for state in ("ready", "open"):
        meetings.advance(step, from_state=state, by=host, now=NOW)
        step.refresh_from_db()
    task = make_task(action=make_action(meeting=step.meeting), title="Kutafuta ukumbi")
    meetings.end(step.meeting, by=host, now=NOW)
    return step.meeting, task


def walk(template: str, *, host: Member) -> Meeting:
    """Plan a day by ``template``, seat six women and go through all of it; returns the day when it has ended."""
    starts_at = NOW + 30 * DAY
    planned = {"template": template, "title": "Kikao", "starts_at": starts_at, "place": "Ukumbi"}
    meeting = meetings.plan_session(**planned, by=host, now=NOW)
    for woman in Member.objects.active():
        meetings.attend(meeting, member=woman)
    player = Player(meeting, host=host, start=starts_at)
    player.seat(6)
    for step in meeting.steps.all():
        player.press(step.slug, "open")
        if part := PARTS.get(step.kind):
            part(player, step)
        player.press(step.slug, "saved")
    meetings.end(meeting, by=host, now=player.now)
    meeting.refresh_from_db()
    return meeting


def talk(player, step):
    player.do(step.slug, "add_note", text="Tumesikia")


def circle(player, step):
    for woman, turn in zip(player.women, ("spoke", "passed"), strict=False):
        player.do(step.slug, "take_turn", participant=woman.pk, turn=turn)


def rules(player, step):
    player.do(step.slug, "add_rule", text="Tunaheshimiana")
    seen = list(CharterText.objects.of_kind("ground_rule").values_list("pk", flat=True))
    for woman in player.women:
        player.send(step.slug, woman, seen=seen, all="on")


def brainstorm(player, step):
    for woman, text in zip(player.women, CARDS, strict=False):
        player.send(step.slug, woman, text=text)
    player.do(step.slug, "show_all", cards=list(step.cards.values_list("pk", flat=True)))


def themes(player, step):
    for card in player.meeting.steps.filter(kind="brainstorm").last().cards.all():
        player.do(step.slug, "put_together", cards=[card.pk], name=card.text)


def rating(player, step):
    for woman in player.women:
        for place in range(1, len(CARDS) + 1):
            player.send(step.slug, woman, issue=place, urgency=5, feasibility=place)
    player.press(step.slug, "shown")


def order(player, step):
    issues = list(Issue.objects.standing().filter(meeting=player.meeting))
    places = {f"issue_{issue.pk}": place for place, issue in enumerate(issues, start=1)}
    for woman in player.women:
        player.send(step.slug, woman, **places)


def decision(player, step):
    here = {"present_full": 4, "chapters_present": 0}
    player.do(step.slug, "propose", text="Tunakutana kila mwezi", **here)
    found = step.decisions.get()
    for woman in player.women[:4]:
        player.send(step.slug, woman, choice="agree")
    player.do(step.slug, "stop_phones", decision=found.pk)
    counts = by_two(agree=4, stand_aside=0, block=0, no_answer=0)
    player.do(step.slug, "count", decision=found.pk, number=1, **counts)


def strategy(player, step):
    issue = Issue.objects.standing().filter(meeting=player.meeting).first()
    said = {"approach": "direct-advocacy", "methods": ["petition"], "jurisdiction": "mainland"}
    player.do(
        step.slug, "write_strategy", issue=issue.pk, target="Halmashauri", ask="Ukumbi", risk="", **said
    )


def wellness(player, step):
    player.do(step.slug, "start_practice")


def minutes(player, step):
    player.do(step.slug, "correct_last", text="Tulikuwa saba")
    player.do(step.slug, "confirm_last", women=6)


def review(player, step):
    task = Task.objects.exclude(action__meeting=player.meeting).get()
    player.do(step.slug, "say_how", task=task.pk, said="needs_help", needs="Nauli", due_on="")


def actions(player, step):
    due = timezone.localdate(player.now + 20 * DAY).isoformat()
    if step.record == "actions":
        player.do(step.slug, "add_action", title="Kupata ukumbi", done_when="Tuna ufunguo", due_on=due)
    else:
        action = player.meeting.actions.get()
        said = {"title": "Kumwona mzee", "owner": player.host.pk, "helper": "", "due_on": due}
        player.do(step.slug, "give_task", action=action.pk, **said)


def reflect(player, step):
    player.send(step.slug, player.women[0], keep="group", text="Nitakuja tena")


def feedback(player, step):
    for woman in player.women:
        player.send(step.slug, woman, face="happy", safe="yes", helped="Mduara")


PARTS = {
    "talk": talk,
    "circle": circle,
    "rules": rules,
    "brainstorm": brainstorm,
    "themes": themes,
    "rating": rating,
    "order": order,
    "decision": decision,
    "strategy": strategy,
    "wellness": wellness,
    "minutes": minutes,
    "review": review,
    "actions": actions,
    "reflect": reflect,
    "feedback": feedback,
}
