"""The register: who is found in it, and her page."""

from django.db import models

from members.models import Chapter, JoinRequest, Member, RoleTerm

LAST = 10  # of what she was at and does, on her page


def people(*, q="", chapter=None, category="", role="", state="", today):
    """The membership list in order, narrowed by what is given; chapters and roles are fetched at once.

    Nothing that is sealed is opened for it.
    """
    found = _in_state(state).defer("legal_name", "email", "phone")
    if q:
        found = found.found_by(q)
    if chapter:
        found = found.filter(chapter=chapter)
    if category:
        found = found.filter(category=category)
    if role:
        found = found.filter(pk__in=RoleTerm.objects.current(today).filter(role=role).values("member"))
    return found.select_related("chapter").prefetch_related("role_terms").in_order()


def _in_state(state: str):
    if state == "left":
        return Member.objects.filter(left_at__isnull=False, merged_into=None)
    if state == "paused":
        return Member.objects.active().filter(paused_on__isnull=False)
    return Member.objects.active().not_paused() if state == "active" else Member.objects.active()


def chapters():
    """Every chapter, with how many women belong to it now."""
    now_here = models.Q(members__left_at=None, members__is_active=True)
    return Chapter.objects.annotate(women=models.Count("members", filter=now_here))


def register():
    """Every member there ever was, with what her page in the register shows."""
    members = Member.objects.select_related("chapter", "safe_contact").prefetch_related("role_terms")
    return members.annotate(times_there=models.Count("attendances"))


def meetings_of(woman: Member) -> list:
    """The last ones she was at, as the app above knows them; its rows are reached by the name it gave them."""
    there = woman.attendances.select_related("meeting").order_by("-meeting__starts_at")
    return [one.meeting for one in there[:LAST]]


def tasks_of(woman: Member) -> dict:
    """How many of her tasks are open and done, and the next ones that are open."""
    tasks = woman.tasks.order_by("due_on", "pk")
    done = models.Count("pk", filter=models.Q(finished_at__isnull=False))
    counts = tasks.aggregate(all=models.Count("pk"), done=done)
    is_open = models.Q(finished_at=None, declined_at=None)
    return {"next": list(tasks.filter(is_open)[:LAST]), "done": counts["done"], "all": counts["all"]}


def how_she_came_in(member: Member) -> JoinRequest | None:
    """The request by which she was admitted, with those who vouched for her."""
    return JoinRequest.objects.filter(member=member).prefetch_related("vouchers__member").first()
