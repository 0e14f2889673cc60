"""Results of orderings, for those who plan: what came out, and the counted ballots as files to count again."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agenda import queries
from agenda.ballots import writing
from agenda.models import Ordering
from coalition.web import files
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
    ordering = _shown_or_404(pk)
    result = queries.order_result(ordering)
    if result is None or kind not in ("preflib", "csv"):
        raise Http404
    election = result.election
    if kind == "csv":
        table = files.table(writing.rows(election))
        return files.download(table, name="ballots.csv", content_type=files.CSV)
    text = writing.preflib(election, today=timezone.localdate(ordering.closed_at))
    name = f"ballots.{writing.kind_of(election)}"
    return files.download(text, name=name, content_type="text/plain; charset=utf-8")


def _shown_or_404(pk) -> Ordering:
    return get_object_or_404(Ordering.objects.shown().select_related("step__meeting"), pk=pk)
