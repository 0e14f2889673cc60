"""Invitations: made and taken back by the membership admin, spoken for by a second member."""

import secrets

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coalition.post import Message, Verdict, way_for
from coalition.web.addresses import outside
from coalition.web.clocks import both_clocks
from coalition.web.qr import qr_svg
from members import actions, queries
from members.access import membership_admin_required, voucher_required
from members.actions.invitations import secret_of
from members.forms import InvitationForm
from members.models import Invitation


@require_http_methods(["GET", "POST"])
@membership_admin_required
def invite(request):
    form, now = (
        InvitationForm(request.POST or None, initial={"language": request.LANGUAGE_CODE}),
        timezone.now(),
    )
    if not form.is_valid():
        return render(request, "members/invite.html", {"form": form}, status=422 if form.is_bound else 200)
    invitation, secret, is_new = actions.invite(**form.cleaned_data, by=request.user, now=now)
    waits = invitation.waits_for_word(now)
    context = {
        "invitation": invitation,
        "link": _link(request, secret),
        "qr": qr_svg(_link(request, secret)),
        "waits": waits,
        "sent": not waits and _post(request, invitation, is_new=is_new),
    }
    return render(request, "members/invited.html", context)


@require_POST
@membership_admin_required
def withdraw_invitation(request, pk):
    invitation = get_object_or_404(queries.open_invitations(timezone.now()), pk=pk)
    if actions.withdraw(invitation, by=request.user, now=timezone.now()):
        messages.success(request, _("The invitation is taken back. Its link no longer works."))
    return redirect("members:people")


@require_POST
@voucher_required
def second(request, pk):
    """A second member knows her too: her link opens, and goes to her where it may."""
    invitation, now = get_object_or_404(Invitation.objects.open(timezone.now()), pk=pk), timezone.now()
    if actions.second(invitation, by=request.user, now=now):
        sent = _post(request, invitation, is_new=True)
        words = _("Thank you. Her link opens now.") + " "
        words += _("It was sent to her.") if sent else _("Tell who invited her, so that she gives it to her.")
        messages.success(request, words)
    elif invitation.seconded_by_id == request.user.pk:
        messages.success(request, _("Thank you. You vouch for her."))
    else:
        messages.error(request, _("You cannot vouch for this invitation."))
    return redirect("members:vouching")


@require_POST
@voucher_required
def take_word_back(request, pk):
    invitation = get_object_or_404(Invitation.objects.open(timezone.now()), pk=pk)
    if actions.take_word_back(invitation, by=request.user, now=timezone.now()):
        messages.success(request, _("Your word for her is taken back."))
    return redirect("members:vouching")


def _link(request, secret: str) -> str:
    return outside(request, reverse("members:accept", args=[secret]))


def _post(request, invitation, *, is_new: bool) -> bool:
    """Send her link to her; False where that is not safe or the post is not to be had, so that it is handed over."""
    if not invitation.write_to_her or not is_new:
        return invitation.write_to_her
    about = {"when": "", "link": _link(request, secret_of(invitation.key))}
    with translation.override(invitation.language):
        about["when"] = both_clocks(invitation.expires_at, short=True)
        # Translators: also an SMS: GSM-7 letters only, and nothing that says who invites.
        text = _("You are invited. This link opens until %(when)s: %(link)s") % about
        subject = _("An invitation") if invitation.email else ""
    letter = Message(
        to=invitation.email or invitation.phone, subject=subject, text=text, key=secrets.token_hex(16)
    )
    return way_for("email" if invitation.email else "sms").send(letter).verdict is Verdict.ACCEPTED
