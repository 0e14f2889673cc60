"""The sessions to run, and a new one by a plan."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from coalition.meetings import actions, plans
from coalition.meetings.forms import SessionForm
from coalition.meetings.models import KeptPlan, Meeting
from coalition.meetings.plans import shelf
from members.access import facilitator_required


@require_safe
@facilitator_required
def host_home(request):
    sessions = Meeting.objects.with_session()
    context = {
        "running": sessions.running(),
        "prepared": sessions.not_begun(),
        "past": sessions.ended()[:10],
        "templates": sorted(map(shelf.find, plans.slugs()), key=lambda source: -source.minutes),
        "kept": KeptPlan.objects.defer("steps"),
    }
    return render(request, "meetings/host/home.html", context)


@require_http_methods(["GET", "POST"])
@facilitator_required
def plan_session(request):
    start = {"template": request.GET.get("template") or "coalition-one-day", "day": timezone.localdate()}
    form = SessionForm(request.POST or None, initial=start)
    if not form.is_valid():
        return render(
            request, "meetings/host/plan_session.html", {"form": form}, status=422 if form.is_bound else 200
        )
    chosen = {
        name: form.cleaned_data[name]
        for name in ("template", "title", "starts_at", "place", "place_may_show")
    }
    meeting = actions.plan_session(**chosen, by=request.user, now=timezone.now())
    return redirect("meetings:host", pk=meeting.pk)
