"""The ways in which a room decides: the rule in one sentence, the hand signs, and what the host reads aloud.

Consensus and consent have two tries, then the matter is parked. What the room may do after two tries of consensus the
charter says (CharterText.shape of how we decide); where it says nothing, vote by two thirds. Ties are not adopted.
Never decided by vote: safety, a member's story, removing a member who is not there.
"""

from typing import Any, NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agenda.models import Attempt, CharterText, Decision, Position

Choice, Way, Outcome = Position.Choice, Decision.Way, Attempt.Outcome
Fallback = Decision.Fallback
TRIES = 2


class Sign(NamedTuple):
    """What a woman shows with her hands (``icon``, ``sign``), and what she says with it."""

    choice: Position.Choice
    icon: str
    sign: Any
    words: Any


class Script(NamedTuple):
    """What the host reads aloud: before she asks (``ask``), while hands are counted, and before the second try."""

    ask: tuple
    hands: tuple
    again: tuple = ()


class After(NamedTuple):
    """The ``way`` that is open to the room after two tries, what the host asks, and what stands on her button."""

    way: Decision.Way
    question: Any
    button: Any


class Rules(NamedTuple):
    title: Any
    rule: Any
    signs: tuple[Sign, ...]
    script: Script
    tries: int = TRIES


_THUMB, _FLAT, _CROSSED = _("Thumb up"), _("Flat hand"), _("Crossed arms")
_TWICE = _("I read the proposal twice. Is it clear? Ask now.")
_OUT = _("If it is about you yourself, your family or your money, step out. You need not say why.")
_RULE_OF_CONSENSUS = {
    Fallback.PARKED: _(
        "Adopted when nobody blocks and more than half of the full members here agree. Two tries; then it is parked."
    ),
    Fallback.CONSENT: _(
        "Adopted when nobody blocks and more than half of the full members here agree. "
        "Two tries; then it is parked, or the room asks who objects."
    ),
    Fallback.TWO_THIRDS: _(
        "Adopted when nobody blocks and more than half of the full members here agree. "
        "Two tries; then it is parked, or the room votes by two thirds."
    ),
    Fallback.MAJORITY: _(
        "Adopted when nobody blocks and more than half of the full members here agree. "
        "Two tries; then it is parked, or the room votes by more than half."
    ),
}
CONSENSUS = Rules(
    Way.CONSENSUS.label,
    _RULE_OF_CONSENSUS[Fallback.TWO_THIRDS],
    (
        Sign(Choice.AGREE, "thumb-up", _THUMB, _("I agree")),
        Sign(Choice.STAND_ASIDE, "flat-hand", _FLAT, _("I stand aside: not for me, but I do not stop it")),
        Sign(Choice.BLOCK, "crossed-arms", _CROSSED, _("I block: it would do harm, and I name the harm")),
    ),
    Script(
        (_TWICE, _OUT, _("Think in silence for a moment. Then we all show our hands together.")),
        (
            _("Keep your hands still. Two of us count, then we say the numbers aloud."),
            _("Who blocks: what harm would it do? We listen, we do not argue."),
        ),
        (_("What small change would let you say yes?"),),
    ),
)
CONSENT = Rules(
    Way.CONSENT.label,
    _("Adopted when the host has asked aloud and nobody objects. Two tries; then it is parked."),
    (
        Sign(Choice.FINE, "thumb-up", _THUMB, _("Fine: I have no objection")),
        Sign(
            Choice.OBJECTION,
            "raised-hand",
            _("Raised hand"),
            _("I object: it would do harm, and I say what harm"),
        ),
    ),
    Script(
        (_TWICE, _OUT, _("It need not be what you like best. We ask only: would it do harm?")),
        (
            _("I ask aloud: does anybody object? I count slowly to ten."),
            _("Who objects: what harm would it do? We listen, and we thank you."),
        ),
        (_("How do we change the proposal so that this harm does not come?"),),
    ),
)
_VOTE_SIGNS = (
    Sign(Choice.FOR, "thumb-up", _THUMB, _("I am for it")),
    Sign(Choice.AGAINST, "crossed-arms", _CROSSED, _("I am against it")),
    Sign(Choice.ABSTAIN, "flat-hand", _FLAT, _("I abstain: I am on neither side")),
)
_VOTE_SCRIPT = Script(
    (_TWICE, _OUT, _("Each woman shows her hands once. Who shows nothing abstains.")),
    (
        _("Who is for it? Thumb up. Two of us count."),
        _("Who is against it? Cross your arms. Two of us count."),
        _("Who abstains? Flat hand. Two of us count. We say the three numbers aloud."),
    ),
)
MAJORITY = Rules(
    Way.MAJORITY.label,
    _("Adopted when more are for it than against it. As many for as against: not adopted."),
    _VOTE_SIGNS,
    _VOTE_SCRIPT,
    tries=1,
)
TWO_THIRDS = Rules(
    Way.TWO_THIRDS.label,
    _("Adopted when of all who are for or against, at least two of every three are for it."),
    _VOTE_SIGNS,
    _VOTE_SCRIPT,
    tries=1,
)
RULES = {
    Way.CONSENSUS: CONSENSUS,
    Way.CONSENT: CONSENT,
    Way.MAJORITY: MAJORITY,
    Way.TWO_THIRDS: TWO_THIRDS,
}

#: Nothing comes after two tries where the charter says that it stays parked.
AFTER = {
    Fallback.CONSENT: After(Way.CONSENT, _("Leave it parked, or ask who objects?"), _("Ask who objects")),
    Fallback.TWO_THIRDS: After(
        Way.TWO_THIRDS, _("Leave it parked, or vote by two thirds?"), _("Vote by two thirds")
    ),
    Fallback.MAJORITY: After(
        Way.MAJORITY, _("Leave it parked, or vote by more than half?"), _("Vote by more than half")
    ),
}

#: The sheet for what is not consensus.
ON_PAPER = {"consent": CONSENT, "votes": (MAJORITY, TWO_THIRDS)}


def of(decision: Decision) -> Rules:
    way = Way(decision.way)
    return consensus(decision.fallback) if way == Way.CONSENSUS else RULES[way]


def consensus(fallback: str) -> Rules:
    """The rules of consensus, with what comes after two tries."""
    return CONSENSUS._replace(rule=_RULE_OF_CONSENSUS[Fallback(fallback)])


def fallback() -> str:
    """What the charter says now of what comes after two tries; one query."""
    held = CharterText.objects.adopted().of_kind(CharterText.Kind.DECISION_RULES).first()
    return (held.shape if held else {}).get("fallback", Fallback.TWO_THIRDS)


def all_today() -> list[Rules]:
    """Every way, as the charter has it now."""
    return [consensus(fallback()), *(rules for way, rules in RULES.items() if way != Way.CONSENSUS)]


def outcome_of(way: str, *, number: int, counts: dict[str, int]) -> str:
    """What comes of try ``number`` with these counts (named as in Attempt; those of other ways are not needed)."""
    if way == Way.CONSENSUS:
        carries = not counts["block"] and counts["agree"] > counts["stand_aside"] + counts["no_answer"]
        again = Outcome.BLOCKED if counts["block"] else Outcome.TOO_FEW
    elif way == Way.CONSENT:
        carries, again = not counts["objections"] and counts["fine"] > 0, Outcome.OBJECTED
    else:
        least = 2 * counts["against"] if way == Way.TWO_THIRDS else counts["against"] + 1
        carries, again = counts["in_favour"] >= max(least, 1), Outcome.REFUSED
    if carries:
        return Outcome.ADOPTED
    return Outcome.PARKED if number == TRIES else again


def with_silence(decision: Decision, figures: dict[str, int]) -> dict[str, int]:
    """What two counted, and in consent those who said nothing: who was asked aloud and does not object has none."""
    if decision.way != Way.CONSENT:
        return figures
    return figures | {"fine": decision.present_full - figures["stepped_out"] - figures["objections"]}


def how(decision: Decision) -> str:
    """For the decision book: in which way, and after what."""
    if decision.follows_id:
        return {
            Way.CONSENT: gettext("By consent, after two tries of consensus, in a meeting"),
            Way.MAJORITY: gettext("By a vote of more than half, after two tries of consensus, in a meeting"),
            Way.TWO_THIRDS: gettext("By a vote of two thirds, after two tries of consensus, in a meeting"),
        }[Way(decision.way)]
    return {
        Way.CONSENSUS: gettext("By consensus, in a meeting"),
        Way.CONSENT: gettext("By consent, in a meeting"),
        Way.MAJORITY: gettext("By a vote of more than half, in a meeting"),
        Way.TWO_THIRDS: gettext("By a vote of two thirds, in a meeting"),
    }[Way(decision.way)]
