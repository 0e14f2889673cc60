"""Her PIN, the page that asks whether it is she, and her sessions.

What she was sending stands in the page that asks, and goes on with her answer: nothing that she typed is lost.
"""

from allauth.account.views import password_set
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members import actions, proof, queries
from members.access import member_required
from members.forms import PinForm, ProofForm
from members.sessions import kept
from members.views.signing_in import next_of

ANSWER, SEND = "proof-answer", "proof-send"  # ours, among whatever she was sending


@require_http_methods(["GET", "POST"])
@member_required
def prove(request):
    """Is it still she? Then on to where she was going."""
    going_to = next_of(request, otherwise="members:me")
    if request.method == "GET":
        return page(request, next=going_to)
    if not {ANSWER, SEND} & request.POST.keys():
        return page(request, _form(request, request.POST, proof.ways(request.user)), status=422)
    return ask(request) or redirect(going_to)


def ask(request) -> HttpResponse | None:
    """The page that asks, with all that she was sending; None once her answer in this POST shows that it is she."""
    if SEND in request.POST:
        _tell_of_code(request)
        return page(request)
    if ANSWER not in request.POST:
        return page(request)
    if not proof.may_try(request.user):
        return page(request, status=429)
    form = _form(request, request.POST, proof.ways(request.user))
    if not form.is_valid():
        return page(request, form, status=422)
    proof.remember(request)
    return None


def page(request, form: ProofForm | None = None, *, status: int = 200, **carried) -> HttpResponse:
    """Asks for her PIN, password or code; ``carried`` goes on with her answer, and so does what she was sending."""
    hers = proof.ways(request.user)
    if not hers:
        messages.info(request, _("First choose a PIN. With it you show that it is you."))
        return redirect(f"{reverse('members:pin')}?{urlencode(carried)}" if carried else "members:pin")
    sent = [(name, value) for name, values in request.POST.lists() if not _is_ours(name) for value in values]
    context = {
        "form": form or _form(request, None, hers),
        "carried": [*sent, *carried.items()],
        "can_send": "email" in hers,
        "keeps": bool(sent) and not carried and "next" not in request.POST,
        "must_wait": status == 429,
    }
    return render(request, "members/prove.html", context, status=status)


def _tell_of_code(request) -> None:
    if proof.send_code(request):
        messages.success(request, _("A code was sent to your e-mail. Write it here."))
    else:
        messages.error(request, _("The code could not be sent. Try again later."))


def _form(request, sent, hers: list[str]) -> ProofForm:
    words = {
        "pin": _("PIN"),
        "password": _("password"),
        "app": _("code from your app"),
        "email": _("code from your e-mail"),
    }
    label = _("Your %(ways)s") % {"ways": " / ".join(words[way] for way in hers)}
    return ProofForm(sent, prefix="proof", label=label, fits=lambda answer: proof.fits(request, answer))


def _is_ours(name: str) -> bool:
    return name in {ANSWER, SEND, "csrfmiddlewaretoken"}


@require_http_methods(["GET", "POST"])
@member_required
def pin(request):
    """Choose a PIN, or another one. Whoever can show in any way that it is she must do so first.

    Not by ``step_up_required``: a PIN that she has typed is not written into a page.
    """
    if unproved := _unproved(request):
        return unproved
    form = PinForm(request.POST or None)
    if not form.is_valid():
        return render(request, "members/pin.html", {"form": form}, status=422 if form.is_bound else 200)
    actions.set_pin(request.user, pin=form.cleaned_data["pin"])
    proof.remember(request)
    messages.success(request, _("Your PIN is kept. Tell it to nobody."))
    return redirect(next_of(request, otherwise="members:me"))


@require_http_methods(["GET", "POST"])
@member_required
def set_password(request):
    """Her first password. With it she shows from then on that it is she, so it is guarded as her PIN is."""
    return _unproved(request) or password_set(request)


def _unproved(request) -> HttpResponse | None:
    if not proof.ways(request.user) or proof.is_fresh(request):
        return None
    return redirect(f"{reverse('members:prove')}?{urlencode({'next': request.get_full_path()})}")


@require_http_methods(["GET", "POST"])
@member_required
def sessions(request):
    """Where she is signed in, who made cards and passes for her, and what else others did to her sign-in."""
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
        "deeds": queries.deeds_on_sign_in(request.user),
    }
    return render(request, "members/sessions.html", context)
