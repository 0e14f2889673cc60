import uuid
from datetime import timedelta

from django.db import models

from coalition.sealing import fingerprint
from members.models.member import Member

GOOD_FOR = timedelta(minutes=10)
PAUSE = timedelta(seconds=30)  # between two codes for one number
WRONG_CODES, WRONG_PINS = 3, 5


class PhoneCodeQuerySet(models.QuerySet):
    def for_number(self, phone: str):
        return self.filter(phone_index=fingerprint(phone, place="member.phone"))

    def just_asked(self, now):
        return self.filter(asked_at__gt=now - PAUSE)

    def waiting(self, now):
        """For the code itself: not too old, not tried too often."""
        return self.filter(right_at=None, asked_at__gt=now - GOOD_FOR, tries__lt=WRONG_CODES)

    def proved(self, now):
        """The code was right, and several women share the number: one of them is still to say which she is."""
        return self.filter(right_at__gt=now - GOOD_FOR, tries__lt=WRONG_PINS)

    def old(self, now):
        return self.filter(asked_at__lt=now - timedelta(days=1))


class PhoneCode(models.Model):
    """A code asked for a number, whether or not the house knows the number; the answer and the work are the same.

    Only fingerprints are kept. Whoever asked holds ``pk`` in her session, so a code that was sent on opens nothing
    elsewhere, a stranger who asks for a code does not end hers, and the tries are counted in one place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    phone_index = models.CharField(max_length=32, db_index=True)
    code_index = models.CharField(max_length=32)
    asked_at = models.DateTimeField(db_index=True)
    right_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = PhoneCodeQuerySet.as_manager()

    def __str__(self):
        return f"code {self.pk}"

    def index_of(self, code: str) -> str:
        return fingerprint(f"{self.pk}:{code}", place="phone_code.code")

    def women(self):
        """Who may show with it who she is; one who is kept out for now reads how long."""
        return Member.objects.active().filter(phone_index=self.phone_index).order_by("pk")
