"""How each issue of the agenda is carried: a page for each, which members read and planners write; who speaks."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.carrying import issues as carrying
from agenda.carrying.actions import strategies as actions
from agenda.carrying.forms import SpeakForm, StrategyForm
from agenda.carrying.offices import offices
from agenda.carrying.powermap import power_map
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def strategies(request):
    newest, older = carrying.carried_issues()
    context = {"newest": newest, "older": older, "may_plan": may_plan(request.user)}
    return render(request, "agenda/strategies.html", context)


@require_safe
@member_required
def strategy(request, pk):
    carried = carried_or_404(pk)
    standing, asked_again = carrying.speakers(carried)
    her_yes = next((yes for yes in standing if yes.member_id == request.user.pk), None)
    context = {
        "carried": carried,
        "strategy": carried.strategy,
        "map": power_map(carrying.places(carried.issue)),
        "standing": standing,
        "asked_again": asked_again,
        "her_yes": her_yes,
        "may_speak": carrying.may_speak(request.user, carried.strategy),
        "briefs": carrying.briefs(carried, drafts=may_plan(request.user)),
        "petitions": carrying.petitions(carried),
        "may_plan": may_plan(request.user),
    }
    return render(request, "agenda/strategy.html", context)


@require_safe
@member_required
def print_strategy(request, pk):
    """On paper, for the folder of who goes: without the names of who speaks."""
    carried = carried_or_404(pk)
    context = {"carried": carried, "strategy": carried.strategy}
    context |= {"map": power_map(carrying.places(carried.issue))}
    return render(request, "agenda/strategy_print.html", context)


@require_safe
@member_required
def strategy_versions(request, pk):
    context = {"carried": carried_or_404(pk), "may_plan": may_plan(request.user)}
    return render(request, "agenda/strategy_versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def write_strategy(request, pk):
    carried, now = carried_or_404(pk), timezone.now()
    form = StrategyForm(request.POST or None, held=carried.strategy, today=timezone.localdate(now))
    if form.is_valid():
        try:
            actions.rewrite_strategy(carried.issue, **form.cleaned_data, by=request.user, now=now)
        except actions.Changed:
            carried = carried_or_404(pk)
            form.say_changed(carried.strategy.mark)
        else:
            messages.success(request, _("Saved."))
            return redirect("agenda:strategy", pk)
    context = {"carried": carried, "form": form, "offices": offices()}
    return render(request, "agenda/strategy_write.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def speak_for(request, pk):
    carried = carried_or_404(pk)
    form = SpeakForm(request.POST)
    if not carrying.may_speak(request.user, carried.strategy):
        messages.warning(request, _("Another role speaks for this."))
    elif form.is_valid() and actions.say_she_speaks(request.user, issue=carried.issue, **form.cleaned_data):
        messages.success(request, _("Thank you. You can take it back at any time."))
    else:
        messages.warning(request, _("The words have changed meanwhile. Please read them again."))
    return redirect("agenda:strategy", pk)


@require_POST
@member_required
def take_back_speaking(request, pk):
    if actions.take_back_speaking(request.user, issue=carried_or_404(pk).issue):
        messages.success(request, _("It is taken back. Nobody asks why."))
    return redirect("agenda:strategy", pk)


def carried_or_404(pk) -> carrying.Carried:
    carried = carrying.carried(pk)
    if carried is None:
        raise Http404
    return carried
