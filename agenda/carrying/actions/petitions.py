"""Petitions: written, signed by members and on paper, handed over with counts alone, and what came of them."""

from datetime import date
from uuid import UUID

from django.db import transaction

from agenda.models import Issue, Petition, SheetCount, Signature
from coalition.web.seen import Changed
from members.actions import audit
from members.actions.standing import still_here
from members.models import Member, Verb


class Over(Exception):
    """It takes no signatures now, or is handed over."""


def write_petition(issue: Issue, *, key: UUID, by: Member, was: str = "", **words) -> Petition:
    """Sent twice with one ``key``, it is one."""
    given = {"issue": issue, "written_by": by} | words
    return Petition.objects.get_or_create(key=key, defaults=given)[0]


@transaction.atomic
def change_petition(petition: Petition, *, was: str, **words) -> None:
    """Only while nobody has signed: a woman's yes is for the text she read. Raises Over, or Changed where it says
    something else than ``was`` by now."""
    held = _held(petition)
    if held.is_handed_over or held.signatures.exists() or held.sheets.exists():
        raise Over
    if held.mark != was:
        raise Changed
    Petition.objects.filter(pk=petition.pk).update(**words)


@transaction.atomic
def drop_petition(petition: Petition) -> bool:
    """It is called off before it is handed over, with every signature; False where it is handed over."""
    held = Petition.objects.select_for_update().filter(pk=petition.pk).first()
    if held is None or held.is_handed_over:
        return held is None
    held.delete()
    return True


@transaction.atomic
def sign(member: Member, *, petition: Petition, mark: str, name: str, today: date) -> None:
    """Her signature on the text whose mark she saw; signed again, how she wants to be named is written anew.

    Raises Over outside its period, Changed where the text is another by now.
    """
    held = _held(petition)
    if not held.takes_signatures(today) or not still_here(member):
        raise Over
    if held.mark != mark:
        raise Changed
    Signature.objects.update_or_create(petition=held, member=member, defaults={"name": name})


@transaction.atomic
def take_back_signature(member: Member, *, petition: Petition) -> bool:
    """Until it is handed over, also after its period; then there are only counts, and nothing of her is left."""
    if _held(petition).is_handed_over:
        return False
    return bool(Signature.objects.filter(petition=petition, member=member).delete()[0])


@transaction.atomic
def count_sheets(petition: Petition, *, key: UUID, count: int, today: date) -> bool:
    """Signatures on paper that two counted; False where this very batch was kept before. Raises Over."""
    if _held(petition).is_handed_over:
        raise Over
    given = {"petition": petition, "count": count, "on": today}
    return SheetCount.objects.get_or_create(key=key, defaults=given)[1]


@transaction.atomic
def take_back_sheets(sheets: SheetCount) -> bool:
    """They can be counted again; False once the petition is handed over."""
    if _held(sheets.petition).is_handed_over:
        return False
    return bool(SheetCount.objects.filter(pk=sheets.pk).delete()[0])


@transaction.atomic
def names_for_the_sheet(petition: Petition, *, by: Member, now) -> list[str]:
    """The names that go to the office, of those who wanted it, by the alphabet; the asking is recorded."""
    audit.take_turn()
    if _held(petition).is_handed_over:
        raise Over
    audit.note(Verb.NAMES_PRINTED, by=by, about=f"petition:{petition.pk}", now=now)
    names = Signature.objects.filter(petition=petition).values_list("name", flat=True)
    return sorted(filter(None, names), key=str.casefold)


@transaction.atomic
def hand_over(petition: Petition, *, on: date, to: str) -> None:
    """The counts stand from now on, and who signed is erased. Raises Over where it was handed over before."""
    held = _held(petition)
    if held.is_handed_over:
        raise Over
    counts = {
        "members_signed": held.signatures.count(),
        "paper_signed": sum(held.sheets.values_list("count", flat=True)),
    }
    Petition.objects.filter(pk=held.pk).update(handed_over_on=on, handed_to=to, **counts)
    held.signatures.all().delete()


def note_result(petition: Petition, *, result: str) -> bool:
    """What came of it; False before it is handed over."""
    handed = Petition.objects.filter(pk=petition.pk, handed_over_on__isnull=False)
    return bool(handed.update(result=result))


def _held(petition: Petition) -> Petition:
    """Its row, until the transaction ends, so that signing and handing over come one after the other."""
    held = Petition.objects.select_for_update().filter(pk=petition.pk).first()
    if held is None:
        raise Over
    return held
