"""What a list of women may hold: its columns by their headings in both languages, and what each cell must be."""

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import NumberParseException

from members import tables
from members.models import Member

LANGUAGES = {"sw": "sw kiswahili swahili", "en": "en kiingereza english"}
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y")


def name(text: str) -> str:
    if len(text) > 60:
        raise ValidationError(_("This is too long. Write only the name that she wants to be called."))
    return text


def legal_name(text: str) -> str:
    if len(text) > 120:
        raise ValidationError(_("This is too long. Write only her legal name."))
    return text


def phone(text: str) -> str:
    """As it is typed here: 0712 345 678, +255…, 255…, 00255…, and 712345678 where a spreadsheet took the zero."""
    digits = re.sub(r"^00", "+", re.sub(r"[^\d+]", "", text))
    try:
        found = PhoneNumber.from_string(digits, region=settings.PHONENUMBER_DEFAULT_REGION)
    except NumberParseException:
        found = None
    if not found or not found.is_valid() or re.search(r"[^\d+().\-–\s]", text):
        raise ValidationError(_("This is not one phone number. Write it like this: 0712 345 678."))
    return found.as_e164


def email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValidationError(
            _("This is not an e-mail address. Write it like this: asha@example.org.")
        ) from error
    return text


def day(text: str) -> str:
    """The date as YYYY-MM-DD."""
    for form in DATES:
        try:
            found = dt.datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
        if dt.date(1920, 1, 1) <= found <= timezone.localdate():
            return found.isoformat()
        raise ValidationError(_("This day cannot be. Write the day it was, like this: 14/03/2020."))
    raise ValidationError(_("This is not a date. Write it like this: 14/03/2020."))


def joined(text: str) -> str:
    """A year alone will do."""
    return day(f"{text}-01-01" if re.fullmatch(r"\d{4}", text) else text)


def language(text: str) -> str:
    for code, words in LANGUAGES.items():
        if text.lower() in words.split():
            return code
    raise ValidationError(_("We do not know this language. Write Kiswahili or English."))


def category(text: str) -> str:
    found = _categories().get(text.casefold())
    if not found:
        kinds = ", ".join(str(label) for label in Member.Category.labels)
        raise ValidationError(_("We do not know this kind. Write one of: %(kinds)s.") % {"kinds": kinds})
    return found


def chapter(text: str) -> str:
    if len(text) > 60:
        raise ValidationError(_("This is too long. Write only the name of the chapter."))
    return text


def number(text: str) -> str:
    digits = re.fullmatch(r"(?i)m?[- ]*0*(\d{1,9})", text)
    if not digits:
        raise ValidationError(_("This is not a member number. Write it like this: M-042."))
    return f"M-{int(digits[1]):03}"


class Column(NamedTuple):
    """What it is called, what else it may be called, and what its cells must be."""

    name: str
    label: str | Promise
    also: str
    clean: Callable[[str], str]


COLUMNS = [
    Column(
        "name_used",
        gettext_lazy("Name"),
        "name used|called|name she wants to be called|jina analotumia|jina analoitwa|jina analotaka aitwe",
        name,
    ),
    Column(
        "phone",
        gettext_lazy("Phone"),
        "phone number|mobile|mobile number|mobile phone|telephone|tel|namba ya simu|nambari ya simu",
        phone,
    ),
    Column("email", gettext_lazy("E-mail"), "email|email address|e mail address|anwani ya barua pepe", email),
    Column("chapter", gettext_lazy("Chapter"), "branch|group|tawi la mkoa|kikundi", chapter),
    Column("category", gettext_lazy("Kind"), "category|kind of member|aina ya mwanachama", category),
    Column("language", gettext_lazy("Language"), "her language|lugha yake", language),
    Column(
        "joined_on",
        gettext_lazy("Member since"),
        "joined|joined on|date joined|tarehe ya kujiunga|alijiunga|amejiunga",
        joined,
    ),
    Column(
        "legal_name", gettext_lazy("Legal name"), "full name|official name|jina kamili|jina rasmi", legal_name
    ),
    Column(
        "consent_on",
        gettext_lazy("Consent noted on"),
        "consent|consent date|said yes on|ridhaa|alikubali",
        day,
    ),
    Column("consent_by", gettext_lazy("Consent noted by"), "noted by|consent by|imeandikwa na", number),
]
BY_NAME = {column.name: column for column in COLUMNS}


def in_table(table: tables.Table) -> list[str | None]:
    """For each heading the column that it names, None for none; raises Unreadable where they cannot serve."""
    found = [_known_headings().get(plain(heading)) for heading in table.headings]
    for name_ in filter(None, dict.fromkeys(found)):
        if found.count(name_) > 1:
            same = [table.headings[place] for place, one in enumerate(found) if one == name_]
            raise tables.Unreadable(
                _("Two columns say the same: %(headings)s. Keep one of them.") % {"headings": ", ".join(same)}
            )
    if "name_used" not in found:
        raise tables.Unreadable(
            _("There is no column for the name. Write “Name” or “Jina” above the names, in the first row.")
        )
    if not table.rows:
        raise tables.Unreadable(_("There is no woman under the headings. Write one row for each."))
    return found


def plain(words: str) -> str:
    """A heading without capitals, signs and what stands in brackets."""
    return " ".join(re.findall(r"\w+", re.sub(r"\(.*?\)", " ", words).casefold()))


@cache
def _known_headings() -> dict[str, str]:
    known = {}
    for column in COLUMNS:
        known |= dict.fromkeys(column.also.split("|"), column.name)
        for code, _name in settings.LANGUAGES:
            with translation.override(code):
                known[plain(str(column.label))] = column.name
    return known


@cache
def _categories() -> dict[str, str]:
    known = {"full": "full", "member": "full", "mwanachama": "full"}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            known |= {label.casefold(): value for value, label in Member.Category.choices}
    return known | {value: value for value in Member.Category.values}
