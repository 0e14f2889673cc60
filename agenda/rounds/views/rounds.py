"""Rounds between meetings: all of them, and for those who plan: open one, give more time, count it."""

import uuid
from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.models import Issue, Round
from agenda.rounds import caution
from agenda.rounds import queries as asked
from agenda.rounds.actions import between as actions
from agenda.rounds.forms import LastDayForm, OpenRoundForm, SlipsToPrintForm, end_of
from agenda.slips import ballots
from coalition.web import clocks
from members.access import may_plan, member_required, planner_required

A_WEEK = timedelta(days=7)


@require_safe
@member_required
def rounds(request):
    """All that are open, and all whose result may be seen."""
    plans = may_plan(request.user)
    waiting = list(Round.objects.uncounted().order_by("closes_at", "pk"))
    shown = Round.objects.shown().select_related("step__meeting").order_by("-closed_at", "-pk")
    context = {
        "waiting": [
            (round_, asked.taking_part(round_), caution.before_counting(round_))
            if plans
            else (round_, None, "")
            for round_ in waiting
        ],
        "shown": shown,
        "may_plan": plans,
        "wait_for_five": caution.WAIT_FOR_FIVE,
        "now": timezone.now(),
    }
    return render(request, "agenda/rounds/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def open_round(request):
    now = timezone.now()
    start = {"key": uuid.uuid4(), "last_day": timezone.localdate(now + A_WEEK)}
    form = OpenRoundForm(request.POST or None, initial=start, now=now)
    if form.is_valid():
        given = dict(form.cleaned_data)
        closes_at = end_of(given.pop("last_day"))
        round_ = actions.open_round(**given, closes_at=closes_at, now=now)
        said = _("It is open to all until %(time)s.") % {"time": clocks.both_clocks(round_.closes_at)}
        messages.success(request, said)
        return redirect("agenda:rounds")
    context = {"form": form, "has_issues": Issue.objects.told().standing().exists()}
    return render(request, "agenda/rounds/open.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def extend_round(request, pk):
    """Only more time, never less."""
    now = timezone.now()
    round_ = get_object_or_404(Round.objects.open_to_all(now), pk=pk)
    start = {"last_day": timezone.localdate(round_.closes_at + A_WEEK)}
    form = LastDayForm(request.POST or None, initial=start, now=now, begins=round_.closes_at)
    if form.is_valid():
        closes_at = end_of(form.cleaned_data["last_day"])
        if actions.extend(round_, closes_at=closes_at, now=now):
            said = _("It is open to all until %(time)s.") % {"time": clocks.both_clocks(closes_at)}
            messages.success(request, said)
        return redirect("agenda:rounds")
    context = {"form": form, "round": round_}
    return render(request, "agenda/rounds/extend.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
def close_round(request, pk):
    """What the clock does by itself, where nobody runs the clock."""
    round_ = get_object_or_404(Round.objects.between_meetings(), pk=pk)
    if actions.close(round_, now=timezone.now()):
        messages.success(request, _("It is counted."))
    else:
        messages.warning(request, _("It is not counted before its time, and only once."))
    return redirect("agenda:rounds")


@require_safe
@planner_required
def print_slips(request, pk):
    """Slips for women without a phone, in whole pages."""
    round_ = get_object_or_404(Round.objects.uncounted(), pk=pk)
    names = list(round_.issues.values_list("position", "issue__name"))
    sheet = ballots(names, round_.levels)
    form = SlipsToPrintForm(request.GET or {"women": SlipsToPrintForm.USUAL})
    women = form.cleaned_data["women"] if form.is_valid() else SlipsToPrintForm.USUAL
    context = {"sheet": sheet, "pages": sheet.pages(women), "form": form}
    return render(request, "agenda/rounds/print.html", context)
