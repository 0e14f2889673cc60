"""Asking to become a member, from outside: asked, found again, taken back. No answer tells whom the house knows."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalition.web.limits import address, within
from members import actions, queries
from members.forms import JoinForm, RequestWordsForm
from members.models import JoinRequest

# A hall of sixty women may ask behind one address.
ASKED = {"limit": 60, "seconds": 60 * 60}
WRONG_WORDS = {"limit": 10, "seconds": 60}


@require_http_methods(["GET", "POST"])
def ask(request):
    form = JoinForm(
        request.POST or None,
        questions=queries.join_questions(),
        initial={"language": request.LANGUAGE_CODE},
    )
    if not form.is_valid():
        context = {"form": form, "text": queries.who_may_join()}
        return render(request, "members/ask.html", context, status=422 if form.is_bound else 200)
    if not within(f"ask:{address(request)}", **ASKED):
        return render(request, "429.html", status=429)
    _asked, secret = actions.ask_to_join(**form.cleaned_data, now=timezone.now())
    return redirect("members:mine", secret)


@require_http_methods(["GET", "POST"])
def mine(request, secret):
    """Thanks, how it stands, and the way to take it back."""
    asked = JoinRequest.objects.with_secret(secret).first()
    if asked is None:
        calm = _is_calm(request)
        return render(
            request, "members/request_over.html" if calm else "429.html", status=404 if calm else 429
        )
    if request.method == "GET":
        return render(request, "members/mine.html", {"asked": asked, "words": secret.split("-")})
    if actions.take_back(asked):
        messages.success(request, _("Your request is gone, with everything you wrote."))
    return redirect("members:ask")


@require_http_methods(["GET", "POST"])
def find_mine(request):
    """She types the words she noted."""
    form = RequestWordsForm(request.POST or None)
    if not form.is_valid():
        return render(request, "members/find_mine.html", {"form": form}, status=422 if form.is_bound else 200)
    secret = form.cleaned_data["words"]
    if JoinRequest.objects.with_secret(secret).exists():
        return redirect("members:mine", secret)
    if not _is_calm(request):
        return render(request, "429.html", status=429)
    form.add_error("words", _("No request has these words. Look at each word again."))
    return render(request, "members/find_mine.html", {"form": form}, status=422)


def _is_calm(request) -> bool:
    """False for whoever tries many words."""
    return within(f"request-words:{address(request)}", **WRONG_WORDS)
