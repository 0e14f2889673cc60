from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda import queries
from agenda.actions import agenda as agendas
from agenda.steps.deciding import DecisionDeeds
from agenda.steps.words import HostForm
from coalition.meetings.models import Step
from coalition.meetings.steps.base import Deed, Line, StepKind
from members.queries import coalition


class Decision(DecisionDeeds):
    """The room decides by consensus; where the step leaves an agenda, adopting it leads to publishing it."""

    stages = ("ready", "open", "shown", "saved")
    host_template = "agenda/steps/decision_host.html"
    host_live_template = "agenda/steps/_decisions_live.html"
    wall_template = "agenda/steps/decision_wall.html"
    phone_template = "agenda/steps/decision_phone.html"
    button_words = StepKind.button_words | {"open": gettext_lazy("Show the result")}

    @property
    def decides_agenda(self) -> bool:
        return self.step.record == "agenda"

    @property
    def deeds(self):
        return self.decision_deeds | ({"publish": Deed(publish, HostForm)} if self.decides_agenda else {})

    def host(self):
        return super().host() | self._agenda()

    def wall(self):
        return super().wall() | self._agenda()

    def entered(self, state, *, by, now):
        super().entered(state, by=by, now=now)
        if not self.decides_agenda:
            return
        if state == Step.State.OPEN and queries.agenda_of(self.step.meeting) is None:
            agendas.draft(self.step.meeting)
        if state == Step.State.SAVED:
            agendas.publish(self.step.meeting, now=now)

    def proposed_text(self):
        """The sentence to begin with, in the coalition's language: it goes on the wall as it stands."""
        agenda = queries.agenda_of(self.step.meeting) if self.decides_agenda else None
        if agenda is None:
            return ""
        names = "; ".join(item.name for item in agenda.items.kept())
        with translation.override(coalition().language):
            return _("We carry these issues together: %(names)s.") % {"names": names}

    def record(self):
        lines = super().record()
        agenda = queries.agenda_of(self.step.meeting) if self.decides_agenda else None
        if agenda is not None and agenda.is_published:
            lines.append(Line(_("Published as agenda %(version)d") % {"version": agenda.version}))
            lines += [
                Line(f"{item.position}. {item.get_label_display()}", item.name)
                for item in agenda.items.kept()
            ]
        return lines

    def _agenda(self) -> dict:
        agenda = queries.agenda_of(self.step.meeting) if self.decides_agenda else None
        return {"agenda": agenda, "items": list(agenda.items.kept()) if agenda else []}


def publish(step, *, by, now):
    """The host's button; saving the step does the same."""
    if agendas.publish(step.meeting, now=now) is None:
        return _("There is no adopted agenda to publish.")
    return _("The agenda is published. Members can read it now.")
