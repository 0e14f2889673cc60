"""An invited woman comes in: by the e-mail address, or by a code to the phone, that her link was made for."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalition.web.limits import address, reached, within
from members import actions, queries
from members.forms import AcceptCodeForm, AcceptForm, MyPhoneForm
from members.models import Member
from members.views.phone_code import asked_often, count_asked
from members.views.signing_in import sign_in, sign_in_on_some_phone

ASKED = "invitation_code"  # in her session: for which invitation she asked for which code
# Of one invitation: the link was passed on, and somebody guesses.
WRONG_ADDRESSES = {"limit": 10, "seconds": 300}


def opened(view):
    """Finds the invitation of the link; a link that is over, or does not open yet, says so and does nothing."""

    def found(request, secret):
        invitation, now = queries.invitation_by_secret(secret, timezone.now()), timezone.now()
        if invitation is None:
            return _over(request)
        if invitation.waits_for_word(now):
            status = 409 if request.method == "POST" else 200
            return render(request, "members/invitation_waits.html", {"invitation": invitation}, status=status)
        return view(request, invitation, secret)

    return found


@require_http_methods(["GET", "POST"])
@opened
def accept(request, invitation, secret):
    """Looking at the link uses nothing up; only pressing the button does."""
    if request.method == "POST" and reached(_guesses(invitation), **WRONG_ADDRESSES):
        return render(request, "429.html", status=429)
    if invitation.phone:
        return _ask_for_code(request, invitation, secret)
    form = AcceptForm(request.POST or None, invitation=invitation)
    if not form.is_valid():
        if form.has_error("email", form.ANOTHER):
            within(_guesses(invitation), **WRONG_ADDRESSES)
        return render(request, "members/accept.html", {"form": form}, status=422 if form.is_bound else 200)
    member = _accept(invitation, form.cleaned_data["name_used"])
    if member is None:
        return _over(request)
    sign_in(request, member)
    messages.success(request, _("Welcome. You are in."))
    return redirect("home:home")


def _ask_for_code(request, invitation, secret):
    """Whatever number is typed, the answer is the same; a code goes out only to the one the link was made for."""
    if settings.SMS_URL == "none:":
        return render(request, "members/invitation_no_sms.html")
    form = MyPhoneForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "members/accept_phone.html", {"form": form}, status=status)
    phone = form.cleaned_data["phone"]
    where = address(request)
    if not within(_guesses(invitation), **WRONG_ADDRESSES) or asked_often(phone, where):
        return render(request, "429.html", status=429)
    try:
        asked = actions.send_invitation_code(
            invitation, phone=phone, language=invitation.language, now=timezone.now()
        )
    except actions.TooSoon:
        context = {"secret": secret, "has_code": _code(request, invitation) is not None}
        return render(request, "members/accept_wait.html", context, status=429)
    count_asked(phone, where)
    request.session[ASKED] = {"invitation": invitation.pk, "code": str(asked.pk)}
    return redirect("members:accept_code", secret)


@require_http_methods(["GET", "POST"])
@opened
def accept_code(request, invitation, secret):
    """The code that came to her phone, and her name."""
    asked = _code(request, invitation)
    if asked is None:
        return redirect("members:accept", secret)
    form, context = AcceptCodeForm(request.POST or None), {"secret": secret}
    if form.is_valid():
        try:
            if actions.enter_phone_code(asked, code=form.cleaned_data["code"], now=timezone.now()):
                return _right(request, invitation, asked, form.cleaned_data["name_used"])
            context["wrong"] = True
        except actions.Over:
            return render(request, "members/accept_code_over.html", context, status=422)
    status = 422 if form.is_bound else 200
    return render(request, "members/accept_code.html", {"form": form, **context}, status=status)


def _right(request, invitation, asked, name_used):
    """A code that fits by chance, for a number that is not hers, opens nothing."""
    is_hers = asked.phone_index == invitation.phone_index and actions.use_phone_code(asked)
    member = _accept(invitation, name_used) if is_hers else None
    if member is None:
        return _over(request)
    del request.session[ASKED]
    messages.success(request, _("Welcome. You are in."))
    answer = sign_in_on_some_phone(request, member, method="phone")
    if Member.objects.active().with_phone(member.phone).count() < 2:
        return answer
    messages.info(request, _("Others use this phone too. Choose a PIN: with it you show that it is you."))
    return redirect(f"{answer['Location']}?{urlencode({'next': reverse('members:pin')})}")


def _accept(invitation, name_used):
    now = timezone.now()
    return actions.accept(invitation, name_used=name_used, now=now, today=timezone.localdate(now))


def _code(request, invitation):
    kept = request.session.get(ASKED, {})
    return queries.phone_code(kept.get("code")) if kept.get("invitation") == invitation.pk else None


def _guesses(invitation) -> str:
    return f"invitation:{invitation.pk}"


def _over(request):
    return render(request, "members/invitation_over.html", status=404)
