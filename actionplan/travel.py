"""The plan's part in a day that travels: actions, tasks with their owners, partners, and what was said to the group."""

from django.db.models import Count, Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from actionplan.actions.tasks import remind
from actionplan.models import Partner, Task
from actionplan.models.plan import MOST_OPEN_TASKS
from coalition.meetings.travel.rows import make
from coalition.meetings.travel.table import DayCarrier, Rows
from members.models import Member


class OfActionplan(DayCarrier):
    carried = (
        Rows(
            "actionplan.Action",
            "meeting",
            says=_("Actions of the plan"),
        ),
        Rows(
            "actionplan.Task",
            "action__meeting",
            says=_("Tasks"),
            known_by=("action__meeting__mark", "action__title", "title"),
        ),
        Rows("actionplan.TaskReview", "step__meeting"),
        Rows(
            "actionplan.Partner",
            "meeting",
            says=_("Partners"),
        ),
        Rows(
            "actionplan.Commitment",
            "step__meeting",
            says=_("Commitments for the group, without names"),
            without={
                "member": "one for the group is nobody's; private ones hang on no day and stay",
                "participant": "a seat; forgotten when the step was saved",
                "done": "one for the group is never ticked",
            },
            unordered=True,
        ),
    )

    left_behind = {"actionplan.Visit": "planned and talked about between meetings, at home"}

    def take(self, taking, told):
        """Tasks wait for another woman where their owner is nobody here; the others are reminded of as always."""
        here = _names_here(told)
        for rows in self.carried:
            lines = told["rows"].get(rows.model, [])
            if rows.model == "actionplan.Partner":
                lines = [line for line in lines if line["name"] not in here]
            make(rows, lines, taking)
        tasks = Task.objects.filter(action__meeting=taking.meeting)
        tasks.unfinished().filter(owner=None).update(
            accepted_at=None, accepted_by=None, declined_at=None, declined_why=""
        )
        for task in tasks.under_way().exclude(owner=None).select_related("owner"):
            remind(task, now=taking.now)

    def words(self, told):
        """Each task with the number of its owner."""
        tasks = told["rows"].get("actionplan.Task", [])
        return [(_("Tasks"), [(line["title"], line["owner"] or "") for line in tasks])]

    def notes(self, told, who):
        found = []
        here = len(_names_here(told))
        if here:
            found.append(
                ngettext(
                    "%(number)d partner is on the list already and stays as it is here.",
                    "%(number)d partners are on the list already and stay as they are here.",
                    here,
                )
                % {"number": here}
            )
        for member in _with_too_many(told, who):
            found.append(
                gettext("%(number)s will have %(count)d open tasks. Ask her whether that is too much.")
                % {"number": member.number, "count": member.open_tasks + member.coming}
            )
        return found


def _names_here(told: dict) -> set[str]:
    names = [line["name"] for line in told["rows"].get("actionplan.Partner", [])]
    return set(Partner.objects.filter(name__in=names).values_list("name", flat=True))


def _with_too_many(told: dict, who: dict[str, int | None]) -> list[Member]:
    """Those whom the day gives more open tasks than one woman should have, with those she has here."""
    coming: dict[int, int] = {}
    for line in told["rows"].get("actionplan.Task", []):
        owner = who.get(line["owner"] or "")
        if owner and not line["finished_at"] and not line["declined_at"]:
            coming[owner] = coming.get(owner, 0) + 1
    is_open = Q(tasks__finished_at=None, tasks__declined_at=None)
    women = Member.objects.filter(pk__in=coming).order_by("number").only("number")
    found = list(women.annotate(open_tasks=Count("tasks", filter=is_open)))
    for woman in found:
        woman.coming = coming[woman.pk]
    return [woman for woman in found if woman.open_tasks + woman.coming > MOST_OPEN_TASKS]
