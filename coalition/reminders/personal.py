"""What reminders keep about a member: what she was or will be reminded of. It holds neither words nor an address."""

from members.personal import PersonalData


class OfReminders(PersonalData):
    deleted = ("reminders.Reminder.recipient",)
    one_of_hers = deleted
