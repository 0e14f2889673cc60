"""What the invented coalition wrote down besides its day: through the form of the charter, and each woman's own yes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from agenda import versions
from agenda.actions import charter as actions
from agenda.forms import CharterForm, YesForm
from agenda.forms.objective import ObjectiveForm
from agenda.models import CharterText, Issue, Promise
from coalition.home.demo import data, say
from coalition.home.demo.player import Refused
from members.models import Member

Kind = CharterText.Kind
HOW = "Kikao cha kamati ya uongozi, kwa makubaliano ya pamoja"
# Those who have not said yes yet: among them the door of a member and of a facilitator.
NOT_YET = ("m18", "m22", "m15", "m19", "m23")


def write(people: dict[str, Member], *, now: datetime) -> None:
    """Who we are, conduct, how we decide, quorum in both languages; the day's rules in the other; then the yeses."""
    day = timezone.localdate(now) - timedelta(days=15)
    for kind in (Kind.FORM, Kind.CONDUCT, Kind.DECISION_RULES, Kind.QUORUM):
        words = data()["charter"][kind]
        first = data()["charter"].get(f"{kind}_first", words)
        _note(kind, first, day=day, by=people["m01"], now=now)
        if first != words:
            _note(kind, words, day=day + timedelta(days=8), by=people["m01"], now=now)
    for kind, rows in ((Kind.GROUND_RULE, data()["ground_rules"]), (Kind.OBJECTIVE, data()["objectives"])):
        lines = {language: "\n".join(_line(row, language) for row in rows) for language in ("sw", "en")}
        _note(kind, lines, day=day, by=people["m01"], now=now)
    for kind, words in ((Kind.VISION, "vision_draft"), (Kind.MISSION, "mission_draft")):
        _note(kind, data()[words], day=day, by=people["m01"], now=now)
    _tie_objectives()
    _say_yes([woman for name, woman in people.items() if name not in NOT_YET], day=day + timedelta(days=9))


def _line(row: dict, language: str) -> str:
    return (
        f"{row[language]}{versions.BETWEEN}{row['outcome'][language]}" if "outcome" in row else row[language]
    )


def _note(kind: str, words: dict, *, day, by: Member, now: datetime) -> None:
    section = versions.section(kind)
    posted = {"text": say(words), "in_other": words["en"], "adopted_on": day.isoformat(), "how": HOW}
    posted |= _settled(kind)
    posted["was"] = section.current.mark if section.current else ""
    names = dict(settings.LANGUAGES)
    form = CharterForm(
        posted,
        section=section,
        languages=(str(names["sw"]), str(names["en"])),
        today=timezone.localdate(now),
    )
    if not form.is_valid():
        raise Refused(form.errors.as_text())
    actions.note_text(kind, **form.cleaned_data, by=by, now=now)


def _tie_objectives() -> None:
    """In the day they were written before any issue was."""
    names = {row["id"]: say(row["name"]) for row in data()["themes"]}
    for row in data()["objectives"]:
        objective = CharterText.objects.adopted().of_kind(Kind.OBJECTIVE).get(text=say(row))
        issues = Issue.objects.filter(name__in=[names[theme] for theme in row["made_from"]])
        form = ObjectiveForm({"issues": [issue.pk for issue in issues]}, objective=objective)
        if not form.is_valid():
            raise Refused(form.errors.as_text())
        actions.tie_objective(objective, **form.cleaned_data)


def _settled(kind: str) -> dict:
    """What the text settles beside its words."""
    return {
        Kind.FORM: {"form": data()["concept_choice"]["form"], "types": ["issue", "identity"]},
        Kind.DECISION_RULES: {"fallback": "two_thirds"},
        Kind.QUORUM: {"share": "half", "chapters": data()["coalition"]["quorum"]["min_chapters"]},
    }.get(Kind(kind), {})


def _say_yes(women: list[Member], *, day) -> None:
    for section in versions.sections(Promise.Kind.values):
        form = YesForm({"kind": section.kind, "mark": section.versions[-1].mark})
        if not form.is_valid():
            raise Refused(form.errors.as_text())
        for woman in women:
            actions.say_yes(woman, **form.cleaned_data, today=day)
