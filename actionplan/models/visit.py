from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from actionplan.models.partner import Partner
from actionplan.models.plan import Task
from agenda.models import Issue, Scene
from coalition.web.seen import mark_of
from members.models import Role


class VisitQuerySet(models.QuerySet):
    def as_told(self):
        """As a thread tells them, the first one first: with the scene, its day and the task."""
        return self.select_related("scene__step__meeting", "task").order_by("on", "pk")


class Visit(models.Model):
    """A visit to an office for an issue, from practising it to talking about it afterwards: the advocacy ladder.

    Who went is kept by role, never by name. ``scene`` is the role-play in which it was practised, ``task`` what it
    serves, each where there is one.
    """

    FIELDS = ["issue_id", "partner_id", "task_id", "office", "on", "who"]
    FIELDS += ["scene_id", "practised_on", "outcome", "next_step"]

    key = models.UUIDField(unique=True)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="visits")
    partner = models.ForeignKey(Partner, on_delete=models.SET_NULL, null=True, related_name="visits")
    task = models.ForeignKey(Task, on_delete=models.SET_NULL, null=True, related_name="visits")
    office = models.CharField(_("Which office?"), max_length=160)
    on = models.DateField(_("On which day?"))
    who = models.JSONField(_("Who goes, by role"), default=list)
    scene = models.ForeignKey(Scene, on_delete=models.SET_NULL, null=True, related_name="visits")
    practised_on = models.DateField(_("Practised in a role-play on"), null=True)
    outcome = models.CharField(_("What did they say?"), max_length=500, blank=True)
    next_step = models.CharField(_("What comes next?"), max_length=140, blank=True)
    talked_on = models.DateField(_("Talked about afterwards on"), null=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(talked_on=None) | Q(talked_on__gte=models.F("on")),
                name="actionplan_a_visit_is_talked_about_after_it",
            ),
            models.CheckConstraint(
                condition=Q(practised_on=None) | Q(practised_on__lte=models.F("on")),
                name="actionplan_a_visit_is_practised_before_it",
            ),
        ]

    def __str__(self):
        return self.office

    @property
    def who_labels(self) -> list[str | Promise]:
        return [role.label for role in Role if role.value in self.who]

    @property
    def mark(self) -> str:
        """A short mark of all that it says, by which two writers are told apart."""
        return mark_of(*(getattr(self, name) for name in self.FIELDS))
