"""Files that leave the house, named for what they are to a program and for nothing else.

Their names stand in the list of files of a phone or a shared computer.
"""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse
from docx import Document

CSV = "text/csv; charset=utf-8"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# With these a spreadsheet begins to count, also in their wide forms.
BEGINS_A_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def harmless(cell: str) -> str:
    """``cell`` as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(BEGINS_A_FORMULA) else cell


def table(lines: Iterable[Iterable[object]]) -> bytes:
    """As CSV, with the mark by which spreadsheets know the letters; what is text is harmless, numbers stay numbers."""
    text = io.StringIO()
    csv.writer(text).writerows(map(_cell, line) for line in lines)
    return text.getvalue().encode("utf-8-sig")


def new_paper():
    """A document to edit, which says nothing of who made it or where."""
    paper = Document()
    paper.core_properties.author = paper.core_properties.comments = ""
    return paper


def docx(paper) -> bytes:
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()


def download(content: bytes | str, *, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def _cell(value: object) -> object:
    return harmless(value) if isinstance(value, str) else value
