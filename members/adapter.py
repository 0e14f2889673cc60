"""allauth's doors to our members: sign-in, closed to the public and blind to addresses, and authenticators.

allauth works on the opaque alias of an e-mail address (Member.email_alias); here, at the very last moment, the alias
becomes the real address again.
"""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode

from coalition.post.email import message_id
from coalition.web import afterwards
from members import proof, second_factor
from members.access import idle_of
from members.models import AuthenticatorSecret, Member
from members.sessions import OWN, rest


class Backend(AuthenticationBackend):
    """Who is suspended is nobody until her time is over, in every session that she may still hold."""

    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and not user.is_suspended(timezone.now())


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Nobody signs up; she is invited."""
        return False

    def pre_login(self, request, user, **about):
        if user.is_suspended(timezone.now()):
            rest(request, user)
            return redirect("members:resting")
        return super().pre_login(request, user, **about)

    def post_login(self, request, user, **about):
        """A password or a code is a fresh proof that it is she; with a code she may sit at anybody's phone."""
        response = super().post_login(request, user, **about)
        proof.remember(request)
        methods = {record["method"] for record in get_authentication_records(request, user)}
        if "mfa" in methods:
            second_factor.remember(request, idle=idle_of(user))
        if "code" not in methods:
            return response
        request.session[OWN] = False
        return redirect(f"{reverse('members:phone')}?{urlencode({'next': response.url})}")

    def send_mail(self, template_prefix, email, context):
        """Write to the member behind the alias ``email`` in her language, once the answer is out.

        Where there is none a letter is rendered too, and dropped, so that the clock does not tell.
        """
        member = Member.objects.active().filter(email_alias=email).first()
        headers = {"Message-ID": message_id(secrets.token_hex(16)), "Auto-Submitted": "auto-generated"}
        with translation.override(member.language if member else translation.get_language()):
            letter = self.render_mail(template_prefix, member.email if member else email, context, headers)
        if member:
            afterwards.do(letter.send)

    def get_reset_password_from_key_url(self, key):
        """A link that leaves the house is built from PUBLIC_URL, never from what a request says its host is."""
        if not settings.PUBLIC_URL:
            return super().get_reset_password_from_key_url(key)
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.PUBLIC_URL + path.replace("UID-KEY", key)


class Authenticators(DefaultMFAAdapter):
    """Where the secrets of authenticators stand, and what an app shows of us on her phone: her number, a plain word."""

    def encrypt(self, text):
        return str(AuthenticatorSecret.objects.create(secret=text).pk)

    def decrypt(self, encrypted_text):
        return AuthenticatorSecret.objects.get(pk=encrypted_text).secret

    def get_totp_label(self, user):
        return user.number

    def get_totp_issuer(self):
        return "Kikao"

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": "Kikao"}

    def get_public_key_credential_user_entity(self, user):
        names = {"name": user.number, "display_name": user.number}
        return super().get_public_key_credential_user_entity(user) | names
