"""allauth's door to our members: closed to the public, and blind to addresses.

allauth works on the opaque alias of an e-mail address (Member.email_alias); here, at the very last moment, the alias
becomes the real address again.
"""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from coalition.post.email import message_id
from coalition.web import afterwards
from members import proof
from members.models import Member
from members.sessions import OWN


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """Nobody signs up; she is invited."""
        return False

    def post_login(self, request, user, **about):
        """A password or a code is a fresh proof that it is she; with a code she may sit at anybody's phone."""
        response = super().post_login(request, user, **about)
        proof.remember(request)
        if get_authentication_records(request, user)[-1]["method"] != "code":
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
