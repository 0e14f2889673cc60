"""What a reader is warned of before a policy brief goes out: claims without a source, or with an old or unread one."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import Brief, Evidence, Jurisdiction
from agenda.models.brief import OLD_AFTER

APART = (Jurisdiction.MAINLAND, Jurisdiction.ZANZIBAR)


def warnings(brief: Brief, *, today: date) -> list[str]:
    """For a draft, by the register as it is now; the evidence is looked up once."""
    evidence = list(brief.evidence.all())
    if not evidence:
        return [_("There is no evidence. Write nothing of laws or numbers that no source shows.")]
    return [*_about(evidence, today), *_elsewhere(brief, evidence)]


def _about(evidence: list[Evidence], today: date) -> list[str]:
    old = sum(one.is_old(today) for one in evidence)
    unread = sum(one.checked_on is None for one in evidence)
    found = []
    if old:
        found.append(
            ngettext(
                "%(count)d source is more than %(years)d years old. Look for a newer one.",
                "%(count)d sources are more than %(years)d years old. Look for newer ones.",
                old,
            )
            % {"count": old, "years": OLD_AFTER}
        )
    if unread:
        found.append(
            ngettext(
                "Nobody of us has opened %(count)d source yet. Read it before it is quoted.",
                "Nobody of us has opened %(count)d sources yet. Read them before they are quoted.",
                unread,
            )
            % {"count": unread}
        )
    return found


def _elsewhere(brief: Brief, evidence: list[Evidence]) -> list[str]:
    if not any({one.jurisdiction, brief.jurisdiction} == set(APART) for one in evidence):
        return []
    return [_("Some evidence is of the other jurisdiction. Its laws and numbers may not hold there.")]
