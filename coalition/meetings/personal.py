"""What meetings keep about a member: whether she would come, where she was, which she called, and which she led."""

from django.utils.translation import gettext as _

from coalition.meetings.models import EnergyCount, Feed, HandCount, Meeting
from members.personal import PersonalData, section


def called(member) -> list[str]:
    """What may have been typed for her where somebody counted."""
    return [name for name in (member.number, member.name_used) if name]


def take_out_counters(rows, member) -> None:
    """Her name where she counted hands or witnessed; the numbers stay."""
    for field in ("counted_by", "witnessed_by"):
        rows.filter(**{f"{field}__in": called(member)}).update(**{field: ""})


class OfMeetings(PersonalData):
    deleted = (
        "meetings.Attendance.member",
        "meetings.Excused.member",
        "meetings.Reply.member",
        "meetings.Feed.member",
        "meetings.Arrival.by",
    )
    one_of_hers = deleted[:-1]
    cut = (
        "meetings.Arrival.approved_by",
        "meetings.Meeting.called_by",
        "meetings.Meeting.led_by",
        "meetings.Meeting.to_lead",
        "meetings.Room.lead",
        "meetings.Series.called_by",
    )
    emptied = ("meetings.Arrival.contents", "meetings.Arrival.digits")  # with the file that she brought
    left_behind = ("meetings.Arrival.approved_by",)
    kept = {"meetings.Parcel.digits": "Opens the file of a day, and tells nothing of anybody."}

    def forget(self, member, *, now):
        super().forget(member, now=now)
        HandCount.objects.filter(name__in=called(member)).delete()
        take_out_counters(EnergyCount.objects.all(), member)

    def holds(self, member):
        """Where she was; what was said there is nobody's."""
        columns = (
            ("starts_at", _("Starts"), lambda meeting: meeting.starts_at),
            ("title", _("Title"), lambda meeting: meeting.title),
            ("place", _("Place"), lambda meeting: meeting.place),
        )
        was_at = Meeting.objects.filter(attendances__member=member)
        not_this_time = Meeting.objects.filter(excused__member=member)
        called = Meeting.objects.filter(called_by=member)
        made_on = ("made_on", _("Day"), lambda feed: feed.made_on)
        reply = (
            ("starts_at", _("Starts"), lambda reply: reply.meeting.starts_at),
            ("comes", _("I will come"), lambda reply: reply.comes),
            ("needs_fare", _("I need help with the fare"), lambda reply: reply.needs_fare),
            ("fare", _("How much, there and back?"), lambda reply: reply.fare),
        )
        replies = member.replies.select_related("meeting").order_by("meeting__starts_at", "pk")
        return [
            section("was_at", _("Meetings I was at"), was_at, *columns),
            section("not_this_time", _("Meetings I did not want to lead"), not_this_time, *columns),
            section("led", _("Meetings I led"), Meeting.objects.filter(led_by=member), *columns),
            section("replies", _("Whether I said that I will come"), replies, *reply),
            section("calendar", _("Meetings in my calendar"), Feed.objects.filter(member=member), made_on),
            section("called", _("Meetings I called"), called, *columns),
        ]
