"""Signing in by a code sent to her phone.

allauth knows phones too, but one phone is one account there, an inactive woman is found by it, and its codes stand in
the session in clear with tries that a hundred requests at once pass by. Here a number may be shared, and whatever is
asked for a number that nobody has is answered, counted and worked for alike.
"""

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from coalition.sealing import fingerprint, seal, unseal
from coalition.web.limits import address, reached, within
from members import actions, queries
from members.forms import MyPhoneForm, PhoneCodeForm, WhoAmIForm
from members.views.signing_in import sign_in_on_some_phone

ASKED = "phone_code"  # in her session: which code she asked for, and the number, sealed
PLACE = "session.phone"
# A hall of sixty women asks behind one address. A number gets few codes; who asks for hers elsewhere uses up 24 of 30.
FROM_ONE_ADDRESS = {"limit": 300, "seconds": 60}
ONE_NUMBER_THERE = {"limit": 4, "seconds": 10 * 60}
ONE_NUMBER = {"limit": 30, "seconds": 60 * 60}
WRONG_PINS = {"limit": 10, "seconds": 24 * 60 * 60}


@require_http_methods(["GET", "POST"])
def ask(request):
    """Her number; or "again", for the number she typed before."""
    if settings.SMS_URL == "none:":
        return redirect("account_login")
    again = request.session.get(ASKED) if "again" in request.POST else None
    number = unseal(again["to"], place=PLACE) if again else None
    form = MyPhoneForm({"phone": number} if number else request.POST or None)
    if not form.is_valid():
        return render(
            request, "members/phone_number.html", {"form": form}, status=422 if form.is_bound else 200
        )
    number, where = form.cleaned_data["phone"], address(request)
    if asked_often(number, where):
        return _wait(request, many=True)
    try:
        asked = actions.send_phone_code(number, language=request.LANGUAGE_CODE, now=timezone.now())
    except actions.TooSoon:
        return _wait(request, many=False)
    count_asked(number, where)
    request.session[ASKED] = {"code": str(asked.pk), "to": seal(number, place=PLACE)}
    return redirect("members:phone_code")


@require_http_methods(["GET", "POST"])
def enter(request):
    """The code that came. Whoever typed a number that nobody has sees the same page, and no code fits."""
    asked = _asked(request)
    if asked is None:
        return redirect("members:phone_number")
    form, context = PhoneCodeForm(request.POST or None), {}
    if form.is_valid():
        try:
            if actions.enter_phone_code(asked, **form.cleaned_data, now=timezone.now()):
                return _right(request, asked)
            context = {"wrong": True}
        except actions.Over:
            return _over(request)
    status = 422 if form.is_bound else 200
    return render(request, "members/phone_code.html", {"form": form, **context}, status=status)


@require_http_methods(["GET", "POST"])
def who(request):
    """Several share the number: she says which she is and proves it."""
    asked = _asked(request)
    if asked is None or asked.right_at is None:
        return redirect("members:phone_number")
    form, context = WhoAmIForm(request.POST or None), {}
    if form.is_valid():
        wrong_today = f"phone-pin:{asked.phone_index}"
        if reached(wrong_today, **WRONG_PINS):
            return render(request, "members/phone_who.html", {"form": form, "over": True}, status=429)
        try:
            member = actions.say_who(asked, **form.cleaned_data, now=timezone.now())
        except actions.Over:
            return _over(request)
        if member:
            return _sign_in(request, asked, member)
        within(wrong_today, **WRONG_PINS)
        context = {"wrong": True}
    status = 422 if form.is_bound else 200
    return render(request, "members/phone_who.html", {"form": form, **context}, status=status)


def _right(request, asked):
    """One woman has the number: in. Several: which is she? None: she left in these minutes."""
    women = list(asked.women()[:2])
    if len(women) > 1:
        return redirect("members:phone_who")
    return _sign_in(request, asked, women[0]) if women else _over(request)


def _sign_in(request, asked, member):
    if not actions.use_phone_code(asked):
        return _over(request)
    del request.session[ASKED]
    return sign_in_on_some_phone(request, member, method="phone")


def _over(request):
    return render(request, "members/phone_over.html", status=422)


def _asked(request):
    return queries.phone_code(request.session.get(ASKED, {}).get("code"))


def _wait(request, *, many: bool):
    context = {"many": many, "has_code": ASKED in request.session}
    return render(request, "members/phone_wait.html", context, status=429)


def asked_often(number: str, where: str) -> bool:
    """Whether no further code may be asked now for ``number``, or from the address ``where``; counts the address."""
    if not within(f"phone-address:{where}", **FROM_ONE_ADDRESS):
        return True
    everywhere, there = _keys(number, where)
    return reached(there, **ONE_NUMBER_THERE) or reached(everywhere, **ONE_NUMBER)


def count_asked(number: str, where: str) -> None:
    """Only what was sent: whoever presses the button again and again is not kept waiting longer for it."""
    everywhere, there = _keys(number, where)
    within(there, **ONE_NUMBER_THERE)
    within(everywhere, **ONE_NUMBER)


def _keys(number: str, where: str) -> tuple[str, str]:
    key = f"phone:{fingerprint(number, place='member.phone')}"
    return key, f"{key}:{where}"
