"""The decision book, on the screen, on paper and as a file; and when something is looked at again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from actionplan import book
from agenda.actions import decision as decisions
from agenda.models import Decision
from agenda.votes.forms import ReviewForm
from coalition.web import files
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
    content = files.table(book.table(book.entries(**_asked(request))))
    return files.download(content, name="table.csv", content_type=files.CSV)


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
