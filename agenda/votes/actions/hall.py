"""Papers in the hall for a secret ballot: the roll is ticked when a paper is handed out, and two read the box.

A tick puts her paper in the place of what she sent by phone, and says nothing of whether she did.
"""

import json
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from agenda.models import HallReading, RollEntry, SecretBallot
from agenda.votes.actions import voting
from agenda.votes.actions.closing import waits_for_hall
from members.actions import audit
from members.actions.approval import Refused
from members.models import Member, Verb


@transaction.atomic
def hand_out(ballot: SecretBallot, *, number: str, now: datetime) -> None:
    """She takes a paper; raises Refused where she is not on the roll, or the time is over. Twice is the same."""
    held = _held(ballot)
    if not held.takes_votes(now):
        raise Refused(_("The time is over. No more papers are handed out."))
    woman = Member.objects.with_typed_number(number).first()
    if not RollEntry.objects.filter(ballot=held, member=woman).exclude(member=None).update(on_paper=True):
        raise Refused(_("Nobody with this number may vote here."))
    held.readings.all().delete()


@transaction.atomic
def take_back_paper(ballot: SecretBallot, *, number: str, now: datetime) -> None:
    """She gave the paper back unused; what she sent by phone counts again."""
    held = _held(ballot)
    woman = Member.objects.with_typed_number(number).first()
    if woman:
        RollEntry.objects.filter(ballot=held, member=woman).update(on_paper=False)
        held.readings.all().delete()


@transaction.atomic
def read_box(
    ballot: SecretBallot, *, reading: int, papers: list[tuple[voting.Levels, int]], by: Member, now: datetime
) -> str:
    """Note what one of two women read; raises Refused where she read the other time too."""
    audit.take_turn()
    held = _held(ballot)
    handed_out = held.roll.filter(on_paper=True).count()
    for levels, _count in papers:
        try:
            voting.check(held, levels)
        except voting.BadPaper as error:
            raise Refused(_("A paper names something that is not there, or one thing twice.")) from error
    if sum(count for _levels, count in papers) != handed_out:
        raise Refused(
            _("%(number)d papers were handed out. Count again: blank papers are counted too.")
            % {"number": handed_out}
        )
    kept = {"papers": json.dumps(sorted(papers)), "by": by}
    try:
        with transaction.atomic():
            HallReading.objects.update_or_create(ballot=held, reading=reading, defaults=kept)
    except IntegrityError as error:
        raise Refused(_("Another woman must read the second time.")) from error
    audit.note(Verb.BALLOT_PAPER, by=by, about=f"ballot:{held.pk}", now=now)
    return _said(held)


def keep_her_paper(member: Member) -> None:
    """She leaves. Where she was given a paper, that one is hers for good: what she sent by phone goes, because after
    this nobody can tell any more which it was."""
    for entry in RollEntry.objects.filter(member=member, on_paper=True).select_related("ballot__key"):
        tag = voting.tag_of(entry.ballot.key, member)
        entry.ballot.open_papers.filter(tag=tag).delete()


def _said(ballot: SecretBallot) -> str:
    if ballot.readings.count() < len(HallReading.Reading):
        return _("Noted. Now another woman reads the same papers, without looking at this.")
    if waits_for_hall(ballot):
        return _("The two readings are not the same. Read the papers again; nothing of them counts yet.")
    return _("Both readings are the same. The papers count.")


def _held(ballot: SecretBallot) -> SecretBallot:
    held = SecretBallot.objects.select_for_update().open().filter(pk=ballot.pk).first()
    if held is None:
        raise Refused(_("It is counted or cancelled already."))
    return held
