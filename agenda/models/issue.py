from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.card import Card
from coalition.meetings.models import Meeting


class IssueQuerySet(models.QuerySet):
    def standing(self):
        """Neither merged into another nor taken away."""
        return self.filter(merged_into=None, retired_at=None)

    def told(self):
        """All members may read of them: their meeting is over, or a published agenda names them."""
        named = models.Q(items__agenda__published_at__isnull=False)
        return self.filter(models.Q(meeting__ended_at__isnull=False) | named).distinct()

    def with_cards(self):
        """Each with its cards in ``shown_cards``, in one query more."""
        return self.prefetch_related(models.Prefetch("cards", Card.objects.shown(), to_attr="shown_cards"))


class Issue(models.Model):
    """A pile of cards that speak of the same thing, under a name the room gave it, in the room's own language."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="issues")
    name = models.CharField(_("Name of the issue"), max_length=80)
    description = models.CharField(_("In one sentence"), max_length=280, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged_from")
    retired_at = models.DateTimeField(null=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="agenda_an_issue_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="agenda_an_issue_is_not_merged_into_itself",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def stands_in(self) -> "Issue":
        """The issue that holds its cards now: itself, or what it was merged into, however often."""
        issue, seen = self, {self.pk}
        while issue.merged_into and issue.merged_into_id not in seen:
            seen.add(issue.merged_into_id)
            issue = issue.merged_into
        return issue

    @property
    def rated_as(self) -> "Issue | None":
        """As what it is rated today; None where it was taken away."""
        holds = self.stands_in
        return None if holds.retired_at else holds


class ChangeQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at=None)

    def latest_standing(self):
        """What "undo" would take back; None where nothing is left to undo."""
        return self.standing().order_by("-pk").first()


class Change(models.Model):
    """One deed of grouping. ``before`` holds how everything it touched was, so that it can be undone.

    ``before``: {"cards": {id: [issue, parked_at, shown_at]},
    "issues": {id: [name, description, merged_into, retired_at]}, "made": [ids of issues that the deed made]}
    """

    class Verb(models.TextChoices):
        PUT_TOGETHER = "put_together", _("put together")
        MOVE = "move", _("moved")
        SPLIT = "split", _("split")
        MERGE = "merge", _("merged")
        RENAME = "rename", _("named")
        PARK = "park", _("parked")
        UNPARK = "unpark", _("taken out of the parking lot")
        REMOVE = "remove", _("removed")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=12, choices=Verb)
    about = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
