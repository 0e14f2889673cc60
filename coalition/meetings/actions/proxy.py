"""Somebody enters what a woman without a phone asks her to: her words and her yes, marked as entered by somebody."""

from uuid import UUID

from django.db import transaction

from coalition.meetings.actions.answers import take_answer
from coalition.meetings.models import Participant, Receipt, Step


@transaction.atomic
def answer_for(step: Step, *, participant: Participant, key: UUID, cleaned: dict) -> bool:
    """As if she had sent it herself, and noted with its step; False where this very entry was kept before.

    Raises Closed outside the open state. Who entered it is kept nowhere, and neither is for whom once the day is over.
    """
    if not take_answer(step, participant=participant, key=key, cleaned=cleaned):
        return False
    Receipt.objects.filter(key=key).update(for_her=True)
    women = step.receipts.filter(for_her=True).values("participant").distinct().count()
    Step.objects.filter(pk=step.pk).update(entered_for=women)
    return True
