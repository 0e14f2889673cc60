"""What reminders keep about a member: what she was or will be reminded of. It holds neither words nor an address."""

from coalition.reminders.actions.planning import follow_contact
from members.personal import PersonalData


class OfReminders(PersonalData):
    deleted = ("reminders.Reminder.recipient",)
    one_of_hers = deleted

    def contact_changed(self, member, *, now):
        follow_contact(member, now=now)
