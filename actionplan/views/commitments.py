"""What a member means to do, kept for her eyes alone."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from actionplan import actions, queries
from actionplan.forms import CommitmentForm, DoneForm
from members.access import member_required


@require_http_methods(["GET", "POST"])
@member_required
def commitment_list(request):
    form = CommitmentForm(request.POST or None)
    if form.is_valid():
        actions.add_commitment(request.user, **form.cleaned_data)
        messages.success(request, _("Kept. Only you can read it."))
        return redirect("actionplan:commitment_list")
    context = {"form": form, "commitments": queries.commitments(request.user)}
    return render(request, "actionplan/commitment_list.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def set_done(request, pk):
    commitment = get_object_or_404(queries.commitments(request.user), pk=pk)
    form = DoneForm(request.POST)
    form.is_valid()
    actions.set_done(commitment, **form.cleaned_data)
    return redirect("actionplan:commitment_list")


@require_POST
@member_required
def remove_commitment(request, pk):
    actions.remove_commitment(get_object_or_404(queries.commitments(request.user), pk=pk))
    messages.success(request, _("Deleted."))
    return redirect("actionplan:commitment_list")
