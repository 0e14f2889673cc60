import re
import unicodedata

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from coalition.sealing import SealedTextField, fingerprint

NUMBER = re.compile(r"M-(\d{3,})")
# What ``save`` writes beside a field.
DERIVED = {"name_used": "name_key", "email": "email_alias", "phone": "phone_index"}
TYPED_NUMBER = re.compile(r"[Mm]?[\s.-]*(\d{1,9})")


def folded(words: str) -> str:
    """``words`` without accents, capitals and signs: "Ng'ámbo-Juu" is "ngambo juu"."""
    letters = unicodedata.normalize("NFKD", words.casefold().replace("-", " "))
    return " ".join("".join(one for one in letters if one.isalnum() or one.isspace()).split())


def email_alias(email: str) -> str | None:
    """The opaque address under which an e-mail address can be found again; None for none.

    Sign-in works on this alias, so that no table of ours or of a library holds an address in clear.
    """
    email = email.strip().lower()
    return f"{fingerprint(email, place='member.email')}@members.invalid" if email else None


def phone_index(phone: str) -> str:
    """The keyed hash under which a phone number can be found again; "" for none. Two women may share one."""
    return fingerprint(phone, place="member.phone") if phone else ""


class MemberQuerySet(models.QuerySet):
    def active(self):
        """May sign in and be written to."""
        return self.filter(is_active=True, left_at=None)

    def not_paused(self):
        """Takes part now: is counted and reminded. A paused member keeps her account and may sign in."""
        return self.filter(paused_on=None)

    def not_suspended(self, at=None):
        """Not kept out for the moment; whoever is, still belongs."""
        at = at or timezone.now()
        return self.filter(models.Q(suspended_until=None) | models.Q(suspended_until__lte=at))

    def found_by(self, words: str):
        """Her name holds each of ``words``, whatever their accents and order; 42, m42 and 0042 find M-042."""
        wanted = folded(words).split()
        named = models.Q(pk__in=[]) if not wanted else models.Q()
        for word in wanted:
            named &= models.Q(name_key__contains=word)
        typed = TYPED_NUMBER.fullmatch(words.strip())
        return self.filter(named | self._numbered(typed[1])) if typed else self.filter(named)

    def with_number(self, number: str):
        """Has it, or had it before two records of hers became one."""
        former = Member.objects.filter(number=number, merged_into__isnull=False).values("merged_into")
        return self.filter(models.Q(number=number) | models.Q(pk__in=former))

    def with_typed_number(self, words: str):
        """The same, by a number as people type it (42, m 042, M-042); nobody where ``words`` are none."""
        typed = TYPED_NUMBER.fullmatch(words.strip())
        return self.with_number(f"M-{int(typed[1]):03}") if typed else self.none()

    @staticmethod
    def _numbered(digits: str) -> models.Q:
        """Also by a number that she had before two records of hers became one."""
        has = models.Q(number__contains=digits) | models.Q(number=f"M-{int(digits):03}")
        former = Member.objects.filter(has, merged_into__isnull=False)
        return has | models.Q(pk__in=former.values("merged_into"))

    def with_phone(self, phone: str):
        """Every woman who is called on this number; ``phone`` in its E.164 form."""
        return self.filter(phone_index=fingerprint(phone, place="member.phone"))

    def full(self):
        """Has a vote."""
        return self.filter(category=Member.Category.FULL)

    def with_email(self, email: str):
        return self.filter(email_alias=email_alias(email) or "-")

    def with_role(self, role: str, today):
        return self.filter(
            models.Q(role_terms__ends_on=None) | models.Q(role_terms__ends_on__gt=today),
            role_terms__role=role,
            role_terms__starts_on__lte=today,
        ).distinct()

    def in_order(self):
        return self.order_by("name_key", "number")


class MemberManager(BaseUserManager.from_queryset(MemberQuerySet)):
    def next_number(self) -> str:
        """The next free member number; two at once are told apart by the unique constraint."""
        numbers = (NUMBER.fullmatch(number) for number in self.values_list("number", flat=True))
        return f"M-{max((int(found[1]) for found in numbers if found), default=0) + 1:03}"


class Member(AbstractBaseUser):
    """A woman (or an ally) who belongs; also the account she signs in with.

    ``number`` is her identity; ``name_used`` is what she wants to be called. When she was last here is not kept.
    """

    class Category(models.TextChoices):
        FULL = "full", _("Full member")
        ASSOCIATE = "associate", _("Associate")
        ALLY = "ally", _("Ally")

    class ReadingHelp(models.TextChoices):
        ALOUD = "aloud", _("Read to me")
        BESIDE = "beside", _("Sit beside me")

    last_login = None

    number = models.CharField(_("member number"), max_length=10, unique=True)
    name_used = models.CharField(_("name you want to be called"), max_length=60)
    name_key = models.CharField(max_length=120, editable=False, default="")
    legal_name = SealedTextField(blank=True, default="")
    email = SealedTextField(blank=True, default="")
    email_alias = models.CharField(max_length=60, unique=True, null=True, editable=False)  # noqa: DJ001
    phone = SealedTextField(blank=True, default="")
    phone_index = models.CharField(max_length=32, blank=True, default="", db_index=True, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, default="sw")
    large_text = models.BooleanField(_("Large letters"), default=False)
    reading_help = models.CharField(
        _("Shall somebody help me with reading?"), max_length=6, choices=ReadingHelp, blank=True, default=""
    )
    category = models.CharField(max_length=10, choices=Category, default=Category.FULL)
    chapter = models.ForeignKey(
        "members.Chapter", on_delete=models.PROTECT, null=True, related_name="members"
    )
    joined_on = models.DateField(default=timezone.localdate)
    paused_on = models.DateField(null=True)
    suspended_until = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="former")
    is_active = models.BooleanField(default=True)

    objects = MemberManager()

    USERNAME_FIELD = "number"
    EMAIL_FIELD = "email_alias"

    class Meta:
        indexes = [
            # Asked by queries.people: a page of the register, without sorting all of it.
            models.Index(fields=["name_key", "number"], name="members_in_order_of_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left_at=None) | models.Q(is_active=False),
                name="members_who_left_is_not_active",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at=None) | models.Q(paused_on=None),
                name="members_who_left_is_not_paused",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(left_at__isnull=False),
                name="members_a_record_that_went_into_another_opens_nothing",
            ),
        ]

    def __str__(self):
        return self.name_used

    def save(self, *args, update_fields=None, **kwargs):
        self.make_findable()
        if update_fields is not None:
            update_fields = {*update_fields, *(DERIVED[name] for name in update_fields if name in DERIVED)}
        super().save(*args, update_fields=update_fields, **kwargs)

    def make_findable(self) -> None:
        """What is derived from her name and addresses; where many are made at once, nobody saves each."""
        self.name_key = folded(self.name_used)[:120]
        self.email_alias = email_alias(self.email)
        self.phone_index = phone_index(self.phone)

    def is_suspended(self, now) -> bool:
        """Kept out for the moment; by the clock alone, whatever runs or does not."""
        return bool(self.suspended_until and self.suspended_until > now)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles she holds today."""
        return frozenset(self.role_terms.current(timezone.localdate()).values_list("role", flat=True))
