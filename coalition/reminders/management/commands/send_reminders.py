"""Send due reminders without Celery, and list those that a person should look at."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from coalition.reminders import actions, queries
from coalition.reminders.models import Reminder


class Command(BaseCommand):
    help = "Send what is due and print counts; --uncertain lists what may not have reached its reader."

    def add_arguments(self, parser):
        parser.add_argument("--uncertain", action="store_true", help="List them (masked) and send nothing.")

    def handle(self, *, uncertain: bool, **options):
        if uncertain:
            self.list_uncertain()
        else:
            self.send()

    def send(self):
        handled = 0
        while count := actions.deliver_some_due(now=timezone.now()):
            handled += count
            self.stdout.write(f"{handled} handled, {self.waiting()} waiting")
        self.stdout.write(
            f"Done: {handled} handled, {queries.uncertain().count()} uncertain (see --uncertain)"
        )

    def waiting(self):
        return Reminder.objects.due(timezone.now()).count()

    def list_uncertain(self):
        reminders = queries.uncertain().prefetch_related("deliveries")
        for reminder in reminders:
            last = list(reminder.deliveries.all())[-1:]
            code = last[0].code or "no answer" if last else "never sent"
            due = timezone.localtime(reminder.due_at)
            self.stdout.write(
                f"{reminder.masked}  {reminder.channel}  {reminder.state}  {due:%Y-%m-%d %H:%M}  {code}"
            )
        self.stdout.write(f"{len(reminders)} uncertain")
