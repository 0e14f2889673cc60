"""The record of a day as a document to edit. It says what the page says, and nothing of who made it or where."""

from django.utils.translation import gettext as _

from coalition.meetings import minutes, queries
from coalition.meetings.models import Meeting
from coalition.web import files
from coalition.web.clocks import both_clocks, day


def document(meeting: Meeting) -> bytes:
    """As DOCX, in the active language."""
    paper, read = files.new_paper(), minutes.read(meeting)
    paper.add_heading(_("Record of the day"), 0)
    for line in (meeting.title, both_clocks(meeting.starts_at), meeting.place):
        if line:
            paper.add_paragraph(line)
    paper.add_paragraph(_("Women who took part: %(count)d") % {"count": queries.headcount(meeting.room)})
    _corrections(paper, read["corrections"])
    for step, lines in read["steps"]:
        paper.add_heading(step.title, 1)
        for line in lines:
            words = ": ".join(part for part in (str(line.label), line.text) if part)
            paper.add_paragraph(words, style="List Bullet")
        _corrections(paper, step.corrections.all())
    following = queries.following(meeting)
    when = both_clocks(following.starts_at) if following else _("No date is set.")
    paper.add_paragraph(f"{_('Next meeting:')} {when}")
    return files.docx(paper)


def _corrections(paper, lines) -> None:
    for line in lines:
        paper.add_paragraph(f"{_('Corrected')}, {day(line.written_on)}: {line.text}")
