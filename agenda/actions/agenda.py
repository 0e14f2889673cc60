"""The agenda: drafted from what the room rated, moved about with reasons, adopted by a decision, published for good.

Software orders, the room decides. Every change is refused from the moment a decision has adopted the draft.
"""

from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from agenda import queries
from agenda.models import Agenda, Card, Decision, Item, Ordering, Round
from agenda.rounds import readings, tally
from coalition.meetings.models import Meeting, Step
from members.models import Member

SUGGESTED_LABEL = {
    tally.DO_FIRST: Item.Label.START_NOW,
    tally.EASY_WIN: Item.Label.START_NOW,
    tally.PREPARE: Item.Label.PREPARE,
    tally.LATER: Item.Label.LONG_ROAD,
    "": Item.Label.PREPARE,
}


@transaction.atomic
def draft(meeting: Meeting) -> Agenda | None:
    """The meeting's draft, made from the first shown round or brought up to date with it; None where none is shown.

    Where the host took another round, it stays with that. Until the room has moved something the order is the computed
    one.
    """
    offered = queries.rounds_for(meeting)
    if not offered:
        return None
    agenda, _made = Agenda.objects.drafts().get_or_create(meeting=meeting, defaults={"round": offered[0]})
    if agenda.decision_id is None:
        agenda.round = agenda.round if agenda.is_round_chosen else offered[0]
        agenda.ordering = agenda.ordering and queries.shown_ordering(meeting)
        agenda.save(update_fields=["round", "ordering"])
        _bring_up_to_date(agenda)
    return agenda


def take_round(step: Step, *, round_: Round, by: Member, now) -> str:
    """Draft from another round: one between meetings, or an earlier one of this day."""
    with transaction.atomic():
        agenda = (
            Agenda.objects.changeable()
            .select_for_update(of=("self",))
            .filter(meeting=step.meeting_id)
            .first()
        )
        if agenda is None:
            return _adopted_already()
        if _is_touched(agenda.items.all()):
            return _("The room has already moved an issue, so the order stays.")
        agenda.round, agenda.ordering, agenda.is_round_chosen = round_, None, True
        agenda.save(update_fields=["round", "ordering", "is_round_chosen"])
        _bring_up_to_date(agenda)
        return _("The order now begins with that rating.")


def take_order(step: Step, *, source: str, by: Member, now) -> str:
    """Take the order the agenda begins with from the grades, or from the ballots that put the issues in order."""
    with transaction.atomic():
        held = Agenda.objects.changeable().select_for_update(of=("self",)).select_related("round")
        agenda = held.filter(meeting=step.meeting_id).first()
        if agenda is None:
            return _adopted_already()
        if _is_touched(agenda.items.all()):
            return _("The room has already moved an issue, so the order stays.")
        agenda.ordering = queries.shown_ordering(step.meeting) if source == "ballots" else None
        agenda.save(update_fields=["ordering"])
        _bring_up_to_date(agenda)
        return queries.rule(agenda)


def move(step: Step, *, item: Item, place: int, reason: str, by: Member, now) -> str:
    """Put ``item`` on ``place``, and keep why."""
    with transaction.atomic():
        agenda = _locked(item)
        if agenda is None:
            return _adopted_already()
        row = [pk for pk in _row(agenda) if pk != item.pk]
        row.insert(place - 1, item.pk)
        agenda.items.filter(pk=item.pk).update(moved_reason=reason, left_out_reason="")
        _write_row(agenda, row)
        return _("It is now number %(place)d.") % {"place": row.index(item.pk) + 1}


def leave_out(step: Step, *, item: Item, reason: str, by: Member, now) -> str:
    """Take ``item`` off the agenda, and keep why."""
    with transaction.atomic():
        agenda = _locked(item)
        if agenda is None:
            return _adopted_already()
        _write_row(agenda, [pk for pk in _row(agenda) if pk != item.pk])
        agenda.items.filter(pk=item.pk).update(left_out_reason=reason, moved_reason="")
        return _("It is left out, with its reason.")


def set_label(step: Step, *, item: Item, label: str, by: Member, now) -> str | None:
    """Say how soon: start now, prepare, long road."""
    with transaction.atomic():
        agenda = _locked(item)
        if agenda is None:
            return _adopted_already()
        agenda.items.filter(pk=item.pk).update(label=label)
        return None


def adopt(decision: Decision) -> None:
    """The room has adopted the draft of its meeting: from now on nothing on it moves."""
    if decision.step.record == "agenda":
        Agenda.objects.changeable().filter(meeting=decision.meeting_id).update(decision=decision)


def release(decision: Decision) -> None:
    """The count that adopted it was taken back."""
    Agenda.objects.drafts().filter(decision=decision).update(decision=None)


def is_published_by(decision: Decision) -> bool:
    return Agenda.objects.published().filter(decision=decision).exists()


def publish(meeting: Meeting, *, now) -> Agenda | None:
    """Publish the draft that a decision of ``meeting`` has adopted; None where there is none (or no longer).

    Name, words and rule are frozen as they stand; earlier versions stay as they were.
    """
    for _attempt in range(5):
        try:
            with transaction.atomic():
                return _publish(meeting, now=now)
        except IntegrityError:  # another meeting took this version at the same moment
            continue
    raise IntegrityError("No free version was found for the agenda.")


def _publish(meeting: Meeting, *, now) -> Agenda | None:
    adopted = Agenda.objects.drafts().exclude(decision=None).filter(meeting=meeting)
    agenda = adopted.select_for_update(of=("self",)).select_related("round", "ordering").first()
    if agenda is None:
        return None
    _freeze_words(agenda)
    version, rule = Agenda.objects.next_version(), _rule_in_all_languages(agenda)
    if not adopted.filter(pk=agenda.pk).update(version=version, published_at=now, rule=rule):
        return None
    agenda.refresh_from_db()
    return agenda


def _freeze_words(agenda: Agenda) -> None:
    """The names of the issues, and the cards' own words where they have been shown to the room."""
    items = list(agenda.items.select_related("issue"))
    words: dict[int, list[str]] = {item.issue_id: [] for item in items}
    for issue, text in Card.objects.shown().filter(issue__in=words).values_list("issue", "text"):
        words[issue].append(text)
    for item in items:
        item.name, item.words = item.issue.name, words[item.issue_id]
    Item.objects.bulk_update(items, ["name", "words"])


def _rule_in_all_languages(agenda: Agenda) -> dict[str, str]:
    sentences = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            sentences[code] = queries.rule(agenda)
    return sentences


def _bring_up_to_date(agenda: Agenda) -> None:
    reading = readings.reading(agenda.round)
    items = {item.issue_id: item for item in agenda.items.all()}
    touched = _is_touched(items.values())
    agenda.items.exclude(issue__in=[line.issue_id for line in reading.lines]).delete()
    for line in reading.lines:
        item = items.get(line.issue_id) or Item(agenda=agenda, issue_id=line.issue_id)
        if item.pk is None:
            item.label = SUGGESTED_LABEL[line.result.quadrant if line.result.is_enough else ""]
        for name, value in line.frozen().items():
            setattr(item, name, value)
        item.save()
        items[line.issue_id] = item
    if agenda.ordering:
        _place_by_ballots(items, agenda.ordering)
    # Sorted by place; what has none comes last, and those that share one stand as they did by the grades.
    row = sorted(reading.lines, key=lambda line: items[line.issue_id].computed_place or len(items) + 1)
    computed = [items[line.issue_id].pk for line in row]
    kept = _row(agenda) if touched else []
    left_out = {item.pk for item in items.values() if item.left_out_reason}
    _write_row(agenda, kept + [pk for pk in computed if pk not in kept and pk not in left_out])


def _place_by_ballots(items: dict[int, Item], ordering: Ordering) -> None:
    """Instead of the place by the grades; an issue that was not on the ballots has none."""
    result = queries.order_result(ordering)
    issues = dict(ordering.issues.values_list("number", "issue"))
    places = {issues[line.number]: line.place for line in result.lines} if result else {}
    for issue, item in items.items():
        item.computed_place = places.get(issue)
    Item.objects.bulk_update(items.values(), ["computed_place"])


def _is_touched(items: Iterable[Item]) -> bool:
    return any(item.moved_reason or item.left_out_reason for item in items)


def _row(agenda: Agenda) -> list[int]:
    return list(agenda.items.kept().values_list("pk", flat=True))


def _write_row(agenda: Agenda, row: list[int]) -> None:
    """Place the items of ``row`` from 1 on; any other has no place."""
    agenda.items.update(position=None)
    Item.objects.bulk_update(
        [Item(pk=pk, position=place) for place, pk in enumerate(row, start=1)], ["position"]
    )


def _locked(item: Item) -> Agenda | None:
    """The item's agenda, held until the end of the transaction; None where nothing on it may change any more."""
    return Agenda.objects.changeable().select_for_update(of=("self",)).filter(pk=item.agenda_id).first()


def _adopted_already() -> str:
    return _("The room has adopted this agenda. It can no longer be changed.")
