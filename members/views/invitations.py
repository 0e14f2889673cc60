"""Invitations: made by the membership admin, used once by the woman they were made for."""

import secrets

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coalition.post import Message, Verdict, way_for
from coalition.web.addresses import outside
from coalition.web.limits import reached, within
from coalition.web.qr import qr_svg
from members import actions, queries
from members.access import membership_admin_required
from members.forms import AcceptForm, InvitationForm
from members.views.signing_in import sign_in

WRONG_ADDRESSES = {
    "limit": 10,
    "seconds": 300,
}  # of one invitation: the link was passed on, and somebody guesses


@require_http_methods(["GET", "POST"])
@membership_admin_required
def invite(request):
    form = InvitationForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if not form.is_valid():
        return render(request, "members/invite.html", {"form": form}, status=422 if form.is_bound else 200)
    invitation, secret, is_new = actions.invite(**form.cleaned_data, by=request.user, now=timezone.now())
    link = outside(request, reverse("members:accept", args=[secret]))
    sent = not is_new or _post_invitation(invitation, link)
    context = {"invitation": invitation, "link": link, "qr": qr_svg(link), "sent": sent}
    return render(request, "members/invited.html", context)


@require_POST
@membership_admin_required
def withdraw_invitation(request, pk):
    invitation = get_object_or_404(queries.open_invitations(timezone.now()), pk=pk)
    if actions.withdraw(invitation, now=timezone.now()):
        messages.success(request, _("The invitation is taken back. Its link no longer works."))
    return redirect("members:people")


@require_http_methods(["GET", "POST"])
def accept(request, secret):
    """Looking at the link uses nothing up; only pressing the button does."""
    now = timezone.now()
    invitation = queries.invitation_by_secret(secret, now)
    if invitation is None:
        return render(request, "members/invitation_over.html", status=404)
    wrong = f"invitation:{invitation.pk}"
    if request.method == "POST" and reached(wrong, **WRONG_ADDRESSES):
        return render(request, "429.html", status=429)
    form = AcceptForm(request.POST or None, invitation=invitation)
    if not form.is_valid():
        if form.has_error("email", form.ANOTHER):
            within(wrong, **WRONG_ADDRESSES)
        return render(request, "members/accept.html", {"form": form}, status=422 if form.is_bound else 200)
    member = actions.accept(
        invitation, name_used=form.cleaned_data["name_used"], now=now, today=timezone.localdate()
    )
    if member is None:
        return render(request, "members/invitation_over.html", status=404)
    sign_in(request, member)
    messages.success(request, _("Welcome. You are in."))
    return redirect("home:home")


def _post_invitation(invitation, link: str) -> bool:
    """Send the link by e-mail; False where the post is not to be had, so that it is handed over instead."""
    with translation.override(invitation.language):
        text = _("You are invited. Open this link within 3 days: %(link)s") % {"link": link}
        letter = Message(
            to=invitation.email, subject=_("An invitation"), text=text, key=secrets.token_hex(16)
        )
    return way_for("email").send(letter).verdict is Verdict.ACCEPTED
