"""Deciding in a room: put a proposal, let phones show hands, count aloud, try once more with a change, or park it.

A phone here belongs to nobody with a name, so what phones show is a help; what two women of the room have counted
alike is what is kept.
"""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from agenda import quorum, ways
from agenda.actions import agenda as agendas
from agenda.models import Attempt, CharterText, Concern, Decision, Issue, Position
from coalition.meetings.actions import Closed, hands
from coalition.meetings.models import Participant, Step
from coalition.reminders import actions as reminders
from members.models import Member


def propose(
    step: Step,
    *,
    text: str,
    present_full: int,
    chapters_present: int,
    way: str = Decision.Way.CONSENSUS,
    fits_a_vote: bool = False,
    follows: Decision | None = None,
    issue: Issue | None = None,
    by: Member,
    now,
) -> str:
    """Put a proposal to the room; pressed twice, it stands once."""
    met = quorum.is_met(step, present_full=present_full, chapters_present=chapters_present)
    try:
        with transaction.atomic():
            Decision.objects.create(
                step=step,
                meeting_id=step.meeting_id,
                text=text,
                present_full=present_full,
                chapters_present=chapters_present,
                quorum_met=met,
                way=way,
                fits_a_vote=fits_a_vote,
                fallback=ways.fallback(),
                follows=follows,
                issue=issue,
            )
    except IntegrityError:  # one open decision in a step, one that comes after another
        return _("There is a proposal before the room already.")
    return quorum.said(step, is_met=met)


def fall_back(step: Step, *, decision: Decision, fits_a_vote: bool = False, by: Member, now) -> str:
    """Two tries of consensus did not carry it: the room decides the same words in the way that the charter names."""
    if not can_fall_back(decision):
        return _("Only what two tries of consensus did not carry is decided in another way, and once.")
    return propose(
        step,
        text=decision.text,
        present_full=decision.present_full,
        chapters_present=decision.chapters_present,
        way=ways.AFTER[ways.Fallback(decision.fallback)].way,
        fits_a_vote=fits_a_vote,
        follows=decision,
        issue=decision.issue,
        by=by,
        now=now,
    )


def can_fall_back(decision: Decision) -> bool:
    """Parked by the second try of consensus, not decided in another way yet, and the charter names one."""
    goes_on = is_tried_out(decision) and decision.fallback in ways.AFTER
    return goes_on and not hasattr(decision, "came_after")


def is_tried_out(decision: Decision) -> bool:
    """Parked by the second try of consensus."""
    last = decision.last_attempt
    tried = decision.way == Decision.Way.CONSENSUS and last is not None and last.number == ways.TRIES
    return tried and decision.outcome == Decision.Outcome.PARKED


def set_presence(
    step: Step, *, decision: Decision, present_full: int, chapters_present: int, by: Member, now
) -> str:
    """Somebody came or left: count who is here again, and then the hands."""
    met = quorum.is_met(step, present_full=present_full, chapters_present=chapters_present)
    Decision.objects.open().filter(pk=decision.pk).update(
        present_full=present_full, chapters_present=chapters_present, quorum_met=met
    )
    for number in range(1, ways.TRIES + 1):
        hands.forget(step, about=hands_in(decision, number))
    return quorum.said(step, is_met=met)


@transaction.atomic
def take_position(decision: Decision | None, *, participant: Participant, choice: str) -> None:
    """She shows where she stands, in place of what she showed before; only while phones are asked."""
    held = _held(decision) if decision else None
    if held is None or held.outcome or held.taps_end_at:
        raise Closed
    if choice not in {sign.choice for sign in ways.of(held).signs}:
        raise Closed
    Position.objects.bulk_create(
        [Position(decision=decision, participant=participant, choice=choice)],
        update_conflicts=True,
        unique_fields=["decision", "participant"],
        update_fields=["choice"],
    )


def stop_phones(step: Step, *, decision: Decision, by: Member, now) -> None:
    """Phones take no more; the host sees what they showed and counts aloud."""
    Decision.objects.open().filter(pk=decision.pk, taps_end_at=None).update(taps_end_at=now)


def shown_on_phones(decision: Decision) -> dict[str, int]:
    """How many phones showed each choice; only to be asked once phones are stopped."""
    shown = dict.fromkeys(Position.Choice.values, 0)
    shown |= dict(decision.positions.values_list("choice").annotate(Count("pk")))
    return shown | {"no_answer": max(decision.present_full - sum(shown.values()), 0)}


@transaction.atomic
def count(
    step: Step,
    *,
    decision: Decision,
    number: int,
    counts: Mapping[int, hands.Count],
    harm_named: str = "",
    review_on: date | None = None,
    asked_aloud: bool = False,
    by: Member,
    now,
) -> str:
    """Keep what two women of the room counted alike in try ``number``; sent twice, it is kept once.

    While the two differ both counts stay, and nothing is decided. What phones showed is deleted.
    """
    decision = _held(decision)
    if decision is None or decision.outcome or decision.attempts.count() != number - 1:
        return _("This try is counted already.")
    if not decision.quorum_met:
        return _("There is no quorum, so nothing can be adopted. You can carry the proposal over.")
    about = hands_in(decision, number)
    beside = {"harm_named": harm_named, "review_on": str(review_on or ""), "asked_aloud": asked_aloud}
    agreed = hands.compare(step, about=about, counts=counts, beside=beside)
    if agreed is None:
        return hands.said(step, about=about)
    attempt = _keep_try(decision, agreed, number=number, harm_named=harm_named, asked_aloud=asked_aloud)
    if attempt.outcome in Decision.Outcome.values:
        _settle(decision, outcome=attempt.outcome, now=now)
        set_review(decision, review_on=review_on, now=now)
    return str(Attempt.Outcome(attempt.outcome).label)


def _keep_try(
    decision: Decision, agreed: hands.Agreed, *, number: int, harm_named: str, asked_aloud: bool
) -> Attempt:
    figures = ways.with_silence(decision, agreed.figures)
    harm = harm_named if figures.get("block") or figures.get("objections") else ""
    decision.positions.all().delete()
    return decision.attempts.create(
        number=number,
        way=decision.way,
        text=decision.text,
        outcome=ways.outcome_of(decision.way, number=number, counts=figures),
        harm_named=harm,
        asked_aloud=asked_aloud,
        **figures,
        **agreed.two,
    )


def hands_in(decision: Decision, number: int) -> str:
    """What is counted in try ``number``; see meetings/actions/hands.py."""
    return f"decision {decision.pk} try {number}"


@transaction.atomic
def count_again(step: Step, *, decision: Decision, by: Member, now) -> str:
    """Take back the last count, or the parking, as long as nothing was built on it."""
    decision = _held(decision)
    last = decision.attempts.last() if decision else None
    if last is None or last.change:
        return _("There is no count to take back.")
    went_on = agendas.is_published_by(decision) or hasattr(decision, "came_after")
    went_on = went_on or CharterText.objects.filter(decision=decision).exists()
    if went_on or step.decisions.open().exclude(pk=decision.pk).exists():
        return _("The room has gone on from this decision, so it stays.")
    if decision.outcome in ("", last.outcome):
        last.delete()
    agendas.release(decision)
    Decision.objects.filter(pk=decision.pk).update(outcome="", decided_at=None, taps_end_at=now)
    return _("The count is taken back. Count again.")


@transaction.atomic
def try_again(step: Step, *, decision: Decision, change: str, text: str, by: Member, now) -> str:
    """After a first try that did not carry: say what changes, and ask again."""
    decision = _held(decision)
    last = decision.attempts.last() if decision else None
    if last is None or decision.outcome or last.number >= ways.of(decision).tries:
        return _("There is no second try to begin.")
    decision.attempts.filter(pk=last.pk).update(change=change)
    Decision.objects.filter(pk=decision.pk).update(text=text, taps_end_at=None)
    return _("The changed proposal is before the room.")


@transaction.atomic
def park(step: Step, *, decision: Decision, by: Member, now) -> str:
    """Set it aside; the room goes on with the rest."""
    if not _settle(decision, outcome=Decision.Outcome.PARKED, now=now):
        return _("It was counted already, so it stays in the record.")
    return _("Parked. You can propose something else.")


@transaction.atomic
def carry_over(step: Step, *, decision: Decision, by: Member, now) -> str:
    """To the next meeting, where there may be a quorum."""
    if not _settle(decision, outcome=Decision.Outcome.CARRIED, now=now):
        return _("It was counted already, so it stays in the record.")
    return str(Decision.Outcome.CARRIED.label)


@transaction.atomic
def withdraw(step: Step, *, decision: Decision, by: Member, now) -> str:
    """Take back a proposal that was never counted."""
    decision = _held(decision)
    if decision and (decision.attempts.exists() or decision.outcome):
        return _("It was counted already, so it stays in the record.")
    if decision:
        decision.delete()
    return _("The proposal is taken back.")


def add_concern(step: Step, *, decision: Decision, text: str, by: Member, now) -> None:
    """Write a worry down beside the decision, without a name; a double tap writes it once."""
    Concern.objects.get_or_create(decision=decision, text=text)


def remove_concern(step: Step, *, concern: Concern, by: Member, now) -> None:
    concern.delete()


@transaction.atomic
def set_review(decision: Decision, *, review_on: date | None, now) -> None:
    """When the coalition looks at it again, or that it does not; a notice about another day goes."""
    Decision.objects.exclude(decided_at=None).filter(pk=decision.pk).update(review_on=review_on)
    reminders.cancel(about=f"decision:{decision.pk}", now=now)


@transaction.atomic
def leave_open_decisions(step: Step, *, now) -> None:
    """The step is saved: what is not settled goes to the next meeting, and where phones stood is deleted."""
    Position.objects.filter(decision__step=step).delete()
    for decision in Decision.objects.open().filter(step=step):
        _settle(decision, outcome=Decision.Outcome.CARRIED, now=now)


def _held(decision: Decision) -> Decision | None:
    """As it stands now and until the end of the transaction: nobody else counts it, shows a hand or takes it back.

    None where it was taken back before.
    """
    return Decision.objects.select_for_update().filter(pk=decision.pk).first()


def _settle(decision: Decision, *, outcome: str, now) -> bool:
    """True unless something else was settled before; where phones stood is deleted."""
    settled = Decision.objects.open().filter(pk=decision.pk).update(outcome=outcome, decided_at=now)
    Position.objects.filter(decision=decision).delete()
    if settled and outcome == Decision.Outcome.ADOPTED:
        agendas.adopt(decision)
    return bool(settled) or Decision.objects.filter(pk=decision.pk, outcome=outcome).exists()
