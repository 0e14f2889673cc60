"""What the membership admin does for a woman's sign-in: end her sessions, start a new PIN or password.

She sees no secret and sets none; what was done stands in the record, and on the woman's own page.
"""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members import actions
from members.access import membership_admin_required, step_up_required
from members.forms import ForgottenPasswordForm
from members.models import Member


@require_POST
@membership_admin_required
def end_sessions(request, pk):
    woman = get_object_or_404(Member.objects.active(), pk=pk)
    actions.end_sessions_of(woman, by=request.user, now=timezone.now())
    messages.success(request, _("She is logged out everywhere."))
    return redirect("members:person", pk)


@require_POST
@membership_admin_required
@step_up_required
def forget_pin(request, pk):
    woman = get_object_or_404(Member.objects.active(), pk=pk)
    if actions.forget_pin(woman, by=request.user, now=timezone.now()):
        messages.success(request, _("Her PIN is put away. She chooses a new one when she next needs it."))
    else:
        messages.info(request, _("She has no PIN."))
    return redirect("members:person", pk)


@require_POST
@membership_admin_required
@step_up_required
def send_new_password(request, pk):
    """The link goes to her own address alone."""
    woman = get_object_or_404(Member.objects.active(), pk=pk)
    form = ForgottenPasswordForm({"email": woman.email})
    if not form.is_valid():
        messages.warning(request, _("She has no e-mail address here."))
        return redirect("members:person", pk)
    with transaction.atomic():
        actions.note_new_password(woman, by=request.user, now=timezone.now())
        form.save(request)
    messages.success(request, _("A link for a new password is on its way to her own e-mail."))
    return redirect("members:person", pk)
