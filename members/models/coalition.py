from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Coalition(models.Model):
    """The one coalition that this installation belongs to, under a name that gives nothing away."""

    name = models.CharField(_("name"), max_length=40)
    language = models.CharField(_("first language"), max_length=2, choices=settings.LANGUAGES, default="sw")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="members_there_is_one_coalition"),
        ]

    def __str__(self):
        return self.name


class Chapter(models.Model):
    """A regional group of members."""

    class Jurisdiction(models.TextChoices):
        MAINLAND = "mainland", _("Mainland")
        ZANZIBAR = "zanzibar", _("Zanzibar")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    jurisdiction = models.CharField(max_length=10, choices=Jurisdiction, default=Jurisdiction.MAINLAND)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
