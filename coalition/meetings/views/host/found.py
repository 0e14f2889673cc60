"""What an address of the host means: a session, one that runs, a step of one that runs; or 404."""

from django.shortcuts import get_object_or_404

from coalition.meetings.models import Meeting, Step


def session(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().select_related("room"), pk=pk)


def running(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().running().select_related("room"), pk=pk)


def step_of(pk, step_pk) -> Step:
    steps = Step.objects.filter(meeting__in=Meeting.objects.with_session().running())
    return get_object_or_404(steps.select_related("meeting__room"), meeting=pk, pk=step_pk)
