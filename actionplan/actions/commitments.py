"""What a woman means to do: for herself alone, or for the group without her name."""

from django.db import transaction

from actionplan.models import Commitment
from coalition.meetings.models import Participant, Step
from members.actions import still_here
from members.models import Member


@transaction.atomic
def add_commitment(member: Member, *, text: str) -> Commitment | None:
    """Keep it for ``member`` and nobody else; None where she left in this moment."""
    if not still_here(member):
        return None
    return Commitment.objects.create(visibility=Commitment.Visibility.PRIVATE, member=member, text=text)


def set_done(commitment: Commitment, *, done: bool) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(done=done)


def remove_commitment(commitment: Commitment) -> None:
    commitment.delete()


def share(step: Step, *, participant: Participant, text: str) -> None:
    """Show it to the group without a name; while the step is open a new one takes the place of the last."""
    Commitment.objects.update_or_create(
        step=step,
        participant=participant,
        defaults={"visibility": Commitment.Visibility.GROUP, "text": text},
    )


def take_home(step: Step, *, participant: Participant) -> None:
    """Keep nothing: it stands on her own card. What she had shared in this step is deleted."""
    Commitment.objects.filter(step=step, participant=participant).delete()


@transaction.atomic
def forget_participants(step: Step) -> None:
    """Written anew in the order of the alphabet, so that neither a seat nor the order of sending is left."""
    texts = sorted(commitment.text for commitment in step.commitments.all())
    step.commitments.all().delete()
    Commitment.objects.bulk_create(
        Commitment(visibility=Commitment.Visibility.GROUP, step=step, text=text) for text in texts
    )
