import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coalition.meetings.models.series import Series


class MeetingQuerySet(models.QuerySet):
    def upcoming(self, now):
        """Set and not over by its plan: who comes late, or before the host has begun, still finds it."""
        return self.not_cancelled().filter(ends_at__gt=now, ended_at=None).order_by("starts_at")

    def not_cancelled(self):
        """Called off means: never again anywhere but on its own page and in calendars."""
        return self.filter(cancelled_at=None)

    def running(self):
        """Begun and not yet ended."""
        return self.filter(ended_at=None).exclude(started_at=None)

    def not_begun(self):
        return self.not_cancelled().filter(started_at=None, ended_at=None)

    def ended(self):
        return self.exclude(ended_at=None).order_by("-ended_at")

    def with_session(self):
        """Those that are run step by step from the host screen."""
        return self.not_cancelled().exclude(template="")


class Meeting(models.Model):
    """Women come together at a time and place; ``template`` names the session plan it is run by, "" for none.

    ``to_lead`` is who was asked to facilitate it, where that was not left to the order of turns; ``led_by`` is who
    began it. ``moves`` is how often its day or place was changed.
    ``series_day`` is the day that the rule of its ``series`` gave it; it stays when the meeting alone is moved.
    ``place_may_show``: the place may stand where others may read it, such as a calendar. ``mark`` is the same on every
    machine that the day travels to.
    """

    title = models.CharField(_("Title"), max_length=120)
    template = models.SlugField(blank=True)
    starts_at = models.DateTimeField(_("Starts"))
    ends_at = models.DateTimeField(_("Ends"))
    place = models.CharField(_("Place"), max_length=120, blank=True)
    place_may_show = models.BooleanField(
        _("The place may be shown in calendars"),
        default=False,
    )
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    to_lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="led_meetings"
    )
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    moves = models.PositiveSmallIntegerField(default=0)
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, related_name="meetings")
    series_day = models.DateField(null=True)
    mark = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="meetings_a_meeting_ends_after_it_starts",
                violation_error_message=_("The meeting must end after it starts."),
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(started_at__isnull=False),
                name="meetings_only_a_begun_meeting_can_end",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at=None) | models.Q(started_at=None),
                name="meetings_what_has_begun_is_not_called_off",
            ),
            models.UniqueConstraint(
                fields=["series", "series_day"], name="meetings_a_series_meets_once_on_a_day"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def subject(self) -> str:
        """By this name reminders about it are put in and taken out."""
        return f"meeting:{self.pk}"


class Excused(models.Model):
    """A facilitator said "not this time" of one meeting. Nobody asks why, and it counts for nothing else."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="excused")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="meetings_a_member_is_excused_from_a_meeting_once"
            ),
        ]

    def __str__(self):
        return f"{self.member_id} @ {self.meeting_id}"


class Attendance(models.Model):
    """A member was there; said by her own sign-in or by the facilitator, never tied to what she answered."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attendances")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="meetings_a_member_attends_a_meeting_once"
            ),
        ]

    def __str__(self):
        return f"{self.member} @ {self.meeting}"
