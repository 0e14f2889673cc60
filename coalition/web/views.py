from django.conf import settings
from django.contrib.auth import get_user_model, logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalition.web import health
from coalition.web.context import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 60 * 60
#: An ordinary page with nothing to do with us; what a phone shows after "Leave quickly".
SOMEWHERE_ELSE = "https://www.bbc.com/weather"
SEAT_COOKIE = "kiti"
KNOWS_EXIT_COOKIE = "njia"


@require_http_methods(["GET", "HEAD", "POST"])
def leave_quickly(request):
    """Quick exit: her session is over, the phone forgets her place, and another page stands there.

    A plain link must do this (UX 3.3), so it answers GET too: what it ends is only her own session here.
    """
    logout(request)
    response = redirect(SOMEWHERE_ELSE)
    response.delete_cookie(SEAT_COOKIE)
    response["Clear-Site-Data"] = '"cookies"'
    return response


@require_http_methods(["GET", "POST"])
def about_exit(request):
    """What "Leave quickly" does and what it cannot do; told once on her first page, until she says that she knows."""
    if request.method == "GET":
        return render(request, "web/about_exit.html")
    response = redirect(_way_back(request))
    secure = settings.PRODUCTION
    response.set_cookie(KNOWS_EXIT_COOKIE, "1", max_age=A_YEAR, samesite="Lax", secure=secure, httponly=True)
    return response


@require_POST
def choose_language(request):
    """Kept in a cookie, and on the member where she is signed in."""
    response = redirect(_way_back(request))
    chosen = request.POST.get("language")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=A_YEAR,
            samesite="Lax",
            secure=settings.PRODUCTION,
            httponly=True,
        )
        if request.user.is_authenticated:
            get_user_model().objects.filter(pk=request.user.pk).update(language=chosen)
    return response


@require_POST
def choose_theme(request):
    """Light, dark, or as the phone does."""
    response = redirect(_way_back(request))
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        response.set_cookie(
            THEME_COOKIE, chosen, max_age=A_YEAR, samesite="Lax", secure=settings.PRODUCTION, httponly=True
        )
    return response


@require_safe
def offline(request):
    return render(request, "offline.html")


@require_safe
def healthz(request):
    """200 only when the database answers and background work is alive; 503 with the reason otherwise."""
    missing = health.missing(timezone.now())
    return HttpResponse(
        "\n".join(missing) or "ok", status=503 if missing else 200, content_type="text/plain; charset=utf-8"
    )


@require_safe
@cache_control(public=True, max_age=86400)
def manifest(request):
    """Neutral on purpose: a home screen must not say what this is."""
    return JsonResponse(
        {
            "name": "Kikao",
            "short_name": "Kikao",
            "start_url": "/",
            "display": "browser",
            "background_color": "#fbf5ea",
            "theme_color": "#fbf5ea",
            "icons": [],
        },
        content_type="application/manifest+json",
    )


@requires_csrf_token
def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", {"way_back": _way_back(request)}, status=403)


def _way_back(request) -> str:
    """The page to return to, if it is one of ours."""
    for candidate in (request.POST.get("next"), request.headers.get("Referer"), "/"):
        if candidate and url_has_allowed_host_and_scheme(
            candidate, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return candidate
    return "/"
