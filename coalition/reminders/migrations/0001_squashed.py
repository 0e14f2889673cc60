"""All tables as they stood on 28 November 2026. A database that came here step by step is taken as it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from coalition.web.first_tables import FirstTables


class Migration(FirstTables):
    replaces = [
        ("reminders", "0001_initial"),
        ("reminders", "0002_interim"),
        ("reminders", "0003_question"),
        ("reminders", "0004_votes_and_reviews"),
    ]

    initial = True

    dependencies = [
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("task", "Task"),
                            ("term", "Term"),
                            ("question", "Question"),
                            ("vote", "Vote"),
                            ("review", "Looking at a decision again"),
                        ],
                        max_length=10,
                    ),
                ),
                ("about", models.CharField(max_length=60)),
                ("occasion", models.CharField(max_length=60)),
                (
                    "channel",
                    models.CharField(
                        choices=[("inapp", "In this application"), ("email", "E-mail"), ("sms", "SMS")],
                        max_length=5,
                    ),
                ),
                ("key", models.CharField(max_length=32, unique=True)),
                ("event_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "waiting for its hour"),
                            ("claimed", "taken up"),
                            ("sending", "being sent"),
                            ("accepted", "handed over"),
                            ("delivered", "arrived"),
                            ("failed", "did not arrive"),
                            ("unknown", "not known whether sent"),
                            ("dead", "given up"),
                            ("cancelled", "no longer needed"),
                            ("expired", "too late to send"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("claimed_until", models.DateTimeField(null=True)),
                ("provider_id", models.CharField(blank=True, default="", max_length=100)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "planned")),
                        fields=["due_at"],
                        name="reminders_due_to_be_sent",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["claimed", "sending"])),
                        fields=["claimed_until"],
                        name="reminders_abandoned_in_work",
                    ),
                    models.Index(
                        condition=models.Q(("channel", "inapp"), ("state", "accepted")),
                        fields=["recipient", "due_at"],
                        name="reminders_notices_of_member",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["unknown", "dead", "failed"])),
                        fields=["due_at"],
                        name="reminders_to_be_looked_at",
                    ),
                    models.Index(fields=["about"], name="reminders_about"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recipient", "about", "occasion", "channel"),
                        name="reminders_one_per_recipient_occasion_and_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claimed_until__isnull", False), ("state__in", ["claimed", "sending"])),
                            models.Q(
                                models.Q(("state__in", ["claimed", "sending"]), _negated=True),
                                ("claimed_until", None),
                            ),
                            _connector="OR",
                        ),
                        name="reminders_what_is_in_work_has_a_lease_and_nothing_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "delivered"]), _negated=True),
                            ("accepted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="reminders_what_was_accepted_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            ("cancelled_at__isnull", False),
                            _connector="OR",
                        ),
                        name="reminders_what_was_cancelled_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", "inapp"), _negated=True),
                            ("state__in", ["accepted", "cancelled"]),
                            _connector="OR",
                        ),
                        name="reminders_a_notice_is_up_or_taken_back",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("read_at", None), ("channel", "inapp"), _connector="OR"),
                        name="reminders_only_a_notice_is_marked_as_read",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField()),
                ("started_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "handed over"),
                            ("refused", "refused for good"),
                            ("later", "could not take it now"),
                            ("busy", "asked to wait"),
                            ("uncertain", "no clear answer"),
                            ("broken", "failed on our side"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("code", models.CharField(blank=True, default="", max_length=40)),
                (
                    "reminder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="reminders.reminder",
                    ),
                ),
            ],
            options={
                "ordering": ["attempt"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reminder", "attempt"), name="reminders_one_delivery_per_attempt"
                    )
                ],
            },
        ),
    ]
