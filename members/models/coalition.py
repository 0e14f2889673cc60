import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Coalition(models.Model):
    """The one coalition that this installation belongs to, under a name that gives nothing away.

    ``mark`` tells this house from every other. ``home`` is that of the house whose days are run here, on a laptop
    that was set up from it; null where this is the house itself.
    """

    name = models.CharField(_("name"), max_length=40)
    language = models.CharField(_("first language"), max_length=2, choices=settings.LANGUAGES, default="sw")
    mark = models.UUIDField(default=uuid.uuid4, editable=False)
    home = models.UUIDField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="members_there_is_one_coalition"),
        ]

    def __str__(self):
        return self.name


class ChapterQuerySet(models.QuerySet):
    def open(self):
        """Women may come in, or be moved to it."""
        return self.filter(closed_on=None)


class Chapter(models.Model):
    """A regional group of members."""

    class Jurisdiction(models.TextChoices):
        MAINLAND = "mainland", _("Mainland")
        ZANZIBAR = "zanzibar", _("Zanzibar")

    slug = models.SlugField(unique=True)
    name = models.CharField(_("Name"), max_length=60)
    jurisdiction = models.CharField(
        _("Whose law holds there?"), max_length=10, choices=Jurisdiction, default=Jurisdiction.MAINLAND
    )
    closed_on = models.DateField(null=True)

    objects = ChapterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="members_a_chapter_has_a_name_of_its_own",
                violation_error_message=_("There is a chapter of this name already."),
            ),
        ]

    def __str__(self):
        return self.name
