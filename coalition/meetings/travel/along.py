"""The house as a laptop needs it for one day: chapters, the women who may come, and their roles. No way to reach them.

Only a house in which nobody lives but the one who opened it is set up so, and later again from the same home.
"""

from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from coalition.meetings import queries
from coalition.meetings.models import Meeting
from coalition.meetings.travel.rows import plain, read
from coalition.meetings.travel.table import Refused, not_ours
from members import personal
from members.actions import grant_role
from members.models import Chapter, Coalition, Member, RoleTerm, SafeContact

OF_A_WOMAN = ("number", "name_used", "language", "category", "reading_help")
OF_A_CHAPTER = ("slug", "name", "jurisdiction", "closed_on")


def told_of_house() -> dict:
    house = Coalition.objects.get()
    terms = RoleTerm.objects.current(timezone.localdate())
    women = queries.expected().prefetch_related(Prefetch("role_terms", terms, to_attr="terms"))
    chapters = Chapter.objects.order_by("slug")
    return {
        "language": house.language,
        "chapters": [{name: plain(getattr(one, name)) for name in OF_A_CHAPTER} for one in chapters],
        "women": [_woman(woman) for woman in women.order_by("number")],
    }


def _woman(woman) -> dict:
    said = {name: getattr(woman, name) for name in OF_A_WOMAN}
    roles = sorted({term.role for term in woman.terms})
    return said | {"chapter": woman.chapter.slug if woman.chapter else None, "roles": roles}


def may_be_set_up(told: dict) -> bool:
    """This house is a laptop of that home, or nobody lives in it yet but the one who opened it."""
    house = Coalition.objects.get()
    if house.home is not None:
        return str(house.home) == told["house"]
    lonely = Member.objects.count() == 1 and not Chapter.objects.exists() and not Meeting.objects.exists()
    return lonely and str(house.mark) != told["house"]


def knows_her(told: dict, member: Member) -> bool:
    """Whether this laptop was set up before, and she is in the file: her number here is hers at home."""
    numbers = {line["number"] for line in told["women"]}
    return Coalition.objects.get().home is not None and member.number in numbers


def set_up(told: dict, *, me: str, by: Member, now) -> None:
    """The women of the file belong here too; ``by`` is the one with the number ``me``. Who is no longer in the file is
    forgotten here, as she may be at home."""
    if not may_be_set_up(told):
        raise Refused(_("This file sets up a laptop. Here women belong already, so it is not used here."))
    house, is_known = Coalition.objects.get(), knows_her(told, by)
    house.home, house.name, house.language = UUID(told["house"]), told["house_name"], told["language"]
    house.save()
    chapters = {line["slug"]: _chapter(line) for line in told["chapters"]}
    lines = {line["number"]: line for line in told["women"]}
    if not is_known:
        if me not in lines or Member.objects.filter(number=me).exclude(pk=by.pk).exists():
            raise not_ours()
        Member.objects.filter(pk=by.pk).update(number=me)
    for line in lines.values():
        _belongs(line, chapters, now=now)
    for woman in Member.objects.active().exclude(number__in=lines):
        personal.forget(woman, now=now)


def _chapter(line: dict) -> Chapter:
    said = {name: read(Chapter._meta.get_field(name), line[name]) for name in OF_A_CHAPTER}
    return Chapter.objects.update_or_create(slug=said.pop("slug"), defaults=said)[0]


def _belongs(line: dict, chapters: dict[str, Chapter], *, now) -> None:
    number = read(Member._meta.get_field("number"), line["number"])
    woman = Member.objects.filter(number=number).first() or Member(number=number)
    for name in OF_A_WOMAN[1:]:
        setattr(woman, name, read(Member._meta.get_field(name), line[name]))
    woman.chapter, woman.left_at, woman.is_active = chapters.get(line["chapter"]), None, True
    if woman.pk is None:
        woman.set_unusable_password()
    woman.save()
    SafeContact.objects.get_or_create(member=woman, defaults={"channel": SafeContact.Channel.NONE})
    for role in line["roles"]:
        grant_role(woman, role=role, today=timezone.localdate(now))
