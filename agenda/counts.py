"""A round as files for a sheet: the joint counts, and the result. An issue that is not shown stands in neither."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.utils.translation import gettext as _

from agenda.ballots.writing import harmless
from agenda.queries import Reading


def joint(reading: Reading) -> str:
    """A row for each issue and pair of grades: how many women gave it; an empty grade is one left blank."""
    shown = {line.issue_id: line for line in reading.lines if line.is_shown}
    cells = reading.round.tallies.filter(issue__in=shown).values_list(
        "issue", "urgency", "feasibility", "count"
    )
    rows = sorted(
        ([shown[issue].number, harmless(shown[issue].name), *pair] for issue, *pair in cells), key=str
    )
    return _written([_("Number"), _("Issue"), _("Urgent"), _("Possible"), _("Women")], rows)


def result(reading: Reading) -> str:
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
    return _written(heads, (_row(line) for line in reading.lines if line.is_shown))


def _row(line) -> list:
    urgency, feasibility = line.result.urgency, line.result.feasibility
    numbers = [f"{line.mean_urgency:.3f}", float(urgency.median), urgency.n]
    numbers += [f"{line.mean_feasibility:.3f}", float(feasibility.median), feasibility.n]
    return [line.result.rank, line.number, harmless(line.name), *numbers, int(line.result.is_split)]


def _written(heads: list, rows: Iterable[list]) -> str:
    """With a byte order mark, by which spreadsheets know the letters; every cell quoted."""
    text = StringIO("\ufeff")
    text.seek(0, 2)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()


FILES = {"counts": joint, "result": result}
