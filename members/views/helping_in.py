"""Helping a woman in: a printed card, or a QR code for ten minutes, made by somebody who knows her."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalition.web.addresses import outside
from coalition.web.qr import qr_svg
from members import actions
from members.access import helper_required, may_help_in, may_keep_register, step_up_required
from members.forms import NewCardForm, WhichWomanForm
from members.models import Member


@require_http_methods(["GET", "POST"])
@helper_required
@step_up_required
def help_in(request):
    """Choose the woman, then: a pass for now, or a card to keep."""
    form = WhichWomanForm(request.POST or None, may_help=lambda woman: may_help_in(request.user, woman))
    if not form.is_valid():
        return render(request, "members/help_in.html", {"form": form}, status=422 if form.is_bound else 200)
    woman = form.cleaned_data["who"]
    if "card" in request.POST:
        return redirect("members:make_card", woman.pk)
    secret = actions.make_quick_pass(woman, by=request.user, now=timezone.now())
    link = outside(request, reverse("members:quick_pass", args=[secret]))
    return render(request, "members/pass_made.html", {"woman": woman, "qr": qr_svg(link)})


@require_http_methods(["GET", "POST"])
@helper_required
@step_up_required
def make_card(request, pk):
    woman = get_object_or_404(Member.objects.active(), pk=pk)
    if not may_help_in(request.user, woman):
        messages.error(request, _("She holds a role. The membership admin helps her, or her own e-mail."))
        return redirect("members:help_in")
    sent = request.POST if request.method == "POST" else None
    form = NewCardForm(sent, may_forget_pin=may_keep_register(request.user))
    if not form.is_valid():
        return render(request, "members/make_card.html", {"woman": woman, "form": form})
    now = timezone.now()
    if form.cleaned_data.get("forget_pin"):
        actions.forget_pin(woman, by=request.user, now=now)
    words = actions.make_card(woman, by=request.user, now=now, today=timezone.localdate())
    link = outside(request, reverse("members:scan", args=[woman.number, words]))
    context = {"woman": woman, "words": words, "qr": qr_svg(link)}
    return render(request, "members/card_sheet.html", context)
