"""The first day of an empty house."""

import secrets

from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from coalition.web.limits import address, within
from members import actions, proof, queries
from members.forms import StartForm
from members.views.signing_in import sign_in

WRONG_TOKENS = {"limit": 10, "seconds": 300}


@require_http_methods(["GET", "POST"])
def start(request, token):
    """The first start of an empty house; the address is told only in the terminal."""
    if not queries.is_empty_house():
        raise Http404
    if not secrets.compare_digest(token, queries.start_token()):
        if not within(f"start:{address(request)}", **WRONG_TOKENS):
            return render(request, "429.html", status=429)
        raise Http404
    form = StartForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if form.is_valid():
        try:
            member = actions.open_house(**form.cleaned_data, today=timezone.localdate())
        except IntegrityError:  # two terminals at once: the first one counts
            return redirect("account_login")
        sign_in(request, member)
        proof.remember(request)  # she has just chosen her password
        return redirect("members:invite")
    return render(request, "members/start.html", {"form": form}, status=422 if form.is_bound else 200)
