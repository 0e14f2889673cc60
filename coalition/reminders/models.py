from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coalition.reminders import texts
from coalition.sealing import fingerprint
from members.models import Member


class Kind(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    TASK = "task", _("Task")
    TERM = "term", _("Term")
    QUESTION = "question", _("Question")
    VOTE = "vote", _("Vote")
    REVIEW = "review", _("Looking at a decision again")


class Channel(models.TextChoices):
    INAPP = "inapp", _("In this application")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")


class State(models.TextChoices):
    """Where a reminder stands; it never goes back once a gateway has it."""

    PLANNED = "planned", _("waiting for its hour")
    CLAIMED = "claimed", _("taken up")
    SENDING = "sending", _("being sent")
    ACCEPTED = "accepted", _("handed over")
    DELIVERED = "delivered", _("arrived")
    FAILED = "failed", _("did not arrive")
    UNKNOWN = "unknown", _("not known whether sent")
    DEAD = "dead", _("given up")
    CANCELLED = "cancelled", _("no longer needed")
    EXPIRED = "expired", _("too late to send")


IN_WORK = [State.CLAIMED, State.SENDING]
UNCERTAIN = [State.UNKNOWN, State.DEAD, State.FAILED]


class ReminderQuerySet(models.QuerySet):
    def due(self, now):
        """Planned, and its hour has come."""
        return self.filter(state=State.PLANNED, due_at__lte=now)

    def abandoned(self, now):
        """Taken up by a worker that did not come back in time."""
        return self.filter(state__in=IN_WORK, claimed_until__lte=now)

    def uncertain(self):
        """A person should look: it may not have reached her."""
        return self.filter(state__in=UNCERTAIN)

    def recallable(self):
        """Not on its way; a notice can be taken back even when it is up."""
        notice = Q(channel=Channel.INAPP, state=State.ACCEPTED)
        return self.filter(notice | Q(state__in=[State.PLANNED, State.CLAIMED]))

    def taken_back(self):
        """No longer needed, and not yet with a gateway as far as we know."""
        return self.filter(state__in=[State.CANCELLED, State.SENDING]).exclude(cancelled_at=None)

    def notices_of(self, member):
        return self.filter(recipient=member, channel=Channel.INAPP, state=State.ACCEPTED)

    def showing(self, now):
        """Notices whose hour has come and whose event has not passed."""
        return self.filter(due_at__lte=now, expires_at__gt=now)


class Reminder(models.Model):
    """One message to one woman about one occasion by one way; holds neither words nor an address.

    ``about`` and ``occasion`` are chosen by whoever schedules ("task:7", "due 2026-12-03"). ``attempt`` counts the
    times it was taken up; only the worker that holds the present number may say how it went. ``key`` is the same for
    the same occasion for ever, also after a restored backup: by it a gateway recognises what it already has.
    """

    recipient = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.CharField(max_length=60)
    occasion = models.CharField(max_length=60)
    channel = models.CharField(max_length=5, choices=Channel)
    key = models.CharField(max_length=32, unique=True)

    event_at = models.DateTimeField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    attempt = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)
    provider_id = models.CharField(max_length=100, blank=True, default="")
    accepted_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "about", "occasion", "channel"],
                name="reminders_one_per_recipient_occasion_and_channel",
            ),
            models.CheckConstraint(
                condition=Q(state__in=IN_WORK, claimed_until__isnull=False)
                | (~Q(state__in=IN_WORK) & Q(claimed_until=None)),
                name="reminders_what_is_in_work_has_a_lease_and_nothing_else",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ACCEPTED, State.DELIVERED]) | Q(accepted_at__isnull=False),
                name="reminders_what_was_accepted_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CANCELLED) | Q(cancelled_at__isnull=False),
                name="reminders_what_was_cancelled_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(channel=Channel.INAPP) | Q(state__in=[State.ACCEPTED, State.CANCELLED]),
                name="reminders_a_notice_is_up_or_taken_back",
            ),
            models.CheckConstraint(
                condition=Q(read_at=None) | Q(channel=Channel.INAPP),
                name="reminders_only_a_notice_is_marked_as_read",
            ),
        ]
        indexes = [
            # Asked for every message by actions.deliver_one_due.
            models.Index(
                fields=["due_at"], condition=Q(state=State.PLANNED), name="reminders_due_to_be_sent"
            ),
            models.Index(
                fields=["claimed_until"], condition=Q(state__in=IN_WORK), name="reminders_abandoned_in_work"
            ),
            # Asked on every first page by queries.for_member.
            models.Index(
                fields=["recipient", "due_at"],
                condition=Q(channel=Channel.INAPP, state=State.ACCEPTED),
                name="reminders_notices_of_member",
            ),
            # Asked by queries.uncertain.
            models.Index(
                fields=["due_at"], condition=Q(state__in=UNCERTAIN), name="reminders_to_be_looked_at"
            ),
            # Asked by actions.cancel.
            models.Index(fields=["about"], name="reminders_about"),
        ]

    @property
    def text(self) -> str:
        """The notice in the language of the page."""
        return texts.notice(self.kind, event_at=self.event_at)

    @property
    def masked(self) -> str:
        """Enough to tell two rows apart, too little to tell whose they are."""
        return self.key[:8]


def key_of(*, recipient_id: int, about: str, occasion: str, channel: str) -> str:
    """The lasting reference of one occasion, for gateways and Message-IDs."""
    return fingerprint(f"{recipient_id}|{about}|{occasion}|{channel}", place="reminders.key")


class Delivery(models.Model):
    """One attempt and what the gateway said: a code, never a text or an address.

    The row is written before the call; without an ``outcome`` nobody came back to say.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("handed over")
        REFUSED = "refused", _("refused for good")
        LATER = "later", _("could not take it now")
        BUSY = "busy", _("asked to wait")
        UNCERTAIN = "uncertain", _("no clear answer")
        BROKEN = "broken", _("failed on our side")

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="deliveries")
    attempt = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    code = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["attempt"]
        constraints = [
            models.UniqueConstraint(
                fields=["reminder", "attempt"], name="reminders_one_delivery_per_attempt"
            ),
        ]
