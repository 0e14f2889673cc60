"""axe cannot see text on a drawn field, so the palette itself is held to the contrast it promises."""

import re
from pathlib import Path

import pytest

BUILD = Path(__file__).resolve().parents[2] / "static" / "build"


def mixin(file, name):
    block = re.search(rf"@mixin {name} \{{(.*?)\n?\}}", (BUILD / file).read_text(), re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


LIGHT, DARK = mixin("_colours.scss", "light"), mixin("_colours.scss", "dark")
FAR = LIGHT | mixin("wall.scss", "far-light")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_keeps_contrast_on_every_ground(theme):
    grounds = {"paper", "card", "tint"}
    pairs = {(ink, ground) for ink in ("ink", "soft", "main", "warm", "bad", "good") for ground in grounds}
    pairs |= {(ink, f"{ink}-soft") for ink in ("main", "warm", "bad", "good")} | {("on-main", "main")}
    pairs |= {("ink", f"{ground}-soft") for ground in ("main", "warm", "bad", "good")}
    assert {pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 4.5} == set()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_are_seen(theme):
    assert min(contrast(theme["edge"], theme[ground]) for ground in ("paper", "card")) >= 3


def test_wall_is_read_from_the_back_of_a_hall():
    pairs = [(ink, ground) for ink in ("ink", "soft", "main", "warm") for ground in ("paper", "card", "tint")]
    assert [pair for pair in pairs if contrast(FAR[pair[0]], FAR[pair[1]]) < 7] == []
    assert contrast(FAR["on-main"], FAR["main"]) >= 7


def test_wall_is_read_when_the_sun_washes_it_out():
    def washed(colour):
        parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
        return "#" + "".join(f"{round(part * 0.7 + 255 * 0.3):02x}" for part in parts)

    assert contrast(washed(FAR["ink"]), washed(FAR["paper"])) >= 4.5
