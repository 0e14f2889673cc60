"""Lists of women that came as files: kept sealed, confirmed once, taken in piece by piece, forgotten."""

import json
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.access import Power, holders_of
from members.actions import audit
from members.actions.belonging import admit_many
from members.actions.chapters import add_chapter, open_chapter
from members.actions.roles import Refused, need_power
from members.columns import plain
from members.models import Chapter, Consent, Import, JoinText, Member, Verb
from members.models.imports import LEAVE_OUT
from members.queries.imports import Row, check_rows
from members.tables import Table

AT_ONCE, AT_A_TIME = 200, 100


def begin_import(table: Table, *, found: list[str | None], by: Member, now: datetime) -> Import:
    """Keep a list sealed until it is confirmed. What stands under a heading that names no column is not kept at all."""
    read = [place for place, name in enumerate(found) if name]
    rows = [
        (number, [cells[place] if place < len(cells) else "" for place in read])
        for number, cells in table.rows
    ]
    kept = {
        "headings": [table.headings[place] for place in read],
        "columns": [found[place] for place in read],
        "ignored": [words for words, name in zip(table.headings, found, strict=True) if words and not name],
        "rows": rows,
    }
    return Import.objects.create(
        by=by, kind=table.kind, contents=json.dumps(kept), total=len(rows), made_at=now
    )


@transaction.atomic
def confirm_import(
    imported: Import,
    *,
    chapters: dict[str, str],
    twice: bool,
    consent_on: date | None,
    by: Member,
    now: datetime,
) -> bool:
    """From here on its rows are taken in, or wait for a second person's yes where there is one who may admit; False
    where that was said before, or nothing is left of it.

    ``chapters`` says for each unknown name which chapter is meant: its pk, "" for a new one, LEAVE_OUT for neither.
    """
    waiting = Import.objects.unconfirmed().kept().filter(pk=imported.pk)
    audit.take_turn()
    choices = {"chapters": chapters, "twice": twice, "consent_on": consent_on and consent_on.isoformat()}
    if not waiting.update(confirmed_at=now, choices=choices):
        return False
    others = holders_of(Power.DECIDE_REQUESTS, timezone.localdate(now), now=now).exclude(pk=by.pk)
    alone = not others.exists()
    if alone:
        _release(imported, now=now)
    verb = Verb.IMPORTED if alone else Verb.IMPORT_ASKED
    audit.note(verb, by=by, about=f"import:{imported.pk}", now=now)
    return True


@transaction.atomic
def approve_import(imported: Import, *, by: Member, now: datetime) -> bool:
    """Its rows may be taken in; False where another was quicker, or it was thrown away or is too old."""
    audit.take_turn()
    need_power(by, now, Power.DECIDE_REQUESTS)
    asked = Import.objects.asked(now).filter(pk=imported.pk)
    if asked and not asked.approvable_by(by):
        raise Refused(_("A second person must approve this: not the one who asked."))
    if not asked.update(approved_by=by):
        return False
    need_power(imported.by, now, Power.KEEP_REGISTER)
    _release(imported, now=now)
    audit.note(Verb.IMPORT_APPROVED, by=by, about=f"import:{imported.pk}", now=now)
    return True


@transaction.atomic
def refuse_import(imported: Import, *, by: Member, now: datetime) -> bool:
    """Nobody of it is taken in, and nothing of it is kept; False where it no longer waits."""
    audit.take_turn()
    if not Import.objects.asked(now).filter(pk=imported.pk).update(contents="", wiped_at=now, done_at=now):
        return False
    audit.note(Verb.IMPORT_REFUSED, by=by, about=f"import:{imported.pk}", now=now)
    return True


def _release(imported: Import, *, now: datetime) -> None:
    """Chapters that are new are made only now, by who said so."""
    imported.refresh_from_db()
    said = imported.choices["chapters"].items()
    meant = {plain(words): _chapter(words, choice, by=imported.by, now=now) for words, choice in said}
    imported.choices, imported.released_at = imported.choices | {"chapters": meant}, now
    imported.save(update_fields=["choices", "released_at"])


def _chapter(words: str, choice: str, *, by: Member, now: datetime) -> int | None:
    """Its pk; None where rows that name it stay out. One of this name that was closed is opened again."""
    if choice == LEAVE_OUT:
        return None
    if choice:
        return int(choice)
    closed = Chapter.objects.filter(name__iexact=words).first()
    if closed:
        open_chapter(closed, by=by, now=now)
        return closed.pk
    return add_chapter(name=words, jurisdiction=Chapter.Jurisdiction.MAINLAND, by=by, now=now).pk


def take_in(imported: Import, *, now: datetime) -> None:
    """All of a short list, while she waits. A long one is left to the clock; what is not approved waits for that."""
    while imported.total <= AT_ONCE and take_some_in(now=now, only=imported):
        pass


def take_some_in(*, now: datetime, only: Import | None = None) -> bool:
    """The next rows of a list that waits; False where there is none."""
    for _attempt in range(3):
        try:
            return _take_some_in(now=now, only=only)
        except IntegrityError:  # somebody was admitted at the same moment: look again, and number again
            continue
    return False


@transaction.atomic
def _take_some_in(*, now: datetime, only: Import | None) -> bool:
    """The list stays locked until its women and the number of rows gone through are committed together, so no row is
    taken twice; the lock of a worker that is killed ends with it, and none of its rows was taken."""
    waiting = Import.objects.waiting().order_by("confirmed_at")
    waiting = waiting.filter(pk=only.pk) if only else waiting
    imported = waiting.select_for_update(skip_locked=True).first()
    if not imported:
        return False
    contents = imported.opened()
    next_ones = contents["rows"][imported.taken : imported.taken + _a_piece(imported)]
    rows = check_rows(contents, rows=next_ones, meant=imported.choices["chapters"])
    wanted = [row for row in rows if _is_wanted(row, imported.choices)]
    _admit(wanted, imported, now=now)
    _write_down(imported, contents, rows, {row.number for row in wanted}, now=now)
    return True


def _a_piece(imported: Import) -> int:
    """A hundred rows; of a very long list a twentieth, because each piece looks at the whole register."""
    return max(AT_A_TIME, imported.total // 20)


def _is_wanted(row: Row, choices: dict) -> bool:
    return not row.wrong and not row.is_lost and (choices["twice"] or not row.twice)


def _admit(rows: list[Row], imported: Import, *, now: datetime) -> None:
    women = [_woman(row, today=timezone.localdate(now)) for row in rows]
    admit_many(women)
    text = JoinText.objects.filter(replaced_at=None).first()
    Consent.objects.bulk_create(
        Consent(
            member=woman,
            purpose=Consent.Purpose.MEMBERSHIP,
            version=text.version if text else 0,
            given_on=row.values.get("consent_on") or imported.choices["consent_on"],
            noted_by_id=row.values["noted_by"] or imported.by_id,
        )
        for woman, row in zip(women, rows, strict=True)
    )


def _woman(row: Row, *, today: date) -> Member:
    said = row.values
    return Member(
        name_used=said["name_used"],
        legal_name=said.get("legal_name", ""),
        phone=said.get("phone", ""),
        email=said.get("email", ""),
        language=said.get("language") or Member._meta.get_field("language").default,
        category=said.get("category") or Member.Category.FULL,
        chapter_id=row.chapter,
        joined_on=said.get("joined_on") or today,
    )


def _write_down(
    imported: Import, contents: dict, rows: list[Row], wanted: set[int], *, now: datetime
) -> None:
    imported.taken += len(rows)
    imported.admitted += len(wanted)
    imported.left_rows += [row.number for row in rows if row.number not in wanted]
    imported.left_out = len(imported.left_rows)
    if imported.taken == imported.total:
        imported.done_at = now
        contents["rows"] = [row for row in contents["rows"] if row[0] in set(imported.left_rows)]
        imported.contents = json.dumps(contents) if contents["rows"] else ""
        imported.wiped_at = None if contents["rows"] else now
    imported.save()


@transaction.atomic
def forget_import(imported: Import, *, now: datetime) -> bool:
    """Throw a list away; False where its rows are being taken in, or nothing is left of it."""
    there = Import.objects.kept().filter(pk=imported.pk)
    there = there.filter(released_at=None) | there.filter(done_at__isnull=False)
    return bool(there.update(contents="", wiped_at=now, done_at=now))


def forget_old_imports(*, now: datetime) -> None:
    """After a day nothing of a list is left, also where it was never confirmed."""
    Import.objects.old(now).update(contents="", wiped_at=now, done_at=now)
