"""Lists that go out."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coalition.web.limits import within
from members import actions, queries, tables
from members.access import membership_admin_required, role_changer_required, step_up_required
from members.forms import ExportForm, NamesForm
from members.models import Export
from members.queries.exports import WITHOUT_NAMES
from members.views.imports import as_file
from members.views.settling import SETTLED, settle


@require_http_methods(["GET", "POST"])
@membership_admin_required
@step_up_required
def export_people(request):
    """Without names, at once; and what she asked for with names."""
    form, now = ExportForm(request.POST or None), timezone.now()
    if not form.is_valid():
        context = {"form": form, "exports": queries.exports_of(request.user, now)}
        return render(request, "members/export.html", context, status=422 if form.is_bound else 200)
    if not within(f"list:{request.user.pk}", limit=10, seconds=3600):
        return render(request, "429.html", status=429)
    actions.note_export(by=request.user, now=now)
    return _file(WITHOUT_NAMES, form.cleaned_data["kind"], by=request.user, now=now)


@require_http_methods(["GET", "POST"])
@membership_admin_required
@step_up_required
def ask_export(request):
    form = NamesForm(request.POST or None)
    if form.is_valid():
        try:
            actions.ask_export(**form.cleaned_data, by=request.user, now=timezone.now())
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Asked for. A second person must approve it within a day."))
            return redirect("members:export_people")
    context = {"form": form}
    return render(request, "members/export_ask.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@role_changer_required
@step_up_required
def export(request, pk):
    """Look at what is asked, then approve it."""
    asked = get_object_or_404(Export.objects.select_related("asked_by"), pk=pk)
    if request.method == "GET" and Export.objects.open(timezone.now()).filter(pk=pk).exists():
        return render(request, "members/export_asked.html", {"asked": asked, **_shown(asked.what)})
    if request.method == "GET":
        messages.info(request, SETTLED)
        return redirect("members:role_changes")
    settle(request, actions.approve_export, asked, done=_("Approved. She may take the list within a day."))
    return redirect("members:role_changes")


@require_POST
@role_changer_required
def withdraw_export(request, pk):
    asked = get_object_or_404(Export, pk=pk)
    settle(request, actions.withdraw_export, asked, done=_("Taken back."))
    return redirect("members:role_changes")


@require_http_methods(["GET", "POST"])
@membership_admin_required
@step_up_required
def take_export(request, ticket):
    """Hers alone, for a day, twice at most; for everybody else it is not there."""
    now = timezone.now()
    ready = get_object_or_404(Export.objects.ready(now), ticket=ticket, asked_by=request.user)
    if request.method == "POST" and actions.take_export(ready, by=request.user, now=now):
        return _file(ready.what, ready.kind, by=request.user, now=now)
    return render(request, "members/export_ready.html", {"export": ready, **_shown(ready.what)})


def _shown(what) -> dict:
    return {"headings": queries.headings(what)}


def _file(what, kind, *, by, now):
    content = tables.write(kind, queries.headings(what), queries.listed(what, by=by, now=now), by=by.number)
    return as_file(content, name=f"{_('list')}-{timezone.localdate(now).isoformat()}", kind=kind)
