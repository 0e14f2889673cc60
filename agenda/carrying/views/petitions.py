"""Petitions: members read and sign, planners write them, count sheets of paper, hand them over and note the result."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.carrying.actions import petitions as actions
from agenda.carrying.forms import HandOverForm, PetitionForm, ResultForm, SheetsForm, SignForm
from agenda.carrying.offices import offices
from agenda.carrying.views.strategies import carried_or_404
from agenda.models import Petition, SheetCount, Signature
from members.access import may_plan, member_required, planner_required, step_up_required


@require_safe
@member_required
def petition_list(request):
    return render(request, "agenda/petition_list.html", {"petitions": Petition.objects.with_counts()})


@require_safe
@member_required
def petition(request, pk):
    petition = _petition_or_404(pk)
    return _page(request, petition, SignForm(initial={"mark": petition.mark}))


@require_POST
@member_required
def sign_petition(request, pk):
    petition, form = _petition_or_404(pk), SignForm(request.POST)
    if not form.is_valid():
        return _page(request, petition, form)
    try:
        actions.sign(request.user, petition=petition, **form.cleaned_data, today=timezone.localdate())
    except actions.Over:
        messages.warning(request, _("It takes no signatures now."))
    except actions.Changed:
        messages.warning(request, _("The words have changed meanwhile. Please read them again."))
    else:
        messages.success(request, _("You have signed. You can take it back until it is handed over."))
    return redirect("agenda:petition", pk)


@require_POST
@member_required
def take_back_signature(request, pk):
    if actions.take_back_signature(request.user, petition=_petition_or_404(pk)):
        messages.success(request, _("It is taken back. Nobody asks why."))
    return redirect("agenda:petition", pk)


@require_safe
@member_required
def petition_sheet(request, pk):
    """Paper to sign on; its head says nothing of who we are."""
    context = {"petition": _petition_or_404(pk), "lines": range(1, 16)}
    return render(request, "agenda/petition_sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def write_petition(request, pk):
    carried = carried_or_404(pk)
    form = PetitionForm(request.POST or None, strategy=carried.strategy)
    if form.is_valid():
        written = actions.write_petition(carried.issue, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("agenda:petition", written.pk)
    return _writing(request, form, back=carried.issue.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def change_petition(request, pk):
    """Until the first woman has signed."""
    held = _petition_or_404(pk)
    form = PetitionForm(request.POST or None, held=held)
    if form.is_valid():
        words = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        try:
            actions.change_petition(held, **words)
        except actions.Changed:
            held = _petition_or_404(pk)
            form.say_changed(held.mark)
        except actions.Over:
            form.add_error(None, _("A woman has signed these words by now, so they stay as they are."))
        else:
            messages.success(request, _("Saved."))
            return redirect("agenda:petition", pk)
    return _writing(request, form, back=held.issue_id, held=held)


@require_POST
@planner_required
def drop_petition(request, pk):
    petition = _petition_or_404(pk)
    if actions.drop_petition(petition):
        messages.success(request, _("It is called off, and every signature is erased."))
        return redirect("agenda:strategy", petition.issue_id)
    messages.warning(request, _("It is handed over already."))
    return redirect("agenda:petition", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def petition_sheets(request, pk):
    """Signatures on paper: two women count the same sheets."""
    petition = _petition_or_404(pk)
    form = SheetsForm(request.POST or None)
    if form.is_valid():
        try:
            kept = actions.count_sheets(petition, **form.cleaned_data, today=timezone.localdate())
        except actions.Over:
            messages.warning(request, _("It is handed over already."))
        else:
            said = _("Saved.") if kept else _("These sheets were kept before, and count once.")
            messages.success(request, said)
        return redirect("agenda:petition_sheets", pk)
    context = {"petition": petition, "form": form, "sheets": list(petition.sheets.all())}
    return render(request, "agenda/petition_sheets.html", context, status=422 if form.is_bound else 200)


@require_POST
@planner_required
def take_back_sheets(request, pk, sheets):
    held = get_object_or_404(SheetCount.objects.select_related("petition"), petition=pk, pk=sheets)
    if actions.take_back_sheets(held):
        messages.success(request, _("These sheets are taken back. You can count them again."))
    else:
        messages.warning(request, _("It is handed over already."))
    return redirect("agenda:petition_sheets", pk)


@require_POST
@planner_required
@step_up_required
def petition_names(request, pk):
    """The names for the office, on paper once; that they were printed stands in the record."""
    petition = _petition_or_404(pk)
    try:
        names = actions.names_for_the_sheet(petition, by=request.user, now=timezone.now())
    except actions.Over:
        messages.warning(request, _("It is handed over already."))
        return redirect("agenda:petition", pk)
    context = {"petition": petition, "names": names}
    response = render(request, "agenda/petition_names.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def hand_over_petition(request, pk):
    petition = _petition_or_404(pk)
    if petition.is_handed_over and request.method != "POST":
        return redirect("agenda:petition", pk)
    form = HandOverForm(request.POST or None, petition=petition, today=timezone.localdate())
    if form.is_valid():
        try:
            actions.hand_over(petition, **form.cleaned_data)
            messages.success(request, _("It is handed over. The counts stay, the names are erased."))
        except actions.Over:
            messages.warning(request, _("It is handed over already."))
        return redirect("agenda:petition", pk)
    context = {"petition": petition, "form": form}
    return render(request, "agenda/petition_hand_over.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@planner_required
def petition_result(request, pk):
    petition = _petition_or_404(pk)
    if not petition.is_handed_over:
        raise Http404
    form = ResultForm(request.POST or None, initial={"result": petition.result})
    if form.is_valid():
        actions.note_result(petition, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("agenda:petition", pk)
    context = {"petition": petition, "form": form}
    return render(request, "agenda/petition_result.html", context, status=422 if form.is_bound else 200)


def _petition_or_404(pk) -> Petition:
    return get_object_or_404(Petition.objects.with_counts(), pk=pk)


def _page(request, petition, form):
    today = timezone.localdate()
    context = {
        "petition": petition,
        "form": form,
        "hers": Signature.objects.filter(petition=petition, member=request.user).first(),
        "takes": petition.takes_signatures(today),
        "is_coming": petition.opens_on > today,
        "may_plan": may_plan(request.user),
    }
    return render(request, "agenda/petition.html", context, status=422 if form.is_bound else 200)


def _writing(request, form, *, back, held=None):
    context = {"form": form, "offices": offices(), "back_to": back, "petition": held}
    return render(request, "agenda/petition_write.html", context, status=422 if form.is_bound else 200)
