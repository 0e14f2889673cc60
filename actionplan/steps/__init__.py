"""The kinds of session step that the action plan owns: ``Actions`` (three records) and ``Reflect`` (two)."""

from actionplan.steps.actions import Actions
from actionplan.steps.reflect import Reflect

__all__ = ["Actions", "Reflect"]
