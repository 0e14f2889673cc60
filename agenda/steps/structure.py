from agenda.steps.deciding import DecisionDeeds
from agenda.steps.drafts import DRAFT_DEEDS, draft_lines, drafts_for_host, texts_of
from coalition.meetings.steps import StepKind, sheets


class Drafting(StepKind):
    """The room talks, the host writes what it agrees to, everyone reads it."""

    def host(self):
        return drafts_for_host(self.step)

    def wall(self):
        return {"drafts": list(texts_of(self.step))}

    def phone(self, participant, data=None):
        return {"drafts": list(texts_of(self.step))}

    def record(self):
        return draft_lines(self.step)


class Structure(DecisionDeeds, Drafting):
    """How the coalition is organised: a text the room agrees to, and decisions where it wants one."""

    host_template = "agenda/steps/structure_host.html"
    host_live_template = "agenda/steps/_decisions_live.html"
    wall_template = "agenda/steps/structure_wall.html"
    phone_template = "agenda/steps/structure_phone.html"
    deeds = DecisionDeeds.decision_deeds | DRAFT_DEEDS
    prints_every_way = False

    def sheets(self):
        return [sheets.scribe(), *super().sheets()]

    @property
    def counts_answers(self):
        """Only while something is being decided."""
        return self.step.decisions.open().exists()
