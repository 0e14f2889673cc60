"""A day that travels: the file that leaves this computer, and a file that comes to it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.meetings import travel
from coalition.meetings.actions import travel as actions
from coalition.meetings.forms import BringForm, MeForm, WhoForm
from coalition.meetings.models import Arrival, Meeting, Parcel
from coalition.web import files
from coalition.web.limits import within
from members.access import facilitator_required, may_run_meetings, planner_required, step_up_required
from members.models import Coalition, Member


@require_safe
@facilitator_required
@step_up_required
def day_file(request, pk):
    """A prepared day is taken along by it, an ended one is carried home."""
    meeting = _standing(pk)
    context = {"meeting": meeting, "parcel": Parcel.objects.filter(meeting=meeting).first()}
    context["is_away"] = Coalition.objects.get().home is not None
    return render(request, "meetings/travel/file.html", context)


@require_POST
@facilitator_required
@step_up_required
def make_digits(request, pk):
    actions.parcel_of(_standing(pk))
    return redirect("meetings:day_file", pk=pk)


@require_POST
@facilitator_required
@step_up_required
def download_day(request, pk):
    meeting = _standing(pk)
    make = actions.carry_home if meeting.ended_at else actions.take_along
    content = make(meeting, by=request.user, now=timezone.now())
    name = f"faili-{meeting.mark.hex[:4]}-{2 if meeting.ended_at else 1}.bin"
    return files.download(content, name=name, content_type="application/octet-stream")


def _standing(pk) -> Meeting:
    """Not begun, or over: what runs does not travel."""
    sessions = Meeting.objects.with_session()
    return get_object_or_404(sessions.not_begun() | sessions.ended(), pk=pk)


@require_http_methods(["GET", "POST"])
@planner_required
@step_up_required
def bring_day(request):
    """A facilitator brings a file; who may plan sees which days wait for a second person."""
    if request.method == "POST" and not may_run_meetings(request.user):
        raise PermissionDenied
    form = BringForm(_posted(request), request.FILES or None, may_try=lambda: _may_try(request.user))
    if form.is_valid():
        try:
            return _brought(request, **form.cleaned_data)
        except travel.Refused as refused:
            form.add_error("file", str(refused))
    context = {
        "form": form if may_run_meetings(request.user) else None,
        "mine": Arrival.objects.unconfirmed().filter(by=request.user),
        "asked": Arrival.objects.asked().select_related("by"),
    }
    return render(request, "meetings/travel/bring.html", context, status=422 if form.is_bound else 200)


def _posted(request):
    """Also a form in which nothing is asked."""
    return request.POST if request.method == "POST" else None


def _may_try(member) -> bool:
    return within(f"bring:{member.pk}", limit=10, seconds=300)


def _brought(request, *, contents, digits):
    inside = travel.look_into(contents)
    travel.refuse_strangers(inside)
    here = Meeting.objects.filter(mark=inside.mark).exclude(started_at=None).first()
    if here:
        messages.info(request, _("This day is here already. Nothing was changed."))
        return redirect("meetings:record", pk=here.pk)
    arrival = actions.bring(contents, digits=digits, by=request.user, now=timezone.now())
    return redirect("meetings:arrival", pk=arrival.pk)


@require_http_methods(["GET", "POST"])
@planner_required
@step_up_required
def arrival(request, pk):
    """What is in a file that came; whoever brought it confirms it, whoever else may plan looks at it then."""
    came = get_object_or_404(Arrival.objects.select_related("by"), pk=pk)
    hers = came.by_id == request.user.pk
    if came.done_at or not (hers or came.confirmed_at):
        return _settled(request, came, hers=hers)
    try:
        inside = travel.look_into(came.contents.encode())
        if hers and not inside.is_home:
            return _set_up(request, came, inside)
        return _preview(request, came, inside, hers=hers)
    except travel.Refused as refused:
        messages.warning(request, str(refused))
        return redirect("meetings:bring_day")


def _settled(request, came, *, hers):
    if came.meeting_id:
        return redirect("meetings:record", pk=came.meeting_id)
    if not (hers or came.confirmed_at):
        raise Http404
    messages.info(request, _("This is settled already, or older than a day."))
    return redirect("meetings:bring_day")


def _preview(request, came, inside, *, hers):
    people = travel.known_people(inside.told["people"])
    form = WhoForm(_posted(request), people=people) if hers and not came.confirmed_at else None
    if request.method == "POST" and form and form.is_valid():
        return _confirmed(request, came, **form.cleaned_data)
    who = travel.who_is_who(people, came.who)
    context = {
        "came": came,
        "hers": hers,
        "form": form,
        "meeting": travel.told_meeting(inside),
        "counts": travel.counts(inside),
        "words": travel.words(inside),
        "notes": travel.notes(inside, who),
        "strange": _strange(people, came.who),
        "known": sum(known.here is not None for known in people),
    }
    failed = request.method == "POST"
    return render(request, "meetings/travel/arrival.html", context, status=422 if failed else 200)


def _strange(people, chosen) -> list[tuple]:
    """Those who are not known here, each with who she was said to be: None for nobody."""
    women = Member.objects.in_bulk([pk for pk in chosen.values() if pk])
    return [(known, women.get(chosen.get(known.number))) for known in people if known.here is None]


def _confirmed(request, came, *, who):
    meeting = actions.confirm_arrival(came, who=who, by=request.user, now=timezone.now())
    if meeting:
        messages.success(request, _("The day is here, with all that it decided."))
        return redirect("meetings:record", pk=meeting.pk)
    messages.success(request, _("It waits for a second person: another facilitator, or a co-lead."))
    return redirect("meetings:arrival", pk=came.pk)


def _set_up(request, came, inside):
    is_known = travel.knows_her(inside.told, request.user)
    form = MeForm(_posted(request), women=inside.told["women"], is_known=is_known)
    if form.is_valid():
        me = form.cleaned_data.get("me", request.user.number)
        meeting = actions.set_up_laptop(came, me=me, by=request.user, now=timezone.now())
        messages.success(request, _("The laptop is ready for the day."))
        return redirect("meetings:host", pk=meeting.pk)
    context = {"came": came, "form": form, "meeting": travel.told_meeting(inside), "told": inside.told}
    return render(request, "meetings/travel/set_up.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
@step_up_required
def approve_arrival(request, pk):
    came = get_object_or_404(Arrival.objects.exclude(confirmed_at=None), pk=pk)
    try:
        meeting = actions.approve_arrival(came, by=request.user, now=timezone.now())
    except travel.Refused as refused:
        messages.warning(request, str(refused))
        return redirect("meetings:arrival", pk=pk)
    if meeting is None:
        messages.info(request, _("This is settled already, or older than a day."))
        return redirect("meetings:bring_day")
    messages.success(request, _("The day is here, with all that it decided."))
    return redirect("meetings:record", pk=meeting.pk)


@require_POST
@planner_required
def forget_arrival(request, pk):
    """Who brought it throws it away, or who was asked to look at it."""
    came = get_object_or_404(
        Arrival.objects.filter(by=request.user) | Arrival.objects.exclude(confirmed_at=None), pk=pk
    )
    if actions.forget_arrival(came, by=request.user, now=timezone.now()):
        messages.success(request, _("The file is thrown away. Nothing of it is kept."))
    return redirect("meetings:bring_day")
