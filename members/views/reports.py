"""Speaking to one woman: written by herself or with another; read by those two alone, in addresses that say nothing."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.web.limits import within
from members import actions, proof, queries
from members.access import hearer_required, member_required, step_up_required
from members.forms import (
    AddWordsForm,
    ChooseForm,
    HearerLineForm,
    SpeakForHerForm,
    SpeakForm,
    StepForm,
)
from members.models import HearerLine, Report

SPOKEN = {"limit": 10, "seconds": 60 * 60}


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def speak(request):
    form = SpeakForm(request.POST or None, besides=request.user, today=timezone.localdate())
    if form.is_valid() and _sent(request, form, member=request.user):
        messages.success(request, _("It is sent. Only she reads it."))
        return redirect("members:speak")
    return _speaking(request, "members/speak.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def speak_for_her(request):
    form = SpeakForHerForm(request.POST or None, today=timezone.localdate())
    if form.is_valid() and _sent(request, form, noted_by=request.user):
        messages.success(request, _("It is sent. You cannot read it again here; she can, on her own page."))
        return redirect("members:speak")
    return _speaking(request, "members/speak_for_her.html", form)


def _sent(request, form, **more) -> bool:
    if not within(f"speak:{request.user.pk}", **SPOKEN):
        form.add_error(None, _("This was sent many times. Wait an hour, or go to her."))
        return False
    try:
        actions.speak(**form.cleaned_data | more, now=timezone.now())
    except actions.Refused as refused:
        form.add_error("hearer", str(refused))
        return False
    return True


def _speaking(request, template, form):
    context = {"form": form, "listening": list(queries.hearers(timezone.localdate()))}
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_safe
@member_required
@step_up_required
def spoken_list(request):
    """To whom she spoke, and how it stands; not for whoever else holds her phone."""
    now = timezone.now()
    spoken = list(queries.reports_of(request.user))
    listening = set(queries.hearers(timezone.localdate(now)).values_list("pk", flat=True))
    again = {one.pk for one in spoken if one.is_left_lying(now) or one.hearer_id not in listening}
    context = {"spoken": spoken, "again": again - {one.pk for one in spoken if one.closed_on}}
    return render(request, "members/spoken_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@step_up_required
def spoken(request, pk):
    """Her own words again, and what came of them; she may add."""
    report = get_object_or_404(queries.reports_of(request.user), pk=pk)
    form = AddWordsForm(request.POST or None)
    if form.is_valid():
        if actions.add_words(report, **form.cleaned_data, now=timezone.now()):
            messages.success(request, _("It is sent. Only she reads it."))
        return redirect("members:spoken", pk)
    again = queries.may_choose_again(report, timezone.now())
    context = {"report": report, "form": form, "choose": _choosing(report) if again else None}
    return render(request, "members/spoken.html", context, status=422 if form.is_bound else 200)


def _choosing(report, data=None):
    return ChooseForm(data, offered=queries.hearers_left(report, timezone.localdate()))


@require_POST
@member_required
def choose_another(request, pk):
    report = get_object_or_404(queries.reports_of(request.user), pk=pk)
    form = _choosing(report, request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose who may hear it."))
        return redirect("members:spoken", pk)
    try:
        actions.choose_another(report, **form.cleaned_data, now=timezone.now())
        messages.success(request, _("It is sent. Only she reads it."))
    except actions.Refused as refused:
        messages.warning(request, str(refused))
    return redirect("members:spoken", pk)


@require_POST
@member_required
def erase_report(request, pk):
    report = get_object_or_404(Report.objects.of(request.user), pk=pk)
    if actions.erase_report(report):
        messages.success(request, _("It is gone, every word."))
    return redirect("members:speak")


@require_http_methods(["GET", "HEAD", "POST"])
@hearer_required
def heard_list(request):
    """Who asks to talk with her, without a name; and how she may be reached."""
    line = HearerLine.objects.filter(member=request.user).first()
    form = HearerLineForm(request.POST or None, instance=line)
    if form.is_valid():
        actions.say_how_to_reach(request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("members:heard_list")
    context = {"reports": queries.reports_to(request.user), "form": form}
    return render(request, "members/heard_list.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@hearer_required
@step_up_required
def heard(request, pk):
    """What one woman said to her; closed until she opens it, so that the other can see that she did."""
    report = get_object_or_404(_said_to(request.user), pk=pk)
    if report.opened_at is None:
        return render(request, "members/heard_closed.html", {"report": report})
    form = StepForm(request.POST or None, report=report)
    if form.is_valid():
        actions.note_step(report, **form.cleaned_data, by=request.user)
        return redirect("members:heard", pk)
    context = {"report": report, "form": form}
    return render(request, "members/heard.html", context, status=422 if form.is_bound else 200)


@require_POST
@hearer_required
def open_report(request, pk):
    report = get_object_or_404(_said_to(request.user), pk=pk)
    if proof.is_fresh(request):
        actions.open_report(report, by=request.user, now=timezone.now())
    return redirect("members:heard", pk)


def _said_to(member):
    reports = Report.objects.heard_by(member).select_related("member", "noted_by")
    return reports.prefetch_related("steps", "words")
