"""What reminders keep about a member: what she was or will be reminded of. It holds neither words nor an address."""

from django.utils.translation import gettext as _

from coalition.reminders.actions.planning import follow_contact
from members.personal import PersonalData, section


class OfReminders(PersonalData):
    deleted = ("reminders.Reminder.recipient",)
    one_of_hers = deleted

    def holds(self, member):
        return [
            section(
                "reminders",
                _("Reminders"),
                member.reminders.order_by("due_at", "pk"),
                ("at", _("Day"), lambda reminder: reminder.due_at),
                ("kind", _("What"), lambda reminder: reminder.get_kind_display()),
                ("channel", _("How"), lambda reminder: reminder.get_channel_display()),
                ("state", _("What became of it"), lambda reminder: reminder.get_state_display()),
            )
        ]

    def contact_changed(self, member, *, now):
        follow_contact(member, now=now)
