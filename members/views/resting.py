"""What a woman finds who is kept out for now and has shown who she is: that it ends, and what is hers."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from members import queries
from members.models import Member
from members.sessions import who_rests
from members.views.download import copy_of


@require_http_methods(["GET", "HEAD", "POST"])
def resting(request):
    """For whoever is not such a woman it says only that one cannot log in now."""
    now = timezone.now()
    woman = Member.objects.active().filter(pk=who_rests(request), suspended_until__gt=now).first()
    if woman and request.method == "POST":
        return copy_of(woman, for_programs="json" in request.POST)
    context = {"woman": woman, "my_removal": woman and queries.removal_of(woman, now)}
    return render(request, "members/resting.html", context)
