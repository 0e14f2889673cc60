"""Asking to become a member: asked, taken back, vouched for, decided."""

import hashlib
import hmac
import uuid
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coalition.sealing import fingerprint
from members.actions.audit import note, take_turn
from members.actions.belonging import admit
from members.models import (
    Chapter,
    Consent,
    JoinAnswer,
    JoinQuestion,
    JoinRequest,
    JoinText,
    Member,
    SafeContact,
    Verb,
    Voucher,
)
from members.models.joining import DECIDED_WITHIN, ENOUGH_VOUCHERS, KEPT_AFTER_REFUSAL

WORDS = Path(__file__).parent.parent / "data" / "words.txt"
WORDS_IN_A_SECRET = 6  # of 130 words: 42 bits, and tries are counted


class NotAdmitted(Exception):
    """She cannot be admitted now; ``str()`` is a sentence for whoever tried. Nothing was changed."""


@cache
def _words() -> list[str]:
    return WORDS.read_text(encoding="utf-8").split()


def secret_of(key: uuid.UUID) -> str:
    """The words by which she takes her request back. Sent twice, one form has one secret."""
    digest = hmac.digest(settings.INDEX_KEY, f"join_request.key|{key}".encode(), hashlib.sha256)
    number, words = int.from_bytes(digest), []
    for _turn in range(WORDS_IN_A_SECRET):
        number, place = divmod(number, len(_words()))
        words.append(_words()[place])
    return "-".join(words)


@transaction.atomic
def write_who_may_join(
    *, text: str, in_other: str = "", how: str = "", questions: list[str], now: datetime, today: date
) -> JoinText:
    """The coalition's text in a new version, if it changed, and the questions that are asked.

    The same in the other language is set beside the text that holds, and makes no version.
    """
    take_turn()
    JoinQuestion.objects.all().delete()
    asked = filter(None, questions)
    JoinQuestion.objects.bulk_create(
        JoinQuestion(position=position, text=question) for position, question in enumerate(asked, start=1)
    )
    last = JoinText.objects.order_by("-version").first()
    if last and last.text == text:
        JoinText.objects.filter(pk=last.pk).update(in_other=in_other, how=how or last.how)
        return last
    JoinText.objects.filter(replaced_at=None).update(replaced_at=now)
    version = last.version + 1 if last else 1
    return JoinText.objects.create(version=version, text=text, in_other=in_other, how=how, written_on=today)


def ask_to_join(
    *, key: uuid.UUID, now: datetime, answers: dict[str, str] | None = None, **fields
) -> tuple[JoinRequest, str]:
    """Her request and its secret; the same form sent twice is one request."""
    secret = secret_of(key)
    try:
        with transaction.atomic():
            text = JoinText.objects.filter(replaced_at=None).first()
            request = JoinRequest.objects.create(
                secret_index=fingerprint(secret, place="join_request.secret"),
                text_version=text.version if text else 0,
                made_at=now,
                **fields,
            )
            for question, answer in (answers or {}).items():
                JoinAnswer.objects.create(request=request, question=question, answer=answer)
    except IntegrityError:  # the form was sent twice
        request = JoinRequest.objects.with_secret(secret).get()
    return request, secret


def ask_for_her(*, by: Member, **fields) -> tuple[JoinRequest, str]:
    """A woman without phone and e-mail said yes aloud to ``by``, who vouches for her where she is a full member."""
    request, secret = ask_to_join(registered_by=by, member_knows_how=True, **fields)
    vouch(request, member=by)
    return request, secret


@transaction.atomic
def take_back(request: JoinRequest) -> bool:
    """Everything of her request goes; False where she was admitted in the meantime."""
    found = JoinRequest.objects.exclude(outcome=JoinRequest.Outcome.ADMITTED).filter(pk=request.pk)
    if not found.select_for_update().exists():
        return False
    found.delete()
    return True


@transaction.atomic
def vouch(request: JoinRequest, *, member: Member) -> bool:
    """``member`` says that she knows her; twice is once. False for herself, and where it is decided."""
    waiting = JoinRequest.objects.waiting().select_for_update().filter(pk=request.pk).exists()
    if not waiting or request.is_of(member) or not _may_vouch().filter(pk=member.pk).exists():
        return False
    Voucher.objects.get_or_create(request=request, member=member)
    return True


@transaction.atomic
def unvouch(request: JoinRequest, *, member: Member) -> bool:
    """Take her word back, as long as nothing is decided."""
    if not JoinRequest.objects.waiting().select_for_update().filter(pk=request.pk).exists():
        return False
    return bool(request.vouchers.filter(member=member).delete()[0])


@transaction.atomic
def admit_asked(
    request: JoinRequest, *, category: str, chapter: Chapter | None, by: Member, now: datetime, today: date
) -> Member:
    """She becomes a member, once; raises NotAdmitted where two full members do not vouch for her."""
    take_turn()
    if not _decide(request, JoinRequest.Outcome.ADMITTED, now=now):
        raise NotAdmitted(_("This was decided already."))
    if request.vouchers.filter(member__in=_may_vouch()).count() < ENOUGH_VOUCHERS:
        raise NotAdmitted(_("Two full members must vouch for her first."))
    if Member.objects.with_email(request.email).exists():
        raise NotAdmitted(_("A member already has this address. Talk with both of them."))
    member = admit(
        name_used=request.name_used,
        email=request.email,
        phone=request.phone,
        language=request.language,
        category=category,
        chapter=chapter,
        channel=SafeContact.Channel.EMAIL if request.email else None,
        today=today,
    )
    JoinRequest.objects.filter(pk=request.pk).update(member=member)
    Consent.objects.create(
        member=member,
        purpose=Consent.Purpose.MEMBERSHIP,
        version=request.text_version,
        given_on=timezone.localdate(request.made_at),
        noted_by=request.registered_by,
    )
    note(Verb.ADMITTED, by=by, about=f"member:{member.pk}", now=now)
    return member


@transaction.atomic
def refuse(request: JoinRequest, *, by: Member, now: datetime) -> bool:
    """Not now: how to reach her and what she answered goes at once. False where it was decided already."""
    take_turn()
    if not _decide(request, JoinRequest.Outcome.REFUSED, now=now):
        return False
    note(Verb.REFUSED, by=by, about=f"request:{request.pk}", now=now)
    return True


def forget_old_requests(*, now: datetime) -> None:
    """Thirty days after a refusal nothing of it is left; what nobody decided within sixty days is closed like one."""
    JoinRequest.objects.not_admitted_before(now - KEPT_AFTER_REFUSAL).delete()
    for request in JoinRequest.objects.waiting_since_before(now - DECIDED_WITHIN):
        with transaction.atomic():
            take_turn()
            if _decide(request, JoinRequest.Outcome.LAPSED, now=now):
                note(Verb.LAPSED, by=None, about=f"request:{request.pk}", now=now)


def _decide(request: JoinRequest, outcome: str, *, now: datetime) -> bool:
    """Of two who decide at once, the first does; what only the decision needed goes."""
    gone = {"name_used": "", "email": "", "email_alias": None, "phone": "", "phone_index": ""}
    decided = (
        JoinRequest.objects.waiting().filter(pk=request.pk).update(decided_at=now, outcome=outcome, **gone)
    )
    if decided:
        request.answers.all().delete()
    return bool(decided)


def _may_vouch():
    return Member.objects.active().full()
