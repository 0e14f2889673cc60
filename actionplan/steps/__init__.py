"""The kinds of session step that the action plan owns: ``Actions`` (three records), ``Review``, ``Reflect`` (two)."""

from actionplan.steps.actions import Actions
from actionplan.steps.reflect import Reflect
from actionplan.steps.review import Review

__all__ = ["Actions", "Reflect", "Review"]
