"""Her own page."""

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members import queries
from members.access import member_required
from members.forms import MeForm, SafeContactForm
from members.models import SafeContact


@require_http_methods(["GET", "POST"])
@member_required
def me(request):
    contact = SafeContact.objects.filter(member=request.user).first() or SafeContact(member=request.user)
    about = MeForm(request.POST or None, instance=request.user)
    reach = SafeContactForm(request.POST or None, instance=contact)
    if request.method == "POST" and about.is_valid() and reach.is_valid():
        with transaction.atomic():
            about.instance.save(update_fields=list(about.cleaned_data))  # not what an admin changes meanwhile
            reach.save()
        messages.success(request, _("Saved."))
        response = redirect("members:me")
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return response
    roles = {"terms": request.user.role_terms.all(), "today": timezone.localdate()}
    context = {"about": about, "reach": reach, **roles, **queries.how_she_came_in(request.user)}
    return render(request, "members/me.html", context, status=422 if about.is_bound else 200)
