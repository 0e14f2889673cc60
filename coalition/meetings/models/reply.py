from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models.meeting import Meeting
from coalition.sealing import SealedTextField


class ReplyQuerySet(models.QuerySet):
    def standing(self):
        """Said of the day and place that hold now; what was said before a move is asked anew."""
        return self.filter(moves=models.F("meeting__moves"))

    def coming(self):
        return self.filter(comes=True)

    def needing_fare(self):
        return self.coming().filter(needs_fare=True)


class Reply(models.Model):
    """A member said whether she will come, and whether she needs help with the fare.

    ``moves`` is how often the meeting had been moved when she said it. The amount is for those who pay it back.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="replies")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="replies")
    comes = models.BooleanField(_("I will come"))
    needs_fare = models.BooleanField(_("I need help with the fare"), default=False)
    fare = SealedTextField(_("How much, there and back?"), blank=True, default="")
    moves = models.PositiveSmallIntegerField(default=0)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="meetings_a_member_answers_a_meeting_once"
            ),
            models.CheckConstraint(
                condition=models.Q(comes=True) | models.Q(needs_fare=False),
                name="meetings_fare_only_for_who_comes",
            ),
        ]

    def __str__(self):
        return f"{self.member_id} @ {self.meeting_id}"

    @property
    def stands(self) -> bool:
        return self.moves == self.meeting.moves
