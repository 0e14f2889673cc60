"""The list that shows how a list is written: ten women who do not exist, in each language."""

from django.utils import translation

from members import tables
from members.columns import COLUMNS
from members.models import Member

LANGUAGES = {"sw": "mfano-wa-orodha", "en": "example-list"}
# Name, phone, e-mail, chapter, kind, language, member since, legal name, consent noted on. Phones in five ways.
WOMEN = """
Asha|0712 345 601||Mwanza|full|sw|14/03/2020||01/02/2026
Mama Neema|+255 712 345 602||Mwanza|full|sw|2021|Neema Juma|01/02/2026
Zawadi|255712345603||Dodoma|full|sw|||01/02/2026
Rehema|712345604||Dodoma|associate|sw|2023-07-01||01/02/2026
Bibi Tatu|||Dodoma|full|sw|||01/02/2026
Joyce|00255 712 345 605|joyce@example.org|Mwanza|full|en|||01/02/2026
Upendo|||Tanga|full|sw|||01/02/2026
Grace||grace@example.org|Tanga|ally|en|2024||01/02/2026
Mwanaidi|0712-345-606||Tanga|full|sw|||01/02/2026
Salma|||Mwanza|associate|sw|||01/02/2026
""".strip().splitlines()


def name(language: str) -> str:
    return LANGUAGES[language]


def table(language: str, kind: str) -> bytes:
    with translation.override(language):
        headings = [str(column.label) for column in COLUMNS[:-1]]
        return tables.write(kind, headings, [_row(line.split("|"), language) for line in WOMEN])


def _row(cells: list[str], language: str) -> list[str]:
    said = {"sw": "Kiswahili", "en": "Kiingereza" if language == "sw" else "English"}
    return [*cells[:4], str(Member.Category(cells[4]).label), said[cells[5]], *cells[6:]]
