"""Visits to offices: practised, made, told, and talked about afterwards."""

from datetime import date
from uuid import UUID

from django.db import transaction

from actionplan.models import Visit
from coalition.web.seen import Changed


def plan_visit(*, key: UUID, was: str = "", **fields) -> Visit:
    """Sent twice with one ``key``, it is one."""
    return Visit.objects.get_or_create(key=key, defaults=fields)[0]


@transaction.atomic
def change_visit(visit: Visit, *, was: str, **fields) -> None:
    """Raises Changed where it does not say any more what the writer saw."""
    held = Visit.objects.select_for_update(of=("self",)).filter(pk=visit.pk).first()
    if held is None or held.mark != was:
        raise Changed
    Visit.objects.filter(pk=visit.pk).update(**fields)


def talk_about(visit: Visit, *, today: date) -> bool:
    """Those who went have talked about it; False where they had, or the visit is still to come."""
    waits = Visit.objects.filter(pk=visit.pk, talked_on=None, on__lte=today)
    return bool(waits.update(talked_on=today))


def remove_visit(visit: Visit) -> None:
    Visit.objects.filter(pk=visit.pk).delete()
