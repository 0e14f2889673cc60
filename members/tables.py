"""Tables that come in and go out as files, CSV and XLSX: known by what they hold, read within bounds, written so that
no cell can become a formula."""

import csv
import datetime as dt
import io
import itertools
import re
import zipfile
from collections.abc import Iterable
from typing import NamedTuple

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.cell import WriteOnlyCell

from coalition.web import files
from coalition.web.forms import clean_words
from coalition.web.uploads import MOST_BYTES

MOST_ROWS, MOST_COLUMNS = 10_000, 40
# A list of 10,000 rows unpacks to about 8 MB; a bomb to thousands.
MOST_PARTS, MOST_UNPACKED = 200, 24 * 1024 * 1024
TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NOT_TEXT = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]")
_PHONE = re.compile(r"\+\d{6,15}")


class Unreadable(Exception):
    """The file is no table that we can read; ``str()`` says in words what to do."""


class Table(NamedTuple):
    """The headings and the rows that hold something, each with its number as a spreadsheet shows it."""

    kind: str
    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read(content: bytes) -> Table:
    """The table in a file, whatever its name; raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is bigger than 5 MB. Split the list into two files."))
    if content.startswith(_OLD_OFFICE):
        raise Unreadable(_("This is an old or a locked Excel file. Save it as XLSX without a password."))
    kind, lines = ("xlsx", _sheet(content)) if content.startswith(_ZIP) else ("csv", _lines(content))
    rows = [(number, list(map(_clean, line))) for number, line in enumerate(lines, start=1)]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if not rows:
        raise Unreadable(_("The file is empty. Write one row for each woman, under a row of headings."))
    if rows[-1][0] > MOST_ROWS + 1:
        raise Unreadable(_("The list has more than 10,000 rows. Split it into two files."))
    if max(len(cells) for _number, cells in rows) > MOST_COLUMNS:
        raise Unreadable(_("The list has more than 40 columns. Keep only those of the example."))
    return Table(kind, rows[0][1], rows[1:])


def write(kind: str, headings: Iterable[str], rows: Iterable[Iterable[str]], *, by: str = "") -> bytes:
    """The file; every cell is text. ``by`` is written into an XLSX as its author."""
    lines = itertools.chain([headings], rows)
    return _as_xlsx(lines, by) if kind == "xlsx" else files.table(lines)


def _clean(cell: str) -> str:
    cell = " ".join(clean_words(cell).split())
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(files.BEGINS_A_FORMULA) else cell


def _lines(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    if text is None or _NOT_TEXT.search(text):
        raise Unreadable(_("This is not a list. Save it as XLSX or as CSV, and choose it again."))
    first, _end, rest = text.lstrip("\r\n").partition("\n")
    told = re.fullmatch(r'"?sep=(.)"?\r?', first)
    text, first = (rest, "") if told else (text, re.sub(r'"[^"]*"', "", first))
    delimiter = told[1] if told else max(",;\t", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return list(itertools.islice(lines, MOST_ROWS + 2))
    except (csv.Error, TypeError) as error:
        raise Unreadable(_("This CSV file is broken. Open it in a spreadsheet and save it again.")) from error


def _decoded(content: bytes) -> str | None:
    """By its mark; without one as UTF-16 where every second byte is empty, as UTF-8, or as Windows-1252."""
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    start = content[:2000]
    if start[1::2].count(0) > len(start) // 4:
        marked += ["utf-16-le"]
    elif start[::2].count(0) > len(start) // 4:
        marked += ["utf-16-be"]
    for encoding in marked[:1] or ["utf-8", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _sheet(content: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _check(parts)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
        lines = [[_as_text(value) for value in row] for row in rows]
        book.close()
    except Unreadable:
        raise
    except Exception as error:  # broken files make the library raise whatever it meets
        raise Unreadable(_("This file is broken. Open it in a spreadsheet and save it again.")) from error
    return [_without_empty_end(line) for line in lines]


def _check(parts: zipfile.ZipFile) -> None:
    """Nothing is unpacked before this: no part may give more than it says, so its word for its size is enough."""
    there = parts.infolist()
    if len(there) > MOST_PARTS or sum(part.file_size for part in there) > MOST_UNPACKED:
        raise Unreadable(_("This file holds far more than a list. Copy the list into a new file."))
    if "xl/workbook.xml" not in parts.namelist():
        raise Unreadable(_("This is not a list. Save it as XLSX or as CSV, and choose it again."))
    for part in there:  # an entity in XML can grow without end; no spreadsheet needs one
        if b"<!doctype" in parts.read(part).replace(b"\0", b"").lower():
            raise Unreadable(_("This file holds far more than a list. Copy the list into a new file."))


def _as_text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _without_empty_end(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line = line[:-1]
    return line


def _as_xlsx(lines: Iterable[Iterable[str]], by: str) -> bytes:
    book, content = openpyxl.Workbook(write_only=True), io.BytesIO()
    book.properties.creator = by
    sheet = book.create_sheet()
    for line in lines:
        sheet.append([_text_cell(sheet, cell) for cell in line])
    book.save(content)
    return content.getvalue()


def _text_cell(sheet, cell: str) -> WriteOnlyCell:
    """A phone number stays as it is, because the cell's own format says that it is text."""
    made = WriteOnlyCell(sheet, cell if _PHONE.fullmatch(cell) else files.harmless(cell))
    made.number_format = "@"
    return made
