from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField

YES_LASTS = timedelta(days=365)
#: The version of USES; new words get a new version, and a yes to older ones is asked anew.
WORDS_VERSION = 1


class Use(models.TextChoices):
    GROUP = "group", _("In our group")
    PARTNER = "partner", _("To one partner")
    MEDIA = "media", _("In the media")
    PRINT = "print", _("In a printed paper")
    PUBLIC = "public", _("On a public page")


#: For each use first what could happen, then what it is.
USES: dict[str, tuple[Promise, Promise]] = {
    Use.GROUP: (
        _("A woman could tell it on outside. Somebody could know that it is you, also without your name."),
        _("It is read aloud or told in a meeting of our group."),
    ),
    Use.PARTNER: (
        _("The partner's people read it. We cannot take it out of their heads or papers again."),
        _("One partner, whom you are told first, reads or hears it."),
    ),
    Use.MEDIA: (
        _(
            "Family, neighbours, an employer could know you by it. It stays on the internet, and strangers may write."
        ),
        _("A newspaper, radio or television tells it."),
    ),
    Use.PRINT: (
        _("Paper goes from hand to hand, to people nobody chose. Printed sheets cannot be called back."),
        _("It stands in a paper of ours, such as a policy brief or a report."),
    ),
    Use.PUBLIC: (
        _("Everybody in the world can read and copy it, for ever, also after we take it down."),
        _("It stands on a page that everybody can open."),
    ),
}


class StoryQuerySet(models.QuerySet):
    def of(self, member):
        """Her own."""
        return self.filter(member=member)

    def offered(self, today: date):
        """Those with a yes that stands, of women who belong; each with its yeses in ``yeses``."""
        live = StoryConsent.objects.live(today)
        yeses = models.Prefetch("consents", live, to_attr="yeses")
        has_one = models.Exists(live.filter(story=models.OuterRef("pk")))
        return self.filter(has_one, member__is_active=True).prefetch_related(yeses)


class Story(models.Model):
    """A woman's own story: her words, sealed, or only where she keeps them. Nobody reads it but by her yes to one use.

    ``written_with`` is the woman who wrote it down for her, who cannot read it afterwards.
    """

    class Kept(models.TextChoices):
        HERE = "here", _("Here, sealed")
        PAPER = "paper", _("On paper, with me")
        HEAD = "head", _("In my head: I tell it myself")

    key = models.UUIDField(unique=True)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stories")
    kept = models.CharField(_("Where is it kept?"), max_length=5, choices=Kept, default=Kept.HERE)
    text = SealedTextField(blank=True, default="")
    written_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.pk}"


class StoryConsentQuerySet(models.QuerySet):
    def live(self, today: date):
        """Not taken back, not expired, and to the words of today."""
        return self.filter(withdrawn_on=None, until__gt=today, version=WORDS_VERSION)


class StoryConsent(models.Model):
    """Her yes to one use of one story: to which version of the words, until when, taken back by a date."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="consents")
    use = models.CharField(max_length=7, choices=Use)
    version = models.PositiveSmallIntegerField()
    given_on = models.DateField()
    until = models.DateField()
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_on = models.DateField(null=True)

    objects = StoryConsentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "use"],
                condition=Q(withdrawn_on=None),
                name="agenda_one_open_yes_for_each_use_of_a_story",
            ),
        ]

    def __str__(self):
        return f"{self.story_id} {self.use}"


class StoryAskQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(answer="", cancelled_on=None)

    def granted(self):
        return self.filter(answer=StoryAsk.Answer.YES, cancelled_on=None)


class StoryAsk(models.Model):
    """A planner asks for one use; the woman says yes or no, each time. Over with the yes on which it stands."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="asks")
    use = models.CharField(_("For which use?"), max_length=7, choices=Use)
    what_for = models.CharField(_("For what, where, before whom, on which day?"), max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="story_asks")
    asked_on = models.DateField()
    answer = models.CharField(max_length=3, choices=Answer, blank=True)
    cancelled_on = models.DateField(null=True)

    objects = StoryAskQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "use", "by"],
                condition=Q(answer="", cancelled_on=None),
                name="agenda_a_planner_asks_once_at_a_time_for_a_use",
            ),
        ]

    def __str__(self):
        return f"{self.story_id} {self.use}"


class Showing(models.Model):
    """That a story was opened: by whom, for which use, on which day. She reads it on her own page."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="showings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    use = models.CharField(max_length=7, choices=Use)
    what_for = models.CharField(max_length=280)
    on = models.DateField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.story_id} {self.on}"
