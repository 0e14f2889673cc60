"""Suggested groups in the themes step: only a suggestion. The host changes, names and accepts each, or refuses it.

What she refuses stands in the address of her page alone (``no``): it is nobody else's business, and nothing is kept.
"""

from collections.abc import Iterable

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agenda.models import Card
from agenda.steps.themes import PutTogetherForm, Themes
from agenda.steps.words import GONE
from agenda.suggesting import suggest
from coalition.meetings import actions as meetings
from coalition.meetings.models import Meeting, Step
from members.access import facilitator_required


@require_http_methods(["GET", "POST"])
@facilitator_required
def suggestions(request, pk, step_pk):
    step = _themes_step(pk, step_pk)
    form = PutTogetherForm(request.POST or None, step=step)
    if form.is_valid():
        deed, now = Themes.deeds["put_together"], timezone.now()
        said = meetings.run_deed(step, deed=deed, by=request.user, now=now, cleaned=form.cleaned_data)
        messages.success(request, said)
        return redirect(request.get_full_path())
    cards, refused = Themes(step).loose(), request.GET.getlist("no")
    found = suggest([card.text for card in cards])
    groups = _groups(cards, found, refused)
    if form.is_bound and not groups:
        messages.info(request, GONE["invalid_choice"])
        return redirect(request.get_full_path())
    context = {
        "step": step,
        "form": form,
        "groups": _with_what_was_sent(groups, request.POST),
        "alone": [cards[one] for one in found.alone],
        "refused": refused,
    }
    return render(request, "agenda/suggestions.html", context, status=422 if form.is_bound else 200)


def _groups(cards: list[Card], found, refused: Iterable[str]) -> list[dict]:
    """Each with its cards, the words they share, and the mark by which it is refused; the refused are left out."""
    gone = [set(mark.split(".")) for mark in refused]
    groups = []
    for group in found.groups:
        hers = [cards[one] for one in group.members]
        keys = [str(card.pk) for card in hers]
        if not any(2 * len(before.intersection(keys)) > len(keys) for before in gone):
            groups.append({"cards": hers, "shared": group.shared, "ticked": keys, "mark": ".".join(keys)})
    return groups


def _with_what_was_sent(groups: list[dict], sent) -> list[dict]:
    """The group that came back with something missing keeps her ticks and her name for it."""
    if sent and groups:
        back = next((group for group in groups if group["mark"] == sent.get("group")), groups[0])
        back |= {"is_back": True, "ticked": sent.getlist("cards"), "name": sent.get("name", "")}
    return groups


def _themes_step(pk, step_pk) -> Step:
    steps = Step.objects.filter(kind="themes", meeting__in=Meeting.objects.with_session().running())
    return get_object_or_404(steps.select_related("meeting__room"), meeting=pk, pk=step_pk)
