"""Forms of members: signing in by address, invitations and the first start, her own page."""

from members.forms.me import MeForm, SafeContactForm
from members.forms.signing_in import CodeSignInForm, ForgottenPasswordForm, PasswordSignInForm
from members.forms.welcome import AcceptForm, InvitationForm, StartForm

__all__ = [
    "AcceptForm",
    "CodeSignInForm",
    "ForgottenPasswordForm",
    "InvitationForm",
    "MeForm",
    "PasswordSignInForm",
    "SafeContactForm",
    "StartForm",
]
