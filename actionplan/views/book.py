"""The decision book, on the screen, on paper and as a file; and when something is looked at again."""

import csv
from io import StringIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from actionplan import book
from agenda.actions import decision as decisions
from agenda.models import Decision
from agenda.votes.forms import ReviewForm
from coalition.web.files import harmless
from coalition.web.forms import clean_words
from members.access import may_plan, member_required, planner_required


@require_safe
@member_required
def decision_book(request, paper=False):
    asked = _asked(request)
    context = {
        "entries": book.entries(**asked),
        "years": book.years(),
        "year": asked["year"],
        "words": asked["words"],
        "may_plan": may_plan(request.user),
        "paper": paper,
        "today": timezone.localdate(),
    }
    return render(request, "actionplan/book.html", context)


@require_safe
@member_required
def book_table(request):
    """The same as a file; nobody's name in it but of women who were elected."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    columns = [_("Day"), _("Decision"), _("How"), _("Result"), _("Counts"), _("The harm that was named")]
    columns += [_("What changed"), _("Concerns"), _("What it is about"), _("Look again on")]
    writer.writerow(columns)
    for entry in book.entries(**_asked(request)):
        lists = [
            entry.counts,
            [one.harm for one in entry.tries if one.harm],
            [one.change for one in entry.tries if one.change],
            entry.concerns,
            [issue.name for issue in entry.issues],
        ]
        said = [entry.text, entry.how, entry.outcome, *map("; ".join, lists)]
        writer.writerow([entry.on.isoformat(), *map(harmless, said), entry.review_on or ""])
    headers = {"Content-Disposition": 'attachment; filename="table.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
@planner_required
def review_decision(request, pk):
    """When the coalition looks at it again; empty for never."""
    decision = get_object_or_404(Decision.objects.exclude(decided_at=None), pk=pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        decisions.set_review(decision, review_on=form.cleaned_data["review_on"], now=timezone.now())
        messages.success(request, _("Kept."))
    else:
        messages.warning(request, _("That is no day."))
    return redirect("actionplan:decision_book")


def _asked(request) -> dict:
    year = request.GET.get("year", "")
    return {
        "year": int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        "words": clean_words(request.GET.get("q", ""))[:60],
    }
