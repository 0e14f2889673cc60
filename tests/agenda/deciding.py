"""What the tests of deciding do again and again: propose, count, adopt, play a decision of the demo."""

from agenda.models import Decision
from coalition.meetings.models import Step
from tests.agenda.deeds import do
from tests.agenda.room import DECISIONS, make_coalition, press, shown_round
from tests.factories import make_step
from tests.hands import by_two

HERE = {"present_full": 18, "chapters_present": 6}
COUNTED = {"agree": 15, "stand_aside": 2, "block": 0, "no_answer": 1}
BESIDE = ("harm_named", "asked_aloud", "review_on", "decision", "number")


def open_decision() -> Step:
    """An open decision step of a coalition of twenty from six chapters, after a shown round."""
    make_coalition()
    return press(make_step(kind="decision", record="agenda", meeting=shown_round().meeting))


def propose(step, **here) -> Decision:
    do(step, "propose", text="We carry it", **HERE | here)
    return step.decisions.get(outcome="")


def count(step, decision, number=1, **counts):
    return do(step, "count", **counted(COUNTED | counts | {"decision": decision, "number": number}))


def counted(sent: dict) -> dict:
    """What a host sends of ``sent`` when two women counted the same."""
    beside = {name: sent[name] for name in BESIDE if name in sent}
    return beside | by_two(**{name: number for name, number in sent.items() if name not in BESIDE})


def adopt(step) -> Decision:
    decision = propose(step)
    count(step, decision)
    decision.refresh_from_db()
    return decision


def play(step, name) -> Decision:
    """A decision of the demo, with all its tries."""
    told = DECISIONS[name]
    do(step, "propose", text=told["title"]["en"], **HERE)
    decision = step.decisions.get(outcome="")
    for attempt in told["rounds"]:
        counts = {choice: attempt[choice] for choice in ("agree", "stand_aside", "block", "no_answer")}
        harm = attempt.get("harm_named", {}).get("en", "")
        count(step, decision, attempt["try"], harm_named=harm, **counts)
        if "change" in attempt:
            do(
                step,
                "try_again",
                decision=decision,
                change=attempt["change"]["en"],
                text="Two years, interim",
            )
    decision.refresh_from_db()
    return decision
