"""Sessions that know whose they are, end on time, and cannot be taken over from a copy of the database.

A session ends 12 hours after signing in. It ends after 15 minutes without a page asked for (30 for who runs meetings)
on a phone that is not her own, where closing the browser ends it too, and on any phone once it opens the register.
Named by settings.SESSION_ENGINE.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

from coalition.sealing import fingerprint

BEGAN, OWN, SEEN = "began", "own", "seen"
# Each holds seconds without a page after which the session ends: on a borrowed phone; where the register is open.
BORROWED_FOR, SHOWN = "borrowed_for", "authenticator_shown"
IDLE, IDLE_OF_HOST = timedelta(minutes=15), timedelta(minutes=30)
RESTS = "rests"
SEEN_AGAIN = 60  # seconds between two writes of when she was last here


def kept(session_key: str | None) -> str:
    """Under what a session stands in the database."""
    return fingerprint(session_key or "", place="session.key")


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls):
        from members.models import SignedInSession

        return SignedInSession

    def _get_session_from_db(self):
        try:
            return self.model.objects.running(timezone.now()).get(session_key=kept(self.session_key))
        except self.model.DoesNotExist:
            self._session_key = None
            return None

    def exists(self, session_key):
        return super().exists(kept(session_key))

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key:
            super().delete(kept(key))

    def create_model_instance(self, data):
        if SESSION_KEY in data:
            data.setdefault(BEGAN, int(timezone.now().timestamp()))
        row = super().create_model_instance(data)
        row.session_key = kept(row.session_key)
        row.member_id, row.own = data.get(SESSION_KEY), data.get(OWN)
        row.began_on = timezone.localdate(_moment(data[BEGAN])) if SESSION_KEY in data else None
        return row

    def get_expire_at_browser_close(self):
        return self.get(OWN) is False or super().get_expire_at_browser_close()

    def get_expiry_age(self, **kwargs):
        if BEGAN not in self:
            return super().get_expiry_age(**kwargs)
        return max(0, int((self.get_expiry_date() - timezone.now()).total_seconds()))

    def get_expiry_date(self, **kwargs):
        if BEGAN not in self:
            return super().get_expiry_date(**kwargs)
        last = _moment(self[BEGAN]) + timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return min(last, timezone.now() + timedelta(seconds=self.idle)) if self.idle else last

    @property
    def idle(self) -> int | None:
        """Seconds without a page after which it ends; None where only the 12 hours count."""
        borrowed = self.get(BORROWED_FOR, int(IDLE.total_seconds())) if self.get(OWN) is False else None
        return min(filter(None, [borrowed, self.get(SHOWN)]), default=None)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def rest(request, member) -> None:
    """She has shown who she is, and is kept out: this visit is nobody's, and for a quarter of an hour may take a copy
    of what is hers."""
    request.session.flush()
    request.session[RESTS] = {"member": member.pk, "until": int((timezone.now() + IDLE).timestamp())}


def who_rests(request) -> int | None:
    rests = request.session.get(RESTS)
    return rests["member"] if rests and rests["until"] > timezone.now().timestamp() else None


def still_here(get_response):
    """Where a session ends when nothing is asked for, every page she asks for gives it the whole time again; what the
    page asks for by itself does not."""

    def middleware(request):
        response = get_response(request)
        session = request.session
        if session.accessed and session.idle and not _is_asked_by_the_page_itself(request):
            now = int(timezone.now().timestamp())
            if now - session.get(SEEN, 0) > SEEN_AGAIN:
                session[SEEN] = now
        return response

    return middleware


def _is_asked_by_the_page_itself(request) -> bool:
    return request.method == "GET" and (
        request.path.endswith("/pulse/") or "X-Part" in request.headers or "HX-Request" in request.headers
    )
