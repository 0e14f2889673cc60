"""What the agenda keeps about a member: that she grouped cards. Cards and grades never were anybody's."""

from members.personal import PersonalData


class OfAgenda(PersonalData):
    cut = ("agenda.Change.by",)
