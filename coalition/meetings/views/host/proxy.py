"""Entering for a woman without a phone: she asks, the host types, reads it back, and she says yes."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalition.meetings import actions, queries
from coalition.meetings.forms.proxy import ReadBackForm, form_for_her, said, shown
from coalition.meetings.steps import kind_of
from coalition.meetings.views.host.found import running
from members.access import facilitator_required


@require_safe
@facilitator_required
def women_without_phone(request, pk):
    """For whom? Only women who have no phone here; who has one is helped on it."""
    meeting = running(pk)
    step = queries.current_step(meeting.room)
    context = {"meeting": meeting, "step": step, "kind": kind_of(step)}
    context["women"] = meeting.room.participants.present().without_phone()
    return render(request, "meetings/host/for_whom.html", context)


@require_http_methods(["GET", "POST"])
@facilitator_required
def enter_for_her(request, pk, participant):
    """First what she says, then the same read back with a box for her yes; nothing is kept before it."""
    meeting = running(pk)
    woman = get_object_or_404(meeting.room.participants.present().without_phone(), pk=participant)
    step = queries.current_step(meeting.room)
    kind = kind_of(step)
    if not kind.fields_for_her:
        raise Http404
    if kind.answers_once and step.receipts.filter(participant=woman).exists():
        return _has_answered(request, pk)
    form = form_for_her(kind, request.POST or None, initial={"issue": request.GET.get("issue")})
    context = {"meeting": meeting, "step": step, "kind": kind, "woman": woman, "form": form}
    context["shown"] = shown(kind, form)
    if request.POST.get("step") not in (None, str(step.pk)):
        return _too_late(request, pk)
    if not form.is_valid():
        return render(request, "meetings/host/for_her.html", context, status=422 if form.is_bound else 200)
    asks = "key" not in request.POST
    check = ReadBackForm(None if asks else request.POST, initial={"key": uuid.uuid4()})
    if not check.is_valid():
        typed = [(name, value) for name in kind.fields_for_her for value in request.POST.getlist(name)]
        context |= {"check": check, "said": said(kind, form), "typed": typed}
        return render(request, "meetings/host/read_back.html", context, status=200 if asks else 422)
    return _keep(request, kind, woman, form, key=check.cleaned_data["key"])


def _keep(request, kind, woman, form, *, key):
    step = kind.step
    try:
        actions.answer_for(step, participant=woman, key=key, cleaned=form.cleaned_data)
    except actions.Closed:
        return _too_late(request, step.meeting_id)
    messages.success(request, _("It is kept for her, marked as entered by somebody."))
    if kind.answers_once:
        return redirect("meetings:women_without_phone", pk=step.meeting_id)
    following = kind.after_answer(form.cleaned_data)
    here = reverse("meetings:enter_for_her", args=[step.meeting_id, woman.pk])
    return redirect(f"{here}?{following}" if following else here)


def _has_answered(request, pk):
    messages.info(
        request, _("She has answered. Nobody can find it again, so it can be neither changed nor doubled.")
    )
    return redirect("meetings:women_without_phone", pk=pk)


def _too_late(request, pk):
    messages.error(request, _("The step is closed or has moved on. Nothing was kept for her."))
    return redirect("meetings:host", pk=pk)
