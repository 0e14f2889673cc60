"""Her paper: she fills it in, looks at it once more, puts it into the box, and gets a receipt that tells nothing of it.

Between these pages nothing is kept: what she chose stands in the page that asks whether it is right, and nowhere else.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agenda.votes import queries
from agenda.votes.actions import voting
from agenda.votes.forms import PaperForm
from agenda.votes.views import found
from members.access import voucher_required


@require_http_methods(["GET", "POST"])
@voucher_required
def paper(request, pk):
    ballot, entry = found.where_she_votes(pk, request.user)
    now = timezone.now()
    if entry.on_paper or not ballot.takes_votes(now):
        return _too_late(request, ballot, entry)
    choices = queries.choices(ballot)
    form = PaperForm(request.POST or None, options=choices, is_ordered=ballot.is_ordered)
    context = {"ballot": ballot, "form": form, "choices": choices, "sentence": queries.sentence(ballot)}
    if not form.is_valid() or "change" in request.POST:
        is_wrong = form.is_bound and not form.is_valid()
        return render(request, "agenda/votes/paper.html", context, status=422 if is_wrong else 200)
    levels = form.cleaned_data["levels"]
    if "sure" not in request.POST:
        names = dict(choices)
        chosen = [[names[number] for number in level] for level in levels]
        return render(request, "agenda/votes/check.html", context | {"chosen": chosen})
    return _send(request, ballot, levels, now)


def _send(request, ballot, levels, now):
    try:
        voting.cast(ballot, member=request.user, levels=levels, now=now)
    except (voting.Closed, voting.OnPaper, voting.NotOnRoll):
        messages.warning(request, _("It was closed before your paper arrived. Nothing of it was kept."))
        return redirect("agenda:vote", pk=ballot.pk)
    except voting.BadPaper:
        messages.warning(request, _("Something on it is not there any more. Look again."))
        return redirect("agenda:paper", pk=ballot.pk)
    return redirect("agenda:sent", pk=ballot.pk)


def _too_late(request, ballot, entry):
    if entry.on_paper:
        messages.info(request, _("You were given a paper in the hall. That one counts."))
    else:
        messages.warning(request, _("Its time is over."))
    return redirect("agenda:vote", pk=ballot.pk)


@require_safe
@voucher_required
def sent(request, pk):
    """The same page after the first paper and after the tenth."""
    ballot, _entry = found.where_she_votes(pk, request.user)
    receipt = voting.her_receipt(ballot, member=request.user)
    if not receipt:
        return redirect("agenda:vote", pk=pk)
    context = {"ballot": ballot, "receipt": queries.in_fours(receipt)}
    return render(request, "agenda/votes/sent.html", context)
