"""The charter: texts are drafted by the host in the room's words, and hold from the day the room agrees."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.models import CharterText, Decision, Issue, MadeFrom, Promise, RuleAgreement
from agenda.versions import section
from coalition.meetings.actions import hands
from coalition.meetings.actions.hands import Count
from coalition.meetings.models import Participant, Step
from coalition.web.seen import Changed
from members.actions import audit
from members.models import Member, Verb

Kind = CharterText.Kind


def write_text(
    step: Step,
    *,
    kind: str,
    text: str,
    shape: dict | None = None,
    draft: CharterText | None = None,
    by: Member | None,
    now: datetime,
) -> CharterText:
    """Write a draft of ``kind``, or write ``draft`` anew."""
    shape = shape or {}
    if draft is None:
        return step.meeting.charter_texts.create(kind=kind, text=text, shape=shape)
    CharterText.objects.drafts().filter(pk=draft.pk).update(text=text, shape=shape)
    draft.text, draft.shape = text, shape
    return draft


@transaction.atomic
def adopt(text: CharterText, *, now: datetime) -> None:
    """The room agrees: ``text`` holds from today; of a single kind, the one that held until now is kept as replaced."""
    if text.kind not in CharterText.LISTS:
        CharterText.objects.of_kind(text.kind).adopted().exclude(pk=text.pk).update(replaced_at=now)
    CharterText.objects.drafts().filter(pk=text.pk).update(adopted_on=timezone.localdate(now))


def agree_draft(
    step: Step, *, draft: CharterText, decision: Decision | None = None, by: Member | None, now: datetime
) -> str:
    """One button: the room agrees with this draft; the other drafts of this meeting are laid aside."""
    CharterText.objects.drafts().filter(pk=draft.pk).update(decision=decision)
    adopt(draft, now=now)
    step.meeting.charter_texts.drafts().of_kind(draft.kind).exclude(pk=draft.pk).update(replaced_at=now)
    return _("Written down: the room agrees.")


def keep_objective(
    step: Step, *, text: str, outcome: str, issues: Iterable[Issue] = (), by: Member | None, now: datetime
) -> str:
    """An objective that the room keeps, with the sign by which it will know; a double tap keeps it once.

    ``issues`` are what it was made from, where it was made from any.
    """
    objective, _made = CharterText.objects.standing().get_or_create(
        meeting=step.meeting, kind=Kind.OBJECTIVE, text=text
    )
    CharterText.objects.filter(pk=objective.pk).update(outcome=outcome, adopted_on=timezone.localdate(now))
    objective.issues.set(issues)
    return _("The objective is kept.")


def tie_objective(objective: CharterText, *, issues: Iterable[Issue]) -> None:
    """Say afterwards from which issues it was made; its words stay as they were adopted."""
    objective.issues.set(issues)


def drop_objective(step: Step, *, objective: CharterText, by: Member | None, now: datetime) -> None:
    """Lay a kept objective aside."""
    CharterText.objects.standing().filter(pk=objective.pk).update(replaced_at=now)


def add_rule(step: Step, *, text: str, by: Member | None, now: datetime) -> None:
    """One more ground rule for the room to agree to; a double tap writes it once."""
    if not step.meeting.charter_texts.standing().of_kind(Kind.GROUND_RULE).filter(text=text).exists():
        step.meeting.charter_texts.create(kind=Kind.GROUND_RULE, text=text)


def change_rule(step: Step, *, rule: CharterText, text: str, by: Member | None, now: datetime) -> str | None:
    """Write a rule anew. Nobody has agreed to the new words yet."""
    if text == rule.text:
        return None
    nobody: dict = {"agreed_on_phones": 0, "agreed_by_hands": 0, "counted_by": "", "witnessed_by": ""}
    CharterText.objects.filter(pk=rule.pk).update(text=text, **nobody)
    hands.forget(step, about=hands_for(rule))
    RuleAgreement.objects.filter(rule=rule).delete()
    return _("The rule is changed. Everyone is asked again whether she agrees.")


def remove_rule(step: Step, *, rule: CharterText, by: Member | None, now: datetime) -> None:
    """Take out a rule; one that held from an earlier day is kept as replaced."""
    CharterText.objects.drafts().filter(pk=rule.pk).delete()
    CharterText.objects.adopted().filter(pk=rule.pk).update(replaced_at=now)


def count_hands(
    step: Step, *, rule: CharterText, counts: Mapping[int, Count], by: Member | None, now: datetime
) -> str:
    """How many women without a phone raised a hand for this rule, once two counted the same."""
    agreed = hands.compare(step, about=hands_for(rule), counts=counts)
    if agreed is None:
        return hands.said(step, about=hands_for(rule))
    CharterText.objects.filter(pk=rule.pk).update(agreed_by_hands=agreed.figures["hands"], **agreed.two)
    return _("Hands that are counted: %(count)d.") % {"count": agreed.figures["hands"]}


def hands_for(rule: CharterText) -> str:
    """What is counted when hands are raised for ``rule``; see meetings/actions/hands.py."""
    return f"rule {rule.pk}"


def agree_to_rules(step: Step, *, participant: Participant, rules: Iterable[CharterText]) -> None:
    """She agrees to just these rules of this meeting; sent again, the newer answer holds."""
    agreements = RuleAgreement.objects.filter(rule__meeting=step.meeting)
    agreements.filter(participant=participant).exclude(rule__in=rules).delete()
    rows = [RuleAgreement(rule=rule, participant=participant) for rule in rules]
    RuleAgreement.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def adopt_rules(step: Step, *, now: datetime) -> None:
    """The rules hold from today with their counts, instead of those of an earlier session; who agreed is forgotten."""
    rules = step.meeting.charter_texts.standing().of_kind(Kind.GROUND_RULE)
    if rules.exists():
        before = CharterText.objects.of_kind(Kind.GROUND_RULE).adopted().exclude(meeting=step.meeting)
        before.update(replaced_at=now)
    for rule in rules.with_agreement().filter(taps__gt=0):
        CharterText.objects.filter(pk=rule.pk).update(agreed_on_phones=rule.taps)
    RuleAgreement.objects.filter(rule__in=rules).delete()
    rules.drafts().update(adopted_on=timezone.localdate(now))


@transaction.atomic
def note_text(
    kind: str,
    *,
    text: str,
    in_other: str,
    adopted_on: date,
    how: str,
    decision: Decision | None = None,
    shape: dict | None = None,
    was: str,
    by: Member,
    now: datetime,
) -> None:
    """A text that was adopted elsewhere holds; where only the other language is new, it is set beside what holds.

    ``was`` is the mark of the words that the writer saw; raises Changed where others hold by now.
    """
    audit.take_turn()
    held = section(kind).current
    if (held.mark if held else "") != was:
        raise Changed
    lines = text.splitlines() if kind in CharterText.LISTS else [text]
    others = in_other.splitlines() if kind in CharterText.LISTS else [in_other]
    pairs = list(zip(lines, others or [""] * len(lines), strict=True))
    if held and held.text == text and (shape or {}) == held.shape:
        for row, (_line, other) in zip(held.rows, pairs, strict=True):
            CharterText.objects.filter(pk=row.pk).update(in_other=other)
        return
    source = {"adopted_on": adopted_on, "how": how, "decision": decision, "noted_by": by}
    source["shape"] = shape or {}
    CharterText.objects.of_kind(kind).adopted().update(replaced_at=_moment(adopted_on, now))
    rows = CharterText.objects.bulk_create(_row(kind, line, other, source) for line, other in pairs)
    if held and kind == Kind.OBJECTIVE:
        _keep_sources(held.rows, rows)
    audit.note(Verb.TEXT_NOTED, by=by, about=f"charter:{kind}", now=now)


def _keep_sources(before: Iterable[CharterText], after: Iterable[CharterText]) -> None:
    """An objective whose words stay goes on to name the issues it was made from."""
    now = {row.text: row for row in after}
    named = MadeFrom.objects.filter(objective__in=before, objective__text__in=now).select_related("objective")
    MadeFrom.objects.bulk_create(
        MadeFrom(objective=now[one.objective.text], issue_id=one.issue_id) for one in named
    )


def _moment(day: date, now: datetime) -> datetime:
    """When the text before it went: on the day of the new one, which may be noted later."""
    if day == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(day, time.min))


def _row(kind: str, line: str, other: str, source: dict) -> CharterText:
    text, _between, outcome = line.partition("|") if kind == Kind.OBJECTIVE else (line, "", "")
    return CharterText(kind=kind, text=text.strip(), outcome=outcome.strip(), in_other=other, **source)


@transaction.atomic
def say_yes(
    member: Member, *, kind: str, mark: str, noted_by: Member | None = None, today: date
) -> Promise | None:
    """She keeps to the words with this ``mark``; None where others hold by now. Said twice, the first day stays."""
    held = section(kind).current
    if held is None or held.mark != mark or not Member.objects.active().filter(pk=member.pk).exists():
        return None
    said = {"on": today, "noted_by": noted_by}
    return Promise.objects.get_or_create(member=member, kind=kind, mark=mark, defaults=said)[0]
