"""The nouns of the agenda, a file each."""

from agenda.models.agenda import Agenda, Frozen, Item
from agenda.models.brief import Brief, Evidence
from agenda.models.card import Card
from agenda.models.charter import CharterText, Promise, RuleAgreement
from agenda.models.decision import Attempt, Concern, Decision, Position
from agenda.models.issue import Change, Issue
from agenda.models.ordering import Ballot, OrderCount, Ordering, OrderingIssue, PaperCount
from agenda.models.petition import Petition, SheetCount, Signature
from agenda.models.public import PublicPage
from agenda.models.rating import MemberRating, Rating, Round, RoundIssue, Tally, rater_of
from agenda.models.slips import SlipBatch, SlipCount
from agenda.models.stakeholder import Stakeholder
from agenda.models.strategy import Jurisdiction, Scene, SpeakerYes, Strategy

__all__ = [
    "Agenda",
    "Attempt",
    "Ballot",
    "Brief",
    "Card",
    "Change",
    "CharterText",
    "Concern",
    "Decision",
    "Evidence",
    "Frozen",
    "Issue",
    "Item",
    "Jurisdiction",
    "MemberRating",
    "OrderCount",
    "Ordering",
    "OrderingIssue",
    "PaperCount",
    "Petition",
    "Position",
    "Promise",
    "PublicPage",
    "Rating",
    "Round",
    "RoundIssue",
    "RuleAgreement",
    "Scene",
    "SheetCount",
    "Signature",
    "SlipBatch",
    "SlipCount",
    "SpeakerYes",
    "Stakeholder",
    "Strategy",
    "Tally",
    "rater_of",
]
