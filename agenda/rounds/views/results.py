"""What came out of a round of rating: the map and the bars, what if, what moved since the round before, and files."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agenda.models import Round
from agenda.rounds import counts, readings, recounting
from agenda.rounds.forms import WeightForm
from agenda.rounds.whatif import WhatIf
from coalition.web import files
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def round_(request, pk):
    """Who gave what is not kept, and fewer than five are not shown."""
    shown = _shown_or_404(pk)
    reading = readings.reading(shown)
    context = {
        "round": shown,
        "reading": reading,
        "ways": recounting.ways(reading),
        "rule": readings.rule_of_grades(shown.levels),
        "may_plan": may_plan(request.user),
    }
    return render(request, "agenda/rounds/round.html", context)


@require_safe
@member_required
def weights(request, pk):
    """What if: the published rule stays the rule."""
    shown = _shown_or_404(pk)
    reading = readings.reading(shown)
    if not reading.results.ranked:
        raise Http404
    form = WeightForm(request.GET if "urgency" in request.GET else {"urgency": WeightForm.PUBLISHED})
    percent = form.cleaned_data["urgency"] if form.is_valid() else WeightForm.PUBLISHED
    context = {"round": shown, "form": form, "what": WhatIf(reading, percent), "offered": WeightForm.OFFERED}
    return render(request, "agenda/rounds/weights.html", context)


@require_safe
@member_required
def moves(request, pk):
    """This round and the one before it over the same issues; both are kept."""
    shown = _shown_or_404(pk)
    if shown.after is None:
        raise Http404
    context = {"round": shown, "before": shown.after, "moves": readings.moves(shown)}
    return render(request, "agenda/rounds/moves.html", context)


@require_safe
@planner_required
def round_file(request, pk, kind):
    if kind not in counts.FILES:
        raise Http404
    table = counts.FILES[kind](readings.reading(_shown_or_404(pk)))
    return files.download(table, name=f"{kind}.csv", content_type=files.CSV)


def _shown_or_404(pk) -> Round:
    return get_object_or_404(Round.objects.shown().select_related("step__meeting", "after"), pk=pk)
