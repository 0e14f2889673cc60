"""The invented women, with their roles and ways of contact."""

import uuid
from datetime import date, datetime, timedelta

from django.utils import timezone

from coalition.home.demo import data
from members import actions
from members.actions.roles import INTERIM_AT_MOST
from members.models import Call, Chapter, Coalition, Member, SafeContact

ROLES = {
    "care_focal": "care_companion",
    "co_facilitator": "facilitator",
}
# Roles that the data gives only for the day, or not at all, and without which the demo has no such door.
ALSO = {"m01": ("facilitator",), "m03": ("membership_admin",), "m06": ("safeguarding",)}
HOLDS_FOR_NOW = "m04"

# Who was last asked long ago how she is safely reached, and what some can give.
ASK_AGAIN = {"m07", "m18"}
OFFERS = {
    "m07": {"skills": ["sew", "children"], "days": ["5"], "times": ["morning"]},
    "m14": {"skills": ["write", "read", "phone"], "days": ["1", "3"], "times": ["afternoon"]},
    "m18": {"skills": ["cook", "sing"], "days": ["5", "6"], "times": []},
}


def number(name: str) -> str:
    """m07 in the data is member M-007."""
    return f"M-{int(name[1:]):03}"


def settle(*, today: date) -> dict[str, Member]:
    """The coalition, its chapters and its members, by their names in the data."""
    Coalition.objects.create(pk=1, name=data()["coalition"]["short"], language="sw")
    chapters = {
        row["slug"]: Chapter.objects.create(
            slug=row["slug"], name=row["name"], jurisdiction=row["jurisdiction"]
        )
        for row in data()["chapters"]
    }
    people = {row["id"]: _member(row, chapters, today=today) for row in data()["members"]}
    ends_on = today + INTERIM_AT_MOST
    people[HOLDS_FOR_NOW].role_terms.filter(role="treasurer").update(interim=True, ends_on=ends_on)
    return people


def _member(row: dict, chapters: dict[str, Chapter], *, today: date) -> Member:
    roles = [ROLES.get(role, role) for role in row["roles"]]
    member = actions.admit(
        number=number(row["id"]),
        name_used=row["call_me"],
        legal_name=row["name"],
        email=row.get("email", ""),
        phone=row.get("phone", ""),
        language="en" if row["language"] == "en" else "sw",
        reading_help=Member.ReadingHelp.ALOUD if row["help_reading"] else "",
        category=row["category"],
        chapter=chapters[row["chapter"]],
        today=today,
        roles=(*roles, *ALSO.get(row["id"], ())),
        channel=row["channel"],
    )
    latest = 16 if "contact_note" in row else 20
    SafeContact.objects.filter(member=member).update(phone_shared=row["phone_shared"], to_hour=latest)
    if row["id"] in ASK_AGAIN:
        SafeContact.objects.filter(member=member).update(
            reviewed_on=timezone.localdate() - timedelta(days=95)
        )
    if offer := OFFERS.get(row["id"]):
        actions.offer(member, **offer)
    return member


def one_who_is_quiet(people: dict[str, Member], *, today: date) -> None:
    """Nothing was heard of her, and she did not answer once: somebody is to call again."""
    made = today - timedelta(days=14)
    Call.objects.create(member=people["m15"], made_on=made, due_on=today, tries=1)


def one_who_asks(people: dict[str, Member], *, now: datetime) -> None:
    """Who may join, and a woman who asks and still needs a second member's word."""
    actions.write_who_may_join(
        text="Wanawake wa kundi letu na wanaotuunga mkono. Unajiunga kwa neno lako mwenyewe, "
        "na wanachama wawili wanaokufahamu wanakuthibitisha.",
        in_other="The women of our group and those who stand with us. You join by your own word, "
        "and two members who know you confirm it.",
        how="Kikao cha kamati ya uongozi, kwa makubaliano ya pamoja",
        questions=["Uko karibu na tawi gani?", "Ungependa kushiriki katika nini?"],
        now=now,
        today=timezone.localdate(now),
    )
    asked, _secret = actions.ask_to_join(
        key=uuid.uuid4(),
        name_used="Mwahija",
        language="sw",
        email="mwahija@example.org",
        answers={"Uko karibu na tawi gani?": "Dar es Salaam"},
        now=now,
    )
    actions.vouch(asked, member=people["m07"])


def one_who_is_invited(people: dict[str, Member], *, now: datetime) -> None:
    """A woman whose link opens once a second member says that she knows her too."""
    actions.invite(
        name_used="Zuhura",
        phone="+255712000888",
        write_to_her=False,
        language="sw",
        role="",
        by=people["m03"],
        now=now,
    )
