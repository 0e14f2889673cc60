"""Every address of the house; each app's urls.py leads on to its views."""

from django.http import Http404
from django.urls import include, path

from members.views.proof import set_password
from members.views.second_factor import authenticate


def not_here(request, **kwargs):
    """Pages of a library that this house does not use."""
    raise Http404


urlpatterns = [
    path("", include("coalition.meetings.urls")),  # first: phones ask for their pulse all day
    path("", include("coalition.web.urls")),
    path("", include("coalition.home.urls")),
    path("", include("members.urls")),
    path("accounts/email/", not_here),
    path("accounts/confirm-email/", not_here),
    path("accounts/confirm-email/<str:key>/", not_here),
    path("accounts/signup/", not_here),
    path("accounts/reauthenticate/", not_here),
    path("accounts/password/set/", set_password, name="account_set_password"),
    path("accounts/authenticate/", authenticate, name="mfa_authenticate"),  # allauth leads there by this name
    path("accounts/", include("allauth.account.urls")),
    path("", include("coalition.reminders.urls")),
    path("", include("agenda.urls")),
    path("", include("actionplan.urls")),
    path("", include("wellness.urls")),
]
