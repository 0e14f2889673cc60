"""The agenda for everybody outside: what stands there is asked for by one and approved by another, and ends at once."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda import queries
from agenda.actions import public as actions
from agenda.forms.public import PublicForm
from agenda.models import PublicPage
from coalition.web.middleware import LANGUAGES
from members.access import may_publish, publisher_required, role_changer_required
from members.actions import Refused
from members.views.settling import settle


@require_safe
@role_changer_required
def public(request):
    """What is out, what waits for a second person, and what one may do about it."""
    now = timezone.now()
    context = {
        "out": PublicPage.objects.out().select_related("agenda", "asked_by", "approved_by").first(),
        "asked": PublicPage.objects.open(now).select_related("agenda", "asked_by").first(),
        "newest": queries.published(),
        "may_ask": may_publish(request.user),
    }
    return render(request, "agenda/public/public.html", context)


@require_http_methods(["GET", "POST"])
@publisher_required
def ask_public(request):
    agenda = queries.published()
    if agenda is None:
        return redirect("agenda:agenda")
    form = PublicForm(request.POST or None, agenda=agenda)
    if form.is_valid():
        try:
            actions.ask_to_publish(agenda, **form.asked(), by=request.user, now=timezone.now())
            messages.success(request, _("Asked. Nothing is to be seen before a second person approves it."))
            return redirect("agenda:public")
        except Refused as refused:
            form.add_error(None, str(refused))
    status = 422 if form.is_bound else 200
    return render(request, "agenda/public/ask.html", {"form": form, "agenda": agenda}, status=status)


@require_POST
@role_changer_required
def approve_public(request, pk):
    page = get_object_or_404(PublicPage, pk=pk)
    settle(request, actions.approve_public, page, done=_("Anybody who has the address can see it now."))
    return redirect("agenda:public")


@require_POST
@role_changer_required
def end_public(request, pk):
    page = get_object_or_404(PublicPage, pk=pk)
    settle(request, actions.end_public, page, done=_("It is gone. Nobody sees it any more."))
    return redirect("agenda:public")


@require_safe
def public_page(request, address):
    """For anybody. A browser may keep it, but asks each time whether it is still there."""
    page = get_object_or_404(PublicPage.objects.out(), address=address)
    language = request.GET.get("l")
    with translation.override(language if language in LANGUAGES else translation.get_language()):
        context = {"page": page, "items": page.items, "day": page.approved_at, "other": _other()}
        response = render(request, "agenda/public/page.html", context)
        response["Content-Language"] = translation.get_language()
    response["Cache-Control"] = "public, no-cache"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response)


def _other() -> str:
    return next(code for code in LANGUAGES if code != translation.get_language())
