"""How she may be reached and what she agreed to; and the list of those whom somebody should ask again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members import actions, personal, queries
from members.access import contact_asker_required, member_required
from members.forms import AskAgainForm, SafeContactForm
from members.models import Consent, Member, SafeContact

PAGE_SIZE = 50
OFFERED = {Consent.Purpose.PARTNERS}  # what she may agree to on the page itself


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def my_contact(request):
    contact = SafeContact.objects.filter(member=request.user).select_related("reviewed_by").first()
    form = SafeContactForm(request.POST or None, member=request.user, contact=contact)
    if not form.is_valid():
        context = {"form": form, "contact": contact, "today": timezone.localdate()}
        return render(request, "members/my_contact.html", context, status=422 if form.is_bound else 200)
    actions.choose_contact(request.user, **form.cleaned_data, now=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("members:me")


@require_safe
@member_required
def my_consents(request):
    today, agreed = timezone.localdate(), personal.agreements(request.user)
    live = {agreement.purpose for agreement in agreed if not agreement.is_over(today)}
    context = {
        "agreements": [(agreement, agreement.is_over(today)) for agreement in agreed],
        "offered": queries.words_of(OFFERED - live),
    }
    return render(request, "members/my_consents.html", context)


@require_POST
@member_required
def agree(request, purpose):
    if purpose not in OFFERED:
        raise Http404
    actions.say_yes(request.user, purpose=purpose, now=timezone.now())
    messages.success(request, _("Thank you. You can take it back here at any time."))
    return redirect("members:my_consents")


@require_POST
@member_required
def take_back(request, purpose):
    if actions.take_back_yes(request.user, purpose=purpose, now=timezone.now()):
        messages.success(request, _("You have taken it back. It holds from now on."))
    return redirect("members:my_consents")


@require_safe
@contact_asker_required
def to_ask_again(request):
    waiting = queries.to_ask_again(request.user, today=timezone.localdate())
    page = Paginator(waiting, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "members/to_ask_again.html", {"page": page, "today": timezone.localdate()})


@require_http_methods(["GET", "HEAD", "POST"])
@contact_asker_required
def ask_again(request, pk):
    """Any woman but herself may be asked, also before her time."""
    woman = get_object_or_404(Member.objects.active().exclude(pk=request.user.pk), pk=pk)
    form = AskAgainForm(request.POST or None, member=woman)
    if not form.is_valid():
        context = {"form": form, "woman": woman}
        return render(request, "members/ask_again.html", context, status=422 if form.is_bound else 200)
    actions.choose_contact(woman, **form.said(), asked_by=request.user, now=timezone.now())
    messages.success(request, _("Noted. Somebody asks her again in 90 days."))
    return redirect("members:to_ask_again")
