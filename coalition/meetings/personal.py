"""What meetings keep about a member: that she was there, that she called one, and that she led it."""

from members.personal import PersonalData


class OfMeetings(PersonalData):
    deleted = ("meetings.Attendance.member", "meetings.Excused.member")
    one_of_hers = deleted
    cut = ("meetings.Meeting.called_by", "meetings.Meeting.led_by", "meetings.Meeting.to_lead")
