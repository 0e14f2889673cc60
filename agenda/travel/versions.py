"""What is numbered by version at home: agendas and strategies of a day get their next numbers here."""

from django.db.models import Max

from agenda.models import Agenda, Strategy
from agenda.travel.tables import AGENDAS, ITEMS
from coalition.meetings.travel.rows import make, read
from coalition.meetings.travel.table import Taking, not_ours


def publish(told: dict, taking: Taking) -> None:
    """Each agenda with its items as a draft, then published under the next number, so that nothing that is published
    is ever written on."""
    made: dict[str, list] = {AGENDAS.model: [], ITEMS.model: [None] * len(told.get(ITEMS.model, []))}
    for place, line in enumerate(told.get(AGENDAS.model, [])):
        (agenda,) = make(AGENDAS, [line | {"published_at": None}], taking)
        of_it = [
            (number, item) for number, item in enumerate(told.get(ITEMS.model, [])) if item["agenda"] == place
        ]
        rows = make(ITEMS, [item | {"agenda": 0} for _number, item in of_it], taking)
        for (number, _item), row in zip(of_it, rows, strict=True):
            made[ITEMS.model][number] = row
        made[AGENDAS.model].append(agenda)
        if line["published_at"]:
            if agenda.decision_id is None:
                raise not_ours()
            published_at = read(Agenda._meta.get_field("published_at"), line["published_at"])
            Agenda.objects.drafts().filter(pk=agenda.pk).update(
                version=Agenda.objects.next_version(), published_at=published_at
            )
    taking.made |= made


def next_versions(lines: list[dict]) -> list[dict]:
    """Strategies; those for an issue of an earlier day become its newest versions."""
    newest: dict[tuple, int] = {}
    found = []
    for line in lines:
        if isinstance(line["issue"], list):
            mark, name = line["issue"]
            versions = Strategy.objects.filter(issue__meeting__mark=mark, issue__name=name)
            last = newest.get((mark, name)) or versions.aggregate(last=Max("version"))["last"] or 0
            newest[mark, name] = last + 1
            found.append(line | {"version": last + 1})
        else:
            found.append(line)
    return found
