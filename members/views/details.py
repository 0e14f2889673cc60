"""Correct a phone number, an e-mail address or a legal name: by the membership admin, or by the woman herself."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members import actions
from members.access import member_required, membership_admin_required, step_up_required
from members.forms import CorrectForm
from members.models import Member


@require_http_methods(["GET", "POST"])
@membership_admin_required
@step_up_required
def correct(request, pk):
    woman = get_object_or_404(Member.objects.filter(left_at=None), pk=pk)
    form = CorrectForm(request.POST or None)
    if _is_done(form, woman, by=request.user):
        messages.success(request, _("Corrected. She reads on her own page that you did it."))
        return redirect("members:person", pk)
    context = {"form": form, "woman": woman}
    return render(request, "members/correct.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
@step_up_required
def correct_mine(request):
    form = CorrectForm(request.POST or None)
    if _is_done(form, request.user, by=request.user):
        messages.success(request, _("Corrected. Say again how we may reach you."))
        return redirect("members:my_contact")
    return render(request, "members/correct_mine.html", {"form": form}, status=422 if form.is_bound else 200)


def _is_done(form, woman, *, by) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.correct(woman, **form.cleaned_data, by=by, now=timezone.now())
    except actions.Refused as refused:
        form.add_error(None, str(refused))
    return form.is_valid()
