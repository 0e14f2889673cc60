"""A form that leads back below its button leads back on top of the page too, before she has read it all."""

from pathlib import Path

from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Where nobody is signed in yet, and the plan of a day, whose pages stand above the host's own strip.
WITHOUT = ("meetings/plan/", "meetings/host/", "members/phone_number.html", "members/find_mine.html")


def test_a_way_back_below_stands_on_top_too():
    leading_back = [path for path in TEMPLATES.rglob("*.html") if " as back %}" in path.read_text()]
    bare = {
        path.relative_to(TEMPLATES).as_posix() for path in leading_back if "crumb" not in path.read_text()
    }
    assert {name for name in bare if not name.startswith(WITHOUT)} == set()
