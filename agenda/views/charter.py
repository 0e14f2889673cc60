"""The charter: what the group says it is and how it works, with every version of each text."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agenda import versions
from agenda.actions import charter as actions
from agenda.forms import CharterForm
from agenda.forms.objective import ObjectiveForm
from agenda.models import CharterText
from members.access import may_plan, may_register, member_required, planner_required
from members.queries import coalition


@require_safe
@member_required
def charter(request):
    sections = versions.sections()
    context = {
        "sections": [section for section in sections if section.current],
        "missing": [section for section in sections if not section.current],
        "waits": versions.waits_for_her_yes(request.user),
        "may_write": may_plan(request.user),
        "may_note": may_register(request.user),
        **_languages(),
    }
    return render(request, "agenda/charter.html", context)


@require_safe
@member_required
def print_charter(request):
    """Everything that holds, on one sheet, both languages side by side."""
    sections = [section for section in versions.sections() if section.current]
    return render(request, "agenda/charter_print.html", {"sections": sections, **_languages()})


@require_safe
@member_required
def text_version(request, kind, version):
    """One version, compared with the one before."""
    section = _section_or_404(kind)
    shown = section.version(version)
    if shown is None:
        raise Http404
    before = section.version(version - 1)
    context = {
        "section": section,
        "shown": shown,
        "before": before,
        "pieces": versions.compare(before.text, shown.text) if before else None,
        **_languages(),
    }
    return render(request, "agenda/charter_version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def write_text(request, kind):
    """Note a text that was adopted outside a session here, or set the other language beside it."""
    section = _section_or_404(kind)
    if kind == versions.WHO_MAY_JOIN:
        raise Http404
    names, now = dict(settings.LANGUAGES), timezone.now()
    first, other = (str(names[code]) for code in _languages().values())
    form = CharterForm(
        request.POST or None, section=section, languages=(first, other), today=timezone.localdate(now)
    )
    if form.is_valid():
        try:
            actions.note_text(kind, **form.cleaned_data, by=request.user, now=now)
        except actions.Changed:
            section = _section_or_404(kind)
            form.say_changed(section.current.mark if section.current else "")
        else:
            messages.success(request, _("Saved."))
            return redirect("agenda:charter")
    context = {"form": form, "section": section}
    return render(request, "agenda/charter_write.html", context, status=422 if form.is_bound else 200)


@require_safe
@planner_required
def objectives(request):
    """Those that hold, each with the issues it was made from; in a day they are often written before any issue is."""
    held = CharterText.objects.of_kind(CharterText.Kind.OBJECTIVE).adopted().prefetch_related("issues")
    return render(request, "agenda/objectives.html", {"objectives": held})


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def tie_objective(request, pk):
    held = CharterText.objects.of_kind(CharterText.Kind.OBJECTIVE).adopted()
    objective = get_object_or_404(held, pk=pk)
    # Nothing ticked is an answer too.
    form = ObjectiveForm(request.POST if request.method == "POST" else None, objective=objective)
    if form.is_valid():
        actions.tie_objective(objective, issues=form.cleaned_data["issues"])
        messages.success(request, _("Saved."))
        return redirect("agenda:objectives")
    context = {"form": form, "objective": objective}
    return render(request, "agenda/tie_objective.html", context, status=422 if form.is_bound else 200)


def _section_or_404(kind: str) -> versions.Section:
    if kind not in versions.KINDS:
        raise Http404
    return versions.section(kind)


def _languages() -> dict[str, str]:
    """The language of the words that hold, and the other."""
    first = coalition().language
    return {"first": first, "second": next(code for code, _name in settings.LANGUAGES if code != first)}
