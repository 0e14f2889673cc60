from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coalition.home import queries
from coalition.home.demo.doors import DOORS
from coalition.web.views import KNOWS_EXIT_COOKIE
from members import proof, second_factor
from members.access import is_facilitator, is_membership_admin, member_required
from members.models import Member
from members.queries import is_empty_house


@require_safe
def welcome(request):
    """For a visitor: join a meeting, or sign in. Says nothing of what this is."""
    if request.user.is_authenticated:
        return redirect("home:home")
    return render(request, "home/welcome.html", {"empty": is_empty_house()})


@require_safe
@member_required
def home(request):
    """Today, for her: what runs now, what is next, how she is; and what waits for her."""
    now, member = timezone.now(), request.user
    context = {
        **queries.her_day(member, now=now),
        "waits": queries.what_waits_for(member, now=now),
        "knows_exit": KNOWS_EXIT_COOKIE in request.COOKIES,
        "is_facilitator": is_facilitator(member),
        "is_membership_admin": is_membership_admin(member),
    }
    return render(request, "home/home.html", context)


@require_safe
def demo(request):
    """Doors into the demo coalition, one tap each."""
    _only_in_demo()
    return render(request, "home/demo.html", {"doors": DOORS})


@require_POST
def enter_demo(request, door):
    """One tap. She counts as having shown that it is she: nobody here needs protection, and nobody has her phone."""
    _only_in_demo()
    chosen = next((one for one in DOORS if one.slug == door), None)
    if chosen is None:
        raise Http404
    member = get_object_or_404(Member.objects.active(), number=chosen.number)
    login(request, member, backend=settings.AUTHENTICATION_BACKENDS[0])
    second_factor.remember(request, idle=None)
    proof.remember_for_the_visit(request)
    return redirect(chosen.to)


def _only_in_demo() -> None:
    if settings.PRODUCTION or not settings.DEMO:
        raise Http404
