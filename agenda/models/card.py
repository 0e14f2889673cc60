from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models import Meeting, Participant, Step

LONGEST = 280


class CardQuerySet(models.QuerySet):
    def waiting(self):
        """In the host's tray: nobody but the host has seen them."""
        return self.filter(shown_at=None, hidden_at=None, parked_at=None)

    def shown(self):
        """Released by the host; these may stand on the wall."""
        return self.filter(shown_at__isnull=False, parked_at=None)

    def loose(self):
        """Shown, and not yet in an issue."""
        return self.shown().filter(issue=None)

    def grouped(self):
        return self.filter(issue__isnull=False)

    def parked(self):
        """In the parking lot: good points for another time."""
        return self.filter(parked_at__isnull=False)

    def left_lying(self):
        """Parked on a day that is over, and not yet taken up by another."""
        return self.parked().filter(carried=False, step__meeting__ended_at__isnull=False)

    def hidden(self):
        return self.filter(hidden_at__isnull=False)

    def of_meeting(self, meeting: Meeting):
        return self.filter(step__meeting=meeting)

    def written_by(self, participant: Participant):
        """Those of her seat, while the step is open; the link is cut when the step is saved."""
        return self.filter(participant=participant)


class Card(models.Model):
    """A woman's words, or her group's, kept exactly as written.

    It has no time of writing: with the times of sends it could be told who wrote it. ``late``: its step had closed when
    it came, and she offered it. ``credit`` names a group that said it
    between meetings; ``carried``: parked here, and taken up again by another day.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="cards")
    text = models.CharField(_("Card"), max_length=LONGEST)
    group = models.CharField(max_length=1, blank=True)
    participant = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="cards")
    issue = models.ForeignKey("Issue", on_delete=models.SET_NULL, null=True, related_name="cards")
    shown_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    parked_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    credit = models.CharField(max_length=60, blank=True)
    carried = models.BooleanField(default=False)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="agenda_a_card_has_words"),
            models.CheckConstraint(
                condition=models.Q(hidden_at=None) | models.Q(shown_at=None, parked_at=None, issue=None),
                name="agenda_a_hidden_card_is_nowhere_else",
            ),
            models.CheckConstraint(
                condition=models.Q(issue=None) | models.Q(shown_at__isnull=False, parked_at=None),
                name="agenda_only_a_shown_card_lies_in_an_issue",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Still in the tray, so that she who wrote it may change it."""
        return self.shown_at is None and self.hidden_at is None and self.parked_at is None
