"""Results of orderings, for those who plan: what came out, and the counted ballots as files to count again."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agenda import queries
from agenda.ballots import writing
from agenda.models import Ordering
from members.access import planner_required


@require_safe
@planner_required
def orders(request):
    orderings = Ordering.objects.shown().select_related("step__meeting")
    return render(request, "agenda/orders/orders.html", {"orderings": orderings})


@require_safe
@planner_required
def order(request, pk):
    ordering = _shown_or_404(pk)
    context = {"ordering": ordering} | queries.order_shown(ordering)
    return render(request, "agenda/orders/order.html", context)


@require_safe
@planner_required
def order_file(request, pk, kind):
    """Named for what it is to a program, and for nothing else."""
    ordering = _shown_or_404(pk)
    result = queries.order_result(ordering)
    if result is None or kind not in ("preflib", "csv"):
        raise Http404
    election = result.election
    if kind == "csv":
        text, name = writing.sheet(election), "ballots.csv"
    else:
        day = timezone.localdate(ordering.closed_at)
        text, name = writing.preflib(election, today=day), f"ballots.{writing.kind_of(election)}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    types = {"csv": "text/csv; charset=utf-8", "preflib": "text/plain; charset=utf-8"}
    return HttpResponse(text, content_type=types[kind], headers=headers)


def _shown_or_404(pk) -> Ordering:
    return get_object_or_404(Ordering.objects.shown().select_related("step__meeting"), pk=pk)
