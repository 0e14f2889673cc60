from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField, fingerprint
from members.models.coalition import Chapter
from members.models.member import Member, email_alias

ENOUGH_VOUCHERS = 2
MOST_QUESTIONS = 3
KEPT_AFTER_REFUSAL = timedelta(days=30)
DECIDED_WITHIN = timedelta(days=60)
REMEMBERED_FROM = timedelta(days=45)  # whoever decides is told from here on that it closes soon


class JoinText(models.Model):
    """Who may join, in the coalition's own words. A new version replaces the old one, which stays as it was.

    ``text`` holds; ``in_other`` says the same in the other language, where the coalition wrote both. ``how`` it was
    adopted is empty where nobody said.
    """

    version = models.PositiveIntegerField(unique=True)
    text = models.TextField()
    in_other = models.TextField(blank=True)
    how = models.CharField(max_length=160, blank=True)
    written_on = models.DateField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                IsNull(models.F("replaced_at"), True),
                condition=models.Q(replaced_at=None),
                name="members_one_text_says_who_may_join",
            ),
        ]

    def __str__(self):
        return f"{self.version}"


class JoinQuestion(models.Model):
    """One of up to three short questions that the coalition asks who wants to join."""

    position = models.PositiveSmallIntegerField(unique=True)
    text = models.CharField(max_length=160)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(position__gte=1, position__lte=MOST_QUESTIONS),
                name="members_at_most_three_questions_are_asked",
            ),
        ]

    def __str__(self):
        return self.text


class JoinRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(decided_at=None)

    def with_secret(self, secret: str):
        return self.filter(secret_index=fingerprint(secret, place="join_request.secret"))

    def without_voucher(self, member: Member):
        """Those for whom ``member`` has not vouched."""
        return self.exclude(vouchers__member=member)

    def waiting_since_before(self, moment):
        return self.waiting().filter(made_at__lt=moment)

    def not_admitted_before(self, moment):
        return self.exclude(outcome=JoinRequest.Outcome.ADMITTED).filter(decided_at__lt=moment)

    def with_doubles(self):
        """Says of each whether another waits under the same name or address, and whether a member has the address."""
        others = JoinRequest.objects.waiting().exclude(pk=models.OuterRef("pk"))
        same = models.Q(name_lower=Lower(models.OuterRef("name_used")))
        same |= models.Q(email_alias=models.OuterRef("email_alias"))
        same |= models.Q(phone_index=models.OuterRef("phone_index")) & ~models.Q(phone_index="")
        others = others.annotate(name_lower=Lower("name_used")).filter(same)
        members = Member.objects.filter(email_alias=models.OuterRef("email_alias"))
        return self.annotate(is_twice=models.Exists(others), is_known=models.Exists(members))


class JoinRequest(models.Model):
    """A woman asks to become a member. Two full members vouch, then the membership admin decides.

    How to reach her and what she answered is sealed, and goes with her name as soon as it is decided. Where a
    facilitator registered her, ``registered_by`` is who heard her yes.
    """

    class Outcome(models.TextChoices):
        ADMITTED = "admitted", _("Admitted")
        REFUSED = "refused", _("Refused")
        LAPSED = "lapsed", _("Nobody decided in time")

    secret_index = models.CharField(max_length=32, unique=True)
    name_used = models.CharField(_("Name she wants to be called"), max_length=60)
    language = models.CharField(_("Her language"), max_length=2, choices=settings.LANGUAGES, default="sw")
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, null=True, related_name="+")
    email = SealedTextField(blank=True, default="")
    email_alias = models.CharField(max_length=60, null=True, editable=False)  # noqa: DJ001
    phone = SealedTextField(blank=True, default="")
    phone_index = models.CharField(max_length=32, blank=True, default="", editable=False)
    member_knows_how = models.BooleanField(default=False)
    text_version = models.PositiveIntegerField()
    registered_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True, default="")
    member = models.OneToOneField(Member, on_delete=models.CASCADE, null=True, related_name="join_request")

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at=None, outcome="")
                | models.Q(decided_at__isnull=False, outcome__in=["admitted", "refused", "lapsed"]),
                name="members_a_join_request_waits_or_is_decided",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None) | models.Q(email_alias=None, phone_index=""),
                name="members_a_decided_join_request_keeps_no_address",
            ),
        ]

    def __str__(self):
        return self.name_used

    def save(self, *args, **kwargs):
        self.email_alias = email_alias(self.email)
        self.phone_index = fingerprint(self.phone, place="member.phone") if self.phone else ""
        super().save(*args, **kwargs)

    @property
    def closes_at(self):
        """Where nobody decides, it is closed by itself, kindly."""
        return self.made_at + DECIDED_WITHIN

    def is_of(self, member: Member) -> bool:
        """Asked by ``member`` herself, as far as her addresses tell."""
        by_mail = bool(self.email_alias) and self.email_alias == member.email_alias
        return by_mail or (bool(self.phone_index) and self.phone_index == member.phone_index)


class JoinAnswer(models.Model):
    """What she answered; the question stands with it as it was asked."""

    request = models.ForeignKey(JoinRequest, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=160)
    answer = SealedTextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.question


class Voucher(models.Model):
    """A full member says: I know her, she may come in."""

    request = models.ForeignKey(JoinRequest, on_delete=models.CASCADE, related_name="vouchers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="vouchers")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "member"], name="members_a_member_vouches_once_for_one_request"
            ),
        ]

    def __str__(self):
        return str(self.member)
