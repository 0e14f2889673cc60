from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.meetings.forms.slips import Cell, SlipsGrid
from coalition.meetings.models import Feedback
from coalition.web.forms import clean_words

CHOICES = {"face": Feedback.Face, "safe": Feedback.Safe}
WORDS = ("helped", "change")
LONGEST = 280


class FeedbackSlipsForm(SlipsGrid):
    """The grid of feedback slips: a digit for each question to be ticked, and her words."""

    more_than_here = gettext_lazy(
        "With these slips %(rated)d women have answered, but %(here)d are here. Is that right? Tick it below."
    )

    @property
    def questions(self) -> list[tuple[str, list[tuple[int, str]]]]:
        """Each question with what its digits mean, in the order of the slip."""
        return [
            (_label(name), [(digit, str(choice.label)) for digit, choice in enumerate(choices, start=1)])
            for name, choices in CHOICES.items()
        ]

    @property
    def words(self) -> list[str]:
        return [_label(name) for name in WORDS]

    def cells(self, row):
        return [*(self._digit(row, name) for name in CHOICES), *(self._words(row, name) for name in WORDS)]

    def slip(self, row) -> dict[str, str]:
        face, safe, helped, change = self.cells(row)
        ticked = {
            name: _chosen(choices, cell)
            for (name, choices), cell in zip(CHOICES.items(), (face, safe), strict=True)
        }
        return ticked | {"helped": clean_words(helped.typed), "change": clean_words(change.typed)}

    def wrong(self, row, place):
        question = _label([*CHOICES, *WORDS][place])
        said = _("Row %(row)d, %(question)s Type 1, 2 or 3, or 0 for empty.")
        return said % {"row": row, "question": question}

    def _digit(self, row: int, name: str) -> Cell:
        typed = self.typed(f"f{row}-{name}")
        return Cell(f"f{row}-{name}", typed, _of(row, name), bool(typed) and typed not in "0123", most=1)

    def _words(self, row: int, name: str) -> Cell:
        typed = self.typed(f"f{row}-{name}", most=LONGEST)
        return Cell(f"f{row}-{name}", typed, _of(row, name), wrong=False, most=LONGEST)


def _chosen(choices, cell: Cell) -> str:
    digit = 0 if cell.wrong else int(cell.typed or 0)
    return list(choices)[digit - 1].value if digit else ""


def _label(name: str) -> str:
    return str(Feedback._meta.get_field(name).verbose_name)


def _of(row: int, name: str) -> str:
    return _("Slip %(row)d. %(question)s") % {"row": row, "question": _label(name)}
