"""The agenda's part in a day that travels: cards, issues, counts of rounds, decisions, the charter, the agenda.

tables.py says which rows travel; charter.py and versions.py how they meet what holds at home.
"""

from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agenda.models import Agenda, CharterText, Decision
from agenda.travel import charter, versions
from agenda.travel.tables import AGENDAS, CARRIED, ITEMS, LEFT_BEHIND
from coalition.meetings.travel.rows import make, plain, read
from coalition.meetings.travel.table import DayCarrier

OF_A_TEXT = ("kind", "text", "in_other", "outcome", "adopted_on", "how", "shape")


class OfAgenda(DayCarrier):
    carried = CARRIED
    left_behind = LEFT_BEHIND

    def tell(self, meeting):
        """Texts that held before the day and were laid aside on it."""
        older = CharterText.objects.exclude(meeting=meeting).filter(adopted_on__isnull=False)
        aside = older.filter(replaced_at__gte=meeting.started_at, replaced_at__lte=meeting.ended_at)
        rows = aside.order_by("pk").values_list("kind", "text", "replaced_at")
        return {"laid_aside": [[kind, text, plain(at)] for kind, text, at in rows]}

    def take(self, taking, told):
        for rows in self.carried:
            if rows.model == "agenda.CharterText":
                charter.make_room(told, now=taking.now)
            lines = told["rows"].get(rows.model, [])
            if rows.model == "agenda.Strategy":
                lines = versions.next_versions(lines)
            if rows not in (AGENDAS, ITEMS):
                make(rows, lines, taking)
        versions.publish(told["rows"], taking)

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
            (_("Texts of the charter"), [(line["text"], "") for line in charter.standing(told)]),
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
        if charter.held_later(told):
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
