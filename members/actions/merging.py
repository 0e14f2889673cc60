"""Two records of one woman become one: asked by one, approved by a second within a day, and not undone.

What hangs on the record that goes is carried over, model by model, through every app (``personal.PersonalData`` says
what is not). Its number stays hers: it finds her, and is never given to another.
"""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members import personal
from members.access import Power
from members.actions import audit
from members.actions.approval import Refused, need_approver, need_power, settle, take_back
from members.actions.details import write_nothing_to
from members.models import JoinRequest, Member, Merge, NotTheSame, RoleTerm, SafeContact, Verb
from members.models.approval import GOOD_FOR
from members.models.role import NOT_TOGETHER

# What both records may say, and one of them is right.
CHOSEN = ("name_used", "legal_name", "email", "phone", "language", "category", "chapter")


@transaction.atomic
def tell_apart(one: Member, other: Member, *, by: Member, now: datetime) -> None:
    """They are two women; said twice it is the same."""
    first, second = sorted((one, other), key=lambda woman: woman.pk)
    said = {"said_by": by, "said_on": timezone.localdate(now)}
    audit.take_turn()
    if NotTheSame.objects.get_or_create(one=first, other=second, defaults=said)[1]:
        audit.note(Verb.TOLD_APART, by=by, about=f"member:{first.pk}", now=now)
        audit.note(Verb.TOLD_APART, by=by, about=f"member:{second.pk}", now=now)


@transaction.atomic
def ask_to_merge(stays: Member, goes: Member, *, takes: list[str], by: Member, now: datetime) -> Merge:
    """Ask that ``goes`` becomes part of ``stays``; raises Refused where it cannot be."""
    audit.take_turn()
    if by in (stays, goes):
        raise Refused(_("Nobody puts her own records together. Ask another who may."))
    need_power(by, now, Power.MERGE)
    need_approver(without=(by, stays, goes), now=now, power=Power.MERGE)
    _check(stays, goes, now)
    Merge.objects.filter(approved_at=None, expires_at__lte=now).update(withdrawn_at=now)
    if Merge.objects.open(now).about(stays, goes).exists():
        raise Refused(_("One of these two records is being put together with another already."))
    wanted = [name for name in CHOSEN if name in takes]
    merge = Merge.objects.create(
        stays=stays, goes=goes, takes=wanted, asked_by=by, asked_at=now, expires_at=now + GOOD_FOR
    )
    audit.note(Verb.MERGE_ASKED, by=by, about=f"member:{stays.pk}", now=now)
    return merge


@transaction.atomic
def withdraw_merge(merge: Merge, *, by: Member, now: datetime) -> bool:
    if not take_back(merge, by=by, now=now, power=Power.MERGE):
        return False
    audit.note(Verb.MERGE_WITHDRAWN, by=by, about=f"member:{merge.stays_id}", now=now)
    return True


@transaction.atomic
def approve_merge(merge: Merge, *, by: Member, now: datetime) -> bool:
    """Carry it out; False where another was quicker, or it was taken back or is too old."""
    if not settle(merge, by=by, now=now, power=Power.MERGE):
        return False
    women = Member.objects.select_for_update().in_bulk([merge.stays_id, merge.goes_id])
    stays, goes = women[merge.stays_id], women[merge.goes_id]
    _check(stays, goes, now)
    _merge(stays, goes, takes=merge.takes, now=now)
    for woman in (stays, goes):
        audit.note(Verb.MERGED, by=by, about=f"member:{woman.pk}", now=now)
    return True


def _check(stays: Member, goes: Member, now: datetime) -> None:
    if stays == goes or not (stays.is_active and goes.is_active):
        raise Refused(_("Both must be members now, and two records."))
    if Member.objects.filter(pk__in=[stays.pk, goes.pk]).not_suspended(now).count() < 2:
        raise Refused(_("One of them is kept out for the moment. Decide about that first."))
    if personal.is_held_fast(goes):
        raise Refused(
            _("This record cannot go now. Let its number be the one that stays, or ask again later.")
        )
    terms = RoleTerm.objects.filter(member__in=[stays, goes]).not_over(timezone.localdate(now))
    held = set(terms.values_list("role", flat=True))
    if any(role in held and held.intersection(apart) for role, apart in NOT_TOGETHER.items()):
        raise Refused(
            _("Together she would hold two roles that one woman may not hold. Take one back first.")
        )


def _merge(stays: Member, goes: Member, *, takes: list[str], now: datetime) -> None:
    mine = {name: getattr(goes, name) for name in CHOSEN if name in takes or not getattr(stays, name)}
    joined = min(stays.joined_on, goes.joined_on)
    write_nothing_to(stays, mine, now)
    _settle(stays, goes, now)
    for field in personal.fields_of_members():
        _carry_over(field, stays, goes)
    personal.forget(goes, now=now)
    Member.objects.filter(pk=goes.pk).update(merged_into=stays)
    if "email" in mine:
        EmailAddress.objects.filter(user=stays).delete()
    for name, value in mine.items():
        setattr(stays, name, value)
    stays.joined_on = joined
    stays.save(update_fields=[*mine, "joined_on"])


def _carry_over(field: models.ForeignKey, stays: Member, goes: Member) -> None:
    """Rows of the one become rows of the other. Where both say the same, hers who stays counts; a row that needs two
    women stays as it was written."""
    rule = personal.when_merged(field)
    rows = field.model._base_manager.filter(**{field.name: goes})
    if rule is personal.WhenMerged.LEFT_BEHIND:
        return
    try:
        with transaction.atomic():
            rows.update(**{field.name: stays})
    except IntegrityError:
        for row in rows:
            try:
                with transaction.atomic():
                    rows.filter(pk=row.pk).update(**{field.name: stays})
            except IntegrityError:
                if rule is personal.WhenMerged.ONE:
                    rows.filter(pk=row.pk).delete()


def _settle(stays: Member, goes: Member, now: datetime) -> None:
    """What two records of hers say differently, and a plain carrying over would lose or refuse."""
    today = timezone.localdate(now)
    held = stays.role_terms.filter(ends_on=None).values("role")
    goes.role_terms.filter(ends_on=None, role__in=list(held.values_list("role", flat=True))).end(today)
    Merge.objects.open(now).about(goes).update(withdrawn_at=now)
    if SafeContact.objects.filter(member=goes, phone_shared=True).exists():
        SafeContact.objects.filter(member=stays).update(phone_shared=True)
    hers = JoinRequest.objects.filter(member=stays).first()
    if hers:
        asked = goes.join_request.vouchers if hasattr(goes, "join_request") else hers.vouchers.none()
        asked.exclude(member__in=hers.vouchers.values("member")).update(request=hers)
    for pair in NotTheSame.objects.filter(models.Q(one=goes) | models.Q(other=goes)):
        known = {pair.one_id, pair.other_id} - {goes.pk, stays.pk}
        for other in known:
            first, second = sorted((other, stays.pk))
            said = {"said_by_id": pair.said_by_id, "said_on": pair.said_on}
            NotTheSame.objects.get_or_create(one_id=first, other_id=second, defaults=said)
        pair.delete()
