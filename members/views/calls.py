"""Quiet members: whom to call, who calls, and what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from members import actions, queries
from members.access import caller_required, may_keep_register, membership_admin_required
from members.forms import OutcomeForm
from members.models import Call, Member

PAGE_SIZE = 20


@require_safe
@caller_required
def quiet(request):
    now, keeps_register = timezone.now(), may_keep_register(request.user)
    calls = queries.calls_for(request.user, now).select_related("member__chapter", "member__safe_contact")
    calls = calls.defer("member__legal_name", "member__email")
    context = {
        "page": Paginator(calls, PAGE_SIZE).get_page(request.GET.get("page")),
        "outcomes": Call.Outcome.choices,
        "said": queries.said_on_the_phone(now) if keeps_register else [],
        "keeps_register": keeps_register,
    }
    return render(request, "members/quiet.html", context)


@require_POST
@caller_required
def take_call(request, pk):
    call = get_object_or_404(queries.calls_for(request.user, timezone.now()), pk=pk)
    if (
        not actions.take_call(call, by=request.user, now=timezone.now())
        and call.taken_by_id != request.user.pk
    ):
        messages.info(request, _("Another woman was quicker. She calls."))
    return redirect("members:quiet")


@require_POST
@caller_required
def give_back_call(request, pk):
    call = get_object_or_404(queries.calls_for(request.user, timezone.now()), pk=pk)
    if actions.give_back_call(call, by=request.user):
        messages.success(request, _("Given back. Another woman can call."))
    return redirect("members:quiet")


@require_POST
@caller_required
def note_outcome(request, pk):
    now = timezone.now()
    call = get_object_or_404(queries.calls_for(request.user, now), pk=pk)
    form = OutcomeForm(request.POST)
    if form.is_valid() and actions.note_outcome(call, **form.cleaned_data, by=request.user, now=now):
        messages.success(request, _("Noted. Thank you for calling."))
    return redirect("members:quiet")


@require_POST
@membership_admin_required
def allow_calls(request, pk):
    woman = get_object_or_404(Member.objects.active(), pk=pk)
    if actions.allow_calls(woman, by=request.user, now=timezone.now()):
        messages.success(request, _("Noted. She may be called again."))
    return redirect("members:person", pk)
