"""Her authenticator: setting it up in three steps, showing it, recovery codes, and taking one away."""

from functools import wraps

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.web.limits import within
from coalition.web.qr import qr_svg
from members import actions, proof, second_factor
from members.access import (
    idle_of,
    member_required,
    opens_register,
    register_opener_required,
    step_up_required,
)
from members.forms import AuthenticatorForm, NewAuthenticatorForm, NewPasskeyForm, PasskeyForm
from members.views.signing_in import next_of

HOME = "home:home"


def shown_if_any(view):
    """What she has guards itself: who has one shows it before she changes it."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if second_factor.was_shown(request) or not second_factor.has_one(request.user):
            return view(request, *args, **kwargs)
        going_to = urlencode({"next": reverse("members:authenticator")})
        return redirect(f"{reverse('members:show_authenticator')}?{going_to}")

    return guarded


@require_safe
@member_required
def authenticator(request):
    """What she has."""
    context = {
        "authenticators": second_factor.authenticators(request.user),
        "left": second_factor.recovery_codes_left(request.user),
        "needs_one": opens_register(request.user),
    }
    return render(request, "members/authenticator.html", context)


@require_http_methods(["GET", "POST"])
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")
def authenticate(request):
    """The second half of signing in by a code or a password."""
    stage = request._login_stage
    form = _form(request, stage.login.user)
    if not form.is_valid():
        return render(request, "mfa/authenticate.html", _asked(form))
    form.save()
    return stage.exit()


@require_http_methods(["GET", "POST"])
@member_required
def show(request):
    """The doors of the register lead here: she shows a code or a passkey and goes on."""
    going_to = next_of(request, otherwise=HOME)
    if not second_factor.has_one(request.user):
        return redirect(f"{reverse('members:set_up_authenticator')}?{urlencode({'next': going_to})}")
    form = _form(request, request.user)
    if not form.is_valid():
        context = _asked(form) | {"next": going_to}
        return render(
            request, "members/show_authenticator.html", context, status=422 if form.is_bound else 200
        )
    form.save()
    proof.remember(request)
    second_factor.remember(request, idle=idle_of(request.user))
    return redirect(going_to)


def _form(request, member):
    sent = request.POST if request.method == "POST" else None
    kind = PasskeyForm if sent and "credential" in sent else AuthenticatorForm
    return kind(sent, user=member)


def _asked(form) -> dict:
    """For a page that asks: the numbers always, a passkey where she has one."""
    bad = isinstance(form, PasskeyForm)
    numbers = AuthenticatorForm(user=form.user) if bad else form
    return {"form": numbers, "passkey": second_factor.passkey_to_show(form.user), "bad": bad}


@require_http_methods(["GET", "POST"])
@register_opener_required
@shown_if_any
@step_up_required
def set_up(request):
    """An app, the QR code, six numbers. What was set up before is replaced."""
    secret, going_to = second_factor.new_secret(request), next_of(request, otherwise="members:authenticator")
    form = NewAuthenticatorForm(
        request.POST if request.method == "POST" else None,
        fits=lambda code: second_factor.fits_new(request.user, secret, code),
    )
    if form.is_bound and not within(f"new-authenticator:{request.user.pk}", limit=5, seconds=300):
        return render(request, "429.html", status=429)
    if not form.is_valid():
        return _steps(request, form, secret, going_to)
    codes = actions.set_up_authenticator(request.user, secret=secret, now=timezone.now())
    second_factor.forget_new_secret(request)
    second_factor.remember(request, idle=idle_of(request.user))
    messages.success(request, _("Your authenticator is set up."))
    return _sheet(request, codes, going_to) if codes else redirect(going_to)


@require_http_methods(["GET", "POST"])
@register_opener_required
@shown_if_any
@step_up_required
def add_passkey(request):
    """By finger, face or screen lock; only where the browser and the address allow it."""
    form = NewPasskeyForm(request.POST if request.method == "POST" else None, user=request.user)
    if not form.is_valid():
        context = {"passkey": second_factor.passkey_to_make(request.user), "bad": form.is_bound}
        return render(request, "members/add_passkey.html", context, status=422 if form.is_bound else 200)
    codes = actions.add_passkey(request.user, **form.cleaned_data, now=timezone.now())
    proof.remember(request)
    second_factor.remember(request, idle=idle_of(request.user))
    messages.success(request, _("Your passkey is ready."))
    going_to = reverse("members:authenticator")
    return _sheet(request, codes, going_to) if codes else redirect(going_to)


def _steps(request, form, secret, going_to):
    link = second_factor.address_of(request.user, secret)
    context = {
        "form": form,
        "qr": qr_svg(link),
        "link": link,
        "key": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "next": going_to,
    }
    return render(request, "members/set_up_authenticator.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
@shown_if_any
@step_up_required
def recovery_codes(request):
    """New ones, shown on the page that answers and nowhere after."""
    if not second_factor.has_one(request.user):
        return redirect("members:authenticator")
    codes = actions.new_recovery_codes(request.user, now=timezone.now())
    return _sheet(request, codes, reverse("members:authenticator"))


def _sheet(request, codes, going_to):
    return render(request, "members/recovery_codes.html", {"codes": codes, "next": going_to})


@require_POST
@member_required
@shown_if_any
@step_up_required
def remove(request, pk):
    hers = get_object_or_404(second_factor.authenticators(request.user), pk=pk)
    try:
        actions.remove_authenticator(request.user, pk=hers.pk, now=timezone.now())
        messages.success(request, _("It is taken away."))
    except actions.Refused as refused:
        messages.warning(request, str(refused))
    return redirect("members:authenticator")
