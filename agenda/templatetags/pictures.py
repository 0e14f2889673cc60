from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from agenda.pictures import inside

register = template.Library()

HALF, BETWEEN = 44.8, 3


@register.simple_tag
def picture(number: int) -> SafeString:
    """The picture of the issue at ``number``, hidden from screen readers: its name always stands beside it."""
    drawing = mark_safe(inside(number))  # noqa: S308 - from pictures.py, never from a person
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', drawing)


@register.simple_tag
def picture_symbols(entries, boxes="") -> SafeString:
    """Each picture once, for a page that shows it on every slip: ``<use href="#p3"/>``; and ``boxes``."""
    drawings = ((number, mark_safe(inside(number))) for number, _name in entries)  # noqa: S308
    symbols = format_html_join("", '<symbol id="p{}" viewBox="0 0 24 24">{}</symbol>', drawings)
    return format_html(
        '<svg class="symbols" aria-hidden="true" width="0" height="0">{}{}</svg>', symbols, boxes
    )


@register.simple_tag
def boxes_symbol(scale) -> SafeString:
    """The boxes of both questions once, in millimetres: none is narrower than a bean."""
    wide = HALF / len(scale)
    lefts = [left + place * wide for left in (0.2, HALF + BETWEEN) for place in range(len(scale))]
    box = '<rect x="{:.1f}" y=".2" width="{:.1f}" height="9.6"/>'
    text = '<text x="{:.1f}" y="2.9">{}</text>'
    drawn = "".join(box.format(left, wide) for left in lefts)
    drawn += '<g font-size="2.6" fill="currentColor" stroke="none">'
    drawn += "".join(text.format(left + 0.8, grade) for left, grade in zip(lefts, [*scale] * 2, strict=True))
    drawn = mark_safe(f"{drawn}</g>")  # noqa: S308 - numbers of ours alone
    return format_html('<symbol id="b" viewBox="0 0 93 10">{}</symbol>', drawn)
