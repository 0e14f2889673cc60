"""Her PIN, the page that asks whether it is she, and her sessions."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members import actions, proof, queries
from members.access import member_required, step_up_required
from members.forms import PinForm, ProofForm
from members.sessions import kept
from members.views.signing_in import next_of


@require_http_methods(["GET", "POST"])
@member_required
def prove(request):
    """Is it still she? By PIN, password, or a code that is sent to her; then on to where she was going."""
    ways = proof.ways(request.user)
    if not ways:
        messages.info(request, _("First choose a PIN. With it you show that it is you."))
        return redirect("members:pin")
    if "send" in request.POST:
        return _send_code(request)
    if request.method == "POST" and not proof.may_try(request.user):
        return render(request, "429.html", status=429)
    form = ProofForm(
        request.POST or None, label=_label(ways), fits=lambda answer: proof.fits(request, answer)
    )
    if not form.is_valid():
        context = {
            "form": form,
            "can_send": "email" in ways,
            "next": next_of(request, otherwise="members:me"),
        }
        return render(request, "members/prove.html", context, status=422 if form.is_bound else 200)
    proof.remember(request)
    return redirect(next_of(request, otherwise="members:me"))


def _send_code(request):
    if proof.send_code(request):
        messages.success(request, _("A code was sent to your e-mail. Write it here."))
    else:
        messages.error(request, _("The code could not be sent. Try again later."))
    going_to = urlencode({"next": next_of(request, otherwise="members:me")})
    return redirect(f"{reverse('members:prove')}?{going_to}")


def _label(ways: list[str]) -> str:
    words = {"pin": _("PIN"), "password": _("password"), "email": _("code from your e-mail")}
    return _("Your %(ways)s") % {"ways": " / ".join(words[way] for way in ways)}


@require_http_methods(["GET", "POST"])
@member_required
def pin(request):
    """Choose a PIN, or another one. Whoever can show in any way that it is she must do so first."""
    return (_pin if not proof.ways(request.user) else step_up_required(_pin))(request)


def _pin(request):
    form = PinForm(request.POST or None)
    if not form.is_valid():
        return render(request, "members/pin.html", {"form": form}, status=422 if form.is_bound else 200)
    actions.set_pin(request.user, pin=form.cleaned_data["pin"])
    proof.remember(request)
    messages.success(request, _("Your PIN is kept. Tell it to nobody."))
    return redirect("members:me")


@require_http_methods(["GET", "POST"])
@member_required
def sessions(request):
    """Where she is signed in, and who made cards and passes for her."""
    key = request.session.session_key
    if request.method == "POST":
        if "session" in request.POST:
            actions.end_session(request.user, session=request.POST["session"])
        else:
            actions.end_other_sessions(request.user, session_key=key)
        messages.success(request, _("Ended. Whoever was there must sign in again."))
        return redirect("members:sessions")
    context = {
        "sessions": queries.sessions_of(request.user, now=timezone.now()),
        "this": kept(key),
        "cards": queries.cards_of(request.user),
        "passes": queries.passes_of(request.user),
    }
    return render(request, "members/sessions.html", context)
