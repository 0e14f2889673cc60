"""The record of who did what, in words."""

from members.models import AuditEvent, Member, Verb


def record():
    return AuditEvent.objects.select_related("actor").defer(
        "actor__legal_name", "actor__email", "actor__phone"
    )


def in_words(events) -> list[tuple]:
    """Each line of the record with its verb in words and the number of whom it is about."""
    events = list(events)
    about = {event.about.removeprefix("member:") for event in events if event.about.startswith("member:")}
    numbers = {
        f"member:{pk}": number
        for pk, number in Member.objects.filter(pk__in=about).values_list("pk", "number")
    }
    return [(event, Verb(event.verb).label, numbers.get(event.about, event.about)) for event in events]
