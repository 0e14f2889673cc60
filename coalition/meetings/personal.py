"""What meetings keep about a member: that she was there, and that she called one."""

from members.personal import PersonalData


class OfMeetings(PersonalData):
    deleted = ("meetings.Attendance.member",)
    one_of_hers = deleted
    cut = ("meetings.Meeting.called_by",)
