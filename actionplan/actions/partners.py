"""Who could walk with us."""

from actionplan.models import Partner
from coalition.meetings.models import Meeting


def add_partner(*, name: str, meeting: Meeting | None = None, **fields) -> Partner:
    """Put it on the list; a second tap writes it once. ``fields`` are those of the form."""
    return Partner.objects.get_or_create(name=name, defaults={"meeting": meeting} | fields)[0]


def change_partner(partner: Partner, **fields) -> None:
    for name, value in fields.items():
        setattr(partner, name, value)
    partner.save(update_fields=list(fields))


def remove_partner(partner: Partner) -> None:
    partner.delete()
