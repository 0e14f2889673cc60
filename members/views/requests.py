"""Requests to join, from inside: members vouch, the membership admin or a co-lead decides."""

import secrets

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.post import Message, Verdict, way_for
from members import actions, queries
from members.access import decider_required, may_register, registrar_required, voucher_required
from members.forms import AdmissionForm, RegisterForm, WhoMayJoinForm
from members.models import JoinRequest
from members.models.joining import ENOUGH_VOUCHERS, REMEMBERED_FROM

PAGE_SIZE = 50


@require_safe
@voucher_required
def vouching(request):
    """Who asks to join, and who is invited and waits for a second word: by name alone."""
    waiting, now = JoinRequest.objects.waiting().defer("email", "phone"), timezone.now()
    context = {
        "invited": queries.invitations_to_second(request.user, now)[:PAGE_SIZE],
        "spoken_for": queries.invitations_seconded(request.user, now)[:PAGE_SIZE],
        "page": Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page")),
        "mine": set(request.user.vouchers.values_list("request_id", flat=True)),
        "text": queries.who_may_join(),
        "may_register": may_register(request.user),
    }
    return render(request, "members/vouching.html", context)


@require_POST
@voucher_required
def vouch(request, pk):
    asked = get_object_or_404(JoinRequest.objects.waiting(), pk=pk)
    if actions.vouch(asked, member=request.user):
        messages.success(request, _("Thank you. You vouch for her."))
    else:
        messages.error(request, _("You cannot vouch for this request."))
    return redirect("members:vouching")


@require_POST
@voucher_required
def unvouch(request, pk):
    asked = get_object_or_404(JoinRequest.objects.waiting(), pk=pk)
    if actions.unvouch(asked, member=request.user):
        messages.success(request, _("Your word for her is taken back."))
    return redirect("members:vouching")


@require_http_methods(["GET", "POST"])
@registrar_required
def register(request):
    """For a woman who has neither phone nor e-mail, and said yes aloud."""
    form = RegisterForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if not form.is_valid():
        context = {"form": form, "text": queries.who_may_join()}
        return render(request, "members/register.html", context, status=422 if form.is_bound else 200)
    asked, secret = actions.ask_for_her(**form.cleaned_data, by=request.user, now=timezone.now())
    return render(request, "members/registered.html", {"asked": asked, "words": secret.split("-")})


@require_safe
@decider_required
def request_list(request):
    page = Paginator(queries.waiting_requests().defer("email", "phone"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "members/request_list.html",
        {"page": page, "may_register": may_register(request.user), "late": timezone.now() - REMEMBERED_FROM},
    )


@require_safe
@decider_required
def join_request(request, pk):
    asked = get_object_or_404(queries.waiting_requests(), pk=pk)
    return _page_of(request, asked, AdmissionForm(initial={"chapter": asked.chapter_id}))


@require_POST
@decider_required
def admit(request, pk):
    asked = get_object_or_404(queries.waiting_requests(), pk=pk)
    form = AdmissionForm(request.POST)
    if not form.is_valid():
        return _page_of(request, asked, form, status=422)
    try:
        member = actions.admit_asked(
            asked, **form.cleaned_data, by=request.user, now=timezone.now(), today=timezone.localdate()
        )
    except actions.NotAdmitted as no:
        form.add_error(None, str(no))
        return _page_of(request, asked, form, status=422)
    said = (
        _("She is a member now. We wrote to her.")
        if _tell(request, member)
        else _("She is a member now. Tell her.")
    )
    messages.success(request, said)
    return redirect("members:request_list")


@require_POST
@decider_required
def refuse(request, pk):
    asked = get_object_or_404(JoinRequest.objects.waiting(), pk=pk)
    if actions.refuse(asked, by=request.user, now=timezone.now()):
        messages.success(request, _("She is not admitted. How to reach her is deleted."))
    return redirect("members:request_list")


@require_http_methods(["GET", "POST"])
@decider_required
def who_may_join(request):
    text = queries.who_may_join()
    initial = {f"question_{question.position}": question.text for question in queries.join_questions()}
    initial |= {name: getattr(text, name) for name in ("text", "in_other")} if text else {}
    form = WhoMayJoinForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.write_who_may_join(**form.cleaned_data, now=timezone.now(), today=timezone.localdate())
        messages.success(request, _("Saved. It is shown from now on."))
        return redirect("members:request_list")
    context = {"form": form, "text": text}
    return render(request, "members/who_may_join.html", context, status=422 if form.is_bound else 200)


def _page_of(request, asked, form, *, status=200):
    vouchers = asked.vouchers.all()
    context = {"asked": asked, "form": form, "vouchers": vouchers, "enough": len(vouchers) >= ENOUGH_VOUCHERS}
    return render(request, "members/join_request.html", context, status=status)


def _tell(request, member) -> bool:
    """A neutral word that she may come in; False where there is no way to say it."""
    if not member.email:
        return False
    path = reverse("account_login")
    link = settings.PUBLIC_URL + path if settings.PUBLIC_URL else request.build_absolute_uri(path)
    with translation.override(member.language):
        text = _("You may come in now. Ask for a code with this address: %(link)s") % {"link": link}
        letter = Message(to=member.email, subject=_("You may come in"), text=text, key=secrets.token_hex(16))
    return way_for("email").send(letter).verdict is Verdict.ACCEPTED
