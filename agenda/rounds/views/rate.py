"""Between meetings: each member rates the issues of an open round on her own phone, one on a page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agenda.models import Round
from agenda.rounds import queries as rounds
from agenda.rounds.actions import between as actions
from agenda.rounds.forms import GradesForm
from coalition.meetings.actions import Closed
from members.access import member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rate(request, pk):
    """The issue she asked for, or the next that she has not rated; at the end what she has rated so far."""
    round_, now = get_object_or_404(Round.objects.between_meetings(), pk=pk), timezone.now()
    if not round_.is_open_to_all(now):
        return _closed(request, round_)
    form = GradesForm(request.POST, round_=round_) if request.method == "POST" else None
    sheet = rounds.sheet_of(request.user, round_)
    if form and form.is_valid():
        return _keep(request, sheet, form.cleaned_data, now=now)
    asked = sheet.at((form.data if form else request.GET).get("issue", ""))
    context = {"sheet": sheet, "asked": asked, "form": form, "rated": len(sheet.rated) - len(sheet.left)}
    if asked:
        context |= {
            "place": sheet.rated.index(asked) + 1,
            "following": sheet.after(asked),
            "before": sheet.before(asked),
            "scale": range(1, round_.levels + 1),
            "words": asked.issue.cards.shown().values_list("text", flat=True)[:12],
        }
    return render(request, "agenda/rate/rate.html", context, status=422 if form else 200)


def _keep(request, sheet, given, *, now):
    """Keep her grades and go on; where the issue was merged meanwhile she is told, and led to where it is rated."""
    asked = next(asked for asked in sheet.issues if asked.entry == given["issue"])
    page = reverse("agenda:rate", args=[sheet.round.pk])
    if not asked.is_rated:
        messages.warning(request, _("This issue has changed meanwhile. Nothing was sent; please look again."))
        return redirect(f"{page}?issue={asked.elsewhere or 'all'}")
    try:
        actions.rate(
            asked.entry,
            member=request.user,
            urgency=given["urgency"],
            feasibility=given["feasibility"],
            now=now,
        )
    except Closed:
        return _closed(request, sheet.round)
    return redirect(f"{page}?issue={sheet.after(asked)}")


def _closed(request, round_):
    said = _("This rating is closed.")
    if request.method == "POST":
        said = _("This rating is closed. What you sent now is not counted any more.")
    messages.warning(request, said)
    return redirect("agenda:agenda")
