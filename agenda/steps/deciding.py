"""What any kind of step needs to decide something, in each of the ways; Decision and Structure mix it in."""

from django.utils import timezone
from django.utils.translation import gettext as _

from agenda import quorum, ways
from agenda.actions import decision as actions
from agenda.models import Attempt, Decision, Position
from agenda.models.attempt import COUNTED
from agenda.steps import counting
from coalition.meetings.models import Step
from coalition.meetings.steps.base import Deed, Line, Outcome, StepKind
from coalition.meetings.steps.hands import who_counted
from coalition.meetings.steps.sheets import Sheet


class DecisionDeeds(StepKind):
    """What any kind needs to decide something: mix it in before the kind, and take ``decision_deeds`` into its deeds.

    Include agenda/steps/_decisions.html on the host's page, _decisions_wall.html and _decisions_phone.html.
    """

    decision_deeds = {
        "propose": Deed(actions.propose, counting.ProposeForm),
        "fall_back": Deed(actions.fall_back, counting.FallBackForm),
        "set_presence": Deed(actions.set_presence, counting.SetPresenceForm),
        "stop_phones": Deed(actions.stop_phones, counting.DecisionForm),
        "count": Deed(actions.count, counting.CountForm),
        "count_again": Deed(actions.count_again, counting.DecisionForm),
        "try_again": Deed(actions.try_again, counting.TryAgainForm),
        "park": Deed(actions.park, counting.DecisionForm),
        "carry_over": Deed(actions.carry_over, counting.DecisionForm),
        "withdraw": Deed(actions.withdraw, counting.DecisionForm),
        "add_concern": Deed(actions.add_concern, counting.ConcernForm),
        "remove_concern": Deed(actions.remove_concern, counting.ConcernPick),
    }
    answer_form = counting.PositionForm
    #: False where a day has many such steps: the script and the other ways are on the sheets of another.
    prints_every_way = True

    @property
    def counts_answers(self):
        """Only while phones are asked."""
        return self._asked() is not None

    def host(self):
        decisions = self._decisions()
        now = next((decision for decision in decisions if not decision.outcome), None)
        return (
            super().host()
            | self._forms(now, decisions)
            | {
                "decisions": decisions,
                "proposal": now,
                "rules": now and ways.of(now),
            }
        )

    def wall(self):
        decisions = self._decisions()
        now = next((decision for decision in decisions if not decision.outcome), None)
        return super().wall() | {
            "decisions": [(decision, ways.of(decision)) for decision in decisions if decision.outcome],
            "proposal": now,
            "rules": now and ways.of(now),
            "shows_counts": self.step.is_revealed or "shown" not in self.stages,
        }

    def phone(self, participant, data=None):
        asked = self._asked()
        mine = asked and asked.positions.filter(participant=participant).first()
        latest = asked or self.step.decisions.last()
        rules = latest and ways.of(latest)
        return super().phone(participant, data) | {"asked": asked, "mine": mine, "rules": rules}

    def answer(self, participant, *, choice):
        actions.take_position(self._asked(), participant=participant, choice=choice)

    def answered(self):
        """Phones that have shown where they stand in the present try."""
        return Position.objects.filter(decision__in=self.step.decisions.open()).count()

    def entered(self, state, *, by, now):
        super().entered(state, by=by, now=now)
        if state == Step.State.SAVED:
            actions.leave_open_decisions(self.step, now=now)

    def sheets(self):
        """A page for a consensus and one for the other ways: rule, hand signs, script, and who counted."""
        names = [Attempt._meta.get_field(name).verbose_name for name in COUNTED[Decision.Way.CONSENSUS]]
        together = {
            "rules": ways.consensus(ways.fallback()),
            "tries": range(1, ways.TRIES + 1),
            "choices": names,
            "script": self.prints_every_way,
        }
        sheet = Sheet("decision", _("Decision sheet"), "agenda/sheets/_decision.html", together)
        if not self.prints_every_way:
            return [sheet]
        return [
            sheet,
            Sheet("ways", _("Decision sheet: other ways"), "agenda/sheets/_ways.html", ways.ON_PAPER),
        ]

    def record(self):
        lines = list(super().record())
        for decision in self._decisions():
            lines += _record_lines(decision)
        return lines

    def outcomes(self):
        for decision in self._decisions():
            if decision.outcome:
                yield Outcome(
                    _("Decision"),
                    decision.text,
                    f"{decision.get_outcome_display()} ({decision.get_way_display()})",
                    timezone.localdate(decision.decided_at),
                    is_adopted=decision.outcome == Decision.Outcome.ADOPTED,
                )

    def proposed_text(self) -> str:
        """What the form begins with."""
        return ""

    def _asked(self) -> Decision | None:
        return self.step.decisions.open().filter(taps_end_at=None).first()

    def _decisions(self) -> list[Decision]:
        return list(self.step.decisions.select_related("step").prefetch_related("attempts", "concerns"))

    def _forms(self, now: Decision | None, decisions: list[Decision]) -> dict:
        if now is None:
            start = {"text": self.proposed_text()} | quorum.present(self.step)
            found = {
                "propose_form": counting.ProposeForm(step=self.step, initial=start),
                "every_way": ways.all_today(),
                "quorum_words": quorum.words(self.step),
            }
            return found | self._after(decisions)
        about = {"decision": now.pk}
        here = about | {"present_full": now.present_full, "chapters_present": now.chapters_present}
        tries = len(now.attempts.all())
        last = now.attempts.all()[tries - 1] if tries else None
        phones = actions.shown_on_phones(now) if now.taps_end_at else {}
        two = {"counted_by": last.counted_by, "witnessed_by": last.witnessed_by} if last else {}
        return {
            "add_concern_form": counting.ConcernForm(step=self.step, initial=about),
            "set_presence_form": counting.SetPresenceForm(step=self.step, initial=here),
            "count_form": counting.CountForm(
                step=self.step, initial=about | {"number": tries + 1, "way": now.way} | two
            ),
            "try_again_form": counting.TryAgainForm(step=self.step, initial=about | {"text": now.text}),
            "phones_showed": [
                (Attempt._meta.get_field(sign.choice).verbose_name, phones.get(sign.choice, 0))
                for sign in ways.of(now).signs
            ],
            "number": tries + 1,
            "must_change": last is not None and not last.change and last,
        }

    def _after(self, decisions: list[Decision]) -> dict:
        """What can be done about the decision that was settled last."""
        if not decisions:
            return {}
        last = decisions[-1]
        about = {"decision": last.pk}
        found: dict = {"add_concern_form": counting.ConcernForm(step=self.step, initial=about)}
        if actions.can_fall_back(last):
            after = ways.AFTER[ways.Fallback(last.fallback)]
            found |= {
                "fall_back_form": counting.FallBackForm(step=self.step, initial=about),
                "can_fall_back": last,
                "after": after,
                "rules_after": ways.RULES[after.way],
            }
        elif actions.is_tried_out(last) and last.fallback == ways.Fallback.PARKED:
            found["stays_parked"] = last
        return found


def _record_lines(decision: Decision) -> list[Line]:
    here = _("Full members here: %(members)d, chapters: %(chapters)d")
    if quorum.is_committee(decision.step):
        here = _("Of the committee here: %(members)d")
    here %= {"members": decision.present_full, "chapters": decision.chapters_present}
    lines = [
        Line(_("Proposal"), decision.text),
        Line(f"{_('How')}: {decision.get_way_display()}. {_rule(decision)}"),
        Line(f"{here}. {_('There is a quorum.') if decision.quorum_met else _('There is no quorum.')}"),
    ]
    for attempt in decision.attempts.all():
        lines += _attempt_lines(attempt)
    lines += [Line(_("A concern that stays"), concern.text) for concern in decision.concerns.all()]
    return lines + ([Line(decision.get_outcome_display())] if decision.outcome else [])


def _rule(decision: Decision) -> str:
    if decision.follows_id:
        return _("Two tries of consensus did not carry it.")
    return str(ways.of(decision).rule)


def _attempt_lines(attempt: Attempt) -> list[Line]:
    lines = [Line(attempt.said)]
    if attempt.harm_named:
        is_consent = attempt.way == Decision.Way.CONSENT
        label = _("The harm that an objection names") if is_consent else _("The harm that a block names")
        lines.append(Line(label, attempt.harm_named))
    if attempt.change:
        lines.append(Line(_("What changed"), attempt.change))
    return lines + who_counted(attempt)
