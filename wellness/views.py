from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.access import allowed, may_write_care_plan, member_required
from wellness import actions, breathing, practices, queries
from wellness.forms import CarePlanForm, CheckInForm, ReferralForm, plan_initial
from wellness.models import Referral

CLOSES_AFTER = 60  # seconds; what a woman answered should not stay on a screen that she has put down

care_writer_required = allowed(may_write_care_plan)


# Practices
@require_safe
@member_required
def care(request):
    context = {"practices": practices.everything().values(), "contacts": queries.help_contacts()}
    return render(request, "wellness/care.html", context)


@require_safe
@member_required
def practice(request, slug):
    """Before the practice; with ``?go=1``, which only her press gives, the practice itself. Nothing is kept."""
    found = practices.find(slug)
    if found is None:
        raise Http404
    gentle = request.GET.get("pattern") == "gentle"
    if "go" not in request.GET:
        context = {"practice": found, "for_everyone": practices.for_everyone()}
        return render(request, "wellness/practice.html", context)
    context = {
        "practice": found,
        "picture": breathing.draw(found, gentle=gentle),
        "in_words": breathing.in_words(found, gentle=gentle),
        "last_words": breathing.last_words(found),
    }
    return render(request, "wellness/practice_now.html", context)


# Check-in: only its author
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def check_in(request):
    if not queries.has_agreed(request.user, timezone.localdate()):
        return render(request, "wellness/check_in_consent.html")
    form = CheckInForm(request.POST or None)
    if form.is_valid():
        actions.check_in(request.user, **form.cleaned_data, today=timezone.localdate())
        return redirect("wellness:checked_in")
    return render(request, "wellness/check_in.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@member_required
def agree(request):
    actions.agree(request.user, today=timezone.localdate())
    return redirect("wellness:check_in")


@require_safe
@member_required
def checked_in(request):
    """After the answer. On a very bad day it shows who can help, and sends nothing to anyone."""
    answer = queries.own_this_week(request.user, timezone.localdate())
    needs_help = answer is not None and answer.is_worst
    context = {"needs_help": needs_help, "contacts": queries.help_contacts() if needs_help else []}
    return render(request, "wellness/checked_in.html", context)


@require_safe
@member_required
def my_check_ins(request):
    context = {
        "check_ins": queries.own(request.user),
        "has_agreed": queries.agreement(request.user) is not None,
    }
    response = render(request, "wellness/my_check_ins.html", context)
    response["Refresh"] = f"{CLOSES_AFTER}; url={reverse('wellness:care')}"
    return response


@require_POST
@member_required
def forget(request, pk):
    actions.forget(get_object_or_404(queries.own(request.user), pk=pk))
    return redirect("wellness:my_check_ins")


@require_POST
@member_required
def forget_all(request):
    actions.forget_all(request.user)
    return redirect("wellness:my_check_ins")


@require_POST
@member_required
def withdraw(request):
    actions.withdraw(request.user, today=timezone.localdate())
    return redirect("wellness:check_in")


# The care plan
@require_safe
@member_required
def care_plan(request):
    may_write = may_write_care_plan(request.user)
    context = {
        "parts": queries.parts(queries.care_plan()),
        "used": queries.practices_used(),
        "referrals": queries.referrals() if may_write else queries.help_contacts(),
        "may_write": may_write,
    }
    return render(request, "wellness/care_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@care_writer_required
def edit_care_plan(request):
    form = CarePlanForm(request.POST or None, initial=plan_initial(queries.care_plan()))
    if form.is_valid():
        actions.write_plan(**form.cleaned_data, today=timezone.localdate())
        return redirect("wellness:care_plan")
    return render(
        request, "wellness/care_plan_edit.html", {"form": form}, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@care_writer_required
def add_referral(request):
    form = ReferralForm(request.POST or None)
    if form.is_valid():
        actions.add_referral(**form.cleaned_data)
        return redirect("wellness:care_plan")
    return render(request, "wellness/referral_add.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@care_writer_required
def check_referral(request, pk):
    actions.mark_checked(get_object_or_404(Referral, pk=pk), by=request.user, today=timezone.localdate())
    return redirect("wellness:care_plan")


@require_POST
@care_writer_required
def remove_referral(request, pk):
    actions.remove_referral(get_object_or_404(Referral, pk=pk))
    return redirect("wellness:care_plan")
