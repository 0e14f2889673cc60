"""One of everything that a coalition does about who belongs, for those who walk all pages."""

import uuid

from django.utils import timezone

from members import actions as members
from members import columns, tables
from members.models import Call, Member

SOMEBODY_ELSE = "M-014"
SAID = "Kanari wa siri"


def things_of_members(people: dict[str, Member], now) -> dict[str, object]:
    """By the names under which addresses ask for them."""
    invited, secret = _invited(people, now, email="halima@example.org")
    members.second(invited, by=people["member"], now=now)
    waiting, waiting_secret = _invited(people, now, email="mariamu@example.org")
    by_phone, phone_secret = _invited(people, now, phone="+255712345673")
    members.second(by_phone, by=people["member"], now=now)
    asked, join_secret = members.ask_to_join(
        key=uuid.uuid4(), name_used="Mwajuma", language="sw", email="mwajuma@example.org", now=now
    )
    return {
        "request": asked.pk,
        "join_secret": join_secret,
        "invitation": waiting.pk,
        "secret": secret,
        "phone_secret": phone_secret,
        "waiting_secret": waiting_secret,
        "woman": Member.objects.get(number=SOMEBODY_ELSE).pk,
        "chapter": people["member"].chapter_id,
        "merge": _merge(people, now).pk,
        "call": Call.objects.first().pk,
        "role_change": _role_change(people, now).pk,
        "removal": _removal(people, now).pk,
        "suspension": _suspension(people, now).pk,
        "heard": _said(people, now, to="care_companion", opened=True).pk,
        "unopened": _said(people, now, to="care_companion").pk,
        "plain_woman": people["newcomer"].pk,
        "number": people["newcomer"].number,
        "pass_secret": members.make_quick_pass(people["newcomer"], by=people["facilitator"], now=now),
        "export": _export(people, now).pk,
        "export_ticket": _approved_export(people, now).ticket,
        "list": _list(people, now).pk,
        "confirmed_list": _confirmed_list(people, now).pk,
        "released_list": _released_list(people, now).pk,
    }


def _invited(people, now, **address):
    fields = {"name_used": "Halima", "language": "sw", "role": "", "by": people["membership_admin"]}
    return members.invite(**fields, **address, now=now)[:2]


def _said(people, now, *, to: str, opened: bool = False):
    """A woman said something to one whom she chose."""
    woman, hearer = Member.objects.get(number=SOMEBODY_ELSE), people[to]
    report = members.speak(woman, key=uuid.uuid4(), hearer=hearer, words=SAID, now=now)
    if opened:
        members.open_report(report, by=hearer, now=now)
        members.note_step(report, kind="heard", on=timezone.localdate(now), note=SAID, by=hearer)
    return report


def _merge(people, now):
    """A woman who came twice, and one who asks that she is one."""
    stays = people["newcomer"]
    goes = members.admit(name_used="Halima", phone="+255712000999", today=timezone.localdate(now))
    other_co_lead = Member.objects.get(number="M-001")
    return members.ask_to_merge(stays, goes, takes=["name_used"], by=other_co_lead, now=now)


def _role_change(people, now):
    """Something for the record too: somebody looked."""
    admin, co_lead = people["membership_admin"], people["co_lead"]
    woman, day = people["member"], timezone.localdate(now)
    members.show(woman, detail="legal_name", reason="asked", words="", by=admin, now=now)
    asked = {"deed": "grant", "starts_on": day, "ends_on": None, "reason": "Amekubali"}
    change = members.ask(woman, role="communications", **asked, by=admin, now=now)
    members.approve(change, by=co_lead, now=now)
    return members.ask(woman, role="secretary", **asked, by=admin, now=now)


def _removal(people, now):
    asked_of = Member.objects.get(number="M-016")
    return members.ask_removal(asked_of, reason="Amevunja", by=people["membership_admin"], now=now)


def _suspension(people, now):
    kept_out = Member.objects.get(number="M-017")
    return members.suspend(kept_out, reason="Hatari", by=people["membership_admin"], now=now)


def _export(people, now):
    admin = people["membership_admin"]
    return members.ask_export(what="contacts", kind="csv", reason="Kwa simu", by=admin, now=now)


def _approved_export(people, now):
    asked = _export(people, now)
    members.approve_export(asked, by=people["co_lead"], now=now)
    return asked


def _list(people, now):
    """One woman who may come in, one who needs mending, one who may be here twice."""
    lines = ["Jina,Simu,Tawi,Siri", "Asha,0712345601,Tawi jipya,x", "Bahati,07123,,", "Halima,,,"]
    table = tables.read("\n".join(lines).encode())
    by = people["membership_admin"]
    return members.begin_import(table, found=columns.in_table(table), by=by, now=now)


def _confirmed_list(people, now):
    made = _list(people, now)
    said = {"chapters": {"Tawi jipya": ""}, "twice": False, "consent_on": timezone.localdate(now)}
    members.confirm_import(made, **said, by=made.by, now=now)
    return made


def _released_list(people, now):
    made = _confirmed_list(people, now)
    members.approve_import(made, by=people["co_lead"], now=now)
    return made
