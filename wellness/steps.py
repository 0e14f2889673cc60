"""The session step "wellness": one practice done together, or the care plan written in the room.

Which of the two is said by the step's record. A check-in is never part of the room.
"""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from coalition.meetings.steps import Deed, NoInput
from coalition.meetings.steps.base import Line
from coalition.meetings.steps.sheets import Sheet, scribe
from coalition.meetings.steps.talk import Notes
from wellness import actions, breathing, practices, queries
from wellness.forms import PracticeForm, RoomCarePlanForm, plan_initial, suggested
from wellness.models import CarePlan, PracticeUse


def choose_practice(step, *, practice, gentle, by, now):
    actions.choose_practice(step, slug=practice, gentle=gentle, now=now)


def start_practice(step, *, by, now):
    actions.start_practice(step, now=now)


def stop_practice(step, *, by, now):
    actions.stop_practice(step, now=now)


def save_plan(step, *, by, now, **fields):
    actions.write_plan(**fields, today=timezone.localdate(now), step=step)
    return _("The plan is kept, and stands on the wall.")


class Wellness(Notes):
    """Record ``practice_done``: the practice is chosen, then begun by a press; ``care_plan``: the page is filled in."""

    host_template = "wellness/steps/wellness_host.html"
    wall_template = "wellness/steps/wellness_wall.html"
    phone_template = "wellness/steps/wellness_phone.html"

    @property
    def is_plan(self) -> bool:
        return self.step.record == "care_plan"

    @property
    def deeds(self):
        if self.is_plan:
            return {"save_plan": Deed(save_plan, RoomCarePlanForm)}
        return Notes.deeds | {
            "choose_practice": Deed(choose_practice, PracticeForm),
            "start_practice": Deed(start_practice, NoInput),
            "stop_practice": Deed(stop_practice, NoInput),
        }

    @cached_property
    def use(self) -> PracticeUse | None:
        """What is chosen now, or was done last."""
        return self.step.practice_uses.last()

    def host(self):
        if self.is_plan:
            plan = queries.care_plan()
            form = RoomCarePlanForm(step=self.step, initial=plan_initial(plan))
            return {"parts": queries.parts(plan), "save_plan_form": form}
        context = super().host()
        context["add_note_form"].fields["text"].label = _("Where we will use it again")
        chosen = {"practice": self.use.slug, "gentle": self.use.gentle} if self.use else None
        return context | {
            "use": self.use,
            "practice": self.use and self.use.practice,
            "choose_practice_form": PracticeForm(step=self.step, initial=chosen),
            "if_distress": practices.if_distress(),
        }

    def sheets(self):
        """What is read aloud, or the page that the group fills in. Nothing here is ever asked of one woman."""
        if self.is_plan:
            fields = RoomCarePlanForm(step=self.step)
            return [Sheet("plan", _("Our care plan"), "wellness/sheets/_plan.html", {"form": fields})]
        offered = [practices.find(slug) for slug in suggested(self.step)]
        filled = {"practices": offered, "for_everyone": practices.for_everyone()}
        return [
            Sheet("practice", _("Practice to read aloud"), "wellness/sheets/_practice.html", filled),
            scribe(),
        ]

    def wall(self):
        if self.is_plan:
            return {
                "parts": queries.parts(queries.care_plan()) if self.step.wall in ("all", "text_only") else []
            }
        if self.use is None:
            return {}
        if self.use.stopped_at:
            return super().wall() | {"is_done": True}
        return self._picture() if self.use.practice.on_wall else {"hidden": True}

    def phone(self, participant, data=None):
        if self.is_plan:
            return {"parts": queries.parts(queries.care_plan())}
        return self._picture(alone="own" in (data or {})) if self.use else {}

    def _picture(self, *, alone: bool = False) -> dict:
        """The chosen practice as it stands now: everyone is at the same breath, also who comes late or reloads."""
        use, practice = self.use, self.use.practice
        elapsed = (timezone.now() - use.started_at).total_seconds() if use.started_at and not alone else 0
        is_over = elapsed > breathing.lasts(practice, gentle=use.gentle)
        return {
            "use": use,
            "practice": practice,
            "is_over": is_over and bool(practice.pattern),
            "picture": use.is_running and breathing.draw(practice, gentle=use.gentle, elapsed=elapsed),
            "in_words": breathing.in_words(practice, gentle=use.gentle),
            "last_words": breathing.last_words(practice),
        }

    def entered(self, state, *, by, now):
        if self.is_plan:
            if state == "saved":
                actions.keep_plan_of(self.step, today=timezone.localdate(now))
        elif state == "open" and self.use is None:
            actions.choose_practice(self.step, slug=suggested(self.step)[0], gentle=True, now=now)
        elif state != "open":
            actions.close_practices(self.step, now=now)

    def record(self):
        if self.is_plan:
            return _plan_lines(CarePlan.objects.filter(step=self.step).first())
        slugs = dict.fromkeys(self.step.practice_uses.begun().values_list("slug", flat=True))
        done = [practice.title for slug in slugs if (practice := practices.find(slug))]
        again = _("Where we will use it again")
        return [Line(_("Practice done: %(practice)s") % {"practice": title}) for title in done] + [
            Line(again, note.text) for note in self.step.notes.all()
        ]


def _plan_lines(plan: CarePlan | None) -> list[Line]:
    lines = []
    for part in queries.parts(plan):
        lines += (
            [Line(f"{part.label}: {part.said}")]
            if part.said
            else [Line(part.label, text) for text in part.lines]
        )
    return lines
