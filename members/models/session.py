from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from members.models.member import Member


class SignedInSessionQuerySet(models.QuerySet):
    def running(self, now):
        return self.filter(expire_date__gt=now)

    def ended(self, now):
        return self.filter(expire_date__lte=now)


class SignedInSession(AbstractBaseSession):
    """A visit, kept under the fingerprint of its key; whose it is and since which day, once she has signed in.

    Neither an address nor a kind of phone is kept. ``own`` is what she said of the phone; None where nobody asked.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_on = models.DateField(null=True)
    own = models.BooleanField(null=True)

    objects = BaseSessionManager.from_queryset(SignedInSessionQuerySet)()

    class Meta(AbstractBaseSession.Meta):
        pass

    @classmethod
    def get_session_store_class(cls):
        from members.sessions import SessionStore

        return SessionStore
