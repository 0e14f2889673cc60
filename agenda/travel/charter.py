"""The charter in a day that travels: what the room laid aside, and what was adopted at home since."""

from agenda.models import CharterText
from coalition.meetings.travel.rows import plain, read


def standing(told: dict) -> list[dict]:
    """The texts of the day that hold at its end."""
    texts = told["rows"].get("agenda.CharterText", [])
    return [line for line in texts if line["adopted_on"] and not line["replaced_at"]]


def _single(line: dict) -> bool:
    return line["kind"] not in CharterText.LISTS


def held_later(told: dict) -> list[dict]:
    """Those of a single kind that came too late: since then another was adopted here."""
    held = dict(CharterText.objects.adopted().values_list("kind", "adopted_on"))
    return [
        line
        for line in standing(told)
        if _single(line) and line["kind"] in held and plain(held[line["kind"]]) > line["adopted_on"]
    ]


def make_room(told: dict, *, now) -> None:
    """What the room laid aside or replaced on the day is replaced here too; what was adopted later goes on to hold."""
    replaced_at = CharterText._meta.get_field("replaced_at")
    for kind, text, at in told["laid_aside"]:
        same = CharterText.objects.adopted().filter(kind=kind, text=text)
        same.update(replaced_at=read(replaced_at, at))
    late = held_later(told)
    for line in late:
        line["replaced_at"] = plain(now)
    singles = [line["kind"] for line in standing(told) if _single(line)]
    CharterText.objects.adopted().filter(kind__in=singles).update(replaced_at=now)
    rules = [line["adopted_on"] for line in standing(told) if line["kind"] == "ground_rule"]
    if rules:
        older = CharterText.objects.adopted().of_kind("ground_rule").filter(adopted_on__lte=max(rules))
        older.update(replaced_at=now)
