"""Which rows of the agenda travel, in the order in which they are made again, and which stay behind, each with why."""

from django.utils.translation import gettext_lazy as _

from coalition.meetings.travel.table import Rows

SEATS = "a seat; forgotten when the step was saved"
OUTWARD = "made for an office or the public between meetings, at home"

AGENDAS = Rows(
    "agenda.Agenda",
    "meeting",
    says=_("Agendas"),
    without={"version": "it gets the next number at home"},
    known_by=("meeting__mark", "published_at"),
)
ITEMS = Rows(
    "agenda.Item",
    "agenda__meeting",
    says=_("Issues on the agenda"),
    known_by=("agenda__meeting__mark", "agenda__published_at", "name"),
)
CARRIED = (
    Rows(
        "agenda.Issue",
        "meeting",
        says=_("Issues"),
        known_by=("meeting__mark", "name"),
    ),
    Rows(
        "agenda.Card",
        "step__meeting",
        says=_("Cards"),
        without={"participant": SEATS},
        unordered=True,
    ),
    Rows(
        "agenda.Round",
        "step__meeting",
        says=_("Rounds of rating"),
        known_by=("step__meeting__mark", "step__position", "key"),
    ),
    Rows("agenda.RoundIssue", "round__step__meeting"),
    Rows(
        "agenda.Tally",
        "round__step__meeting",
        unordered=True,
    ),
    Rows("agenda.SlipBatch", "round__step__meeting"),
    Rows(
        "agenda.Ordering",
        "step__meeting",
        says=_("Orders of issues"),
        known_by=("step__meeting__mark", "step__position"),
    ),
    Rows("agenda.OrderingIssue", "ordering__step__meeting"),
    Rows("agenda.OrderCount", "ordering__step__meeting", unordered=True),
    Rows(
        "agenda.Decision",
        "meeting",
        says=_("Decisions"),
        known_by=("meeting__mark", "text", "way"),
    ),
    Rows("agenda.Attempt", "decision__meeting"),
    Rows("agenda.Concern", "decision__meeting"),
    Rows(
        "agenda.CharterText",
        "meeting",
        says=_("Texts of the charter"),
    ),
    Rows("agenda.MadeFrom", "objective__meeting"),
    Rows(
        "agenda.Strategy",
        "meeting",
        says=_("Strategies"),
    ),
    Rows("agenda.Stakeholder", "issue__meeting", says=_("Offices on power maps")),
    Rows(
        "agenda.Scene",
        "step__meeting",
        says=_("Role-plays"),
    ),
    AGENDAS,
    ITEMS,
)
LEFT_BEHIND = {
    "agenda.Ballot": "the order of one woman; deleted when the step is saved",
    "agenda.Rating": "the grades of one woman; deleted when the step is saved",
    "agenda.MemberRating": "the grades of one woman, given between meetings; deleted when the round closes",
    "agenda.Brief": OUTWARD,
    "agenda.Petition": OUTWARD,
    "agenda.Signature": OUTWARD,
    "agenda.SheetCount": OUTWARD,
    "agenda.PublicPage": OUTWARD,
    "agenda.Position": "where one woman stood; deleted when the try is counted",
    "agenda.RuleAgreement": "who agreed; deleted when the step is saved, its count is kept on the text",
    "agenda.SpeakerYes": "her own yes, which she says herself and nobody for her",
    "agenda.PaperCount": "deleted when the step is saved",
    "agenda.SlipCount": "deleted when the round is sealed",
    "agenda.Change": "undoes single deeds of grouping on the day itself, by keys of the laptop",
}
