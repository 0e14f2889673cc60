"""Lists of women from files: sent, looked at, confirmed, taken in."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.web.htmx import wants_partial
from members import actions, columns, examples, queries, tables
from members.access import decider_required, membership_admin_required, step_up_required
from members.forms import ConfirmForm, ImportForm
from members.models import Import, Member
from members.views.settling import SETTLED, settle

MOST_SHOWN, LOOKED_AT = 100, 5


@require_http_methods(["GET", "POST"])
@membership_admin_required
@step_up_required
def import_people(request):
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        context = {
            "form": form,
            "columns": columns.COLUMNS,
            "kinds": ["xlsx", "csv"],
            "imports": queries.imports_of(request.user)[:5],
        }
        return render(request, "members/import.html", context, status=422 if form.is_bound else 200)
    imported = actions.begin_import(**form.cleaned_data["file"], by=request.user, now=timezone.now())
    return redirect("members:one_import", pk=imported.pk)


@require_safe
@membership_admin_required
def import_example(request, language, kind):
    if language not in examples.LANGUAGES or kind not in tables.TYPES:
        raise Http404
    return as_file(examples.table(language, kind), name=examples.name(language), kind=kind)


@require_http_methods(["GET", "POST"])
@membership_admin_required
def one_import(request, pk):
    """Before it is confirmed what is in it, and after that how far it is."""
    imported = get_object_or_404(Import.objects.of(request.user), pk=pk)
    if imported.confirmed_at or imported.wiped_at:  # from here on there is nothing to choose
        template = "_import_progress" if wants_partial(request) else "import_progress"
        return render(request, f"members/{template}.html", {"imported": imported})
    return step_up_required(_preview)(request, imported)


def _preview(request, imported):
    contents, now = imported.opened(), timezone.now()
    rows = queries.check_rows(contents)
    able = [row for row in rows if not row.wrong]
    form = ConfirmForm(request.POST or None, rows=able)
    if able and form.is_valid():
        confirmed = actions.confirm_import(imported, **form.cleaned_data, by=request.user, now=now)
        if confirmed:
            actions.take_in(imported, now=now)
        return redirect("members:one_import", pk=imported.pk)
    wrong, twice = [row for row in rows if row.wrong], [row for row in able if row.twice]
    context = {
        "imported": imported,
        "contents": contents,
        "form": form,
        "able": able,
        "wrong": wrong,
        "twice": twice,
        "shown": {"able": able[:LOOKED_AT], "wrong": wrong[:MOST_SHOWN], "twice": twice[:MOST_SHOWN]},
    }
    return render(request, "members/import_preview.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@decider_required
@step_up_required
def import_asked(request, pk):
    """A second person looks at what is asked and at whom, then says yes."""
    asked = get_object_or_404(Import.objects.select_related("by"), pk=pk)
    if request.method == "GET" and Import.objects.asked(timezone.now()).filter(pk=pk).exists():
        said = queries.asked_for(asked)
        page = Paginator(said.pop("women"), MOST_SHOWN).get_page(request.GET.get("page"))
        return render(request, "members/import_asked.html", {"asked": asked, "page": page, **said})
    if request.method == "GET":
        messages.info(request, SETTLED)
        return redirect("members:role_changes")
    settle(request, _approve, asked, done=_("Approved. The women are taken in now."))
    return redirect("members:role_changes")


def _approve(asked: Import, *, by: Member, now: datetime) -> bool:
    approved = actions.approve_import(asked, by=by, now=now)
    if approved:
        actions.take_in(asked, now=now)
    return approved


@require_POST
@decider_required
def refuse_import(request, pk):
    asked = get_object_or_404(Import, pk=pk)
    done = _("Nobody of the list is taken in. Nothing of it is kept.")
    settle(request, actions.refuse_import, asked, done=done)
    return redirect("members:role_changes")


@require_safe
@membership_admin_required
@step_up_required
def import_rest(request, pk):
    """The rows that need mending, in the shape in which they came, each with what is wrong."""
    imported = get_object_or_404(Import.objects.of(request.user).kept(), pk=pk)
    headings = [*imported.opened()["headings"], _("What to mend")]
    rows = ([*row.cells, row.why] for row in queries.to_mend(imported))
    content = tables.write(imported.kind, headings, rows, by=request.user.number)
    return as_file(content, name=_("list-to-mend"), kind=imported.kind)


@require_POST
@membership_admin_required
def forget_import(request, pk):
    imported = get_object_or_404(Import.objects.of(request.user), pk=pk)
    if actions.forget_import(imported, now=timezone.now()):
        messages.success(request, _("The list is thrown away. Nothing of it is kept."))
    return redirect("members:import_people")


def as_file(content: bytes, *, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=tables.TYPES[kind], headers=headers)
