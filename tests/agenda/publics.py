"""A page for everybody: asked for by one co-lead, and where wanted approved by another."""

from agenda.actions import public
from agenda.models import Agenda, PublicPage
from members.models import Member

ITEMS = [{"place": 1, "label": "start_now", "name": "Mtaji", "why": "", "ask": "Tusikilizwe", "words": []}]
CONTACT = "0800 000 000"


def asked_page(*, by: Member, now, items=None, approved_by: Member | None = None) -> PublicPage:
    agenda = Agenda.objects.published().first()
    page = public.ask_to_publish(agenda, contact=CONTACT, items=items or ITEMS, by=by, now=now)
    if approved_by:
        assert public.approve_public(page, by=approved_by, now=now)
        page.refresh_from_db()
    return page
