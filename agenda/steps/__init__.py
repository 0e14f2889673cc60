"""The kinds of session step that the agenda owns; settings.MEETING_STEPS names them.

words.py holds the forms they share; tray.py what brainstorm and vision do with cards that wait for the host; drafts.py
what vision and structure do with texts of the charter; deciding.py what decision and structure do to agree; counting.py
the forms of counting.
"""

from agenda.steps.brainstorm import Brainstorm
from agenda.steps.decision import Decision
from agenda.steps.dots import Dots
from agenda.steps.order import Order
from agenda.steps.ranking import Ranking
from agenda.steps.rating import Rating
from agenda.steps.roleplay import RolePlay
from agenda.steps.rules import Rules
from agenda.steps.strategy import Strategy
from agenda.steps.structure import Structure
from agenda.steps.themes import Themes
from agenda.steps.vision import Vision

__all__ = [
    "Brainstorm",
    "Decision",
    "Dots",
    "Order",
    "Ranking",
    "Rating",
    "RolePlay",
    "Rules",
    "Strategy",
    "Structure",
    "Themes",
    "Vision",
]
