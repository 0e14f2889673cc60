"""The nouns of the agenda, a file each."""

from agenda.models.agenda import Agenda, Frozen, Item
from agenda.models.attempt import Attempt
from agenda.models.ballot_papers import (
    BallotKey,
    BallotReceipt,
    CountedPaper,
    HallReading,
    OpenPaper,
    RollEntry,
)
from agenda.models.brief import Brief, Evidence
from agenda.models.card import Card
from agenda.models.charter import CharterText, MadeFrom, Promise, RuleAgreement
from agenda.models.decision import Concern, Decision, Position
from agenda.models.issue import Change, Issue
from agenda.models.ordering import Ballot, OrderCount, Ordering, OrderingIssue, PaperCount
from agenda.models.petition import Petition, SheetCount, Signature
from agenda.models.public import PublicPage
from agenda.models.rating import MemberRating, Rating, Round, RoundIssue, Tally, rater_of
from agenda.models.saying import Saying
from agenda.models.secret_ballot import BallotChange, BallotOption, SecretBallot
from agenda.models.slips import SlipBatch, SlipCount
from agenda.models.stakeholder import Stakeholder
from agenda.models.story import Showing, Story, StoryAsk, StoryConsent, Use
from agenda.models.strategy import Jurisdiction, Scene, SpeakerYes, Strategy

__all__ = [
    "Agenda",
    "Attempt",
    "Ballot",
    "BallotChange",
    "BallotKey",
    "BallotOption",
    "BallotReceipt",
    "Brief",
    "Card",
    "Change",
    "CharterText",
    "Concern",
    "CountedPaper",
    "Decision",
    "Evidence",
    "Frozen",
    "HallReading",
    "Issue",
    "Item",
    "Jurisdiction",
    "MadeFrom",
    "MemberRating",
    "OpenPaper",
    "OrderCount",
    "Ordering",
    "OrderingIssue",
    "PaperCount",
    "Petition",
    "Position",
    "Promise",
    "PublicPage",
    "Rating",
    "RollEntry",
    "Round",
    "RoundIssue",
    "RuleAgreement",
    "Saying",
    "Scene",
    "SecretBallot",
    "SheetCount",
    "Showing",
    "Signature",
    "SlipBatch",
    "SlipCount",
    "SpeakerYes",
    "Stakeholder",
    "Story",
    "StoryAsk",
    "StoryConsent",
    "Strategy",
    "Tally",
    "Use",
    "rater_of",
]
