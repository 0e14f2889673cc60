"""A policy brief as a document to edit. It says what the page says, and nothing of who made it or where."""

from django.utils.translation import gettext as _

from agenda.models import Brief, Jurisdiction
from coalition.web import files
from coalition.web.clocks import day
from members.queries import coalition


def document(brief: Brief) -> bytes:
    """As DOCX, in the active language; a draft says that it is one."""
    paper = files.new_paper()
    paper.add_heading(brief.title, 0)
    if not brief.is_final:
        paper.add_paragraph(_("Draft"))
    paper.add_paragraph(f"{_('To:')} {brief.target} ({brief.get_jurisdiction_display()})")
    paper.add_heading(_("The problem"), 1)
    for part in filter(None, brief.problem.split("\n")):
        paper.add_paragraph(part)
    for text in brief.words:
        paper.add_paragraph(f"“{text}”", style="Intense Quote")
    paper.add_heading(_("What shows it"), 1)
    for one in brief.shown_evidence:
        paper.add_paragraph(_evidence(one), style="List Bullet")
    paper.add_heading(_("What we recommend"), 1)
    for text in brief.recommendations:
        paper.add_paragraph(text, style="List Number")
    paper.add_paragraph(_signed(brief))
    return files.docx(paper)


def _evidence(one: dict) -> str:
    where = Jurisdiction(one["jurisdiction"]).label
    return f"{one['statement']} ({one['source']}, {one['year']}; {where})"


def _signed(brief: Brief) -> str:
    parts = [brief.signed_as or coalition().name]
    if brief.final_at:
        parts.append(day(brief.final_at))
    return " · ".join(filter(None, [*parts, brief.contact]))
