"""The part of meetings in a day that travels: the meeting, its steps and lines, who was there, how the day was."""

import secrets

from django.utils.translation import gettext_lazy as _

from coalition.meetings import queries
from coalition.meetings.actions.plan import call_meeting
from coalition.meetings.models import Attendance, Meeting, Participant, Turn
from coalition.meetings.models.room import FRUITS
from coalition.meetings.travel.rows import make, read
from coalition.meetings.travel.table import DayCarrier, Rows, Taking

OF_THE_NEXT = ("title", "starts_at", "ends_at", "place", "place_may_show")


class OfMeetings(DayCarrier):
    carried = (
        Rows(
            "meetings.Meeting",
            "pk",
            without={
                "mark": "stands beside the rows: by it the day is known",
                "cancelled_at": "a day that was held was not called off",
                "moves": "how often it was moved is known at home, with the replies",
                "series": "the rule by which meetings come again stays at home",
                "series_day": "the rule by which meetings come again stays at home",
            },
        ),
        Rows(
            "meetings.Step",
            "meeting",
            says=_("Steps of the plan"),
        ),
        Rows(
            "meetings.Room",
            "meeting",
            without={
                "code": "died with the meeting",
                "join_token": "a key to the room",
                "wall_token": "a key to the wall",
                "lead": "which host walked the day; it is over",
                "lead_index": "the mark of her device",
            },
            fresh={
                "join_token": lambda: secrets.token_urlsafe(16),
                "wall_token": lambda: secrets.token_urlsafe(16),
            },
        ),
        Rows(
            "meetings.Attendance",
            "meeting",
            says=_("Women who were there"),
            unordered=True,
        ),
        Rows(
            "meetings.Note",
            "step__meeting",
            says=_("Lines of notes"),
        ),
        Rows("meetings.FeedbackBatch", "step__meeting"),
        Rows(
            "meetings.Feedback",
            "meeting",
            says=_("Answers on how the day was"),
            unordered=True,
        ),
        Rows("meetings.EnergyCount", "step__meeting"),
        Rows(
            "meetings.Correction",
            "meeting",
            says=_("Corrections"),
        ),
    )
    left_behind = {
        "meetings.Participant": "seats: nothing may tell which woman sat in which",
        "meetings.Receipt": "who answered which step; they are gone when a meeting ends",
        "meetings.EnergyTap": "how one woman feels; deleted when the check is saved",
        "meetings.Turn": "hangs on a seat; only how many spoke and passed travels",
        "meetings.HandCount": "what two counted before they agreed; gone when a meeting ends",
        "meetings.OfferedWords": "gone once the host has looked at them, on the day",
        "meetings.Reply": "said before the day; they are at home already",
        "meetings.Excused": "said before the day; they are at home already",
        "meetings.Confirmation": "a later meeting confirms the record, at home",
        "meetings.Parcel": "the digits that open the file",
        "meetings.Arrival": "a file that waits to be taken in",
    }

    def tell(self, meeting):
        turns: dict[int, list[int]] = {}
        for place, step in enumerate(meeting.steps.order_by("pk")):
            said = list(step.turns.values_list("passed", flat=True))
            if said:
                turns[place] = [said.count(False), said.count(True)]
        following = queries.next_meeting(meeting)
        plain = following is not None and following.template == ""
        return {
            "turns": {str(place): counts for place, counts in turns.items()},
            "next": {name: _plain(following, name) for name in OF_THE_NEXT} if plain else None,
        }

    def take(self, taking, told):
        """The meeting stands already; on it the rest is made."""
        for rows in self.carried[1:]:
            made = make(rows, told["rows"].get(rows.model, []), taking)
            if rows.model == "meetings.Attendance":
                _forget_order(taking, made)
        _take_turns(taking, told["turns"])
        _call_next(taking, told["next"])


def make_plan(taking: Taking, told: dict) -> None:
    """The plan alone, for a day that is still to be held."""
    make(OfMeetings.carried[1], told["rows"]["meetings.Step"], taking)


def _plain(meeting: Meeting, name: str):
    value = getattr(meeting, name)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _forget_order(taking: Taking, made: list) -> None:
    """Written anew by member, as at the end of a day."""
    here = sorted(row.member_id for row in made if row is not None)
    taking.meeting.attendances.all().delete()
    Attendance.objects.bulk_create(Attendance(meeting=taking.meeting, member_id=pk) for pk in here)


def _take_turns(taking: Taking, turns: dict[str, list[int]]) -> None:
    """As many seats as the largest circle had, under new tags. In each circle those who spoke come first, so that a
    tag says nothing of anybody."""
    most = max(map(sum, turns.values()), default=0)
    room = taking.made["meetings.Room"][0]
    seats = Participant.objects.bulk_create(
        Participant(
            room=room, fruit=FRUITS[place % len(FRUITS)], tag_number=place // len(FRUITS) + 1, left=True
        )
        for place in range(most)
    )
    steps = taking.made["meetings.Step"]
    Turn.objects.bulk_create(
        Turn(step=steps[int(place)], participant=seats[number], passed=number >= spoke)
        for place, (spoke, passed) in turns.items()
        for number in range(spoke + passed)
    )


def _call_next(taking: Taking, said: dict | None) -> None:
    """When we meet again, where that is not known here yet; with a reminder for every member."""
    if said is None:
        return
    fields = {name: read(Meeting._meta.get_field(name), said[name]) for name in OF_THE_NEXT}
    at_this_time = Meeting.objects.not_cancelled().filter(starts_at=fields["starts_at"])
    if fields["starts_at"] > taking.now and not at_this_time.exists():
        call_meeting(**fields, by=taking.meeting.led_by, now=taking.now)
