"""The nouns of the agenda, a file each."""

from agenda.models.agenda import Agenda, Frozen, Item
from agenda.models.card import Card
from agenda.models.charter import CharterText, Promise, RuleAgreement
from agenda.models.decision import Attempt, Concern, Decision, Position
from agenda.models.issue import Change, Issue
from agenda.models.ordering import Ballot, OrderCount, Ordering, OrderingIssue, PaperCount
from agenda.models.rating import Rating, Round, RoundIssue, Tally
from agenda.models.slips import SlipBatch, SlipCount
from agenda.models.strategy import Scene, Strategy

__all__ = [
    "Agenda",
    "Attempt",
    "Ballot",
    "Card",
    "Change",
    "CharterText",
    "Concern",
    "Decision",
    "Frozen",
    "Issue",
    "Item",
    "OrderCount",
    "Ordering",
    "OrderingIssue",
    "PaperCount",
    "Position",
    "Promise",
    "Rating",
    "Round",
    "RoundIssue",
    "RuleAgreement",
    "Scene",
    "SlipBatch",
    "SlipCount",
    "Strategy",
    "Tally",
]
