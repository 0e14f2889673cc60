"""Signing a member in from a page of ours."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def sign_in(request, member) -> None:
    """She has shown who she is: by her invitation, or by the terminal of an empty house."""
    login(request, member, backend=BACKEND)
    record_authentication(request, member, method="invitation")
