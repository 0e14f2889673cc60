"""The published agenda as a document to edit. It says what the page says, and nothing of who made it or where."""

from django.utils.translation import gettext as _

from agenda.models import Agenda, Attempt, Decision, Item
from coalition.web import files
from coalition.web.clocks import day


def document(agenda: Agenda, *, name: str) -> bytes:
    """As DOCX, in the active language; ``name`` is the coalition's."""
    paper = files.new_paper()
    paper.add_heading(f"{name}: {_('our agenda')}", 0)
    said = _("Version %(version)d") % {"version": agenda.version}
    paper.add_paragraph(f"{said} · {day(agenda.published_at)}")
    for item in agenda.kept:
        _item(paper, item)
    _decided(paper, agenda)
    return files.docx(paper)


def _item(paper, item: Item) -> None:
    paper.add_heading(f"{item.position}. {item.name}", 1)
    paper.add_paragraph(item.get_label_display())
    if item.words:
        paper.add_paragraph(_("Why: in our own words"))
    for text in item.words:
        paper.add_paragraph(text, style="List Bullet")
    if item.strategy:
        paper.add_paragraph(f"{_('We ask')}: {item.strategy.ask}")
        paper.add_paragraph(f"{_('We speak to')}: {item.strategy.target}")
        how = ", ".join(map(str, item.strategy.method_labels))
        way = item.strategy.get_approach_display()
        paper.add_paragraph(f"{_('How')}: {way}" + (f" ({how})" if how else ""))


def _decided(paper, agenda: Agenda) -> None:
    paper.add_heading(_("How we decided"), 1)
    paper.add_paragraph(agenda.decision.text)
    for attempt in agenda.decision.attempts.all():
        if attempt.outcome == Attempt.Outcome.ADOPTED and agenda.decision.way != Decision.Way.CONSENSUS:
            paper.add_paragraph(f"{agenda.decision.get_way_display()}. {attempt.said}")
        elif attempt.outcome == Attempt.Outcome.ADOPTED:
            counts = {"agree": attempt.agree, "aside": attempt.stand_aside}
            counts |= {"block": attempt.block, "none": attempt.no_answer}
            said = _(
                "Adopted: %(agree)s agree, %(aside)s stand aside, %(block)s block, %(none)s without answer."
            )
            paper.add_paragraph(said % counts)
    for concern in agenda.decision.concerns.all():
        paper.add_paragraph(f"{_('A concern that stays:')} {concern.text}")
    paper.add_paragraph(agenda.rule_sentence)
