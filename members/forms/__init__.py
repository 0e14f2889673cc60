"""Forms of members: signing in by address, cards and PIN, invitations and the first start, her own page."""

from members.forms.cards import CardForm, NewCardForm, PinForm, ProofForm, WhichWomanForm
from members.forms.joining import AdmissionForm, JoinForm, RegisterForm, RequestWordsForm, WhoMayJoinForm
from members.forms.me import MeForm, SafeContactForm
from members.forms.people import FindForm, ShowForm, State
from members.forms.roles import RoleChangeForm
from members.forms.signing_in import CodeSignInForm, ForgottenPasswordForm, PasswordSignInForm
from members.forms.welcome import AcceptForm, InvitationForm, StartForm

__all__ = [
    "AcceptForm",
    "AdmissionForm",
    "CardForm",
    "CodeSignInForm",
    "FindForm",
    "ForgottenPasswordForm",
    "InvitationForm",
    "JoinForm",
    "MeForm",
    "NewCardForm",
    "PasswordSignInForm",
    "PinForm",
    "ProofForm",
    "RegisterForm",
    "RequestWordsForm",
    "RoleChangeForm",
    "SafeContactForm",
    "ShowForm",
    "StartForm",
    "State",
    "WhichWomanForm",
    "WhoMayJoinForm",
]
