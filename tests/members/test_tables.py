"""Files that come in are known by what they hold and read within bounds; none that goes out holds a formula."""

import csv
import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from coalition.web.files import harmless
from members import columns, tables
from members.tables import Unreadable, read, write

pytestmark = pytest.mark.usefixtures("english")

HEAD, ROW = "Jina,Simu", "Añesha,0712 345 678"
CSV = f"{HEAD}\n{ROW}\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"


def sheet(*rows):
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def zipped(**parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), text)
    return content.getvalue()


def with_part(content, name, text):
    """A workbook in which one part stands instead of its own."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return changed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        CSV.encode("utf-16-be"),
        CSV.encode("cp1252"),
        CSV.replace(",", ";").encode(),
        CSV.replace(",", "\t").encode(),
        CSV.replace("\n", "\r\n").encode(),
        f"sep=;\r\n{CSV.replace(',', ';')}".encode(),
        f'"Jina","Simu"\n"{ROW.replace(",", chr(34) + "," + chr(34))}"\n'.encode(),
        sheet(HEAD.split(","), ROW.split(",")),
    ],
    ids="utf-8 bom utf-16 le be windows semicolon tab crlf sep quoted xlsx".split(),
)
def test_a_list_is_read_however_it_was_saved(content):
    table = read(content)
    assert (table.headings, [cells for _number, cells in table.rows]) == (HEAD.split(","), [ROW.split(",")])


def test_rows_have_the_numbers_that_a_spreadsheet_shows():
    assert read(b'Jina,Simu\n\n"Asha\nJuma",\n,\nBahati,1\n').rows == [
        (3, ["Asha Juma", ""]),
        (5, ["Bahati", "1"]),
    ]


def test_cells_of_a_workbook_are_text():
    table = read(sheet(["Jina", "Simu", "Tarehe", "x"], ["=1+1", 712345678.0, dt.date(2020, 3, 14), True]))
    assert table.rows == [(2, ["=1+1", "712345678", "2020-03-14", "True"])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n,,\n", "empty"),
        (sheet(), "empty"),
        (PNG, "not a list"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "not a list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or a locked Excel"),
        (b"Jina\n" + "アーシャ".encode("shift-jis"), "not a list"),
        (b"PK\x03\x04 and nothing more", "broken"),
        (zipped(document_xml="<a/>"), "not a list"),
        (zipped(xl__workbook_xml="<a"), "broken"),
        (b"x" * (tables.MOST_BYTES + 1), "bigger than 5 MB"),
        (b"Jina\n" + b"a\n" * (tables.MOST_ROWS + 1), "more than 10,000 rows"),
        (b"Jina" + b",x" * tables.MOST_COLUMNS, "more than 40 columns"),
        (b'Jina\n"' + b"a" * 200_000, "broken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "no column for the name"),
        (b"%PDF-1.4\nJina", "no column for the name"),
        (b"Jina,Simu\n", "no woman under the headings"),
        (b"Simu,Tawi\n0712345678,Mwanza\n", "no column for the name"),
        (b"Jina,Simu,Phone\nAsha,1,2\n", "Two columns say the same: Simu, Phone"),
        (b"Jina,jina\nAsha,Asha\n", "Two columns say the same"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(content, words):
    with pytest.raises(Unreadable, match=words):
        columns.in_table(read(content))


def test_a_bomb_is_not_unpacked():
    bomb = zipped(xl__workbook_xml=b"\0" * (tables.MOST_UNPACKED + 1))
    assert len(bomb) < 50_000
    with pytest.raises(Unreadable, match="far more than a list"):
        read(bomb)


def test_a_bomb_of_a_thousand_parts_is_not_unpacked():
    with pytest.raises(Unreadable, match="far more than a list"):
        read(zipped(**{f"x{number}": "" for number in range(1000)}))


def test_entities_do_not_grow():
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(Unreadable, match="far more than a list"):
        read(with_part(sheet(["Jina"], ["Asha"]), "xl/worksheets/sheet1.xml", laughs))


def test_a_workbook_is_not_believed_about_its_size():
    """A last cell at the end of the world costs no memory."""
    content = sheet(["Jina"], ["Asha"])
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    content = with_part(content, "xl/worksheets/sheet1.xml", page.replace("</sheetData>", far))
    assert read(content).rows == [(2, ["Asha"])]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", " ="])
def test_no_cell_begins_a_formula(begins):
    cell = f"{begins}cmd|' /C calc'!A0"
    assert harmless(cell) == f"'{cell}"
    assert next(csv.reader(io.StringIO(write("csv", [cell], []).decode("utf-8-sig"), newline=""))) == [
        f"'{cell}"
    ]


@pytest.mark.parametrize("cell", ["Asha", "M-042", "a=b", "", "2020-03-14"])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_written_is_read_again_as_it_was(kind):
    rows = [["Asha", '=HYPERLINK("x")', "+255712345678"], ['a,"b"; c', "-1", ""]]
    content = write(kind, ["Jina", "x", "Simu"], rows)
    assert [[*cells, ""][:3] for _number, cells in read(content).rows] == rows


def test_a_written_workbook_holds_text_alone():
    content = write("xlsx", ["Jina"], [["=1+1"], ["+255712345678"], ["＝1"]], by="M-003")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [(cell.value, cell.data_type, cell.number_format) for row in book.active for cell in row][1:]
    assert cells == [("'=1+1", "s", "@"), ("+255712345678", "s", "@"), ("'＝1", "s", "@")]
    assert book.properties.creator == "M-003"


def test_a_csv_tells_a_spreadsheet_how_it_is_written():
    assert write("csv", ["Jina"], [["Añesha"]]) == "\ufeffJina\r\nAñesha\r\n".encode()


@pytest.mark.parametrize(
    "written",
    [
        "0712345678",
        "0712 345 678",
        "+255 712 345 678",
        "255712345678",
        "00255712345678",
        "712345678",
        "(0712) 345-678",
    ],
)
def test_a_phone_is_one_number_however_it_is_written(written):
    assert columns.phone(written) == "+255712345678"


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (columns.day, "14/03/2020", "2020-03-14"),
        (columns.day, "14.3.2020", "2020-03-14"),
        (columns.joined, "2019", "2019-01-01"),
        (columns.language, "KISWAHILI", "sw"),
        (columns.language, "Kiingereza", "en"),
        (columns.category, "mwanachama kamili", "full"),
        (columns.category, "Ally", "ally"),
        (columns.number, "m 42", "M-042"),
    ],
)
def test_cells_are_understood(column, cell, value):
    assert column(cell) == value


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (columns.phone, "07123"),
        (columns.phone, "0712345678 / 0755345678"),
        (columns.phone, "Asha"),
        (columns.email, "asha@"),
        (columns.day, "31/02/2020"),
        (columns.day, "2999-01-01"),
        (columns.day, "Jumatatu"),
        (columns.joined, "20"),
        (columns.language, "Kifaransa"),
        (columns.category, "queen"),
        (columns.name, "a" * 61),
        (columns.legal_name, "a" * 121),
        (columns.chapter, "a" * 61),
        (columns.number, "Asha"),
    ],
)
def test_cells_that_cannot_be_say_what_to_do(column, cell):
    with pytest.raises(columns.ValidationError, match=r"Write|do not know"):
        column(cell)
