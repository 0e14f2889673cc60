"""Small tags that only draw: ``{% icon "home" %}``, ``<a {% place "home:home" %}>`` and ``{{ code|spaced }}``."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from coalition.web.icons import ICONS

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, css: str = "") -> SafeString:
    """The picture called ``name``, hidden from screen readers: the word always stands beside it."""
    try:
        inside = ICONS[name]
    except KeyError:
        raise template.TemplateSyntaxError(
            f"There is no icon called {name!r}; see coalition/web/icons.py."
        ) from None
    if not inside.startswith("<"):
        inside = f'<path d="{inside}"/>'
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        f" {css}" if css else "",
        mark_safe(inside),  # noqa: S308 - the drawing comes from icons.py, never from a person
    )


@register.simple_tag
def icon_symbol(name: str) -> SafeString:
    """The picture once, for a page that draws it very often: ``<use href="#icon-clock"/>``."""
    inside = icon(name).split(">", 1)[1].removesuffix("</svg>")
    drawing = mark_safe(inside)  # noqa: S308 - the drawing comes from icons.py, never from a person
    return format_html('<symbol id="icon-{}" viewBox="0 0 24 24">{}</symbol>', name, drawing)


@register.simple_tag(takes_context=True)
def place(context: template.Context, url_name: str, *also: str) -> SafeString:
    """``href`` of the page called ``url_name``, and ``aria-current="page"`` where the asked page lies under it or under
    one of the pages called ``also``."""
    request, to = context.get("request"), reverse(url_name)
    here = request is not None and request.path.startswith((to, *map(reverse, also)))
    return format_html('href="{}"{}', to, SafeString(' aria-current="page"' if here else ""))


@register.simple_tag
def stylesheet(path: str) -> SafeString:
    """The link to a style sheet, or nothing where it is not to be found: a page about a fault must not fail itself."""
    try:
        return format_html('<link rel="stylesheet" href="{}">', static(path))
    except ValueError:
        return SafeString("")


@register.filter
def spaced(code: object) -> str:
    """A six-digit code as people read it out: 482913 becomes 482 913."""
    digits = str(code)
    return f"{digits[:3]} {digits[3:]}" if len(digits) == 6 else digits
