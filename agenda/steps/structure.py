from agenda.steps.drafts import DRAFT_DEEDS, draft_lines, drafts_for_host, texts_of
from coalition.meetings.steps import StepKind


class Structure(StepKind):
    """How the coalition is organised: the room talks, the host writes what it agrees to."""

    host_template = "agenda/steps/structure_host.html"
    wall_template = "agenda/steps/structure_wall.html"
    phone_template = "agenda/steps/structure_phone.html"
    deeds = DRAFT_DEEDS

    def host(self):
        return drafts_for_host(self.step)

    def wall(self):
        return {"drafts": list(texts_of(self.step))}

    def phone(self, participant, data=None):
        return {"drafts": list(texts_of(self.step))}

    def record(self):
        return draft_lines(self.step)
