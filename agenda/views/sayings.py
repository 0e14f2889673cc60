"""Said between meetings: by a member or for a group, without a name; and the one list that planners work through."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.actions import sayings as actions
from agenda.forms.saying import KeyForm, SayForm, TakeUpLaterForm, new_key
from agenda.models import Card, Saying
from coalition.sealing import fingerprint
from coalition.web.limits import within
from members.access import may_run_meetings, member_required, planner_required

A_DAY = 24 * 60 * 60
MOST_A_DAY = {False: 5, True: 40}  # a facilitator writes for groups


@require_http_methods(["GET", "POST"])
@member_required
def say(request):
    """She says what matters. The answer stands on this page alone, and with it the one way to take it back."""
    hosts = may_run_meetings(request.user)
    form = SayForm(request.POST or None, for_a_group=hosts, initial={"key": new_key()})
    if form.is_valid():
        # Counted under a mark that nobody can read her number from.
        whose = fingerprint(str(request.user.pk), place="saying")
        if within(f"saying:{whose}", limit=MOST_A_DAY[hosts], seconds=A_DAY):
            saying = actions.say(**form.cleaned_data)
            return render(request, "agenda/sayings/said.html", {"saying": saying, "key": form.data["key"]})
        form.add_error(None, _("That is enough for today. Come back tomorrow, or say it at the meeting."))
    status = 422 if form.is_bound else 200
    return render(request, "agenda/sayings/say.html", {"form": form}, status=status)


@require_POST
@member_required
def take_back_saying(request):
    form = KeyForm(request.POST)
    if form.is_valid() and actions.take_back_saying(form.cleaned_data["key"]):
        messages.success(request, _("Taken back. Nobody sees it."))
    else:
        messages.info(request, _("It cannot be taken back here any more. Speak to a facilitator."))
    return redirect("agenda:say")


@require_safe
@planner_required
def sayings(request):
    return _list(request, TakeUpLaterForm())


@require_POST
@planner_required
def take_up(request):
    form = TakeUpLaterForm(request.POST)
    if not form.is_valid():
        return _list(request, form)
    step = form.cleaned_data.pop("step")
    messages.success(request, actions.take_up(step, **form.cleaned_data, by=request.user, now=timezone.now()))
    return redirect("agenda:sayings")


@require_POST
@planner_required
def park_saying(request, key):
    return _done(request, actions.park_saying(get_object_or_404(Saying, key=key)))


@require_POST
@planner_required
def hide_saying(request, key):
    return _done(request, actions.hide_saying(get_object_or_404(Saying, key=key)))


@require_POST
@planner_required
def bring_saying_back(request, key):
    return _done(request, actions.bring_saying_back(get_object_or_404(Saying, key=key)))


def _done(request, changed: bool):
    if not changed:
        messages.info(request, _("This was settled meanwhile."))
    return redirect("agenda:sayings")


def _list(request, form):
    context = {
        "form": form,
        "steps": list(form.fields["step"].queryset),
        "lying": list(
            Card.objects.left_lying().select_related("step__meeting").order_by("-step__meeting", "pk")
        ),
    }
    everything = list(Saying.objects.all())
    for state in Saying.State:
        context[state] = [saying for saying in everything if saying.state == state]
    status = 422 if form.is_bound else 200
    return render(request, "agenda/sayings/sayings.html", context, status=status)
