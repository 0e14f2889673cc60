"""Offices that decide, to choose from (agenda/data/offices.yaml): names of offices only, each with where it decides."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from django.utils.translation import get_language

from agenda.models import Jurisdiction

FILE = Path(__file__).parents[1] / "data" / "offices.yaml"


class Office(NamedTuple):
    name: str
    jurisdiction: str

    @property
    def where(self):
        return Jurisdiction(self.jurisdiction).label


def offices() -> list[Office]:
    """In the reader's language."""
    language = (get_language() or "sw")[:2]
    return [Office(row.get(language) or row["sw"], row["jurisdiction"]) for row in _rows()]


def decides_elsewhere(name: str, jurisdiction: str) -> str:
    """Where the office called ``name``, in whichever language, decides, if that is not in ``jurisdiction``; else ""."""
    known = {row[language]: row["jurisdiction"] for row in _rows() for language in ("sw", "en")}
    where = known.get(name, jurisdiction)
    return "" if Jurisdiction.BOTH in (where, jurisdiction) or where == jurisdiction else where


@cache
def _rows() -> list[dict]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))
