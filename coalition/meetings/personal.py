"""What meetings keep about a member: that she was there, that she called one, and that she led it."""

from django.utils.translation import gettext as _

from coalition.meetings.models import Meeting
from members.personal import PersonalData, section


class OfMeetings(PersonalData):
    deleted = ("meetings.Attendance.member", "meetings.Excused.member")
    one_of_hers = deleted
    cut = ("meetings.Meeting.called_by", "meetings.Meeting.led_by", "meetings.Meeting.to_lead")

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
        return [
            section("was_at", _("Meetings I was at"), was_at, *columns),
            section("not_this_time", _("Meetings I did not want to lead"), not_this_time, *columns),
            section("led", _("Meetings I led"), Meeting.objects.filter(led_by=member), *columns),
            section("called", _("Meetings I called"), called, *columns),
        ]
