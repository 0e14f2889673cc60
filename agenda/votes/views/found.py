"""Looking a ballot up: what is not in that state is not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from agenda.models import RollEntry, SecretBallot
from members.models import Member


def any_ballot(pk: int) -> SecretBallot:
    return get_object_or_404(SecretBallot.objects.prefetch_related("options"), pk=pk)


def draft(pk: int) -> SecretBallot:
    return get_object_or_404(SecretBallot.objects.drafts().prefetch_related("options"), pk=pk)


def open_ballot(pk: int) -> SecretBallot:
    ballots = SecretBallot.objects.open().select_related("key").prefetch_related("options")
    return get_object_or_404(ballots, pk=pk)


def closed_with_result(pk: int) -> SecretBallot:
    ballots = SecretBallot.objects.closed().exclude(result=None)
    return get_object_or_404(ballots.prefetch_related("options"), pk=pk)


def where_she_votes(pk: int, member: Member) -> tuple[SecretBallot, RollEntry]:
    """An open ballot and her place on its roll."""
    ballot = open_ballot(pk)
    entry = RollEntry.objects.filter(ballot=ballot, member=member).first()
    if entry is None:
        raise Http404
    return ballot, entry
