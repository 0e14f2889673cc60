"""A round as files for a sheet: the joint counts, and the result. An issue that is not shown stands in neither."""

from django.utils.translation import gettext as _

from agenda.rounds.readings import Reading
from coalition.web import files


def joint(reading: Reading) -> bytes:
    """A row for each issue and pair of grades: how many women gave it; an empty grade is one left blank."""
    shown = {line.issue_id: line for line in reading.lines if line.is_shown}
    cells = reading.round.tallies.filter(issue__in=shown).values_list(
        "issue", "urgency", "feasibility", "count"
    )
    rows = sorted(([shown[issue].number, shown[issue].name, *pair] for issue, *pair in cells), key=str)
    return files.table([[_("Number"), _("Issue"), _("Urgent"), _("Possible"), _("Women")], *rows])


def result(reading: Reading) -> bytes:
    """A row for each issue in the computed order; those that are level have the same place."""
    heads = [
        _("Place"),
        _("Number"),
        _("Issue"),
        _("Urgent, average"),
        _("Urgent, middle"),
        _("Urgent, women"),
    ]
    heads += [_("Possible, average"), _("Possible, middle"), _("Possible, women"), _("split")]
    return files.table([heads, *(_row(line) for line in reading.lines if line.is_shown)])


def _row(line) -> list:
    urgency, feasibility = line.result.urgency, line.result.feasibility
    numbers = [f"{line.mean_urgency:.3f}", float(urgency.median), urgency.n]
    numbers += [f"{line.mean_feasibility:.3f}", float(feasibility.median), feasibility.n]
    return [line.result.rank, line.number, line.name, *numbers, int(line.result.is_split)]


FILES = {"counts": joint, "result": result}
