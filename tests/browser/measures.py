"""Asks a page for a measure of measures.js: taps, cut, stop, far, strip, options."""

from pathlib import Path

SOURCE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def ask(page, measure: str):
    return page.evaluate(f"{SOURCE.strip()}.{measure}()")


def stops_of_tab(page, *, at_most: int = 80) -> list[dict]:
    """Every stop of Tab from the top of the page, once round."""
    page.evaluate("document.activeElement.blur()")
    found = []
    while len(found) < at_most:
        page.keyboard.press("Tab")
        stop = ask(page, "stop")
        if stop is None or stop["again"]:
            break
        found.append(stop)
    return found
