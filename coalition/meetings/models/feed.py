from django.conf import settings
from django.db import models


class Feed(models.Model):
    """A member's calendar follows the meetings under an address that only she was shown; of it only a mark is kept."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed")
    index = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()

    def __str__(self):
        return f"{self.member_id}"
