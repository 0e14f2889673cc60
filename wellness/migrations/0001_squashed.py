"""All tables as they stood on 28 November 2026. A database that came here step by step is taken as it is."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import coalition.sealing.fields
from coalition.web.first_tables import FirstTables


class Migration(FirstTables):
    replaces = [("wellness", "0001_initial")]

    initial = True

    dependencies = [
        ("meetings", "0001_squashed"),
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="CarePlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opening", models.SlugField(blank=True, verbose_name="We open every meeting with")),
                (
                    "check_in",
                    models.CharField(
                        blank=True, max_length=140, verbose_name="How often we ask after each other"
                    ),
                ),
                ("people", models.TextField(blank=True, verbose_name="Who looks after care")),
                ("emergency", models.TextField(blank=True, verbose_name="When someone is in distress")),
                ("joy", models.TextField(blank=True, verbose_name="The joy we plan")),
                ("written_on", models.DateField()),
                (
                    "step",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="care_plan",
                        to="meetings.step",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("week", models.DateField()),
                ("face", coalition.sealing.fields.SealedTextField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-week"],
                "constraints": [
                    models.UniqueConstraint(fields=("member", "week"), name="wellness_one_check_in_a_week")
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckInConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_in_consent",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            ("withdrawn_on__gte", models.F("given_on")),
                            _connector="OR",
                        ),
                        name="wellness_a_yes_comes_before_its_no",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PracticeUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField()),
                ("gentle", models.BooleanField(default=False)),
                ("started_at", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="practice_uses",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="practice_uses",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stopped_at", None), ("started_at__isnull", False), _connector="OR"
                        ),
                        name="wellness_only_a_begun_practice_stops",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="Who helps")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[0-9 ]{3,}$", "Write digits only, such as 116 or +255 712 000 000."
                            )
                        ],
                        verbose_name="Telephone",
                    ),
                ),
                ("checked_on", models.DateField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_on", None), models.Q(("number", ""), _negated=True), _connector="OR"
                        ),
                        name="wellness_only_a_number_can_be_checked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by", None), ("checked_on__isnull", False), _connector="OR"
                        ),
                        name="wellness_who_checked_says_when",
                    ),
                ],
            },
        ),
    ]
