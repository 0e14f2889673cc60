"""Htmx manners: one view answers a whole page, a redirect or the one row that changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers


def wants_partial(request: HttpRequest) -> bool:
    """True for an htmx request that will put a fragment in place; boosted and history requests get whole pages."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def partial_or_redirect(request: HttpRequest, template: str, context: dict, *, to, **kwargs) -> HttpResponse:
    """After a deed: the one partial for htmx, otherwise a redirect to ``to`` (a url name, with its arguments)."""
    response = render(request, template, context) if wants_partial(request) else redirect(to, **kwargs)
    patch_vary_headers(response, ["HX-Request"])
    return response
