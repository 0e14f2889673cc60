"""The invented coalition: its data (demo.yaml), its people, its recorded day, and the doors into it.

``load`` plays the past day through the same forms and verbs as the pages do, so the demo holds nothing that a real day
could not have left.
"""

from functools import cache
from pathlib import Path

import yaml


@cache
def data() -> dict:
    """demo.yaml; its first lines explain it."""
    return yaml.safe_load((Path(__file__).parent / "demo.yaml").read_text(encoding="utf-8"))


def say(words: dict) -> str:
    """The demo's coalition writes Kiswahili first."""
    return words["sw"]
