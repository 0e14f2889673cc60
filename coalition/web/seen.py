"""Two who write the same thing: who comes second is shown what stands there by now, and covers nothing unseen.

A model's ``mark`` is of all that it says. SeenForm carries in ``was`` the mark of what its writer had before her; the
verb raises Changed where another one stands there, and the page comes back with her words kept.
"""

import hashlib
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _


class Changed(Exception):
    """Somebody else wrote the same thing meanwhile."""


def mark_of(*parts: object) -> str:
    """Sixteen letters and digits by which two versions are told apart."""
    return hashlib.sha256("\x00".join(map(str, parts)).encode()).hexdigest()[:16]


def as_it_stands(held, *names: str) -> dict:
    """What a SeenForm about ``held`` begins with: these fields, and its mark; nothing where there is none yet."""
    return {name: getattr(held, name) for name in names} | {"was": held.mark} if held else {}


class SeenForm(forms.Form):
    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def say_changed(self, mark: str) -> None:
        """She is told, and what has the ``mark`` is what she sees now: sent again, her words may take its place."""
        self.add_error(
            None,
            _(
                "Somebody else wrote here meanwhile. Your words are still here. Look at what stands there now, "
                "then save again."
            ),
        )
        data = cast("QueryDict", self.data).copy()
        data["was"] = mark
        self.data = data
