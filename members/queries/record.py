"""The record of who did what, in words."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import AuditEvent, Member, Verb

MOST_WOMEN = 100


def record(*, verb: str = "", who: str = "", day: date | None = None):
    """The lines, the latest first, narrowed by what is given; ``who`` did it, or it is about her."""
    lines = AuditEvent.objects.select_related("actor").defer(
        "actor__legal_name", "actor__email", "actor__phone"
    )
    if verb:
        lines = lines.filter(verb=verb)
    if who:
        women = list(Member.objects.found_by(who).values_list("pk", flat=True)[:MOST_WOMEN])
        lines = lines.filter(Q(actor__in=women) | Q(about__in=[f"member:{pk}" for pk in women]))
    if day:
        first = timezone.make_aware(datetime.combine(day, time.min))
        lines = lines.filter(at__gte=first, at__lt=first + timedelta(days=1))
    return lines


def in_words(events) -> list[tuple]:
    """Each line of the record with its verb in words and the number of whom it is about."""
    events = list(events)
    about = {event.about.removeprefix("member:") for event in events if event.about.startswith("member:")}
    numbers = {
        f"member:{pk}": number
        for pk, number in Member.objects.filter(pk__in=about).values_list("pk", "number")
    }
    return [
        (event, Verb(event.verb).label, numbers.get(event.about) or _numbered(event.about))
        for event in events
    ]


def _numbered(about: str) -> str:
    """``ballot:5`` as "no. 5": the verb beside it says of what."""
    number = about.partition(":")[2]
    return _("no. %(number)s") % {"number": number} if number.isdecimal() else about
