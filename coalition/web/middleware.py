"""Middleware: nothing about a page where there is none, headers on every answer, the language of the page, and pages
that must not be kept.

They stand in settings.MIDDLEWARE in this order: unchanged outermost, then headers, language, private_pages.
"""

from csp.constants import HEADER as POLICY
from csp.utils import build_policy
from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers

LANGUAGES = dict(settings.LANGUAGES)
WITHOUT_A_PAGE = {204, 304}
SAID_THEN = {"ETag", "Cache-Control"}


def unchanged(get_response):
    """An answer without a page says only that nothing changed: its other headers are about a page, and a phone pays."""

    def middleware(request):
        response = get_response(request)
        if response.status_code in WITHOUT_A_PAGE:
            for name in [name for name in response.headers if name not in SAID_THEN]:
                del response.headers[name]
        return response

    return middleware


def headers(get_response):
    """What a page may load and run, which is the same for every page; answers of another origin may not embed or read
    ours."""
    policy = build_policy()

    def middleware(request):
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in (404, 500)):  # Django's own page for who mends it
            response.headers.setdefault(POLICY, policy)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Embedder-Policy", "require-corp")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return middleware


def language(get_response):
    """Her own choice first: the switch's cookie, then her member's language, then the house's first language.

    The browser's own language is not asked: a cheap phone says English to a woman who reads Kiswahili.
    """

    def middleware(request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in LANGUAGES:
            chosen = getattr(request.user, "language", None) or settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def private_pages(get_response):
    """A page is never kept on the phone, unless its view says that it may be."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return middleware
