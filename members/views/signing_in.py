"""Signing in by a card or by a pass of ten minutes, and whose phone it is."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from coalition.web.limits import address, within
from members import actions, queries
from members.access import idle_of, member_required
from members.forms import CardForm
from members.models.card import card_index
from members.sessions import BEGAN, BORROWED_FOR, OWN, rest

BACKEND = settings.AUTHENTICATION_BACKENDS[0]
SCANNED = "scanned_card"


def sign_in(request, member, *, method: str = "invitation") -> None:
    """She has shown who she is: by her invitation, her card, a pass, or the terminal of an empty house."""
    if request.user.is_authenticated:
        request.session.cycle_key()  # login() would leave her who is in already under the key she has
    login(request, member, backend=BACKEND)
    request.session.pop(BEGAN, None)
    record_authentication(request, member, method=method)


def sign_in_on_some_phone(request, member, *, method: str):
    """As ``sign_in``, on a phone of which nobody knows yet whose it is: taken for borrowed until she says."""
    if member.is_suspended(timezone.now()):
        rest(request, member)
        return redirect("members:resting")
    sign_in(request, member, method=method)
    request.session[OWN] = False
    return redirect("members:phone")


def next_of(request, *, otherwise: str) -> str:
    """Where she was going, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse(otherwise)


@require_http_methods(["GET", "POST"])
def card(request):
    """By her number and the letters on her card. Who is unknown gets the same answer as who is wrong."""
    scanned = request.session.get(SCANNED)
    form = CardForm(request.POST if request.method == "POST" and "scanned" not in request.POST else None)
    context = {"form": form, "scanned": scanned}
    if request.method == "GET" or (form.is_bound and not form.is_valid()):
        return render(request, "members/card.html", context, status=422 if form.is_bound else 200)
    index = card_index(**form.cleaned_data) if form.is_bound else scanned["index"] if scanned else ""
    number = (
        card_index(form.cleaned_data["number"], "") if form.is_bound else (scanned or {}).get("number", "")
    )
    if not _may_try(number, address(request)):
        return render(request, "429.html", status=429)
    member = queries.member_by_card(index)
    if member is None:
        request.session.pop(SCANNED, None)
        context |= {"scanned": None, "wrong": True}
        return render(request, "members/card.html", context, status=422)
    return sign_in_on_some_phone(request, member, method="card")


@require_safe
def scan(request, number, words):
    """What the card's QR opens. The letters go at once out of the address, which a phone may remember."""
    request.session[SCANNED] = {"index": card_index(number, words), "number": card_index(number, "")}
    return redirect("members:card")


def _may_try(number: str, where: str) -> bool:
    """Strict for a number from one address, softer for a number from all, wide for a hall behind one address.

    So nobody can keep a woman out from elsewhere, and her card has too many letters to be guessed at this pace.
    """
    return (
        within(f"card-address:{where}", limit=300, seconds=60)
        and within(f"card:{number}:{where}", limit=5, seconds=300)
        and within(f"card:{number}", limit=60, seconds=300)
    )


@require_http_methods(["GET", "POST"])
def quick_pass(request, secret):
    """Looking uses nothing up; pressing the button does."""
    now = timezone.now()
    if request.method == "GET" and queries.is_open_pass(secret, now):
        return render(request, "members/quick_pass.html")
    member = actions.use_quick_pass(secret, now=now) if request.method == "POST" else None
    if member is None:
        return render(request, "members/pass_over.html", status=404)
    return sign_in_on_some_phone(request, member, method="pass")


@require_http_methods(["GET", "POST"])
@member_required
def phone(request):
    """Asked once after signing in: is this phone her own?"""
    if request.method == "GET":
        return render(request, "members/phone.html", {"next": next_of(request, otherwise="home:home")})
    request.session[OWN] = request.POST.get("own") == "yes"
    request.session[BORROWED_FOR] = int(idle_of(request.user).total_seconds())
    return redirect(next_of(request, otherwise="home:home"))
