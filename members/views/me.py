"""Her own page: where it leads, and what she says of herself."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from members import actions, queries
from members.access import member_required
from members.forms import MeForm, OfferForm
from members.models import Offer


@require_safe
@member_required
def me(request):
    roles = {"terms": request.user.role_terms.all(), "today": timezone.localdate()}
    context = {**roles, "joined": queries.how_she_came_in(request.user)}
    return render(request, "members/me.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def about_me(request):
    form = MeForm(request.POST or None, instance=request.user)
    if not form.is_valid():
        return render(request, "members/about_me.html", {"form": form}, status=422 if form.is_bound else 200)
    form.instance.save(update_fields=list(form.cleaned_data))  # not what an admin changes meanwhile
    messages.success(request, _("Saved."))
    response = redirect("members:me")
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def my_offer(request):
    offer = Offer.objects.filter(member=request.user).first()
    start = {"skills": offer.skills, "days": offer.days, "times": offer.times} if offer else None
    form = OfferForm(request.POST if request.method == "POST" else None, initial=start)
    if not form.is_valid():
        return render(request, "members/my_offer.html", {"form": form}, status=422 if form.errors else 200)
    actions.offer(request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect("members:me")
