"""Forms of members: signing in by address, cards and PIN, invitations and the first start, her own page."""

from members.forms.audit import RecordForm
from members.forms.calls import OutcomeForm
from members.forms.cards import CardForm, NewCardForm, PinForm, ProofForm, WhichWomanForm
from members.forms.chapters import ChapterForm, CloseForm, MoveForm
from members.forms.contact import AskAgainForm, SafeContactForm
from members.forms.details import CorrectForm
from members.forms.duplicates import CompareForm, MergeForm
from members.forms.exports import ExportForm, NamesForm
from members.forms.imports import ConfirmForm, ImportForm
from members.forms.joining import AdmissionForm, JoinForm, RegisterForm, RequestWordsForm, WhoMayJoinForm
from members.forms.me import MeForm, OfferForm
from members.forms.passkeys import NewPasskeyForm, PasskeyForm
from members.forms.people import FindForm, PhoneForm, ShowForm, State
from members.forms.phone_code import MyPhoneForm, PhoneCodeForm, WhoAmIForm
from members.forms.removal import WhyForm
from members.forms.reports import (
    AddWordsForm,
    ChooseForm,
    HearerLineForm,
    SpeakForHerForm,
    SpeakForm,
    StepForm,
)
from members.forms.roles import RoleChangeForm
from members.forms.second_factor import AuthenticatorForm, NewAuthenticatorForm
from members.forms.signing_in import CodeSignInForm, ForgottenPasswordForm, PasswordSignInForm
from members.forms.welcome import AcceptCodeForm, AcceptForm, InvitationForm, StartForm

__all__ = [
    "AcceptCodeForm",
    "AcceptForm",
    "AddWordsForm",
    "AdmissionForm",
    "AskAgainForm",
    "AuthenticatorForm",
    "CardForm",
    "ChapterForm",
    "ChooseForm",
    "CloseForm",
    "CodeSignInForm",
    "CompareForm",
    "ConfirmForm",
    "CorrectForm",
    "ExportForm",
    "FindForm",
    "ForgottenPasswordForm",
    "HearerLineForm",
    "ImportForm",
    "InvitationForm",
    "JoinForm",
    "MeForm",
    "MergeForm",
    "MoveForm",
    "MyPhoneForm",
    "NamesForm",
    "NewAuthenticatorForm",
    "NewCardForm",
    "NewPasskeyForm",
    "OfferForm",
    "OutcomeForm",
    "PasskeyForm",
    "PasswordSignInForm",
    "PhoneCodeForm",
    "PhoneForm",
    "PinForm",
    "ProofForm",
    "RecordForm",
    "RegisterForm",
    "RequestWordsForm",
    "RoleChangeForm",
    "SafeContactForm",
    "ShowForm",
    "SpeakForHerForm",
    "SpeakForm",
    "StartForm",
    "State",
    "StepForm",
    "WhichWomanForm",
    "WhoAmIForm",
    "WhoMayJoinForm",
    "WhyForm",
]
