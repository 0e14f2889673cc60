import re
import secrets

from django.db import models

from coalition.sealing import fingerprint
from members.models.member import Member

# Without letters and digits that look like another: 0 O, 1 I L.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def new_words() -> str:
    """Three groups of four: a secret of 59 bits that fits on a small card."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def card_index(number: str, words: str) -> str:
    """Under what a card is kept; typed with spaces, dashes, small letters or without zeros it is the same card."""
    digits = re.sub(r"\D", "", number)[:9]
    letters = re.sub(r"[^A-Z0-9]", "", words.upper())[:40]
    return fingerprint(f"{int(digits or 0)}:{letters}", place="card.secret")


class SignInCardQuerySet(models.QuerySet):
    def live(self):
        """Not withdrawn, of a woman who still belongs."""
        return self.filter(withdrawn_at=None, member__in=Member.objects.active().not_suspended())


class SignInCard(models.Model):
    """A printed card with which a woman without e-mail signs in: her number and twelve letters.

    The letters are shown once, when it is made, and only their fingerprint is kept.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="cards")
    secret_index = models.CharField(max_length=32, unique=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = SignInCardQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(withdrawn_at=None),
                name="members_one_live_card_per_member",
            ),
        ]

    def __str__(self):
        return f"card of {self.member_id}"
