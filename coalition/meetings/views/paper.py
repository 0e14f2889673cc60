"""Paper for every step: the host ticks sheets, and they stand on one page for the printer."""

from typing import NamedTuple

from django import forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalition.meetings import actions, plans, queries
from coalition.meetings.models import Meeting, Step
from coalition.meetings.plans import times
from coalition.meetings.steps import kind_of
from coalition.meetings.steps.sheets import Sheet
from coalition.meetings.views.wall import join_address
from members.access import facilitator_required

POSTER = "poster"
USUAL_ROOM = 24


class Offer(NamedTuple):
    """One line of the tick list."""

    name: str
    step: Step | None
    sheet: Sheet


class PaperForm(forms.Form):
    """Which sheets to print, and for how many women."""

    MOST = 60  # a page that a small laptop still draws at once

    women = forms.IntegerField(label=gettext_lazy("For how many women?"), min_value=1, max_value=MOST)
    sheets = forms.MultipleChoiceField(
        error_messages={
            "required": gettext_lazy("Tick one sheet or more."),
            "invalid_choice": gettext_lazy("This sheet is gone."),
        }
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sheets"].choices = [(name, name) for name in offered]
        self.fields["sheets"].required = "all" not in self.data
        self.offered = offered

    def clean(self):
        """``chosen`` are the names of the sheets to make, in the order of the day."""
        cleaned = super().clean()
        ticked = self.offered if "all" in self.data else cleaned.get("sheets", [])
        return cleaned | {"chosen": [name for name in self.offered if name in ticked]}


@require_safe
@facilitator_required
def paper(request, pk):
    """The tick list, in the order of the day."""
    meeting = _meeting(pk)
    offers = _offers(meeting)
    form = PaperForm(initial={"women": _women(meeting)}, offered=[offer.name for offer in offers])
    return render(request, "meetings/paper.html", {"meeting": meeting, "offers": offers, "form": form})


@require_safe
@facilitator_required
def print_pack(request, pk):
    """What was ticked, a page of A4 beginning with each sheet."""
    meeting = _meeting(pk)
    offers = _offers(meeting)
    start = {"women": _women(meeting)}
    form = PaperForm(request.GET or None, initial=start, offered=[offer.name for offer in offers])
    context = {"meeting": meeting, "offers": offers, "form": form}
    if not form.is_valid():
        return render(request, "meetings/paper.html", context, status=422 if form.is_bound else 200)
    chosen, women = form.cleaned_data["chosen"], form.cleaned_data["women"]
    context["pack"] = [(offer, offer.sheet.pages(women)) for offer in offers if offer.name in chosen]
    context["women"] = women
    if POSTER in chosen:
        context |= join_address(request, meeting.room) | {"room": meeting.room}
    return render(request, "meetings/print_pack.html", context)


@require_http_methods(["GET", "POST"])
@facilitator_required
def poster(request, pk):
    """How women come in, for the door of the hall; the number is kept from the first press on, before the day too."""
    meeting = _meeting(pk)
    if meeting.ended_at:
        raise Http404
    if request.method == "POST":
        actions.keep_number(meeting)
        return redirect("meetings:poster", pk=pk)
    room = getattr(meeting, "room", None)
    context = {"meeting": meeting, "room": room}
    if room is not None:
        context |= join_address(request, room) | {"lasts": bool(settings.PUBLIC_URL)}
    return render(request, "meetings/poster.html", context)


def _meeting(pk) -> Meeting:
    return get_object_or_404(Meeting.objects.with_session().select_related("room"), pk=pk)


def _offers(meeting: Meeting) -> list[Offer]:
    """The poster only while there is a number for it."""
    steps = list(meeting.steps.all())
    offers = [
        Offer(f"{step.pk}-{sheet.slug}", step, sheet) for step in steps for sheet in kind_of(step).sheets()
    ]
    if meeting.ended_at is None and hasattr(meeting, "room"):
        poster = Sheet(POSTER, _("Poster with the number and the QR"), "meetings/sheets/_poster.html")
        offers.insert(0, Offer(POSTER, None, poster))
    return [*_for_the_facilitator(meeting, steps), *offers]


def _for_the_facilitator(meeting: Meeting, steps: list[Step]) -> list[Offer]:
    """The day on paper, for when there is no screen at all: its times, what to bring, and every script."""
    slots = times.timetable(meeting, steps, current=None, now=meeting.starts_at)
    things = dict.fromkeys(thing for step in steps for thing in step.say("materials"))
    run = {"slots": slots, "things": things, "before": plans.before(meeting.template, get_language() or "sw")}
    sheets = [
        Sheet("run", _("Run sheet: times, what to prepare, what to bring"), "meetings/sheets/_run.html", run),
        Sheet("scripts", _("Scripts to read aloud"), "meetings/sheets/_scripts.html", {"slots": slots}),
    ]
    return [Offer(sheet.slug, None, sheet) for sheet in sheets]


def _women(meeting: Meeting) -> int:
    """Who is here, in whole pages of four; before the day, as many as such a day usually has."""
    here = queries.headcount(meeting.room) if meeting.started_at else 0
    return min(here or USUAL_ROOM, PaperForm.MOST)
