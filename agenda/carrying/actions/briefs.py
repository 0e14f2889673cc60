"""Policy briefs: written by planners, read by a second woman, then frozen; and the evidence that they stand on."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from agenda.models import Brief, Evidence, Issue
from agenda.models.brief import as_sources
from coalition.web.seen import Changed
from members.models import Member
from members.queries import coalition


class SameWoman(Exception):
    """Who wrote last cannot be the second reader."""


@transaction.atomic
def write_brief(
    issue: Issue, *, was: str, evidence: Sequence[Evidence], by: Member, now: datetime, **words
) -> Brief:
    """The draft for ``issue``, begun or written on; raises Changed where it says something else than ``was``."""
    Issue.objects.select_for_update().get(pk=issue.pk)
    draft = issue.briefs.drafts().first()
    if draft and _says(draft, evidence=evidence, **words):  # sent twice
        return draft
    if (draft.mark if draft else "") != was:
        raise Changed
    if draft is None:
        last = issue.briefs.aggregate(last=Max("version"))["last"] or 0
        draft = Brief(issue=issue, version=last + 1)
    for name, value in (words | {"written_by": by, "written_at": now}).items():
        setattr(draft, name, value)
    draft.save()
    draft.evidence.set(evidence)
    return draft


def _says(draft: Brief, *, evidence: Sequence[Evidence], **words) -> bool:
    same = all(getattr(draft, name) == value for name, value in words.items())
    return same and set(draft.evidence.all()) == set(evidence)


@transaction.atomic
def finish_brief(brief: Brief, *, was: str, by: Member, now: datetime) -> None:
    """The second reader says that it may go out as she read it: from now on nothing in it moves.

    Raises Changed where it says something else by now, SameWoman where ``by`` wrote it.
    """
    Issue.objects.select_for_update().get(pk=brief.issue_id)
    draft = Brief.objects.drafts().filter(pk=brief.pk).first()
    if draft is None or draft.mark != was:
        raise Changed
    if draft.written_by_id == by.pk:
        raise SameWoman
    frozen = {"sources": as_sources(draft.evidence.all()), "signed_as": coalition().name}
    Brief.objects.drafts().filter(pk=brief.pk).update(read_by=by, final_at=now, **frozen)


@transaction.atomic
def drop_brief(brief: Brief, *, was: str) -> None:
    """The draft is thrown away; raises Changed where it says something else by now, or is final."""
    Issue.objects.select_for_update().get(pk=brief.issue_id)
    draft = Brief.objects.drafts().filter(pk=brief.pk).first()
    if draft is None or draft.mark != was:
        raise Changed
    draft.delete()


def add_evidence(*, was: str = "", **fields) -> bool:
    """Put it into the register; False where it stands there already."""
    try:
        with transaction.atomic():
            Evidence.objects.create(**fields)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def change_evidence(evidence: Evidence, *, was: str, **fields) -> None:
    """Raises Changed where it says something else by now, or would stand there twice. Final briefs stay as they are."""
    held = Evidence.objects.select_for_update().filter(pk=evidence.pk).first()
    if held is None or held.mark != was:
        raise Changed
    try:
        with transaction.atomic():
            Evidence.objects.filter(pk=evidence.pk).update(**fields)
    except IntegrityError:
        raise Changed from None


@transaction.atomic
def remove_evidence(evidence: Evidence, *, was: str) -> None:
    """Gone from the register and from drafts; final briefs keep what they said."""
    held = Evidence.objects.select_for_update().filter(pk=evidence.pk).first()
    if held and held.mark != was:
        raise Changed
    Evidence.objects.filter(pk=evidence.pk).delete()
