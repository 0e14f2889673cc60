"""The recorded day of the demo, step by step in the order of the plan."""

import re
from collections.abc import Iterator
from datetime import timedelta

from agenda.models import Agenda, Card, CharterText, Decision, Issue, Item
from coalition.home.demo import data, say
from coalition.home.demo.player import Player
from coalition.meetings.models import Meeting
from coalition.meetings.steps.hands import WITNESS
from members.models import Member

AGENDA_LABELS = "agenda_labels"


def alike(rows: list[str]) -> Iterator[str]:
    """ "2x T3 T1" is twice "T3 T1"."""
    for row in rows:
        times, _x, said = row.rpartition("x ")
        yield from [said] * int(times or 1)


def play(player: Player, people: dict[str, Member]) -> None:
    """Everything the data says of the day, from the overview to the feedback; the rest of the steps are just held."""
    player.seat(20)
    parts = {
        "sharing-circle": circle,
        "ground-rules": rules,
        "what-is-a-coalition": form_of_coalition,
        "visioning": vision,
        "mission": mission,
        "objectives-outcomes": objectives,
        "core-issues": cards,
        "common-themes": themes,
        "rating": rating,
        "order": order,
        "ranking": ranking,
        "agenda-decision": decide_agenda,
        "strategies": strategies,
        "role-play": role_play,
        "leadership": lambda player: decide(player, "leadership", "d2"),
        "decision-making": lambda player: decide(player, "decision-making", "d3"),
        "care-practice": practice,
        "immediate-actions": actions_of_the_day,
        "assign-roles": lambda player: tasks(player, people),
        "partnerships": lambda player: partners(player, people),
        "care-plan": care_plan,
        "reflect-share": commitments,
        "feedback-close": feedback,
    }
    for slug in list(player.meeting.steps.values_list("slug", flat=True)):
        if slug in data()["session"]["actual"]["shrunk_steps"]:
            player.shrink(slug)
        player.press(slug, "open")
        if slug in parts:
            parts[slug](player)
        player.press(slug, "saved")


def circle(player: Player) -> None:
    for number, woman in enumerate(player.women):
        turn = "passed" if number % 7 == 6 else "spoke"
        player.do("sharing-circle", "take_turn", participant=woman.pk, turn=turn)


def rules(player: Player) -> None:
    for rule in data()["ground_rules"]:
        player.do("ground-rules", "add_rule", text=say(rule))
    seen = list(CharterText.objects.of_kind("ground_rule").values_list("pk", flat=True))
    for woman in player.women[:18]:
        player.send("ground-rules", woman, seen=seen, all="on")


def form_of_coalition(player: Player) -> None:
    player.do("what-is-a-coalition", "add_note", text=say(data()["concept_choice"]["in_one_line"]))


def vision(player: Player) -> None:
    for woman, fragment in zip(player.women, data()["vision_fragments"], strict=True):
        player.send("visioning", woman, text=fragment["text"])
    show_all(player, "visioning")
    agree(player, "visioning", say(data()["vision_draft"]))


def mission(player: Player) -> None:
    agree(player, "mission", say(data()["mission_draft"]))


def agree(player: Player, slug: str, text: str) -> None:
    player.do(slug, "write_draft", text=text)
    player.do(slug, "agree_draft", draft=CharterText.objects.drafts().get(text=text).pk)


def objectives(player: Player) -> None:
    for objective in data()["objectives"]:
        text, outcome = say(objective), say(objective["outcome"])
        player.do("objectives-outcomes", "keep_objective", text=text, outcome=outcome)


def cards(player: Player) -> None:
    for card in data()["cards"]:
        woman = player.women["ABCD".index(card["group"])]
        woman.group = card["group"]
        woman.save(update_fields=["group"])
        player.send("core-issues", woman, text=card["text"])
    show_all(player, "core-issues")


def show_all(player: Player, slug: str) -> None:
    waiting = list(player.step(slug).cards.waiting().values_list("pk", flat=True))
    player.do(slug, "show_all", cards=waiting)


def themes(player: Player) -> None:
    texts = {card["id"]: card["text"] for card in data()["cards"]}
    found = dict(Card.objects.of_meeting(player.meeting).values_list("text", "pk"))
    for theme in data()["themes"]:
        together = [found[texts[card]] for card in theme["cards"]]
        player.do("common-themes", "put_together", cards=together, name=say(theme["name"]))
    parked = [found[texts[card]] for card in data()["parking_lot_cards"]]
    player.do("common-themes", "park_cards", cards=parked)
    for hoja in data()["parking_lot"]:
        if hoja["from_card"] is None:
            player.do("common-themes", "park_words", text=say(hoja))


def rating(player: Player) -> None:
    for woman, grades in zip(player.women, data()["ratings"].values(), strict=True):
        for place, (urgency, feasibility) in enumerate(grades.values(), start=1):
            if urgency or feasibility:
                given = {"urgency": urgency or "", "feasibility": feasibility or ""}
                player.send("rating", woman, issue=place, **given)
    player.press("rating", "shown")


def order(player: Player) -> None:
    """Each woman's own order of the issues; those that she left out are not written."""
    for woman, ballot in zip(player.women, alike(data()["order"]["ballots"]), strict=False):
        levels = enumerate(ballot.split(), start=1)
        places = [(theme, place) for place, level in levels for theme in level.split("=")]
        issues = {f"issue_{issue_of(player.meeting, theme).pk}": place for theme, place in places}
        player.send("order", woman, **issues)


def ranking(player: Player) -> None:
    """The room's own order: what it carries, and what it leaves to its care plan."""
    decision = next(row for row in data()["decisions"] if row["id"] == "d1")
    names = {row["id"]: say(row["name"]) for row in data()["themes"]}
    wanted = decision["agenda"]
    reason = re.sub(r"T\d", lambda found: names[found[0]], say(decision["note"]))
    for place, theme in enumerate(wanted, start=1):
        if item_of(player, theme).position != place:
            player.do("ranking", "move", item=item_of(player, theme).pk, place=place, reason=reason)
    for theme in data()["themes"]:
        if theme["id"] not in wanted:
            player.do("ranking", "leave_out", item=item_of(player, theme["id"]).pk, reason=reason)
    for theme, label in decision[AGENDA_LABELS].items():
        player.do("ranking", "set_label", item=item_of(player, theme).pk, label=label)


def item_of(player: Player, theme: str):
    agenda = Agenda.objects.drafts().get(meeting=player.meeting)
    return agenda.items.get(issue=issue_of(player.meeting, theme))


def issue_of(meeting: Meeting, theme: str) -> Issue:
    name = next(say(row["name"]) for row in data()["themes"] if row["id"] == theme)
    return meeting.issues.get(name=name)


def decide_agenda(player: Player) -> None:
    decide(player, "agenda-decision", "d1")
    player.do("agenda-decision", "publish")


def decide(player: Player, slug: str, name: str) -> None:
    """A proposal with all its tries, as the data counts them."""
    row = next(row for row in data()["decisions"] if row["id"] == name)
    present = {"present_full": row["present_full"], "chapters_present": row["chapters_present"]}
    player.do(slug, "propose", text=say(row["title"]), **present)
    pk = Decision.objects.latest("pk").pk
    for concern in row.get("concerns", []):
        player.do(slug, "add_concern", decision=pk, text=say(concern))
    for attempt in row["rounds"]:
        counts = {name: attempt[name] for name in ("agree", "stand_aside", "block", "no_answer")}
        harm = say(attempt["harm_named"]) if "harm_named" in attempt else ""
        player.do(slug, "count", decision=pk, number=attempt["try"], harm_named=harm, **by_two(counts))
        if "change" in attempt:
            change = say(attempt["change"])
            player.do(slug, "try_again", decision=pk, change=change, text=f"{say(row['title'])}. {change}")


def by_two(counts: dict) -> dict:
    """The secretary counts, the treasurer witnesses, and both count the same."""
    names = {woman["id"]: woman["call_me"] for woman in data()["members"]}
    second = {f"{name}{WITNESS}": number for name, number in counts.items()}
    return counts | second | {"counted_by": names["m03"], "witnessed_by": names["m04"]}


def strategies(player: Player) -> None:
    for row in data()["strategies"]:
        player.do(
            "strategies",
            "write_strategy",
            issue=issue_of(player.meeting, row["agenda"]).pk,
            approach=row["strategy"],
            methods=row["methods"],
            target=say(row["target"]),
            ask=say(row["ask"]),
            risk=say(row["risk"]),
            jurisdiction=row["jurisdiction"],
        )


def role_play(player: Player) -> None:
    played = data()["role_play"]
    player.do("role-play", "pick_scene", scenario=played["scenario"])
    scene = player.step("role-play").scenes.get()
    player.do("role-play", "set_phase", scene=scene.pk, phase="done")
    for lesson in played["lessons"]:
        player.do("role-play", "add_lesson", text=say(lesson))


def practice(player: Player) -> None:
    player.do("care-practice", "choose_practice", practice="long-exhale")
    player.do("care-practice", "start_practice")


def day_after(player: Player, days: int) -> str:
    return (player.meeting.starts_at + timedelta(days=days)).date().isoformat()


def actions_of_the_day(player: Player) -> None:
    for row in data()["actions"]:
        fields = {"title": say(row["title"]), "done_when": say(row["done_when"])}
        if "serves" in row:
            fields["item"] = Item.objects.kept().get(issue=issue_of(player.meeting, row["serves"])).pk
        player.do("immediate-actions", "add_action", due_on=day_after(player, row["due"]), **fields)


def tasks(player: Player, people: dict[str, Member]) -> None:
    actions = {row["id"]: say(row["title"]) for row in data()["actions"]}
    for row in data()["tasks"]:
        player.do(
            "assign-roles",
            "give_task",
            action=player.meeting.actions.get(title=actions[row["action"]]).pk,
            title=say(row["title"]),
            owner=people[row["owner"]].pk,
            helper=people[row["helper"]].pk,
            due_on=day_after(player, row["due"]),
        )


def partners(player: Player, people: dict[str, Member]) -> None:
    for row in data()["partners"]:
        player.do(
            "partnerships",
            "add_partner",
            name=row["name"],
            kind=row["type"],
            warmth=row["warmth"],
            ask=say(row["ask"]),
            offer=say(row["offer"]),
            contact_owner=people[row["contact_owner"]].pk,
            next_step=say(row["next_step"]),
            due_on=day_after(player, row["due"]),
            may_know=row["may_know"],
        )


def care_plan(player: Player) -> None:
    plan = data()["care_plan"]
    player.do(
        "care-plan",
        "save_plan",
        opening=plan["opens_every_meeting"],
        check_in=say(plan["companions"]["check_in"]),
        people="Dada wa faraja wa mkoa",
        emergency="\n".join(say(line) for line in plan["emergency"]),
        joy="\n".join(say(line) for line in plan["joy"]),
    )


def commitments(player: Player) -> None:
    """Private ones are kept by their owners on their own pages; the room sees the others without names."""
    shared = [row["text"] for row in data()["commitments"] if row["visibility"] == "group"]
    for woman, text in zip(player.women, shared, strict=False):
        player.send("reflect-share", woman, keep="group", text=text)


def feedback(player: Player) -> None:
    for woman, row in zip(player.women, data()["feedback"], strict=False):
        texts = {"helped": row["helped"], "change": row["change"]}
        player.send("feedback-close", woman, face=row["face"] or "", safe=row["safe"], **texts)
