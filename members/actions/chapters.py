"""Chapters: added, renamed, closed, opened again; a member moved."""

import itertools
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from members.actions import audit
from members.models import Chapter, Member, Verb


@transaction.atomic
def add_chapter(*, name: str, jurisdiction: str, by: Member, now: datetime) -> Chapter:
    audit.take_turn()
    chapter = Chapter.objects.create(slug=_free_slug(name), name=name, jurisdiction=jurisdiction)
    audit.note(Verb.CHAPTER_MADE, by=by, about=f"chapter:{chapter.pk}", now=now)
    return chapter


@transaction.atomic
def change_chapter(chapter: Chapter, *, name: str, jurisdiction: str, by: Member, now: datetime) -> None:
    """Another name; its short name in addresses stays."""
    audit.take_turn()
    Chapter.objects.filter(pk=chapter.pk).update(name=name, jurisdiction=jurisdiction)
    audit.note(Verb.CHAPTER_RENAMED, by=by, about=f"chapter:{chapter.pk}", now=now)


@transaction.atomic
def close_chapter(chapter: Chapter, *, into: Chapter | None, by: Member, now: datetime) -> bool:
    """Its members go to another one. False where it is closed already, or would leave women in no chapter."""
    audit.take_turn()
    women = Member.objects.active().filter(chapter=chapter)
    if into is None and women.exists():
        return False
    women.update(chapter=into)
    if not Chapter.objects.open().filter(pk=chapter.pk).update(closed_on=timezone.localdate(now)):
        return False
    audit.note(Verb.CHAPTER_CLOSED, by=by, about=f"chapter:{chapter.pk}", now=now)
    return True


@transaction.atomic
def open_chapter(chapter: Chapter, *, by: Member, now: datetime) -> bool:
    """Closed by mistake, or needed again."""
    audit.take_turn()
    if not Chapter.objects.exclude(closed_on=None).filter(pk=chapter.pk).update(closed_on=None):
        return False
    audit.note(Verb.CHAPTER_OPENED, by=by, about=f"chapter:{chapter.pk}", now=now)
    return True


@transaction.atomic
def move(member: Member, *, chapter: Chapter | None, by: Member, now: datetime) -> bool:
    """False where she is there already, or has left."""
    audit.take_turn()
    if member.chapter_id == (chapter.pk if chapter else None):
        return False
    if not Member.objects.active().filter(pk=member.pk).update(chapter=chapter):
        return False
    audit.note(Verb.MOVED, by=by, about=f"member:{member.pk}", now=now)
    return True


def _free_slug(name: str) -> str:
    base = slugify(name)[:40] or "chapter"
    taken = set(Chapter.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    names = itertools.chain([base], (f"{base}-{count}" for count in itertools.count(2)))
    return next(name for name in names if name not in taken)
