"""The agenda's part in a day that travels: cards, issues, counts of rounds, decisions, the charter, the agenda."""

from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agenda.models import Agenda, CharterText, Decision, Strategy
from coalition.meetings.travel.rows import make, plain, read
from coalition.meetings.travel.table import DayCarrier, Rows, Taking, not_ours

SEATS = "a seat; forgotten when the step was saved"
OUTWARD = "made for an office or the public between meetings, at home"
OF_A_TEXT = ("kind", "text", "in_other", "outcome", "adopted_on", "how", "shape")


class OfAgenda(DayCarrier):
    carried = (
        Rows(
            "agenda.Issue",
            "meeting",
            says=_("Issues"),
            known_by=("meeting__mark", "name"),
        ),
        Rows(
            "agenda.Card",
            "step__meeting",
            says=_("Cards"),
            without={"participant": SEATS},
            unordered=True,
        ),
        Rows(
            "agenda.Round",
            "step__meeting",
            says=_("Rounds of rating"),
            known_by=("step__meeting__mark", "step__position", "key"),
        ),
        Rows("agenda.RoundIssue", "round__step__meeting"),
        Rows(
            "agenda.Tally",
            "round__step__meeting",
            unordered=True,
        ),
        Rows("agenda.SlipBatch", "round__step__meeting"),
        Rows(
            "agenda.Ordering",
            "step__meeting",
            says=_("Orders of issues"),
            known_by=("step__meeting__mark", "step__position"),
        ),
        Rows("agenda.OrderingIssue", "ordering__step__meeting"),
        Rows("agenda.OrderCount", "ordering__step__meeting", unordered=True),
        Rows(
            "agenda.Decision",
            "meeting",
            says=_("Decisions"),
            known_by=("meeting__mark", "text", "way"),
        ),
        Rows("agenda.Attempt", "decision__meeting"),
        Rows("agenda.Concern", "decision__meeting"),
        Rows(
            "agenda.CharterText",
            "meeting",
            says=_("Texts of the charter"),
        ),
        Rows("agenda.MadeFrom", "objective__meeting"),
        Rows(
            "agenda.Strategy",
            "meeting",
            says=_("Strategies"),
        ),
        Rows("agenda.Stakeholder", "issue__meeting", says=_("Offices on power maps")),
        Rows(
            "agenda.Scene",
            "step__meeting",
            says=_("Role-plays"),
        ),
        Rows(
            "agenda.Agenda",
            "meeting",
            says=_("Agendas"),
            without={"version": "it gets the next number at home"},
            known_by=("meeting__mark", "published_at"),
        ),
        Rows(
            "agenda.Item",
            "agenda__meeting",
            says=_("Issues on the agenda"),
            known_by=("agenda__meeting__mark", "agenda__published_at", "name"),
        ),
    )
    left_behind = {
        "agenda.Ballot": "the order of one woman; deleted when the step is saved",
        "agenda.Rating": "the grades of one woman; deleted when the step is saved",
        "agenda.MemberRating": "the grades of one woman, given between meetings; deleted when the round closes",
        "agenda.Brief": OUTWARD,
        "agenda.Petition": OUTWARD,
        "agenda.Signature": OUTWARD,
        "agenda.SheetCount": OUTWARD,
        "agenda.PublicPage": OUTWARD,
        "agenda.Position": "where one woman stood; deleted when the try is counted",
        "agenda.RuleAgreement": "who agreed; deleted when the step is saved, its count is kept on the text",
        "agenda.SpeakerYes": "her own yes, which she says herself and nobody for her",
        "agenda.PaperCount": "deleted when the step is saved",
        "agenda.SlipCount": "deleted when the round is sealed",
        "agenda.Change": "undoes single deeds of grouping on the day itself, by keys of the laptop",
    }

    def tell(self, meeting):
        """Texts that held before the day and were laid aside on it."""
        older = CharterText.objects.exclude(meeting=meeting).filter(adopted_on__isnull=False)
        aside = older.filter(replaced_at__gte=meeting.started_at, replaced_at__lte=meeting.ended_at)
        rows = aside.order_by("pk").values_list("kind", "text", "replaced_at")
        return {"laid_aside": [[kind, text, plain(at)] for kind, text, at in rows]}

    def take(self, taking, told):
        agendas = ("agenda.Agenda", "agenda.Item")
        for rows in self.carried:
            if rows.model == "agenda.CharterText":
                _make_room(told, now=taking.now)
            lines = told["rows"].get(rows.model, [])
            if rows.model == "agenda.Strategy":
                lines = _next_versions(lines)
            if rows.model not in agendas:
                make(rows, lines, taking)
        _publish(self.carried[-2:], told["rows"], taking)

    def words(self, told):
        rows = told["rows"]
        outcomes = dict(Decision.Outcome.choices)
        ways = dict(Decision.Way.choices)
        decided = [
            (
                line["text"],
                f"{outcomes.get(line['outcome'], '')} ({ways.get(line.get('way'), ways['consensus'])})",
            )
            for line in rows.get("agenda.Decision", [])
        ]
        items = sorted(
            (line["agenda"], line["position"], line["name"])
            for line in rows.get("agenda.Item", [])
            if line["position"]
        )
        return [
            (_("Decisions"), decided),
            (_("Issues on the agenda"), [(name, "") for _agenda, _position, name in items]),
            (_("Texts of the charter"), [(line["text"], "") for line in _standing(told)]),
        ]

    def notes(self, told, who):
        published = [line for line in told["rows"].get("agenda.Agenda", []) if line["published_at"]]
        found = []
        if published:
            version = Agenda.objects.next_version()
            found.append(
                gettext("Its agenda becomes version %(number)d here, and the one that holds.")
                % {"number": version}
            )
            last = Agenda.objects.aggregate(last=Max("published_at"))["last"]
            if last and plain(last) > min(line["published_at"] for line in published):
                found.append(
                    gettext("Here an agenda was published after that day. It will be the older one.")
                )
        if _held_later(told):
            found.append(
                gettext("A text of the charter was adopted here after that day. It goes on to hold.")
            )
        return found

    def tell_along(self):
        texts = CharterText.objects.adopted().order_by("pk")
        return {"charter": [{name: plain(getattr(text, name)) for name in OF_A_TEXT} for text in texts]}

    def take_along(self, told, *, now):
        """What holds at home holds on the laptop, instead of what an earlier journey brought."""
        CharterText.objects.adopted().filter(meeting=None).update(replaced_at=now)
        fields = {name: CharterText._meta.get_field(name) for name in OF_A_TEXT}
        lines = [{"shape": {}} | line for line in told["charter"]]  # an older file says nothing of it
        texts = [
            CharterText(**{name: read(field, line.get(name)) for name, field in fields.items()})
            for line in lines
        ]
        for text in texts:  # it comes from a session at home, which is not here
            text.how = text.how or gettext("In an earlier meeting")
        CharterText.objects.bulk_create(texts)


def _standing(told: dict) -> list[dict]:
    """The texts of the day that hold at its end."""
    texts = told["rows"].get("agenda.CharterText", [])
    return [line for line in texts if line["adopted_on"] and not line["replaced_at"]]


def _single(line: dict) -> bool:
    return line["kind"] not in CharterText.LISTS


def _held_later(told: dict) -> list[dict]:
    """Those of a single kind that came too late: since then another was adopted here."""
    held = dict(CharterText.objects.adopted().values_list("kind", "adopted_on"))
    return [
        line
        for line in _standing(told)
        if _single(line) and line["kind"] in held and plain(held[line["kind"]]) > line["adopted_on"]
    ]


def _make_room(told: dict, *, now) -> None:
    """What the room laid aside or replaced on the day is replaced here too; what was adopted later goes on to hold."""
    replaced_at = CharterText._meta.get_field("replaced_at")
    for kind, text, at in told["laid_aside"]:
        same = CharterText.objects.adopted().filter(kind=kind, text=text)
        same.update(replaced_at=read(replaced_at, at))
    late = _held_later(told)
    for line in late:
        line["replaced_at"] = plain(now)
    singles = [line["kind"] for line in _standing(told) if _single(line)]
    CharterText.objects.adopted().filter(kind__in=singles).update(replaced_at=now)
    rules = [line["adopted_on"] for line in _standing(told) if line["kind"] == "ground_rule"]
    if rules:
        older = CharterText.objects.adopted().of_kind("ground_rule").filter(adopted_on__lte=max(rules))
        older.update(replaced_at=now)


def _next_versions(lines: list[dict]) -> list[dict]:
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


def _publish(tables: tuple[Rows, ...], told: dict, taking: Taking) -> None:
    """Each agenda with its items as a draft, then published under the next number, so that nothing that is published
    is ever written on."""
    agendas, items = tables
    made: dict[str, list] = {agendas.model: [], items.model: [None] * len(told.get(items.model, []))}
    for place, line in enumerate(told.get(agendas.model, [])):
        (agenda,) = make(agendas, [line | {"published_at": None}], taking)
        of_it = [
            (number, item) for number, item in enumerate(told.get(items.model, [])) if item["agenda"] == place
        ]
        rows = make(items, [item | {"agenda": 0} for _number, item in of_it], taking)
        for (number, _item), row in zip(of_it, rows, strict=True):
            made[items.model][number] = row
        made[agendas.model].append(agenda)
        if line["published_at"]:
            if agenda.decision_id is None:
                raise not_ours()
            published_at = read(Agenda._meta.get_field("published_at"), line["published_at"])
            Agenda.objects.drafts().filter(pk=agenda.pk).update(
                version=Agenda.objects.next_version(), published_at=published_at
            )
    taking.made |= made
