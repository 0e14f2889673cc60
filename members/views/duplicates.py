"""Members who may be here twice: found, put side by side, told apart, put together by two."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import actions, queries
from members.access import may_keep_register, merger_required, step_up_required
from members.forms import CompareForm, MergeForm
from members.forms.duplicates import LABELS, facts
from members.models import Member, Merge
from members.views.settling import settle

PAGE_SIZE = 20


@require_safe
@merger_required
def duplicates(request):
    form = CompareForm(request.GET if "one" in request.GET else None)
    if form.is_valid():
        return redirect("members:duplicate", form.cleaned_data["one"].pk, form.cleaned_data["other"].pk)
    page = Paginator(queries.possible_duplicates(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "pairs": queries.with_women(page),
        "merges": queries.open_merges(timezone.now()),
        "keeps_register": may_keep_register(request.user),
    }
    return render(request, "members/duplicates.html", context)


@require_http_methods(["GET", "POST"])
@merger_required
@step_up_required
def duplicate(request, pk, other):
    """Side by side; here it is asked that they become one."""
    women = [get_object_or_404(_records(), pk=one) for one in (pk, other)]
    form = MergeForm(request.POST or None, one=women[0], other=women[1])
    if form.is_valid():
        try:
            actions.ask_to_merge(**form.cleaned_data, by=request.user, now=timezone.now())
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Asked for. A second person must approve it within a day."))
            return redirect("members:duplicates")
    context = {"women": women, "facts": facts(*women), "form": form}
    return render(request, "members/duplicate.html", context, status=422 if form.is_bound else 200)


@require_POST
@merger_required
def tell_apart(request, pk, other):
    one, two = (get_object_or_404(Member, pk=one) for one in (pk, other))
    if one != two:
        actions.tell_apart(one, two, by=request.user, now=timezone.now())
        messages.success(request, _("They are two women. We do not ask again."))
    return redirect("members:duplicates")


@require_http_methods(["GET", "POST"])
@merger_required
@step_up_required
def merge(request, pk):
    """What another asked for: looked at, and approved."""
    asked = get_object_or_404(Merge.objects.open(timezone.now()).select_related("asked_by"), pk=pk)
    if request.method == "POST":
        return _approve(request, asked)
    women = [_records().get(pk=one) for one in (asked.stays_id, asked.goes_id)]
    may_approve = Merge.objects.filter(pk=pk).approvable_by(request.user).exists()
    context = {
        "merge": asked,
        "women": women,
        "facts": facts(*women),
        "takes": [LABELS[name] for name in asked.takes],
        "may_approve": may_approve,
    }
    return render(request, "members/merge.html", context)


@require_POST
@merger_required
def withdraw_merge(request, pk):
    asked = get_object_or_404(Merge, pk=pk)
    settle(request, actions.withdraw_merge, asked, done=_("Taken back."))
    return redirect("members:duplicates")


def _approve(request, asked):
    settle(
        request, actions.approve_merge, asked, done=_("The two records are one now. Both numbers find her.")
    )
    return redirect("members:duplicates")


def _records():
    return queries.register().active()
