"""Voting in secret: one paper for each woman on the roll, as often sent anew as she likes, until it closes.

A paper is found again by its tag, which the ballot's key makes of the member. Nothing here writes an hour, a number or
a line in the record, and nothing goes through a cache or a queue.
"""

import base64
import hashlib
import hmac
import json
from datetime import datetime

from django.db import connection, transaction

from agenda.models import BallotKey, OpenPaper, RollEntry, SecretBallot
from members.models import Member

Levels = list[list[int]]


class Closed(Exception):
    """It closed before her paper arrived. Nothing of it was kept."""


class NotOnRoll(Exception):
    """She has no vote here: she was no full member when it opened."""


class OnPaper(Exception):
    """She was given a paper in the hall; that one counts."""


class BadPaper(ValueError):
    """It names what is not there or was withdrawn, one thing twice, or more than one may."""


@transaction.atomic
def cast(ballot: SecretBallot, *, member: Member, levels: Levels, now: datetime) -> str:
    """Put her paper into the box in place of what she sent before; answers her receipt, the same every time."""
    held = _held_shared(ballot)
    if held is None or not held.takes_votes(now):
        raise Closed
    entry = RollEntry.objects.filter(ballot=held, member=member).first()
    if entry is None:
        raise NotOnRoll
    if entry.on_paper:
        raise OnPaper
    check(held, levels)
    tag = tag_of(held.key, member)
    OpenPaper.objects.bulk_create(
        [OpenPaper(ballot=held, tag=tag, content=written(levels, options=held.options.count()))],
        update_conflicts=True,
        unique_fields=["ballot", "tag"],
        update_fields=["content"],
    )
    return receipt_of(held.key, tag)


def check(ballot: SecretBallot, levels: Levels) -> None:
    """Raise BadPaper where such a paper cannot be."""
    standing = set(ballot.options.standing().values_list("number", flat=True))
    named = [number for level in levels for number in level]
    if len(named) != len(set(named)) or not set(named) <= standing:
        raise BadPaper
    if not ballot.is_ordered and len(named) > 1:
        raise BadPaper


def has_voted(ballot: SecretBallot, *, member: Member) -> bool:
    """For her own eyes alone; never to be asked once it is closed, because then nobody knows."""
    entry = RollEntry.objects.filter(ballot=ballot, member=member).first()
    return entry is not None and (entry.on_paper or her_receipt(ballot, member=member) != "")


def her_receipt(ballot: SecretBallot, *, member: Member) -> str:
    """ "" where she has not voted by phone, or where it is closed."""
    key = BallotKey.objects.filter(ballot=ballot).first()
    tag = tag_of(key, member) if key else ""
    return receipt_of(key, tag) if ballot.open_papers.filter(tag=tag).exists() else ""


def turnout(ballot: SecretBallot) -> int:
    """How many have voted so far, by phone and on paper; the only number that an open ballot tells."""
    ticked = _ticked(ballot)
    by_phone = ballot.open_papers.exclude(tag__in=_tags_of(ballot, ticked))
    return len(ticked) + by_phone.count()


def tags_on_paper(ballot: SecretBallot) -> set[str]:
    """Of those who were given a paper in the hall and still belong; of one who left nothing sent by phone is there."""
    return _tags_of(ballot, _ticked(ballot))


def _ticked(ballot: SecretBallot) -> list[RollEntry]:
    """Those with a paper of the hall, also who has left since: hers lies in the box."""
    return list(ballot.roll.filter(on_paper=True).select_related("member"))


def _tags_of(ballot: SecretBallot, ticked: list[RollEntry]) -> set[str]:
    return {tag_of(ballot.key, entry.member) for entry in ticked if entry.member}


def tag_of(key: BallotKey, member: Member) -> str:
    return _made_by(key, f"tag|{key.ballot_id}|{member.pk}").hex()


def receipt_of(key: BallotKey, tag: str) -> str:
    """Sixteen letters and digits; made of the tag, so that it tells nothing of what stands on the paper."""
    return base64.b32encode(_made_by(key, f"receipt|{tag}")[:10]).decode()


def written(levels: Levels, *, options: int) -> str:
    """A paper as text, always of the same length in one ballot, so that the sealed text tells nothing by its length."""
    return json.dumps(levels, separators=(",", ":")).ljust(10 + 8 * options)


def read(content: str) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(level) for level in json.loads(content))


def _made_by(key: BallotKey, words: str) -> bytes:
    return hmac.digest(bytes.fromhex(key.secret), words.encode(), hashlib.sha256)


def _held_shared(ballot: SecretBallot) -> SecretBallot | None:
    """As it stands, until the end of the transaction: others may vote beside her, but nobody closes it.

    Closing holds the row alone. On SQLite transactions come one after another anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM agenda_secretballot WHERE id = %s FOR SHARE", [ballot.pk])
    return SecretBallot.objects.filter(pk=ballot.pk).first()
