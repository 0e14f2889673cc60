"""QR codes as inline SVG, small and without scripts (segno)."""

import segno
from django.utils.safestring import SafeString


def qr_svg(text: str) -> SafeString:
    """A QR code of ``text``; sized by the style sheet (class ``qr``), dark on light so that every phone reads it."""
    svg = segno.make(text, error="m", micro=False).svg_inline(
        svgclass="qr", lineclass=None, omitsize=True, border=2, dark="#111", light="#fff"
    )
    return SafeString(svg)
