"""Policy briefs: planners write a draft, a second woman reads it, members read what is final; on paper, and to edit."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.carrying.actions import briefs as actions
from agenda.carrying.briefing import warnings
from agenda.carrying.document import document
from agenda.carrying.forms import BriefForm
from agenda.carrying.offices import offices
from agenda.carrying.views.strategies import carried_or_404
from agenda.models import Brief
from coalition.web import files
from coalition.web.seen import SeenForm
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def brief(request, pk):
    brief = _brief_or_404(request, pk)
    today = timezone.localdate()
    context = {
        "brief": brief,
        "warnings": [] if brief.is_final else warnings(brief, today=today),
        "may_plan": may_plan(request.user),
        "wrote_it": brief.written_by_id == request.user.pk,
    }
    return render(request, "agenda/brief.html", context)


@require_safe
@member_required
def print_brief(request, pk):
    """Two pages of A4."""
    return render(request, "agenda/brief_print.html", {"brief": _brief_or_404(request, pk)})


@require_safe
@planner_required
def brief_document(request, pk):
    brief = get_object_or_404(Brief.objects.select_related("issue"), pk=pk)
    return files.download(document(brief), name="document.docx", content_type=files.DOCX)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def write_brief(request, pk):
    """The draft of the issue ``pk``; begun from its strategy, or from the version before."""
    carried = carried_or_404(pk)
    held, last = carried.issue.briefs.drafts().first(), carried.issue.briefs.final().first()
    form = BriefForm(request.POST or None, carried=carried, held=held, last=last)
    if form.is_valid():
        try:
            now = timezone.now()
            written = actions.write_brief(carried.issue, **form.cleaned_data, by=request.user, now=now)
        except actions.Changed:
            held = carried.issue.briefs.drafts().first()
            form.say_changed(held.mark if held else "")
        else:
            messages.success(request, _("Saved."))
            return redirect("agenda:brief", written.pk)
    context = {"carried": carried, "form": form, "held": held, "offices": offices()}
    return render(request, "agenda/brief_write.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
def finish_brief(request, pk):
    brief, form = get_object_or_404(Brief, pk=pk), SeenForm(request.POST)
    try:
        if form.is_valid():
            actions.finish_brief(brief, **form.cleaned_data, by=request.user, now=timezone.now())
    except actions.Changed:
        messages.warning(request, _("The words have changed meanwhile. Please read them again."))
    except actions.SameWoman:
        messages.warning(request, _("You wrote it last. Another woman reads it before it goes out."))
    else:
        messages.success(request, _("It is final. Nothing in it moves any more."))
    return redirect("agenda:brief", pk)


@require_POST
@planner_required
def drop_brief(request, pk):
    brief, form = get_object_or_404(Brief, pk=pk), SeenForm(request.POST)
    try:
        if form.is_valid():
            actions.drop_brief(brief, **form.cleaned_data)
    except actions.Changed:
        messages.warning(request, _("The words have changed meanwhile. Please read them again."))
        return redirect("agenda:brief", pk)
    messages.success(request, _("The draft is thrown away."))
    return redirect("agenda:strategy", brief.issue_id)


def _brief_or_404(request, pk) -> Brief:
    """Drafts are there for planners alone."""
    briefs = Brief.objects.all() if may_plan(request.user) else Brief.objects.final()
    return get_object_or_404(briefs.select_related("issue").prefetch_related("evidence"), pk=pk)
