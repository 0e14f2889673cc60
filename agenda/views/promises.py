"""Ground rules and the code of conduct: each member says yes, herself or aloud. Nothing is shut for who has not."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agenda import versions
from agenda.actions import charter as actions
from agenda.forms import SpokenYesForm, YesForm
from members.access import member_required, membership_admin_required, registrar_required
from members.models import Member
from members.queries import coalition


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def promises(request):
    """What is asked of her, and one tap for each."""
    form = YesForm(request.POST or None)
    if form.is_valid():
        if actions.say_yes(request.user, **form.cleaned_data, today=timezone.localdate()):
            messages.success(request, _("Thank you. Your yes is kept with this day."))
        else:
            messages.warning(request, _("The words have changed meanwhile. Please read them again."))
        return redirect("agenda:promises")
    context = {"form": form, "asked": versions.asked_of(request.user), "first": coalition().language}
    return render(request, "agenda/promises.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@registrar_required
def spoken_promise(request):
    """How many said yes; and a yes that was said aloud."""
    form = SpokenYesForm(request.POST or None)
    asked = versions.sections(versions.Promise.Kind.values)
    if form.is_valid():
        for section in filter(lambda one: one.current, asked):
            actions.say_yes(
                form.cleaned_data["member"],
                kind=section.kind,
                mark=section.current.mark,
                noted_by=request.user,
                today=timezone.localdate(),
            )
        messages.success(request, _("Her yes is written down."))
        return redirect("agenda:spoken_promise")
    context = {"form": form, "counts": versions.said_yes(), "asked": asked, "first": coalition().language}
    return render(request, "agenda/spoken_promise.html", context, status=422 if form.is_bound else 200)


@require_safe
@membership_admin_required
def promises_of(request, pk):
    """For the register: the day of her yes to what holds now."""
    woman = get_object_or_404(Member, pk=pk)
    return render(request, "agenda/promises_of.html", {"woman": woman, "asked": versions.asked_of(woman)})
