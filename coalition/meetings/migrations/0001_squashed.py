"""All tables as they stood on 28 November 2026. A database that came here step by step is taken as it is."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import coalition.sealing.fields
from coalition.web.first_tables import FirstTables


class Migration(FirstTables):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_led_by"),
        ("meetings", "0003_replies"),
        ("meetings", "0004_step_pinned_version"),
        ("meetings", "0005_minutes"),
        ("meetings", "0006_lobby"),
        ("meetings", "0007_shortened_from"),
        ("meetings", "0008_kept_plan"),
        ("meetings", "0009_calendar"),
        ("meetings", "0010_lead"),
        ("meetings", "0011_guests"),
        ("meetings", "0012_offered_words"),
        ("meetings", "0013_energy"),
        ("meetings", "0014_travel"),
        ("meetings", "0015_entered_for"),
        ("meetings", "0016_series"),
        ("meetings", "0017_talk_card"),
    ]

    initial = True

    dependencies = [
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="Name of the plan")),
                ("starts", models.TimeField()),
                ("steps", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("index", models.CharField(max_length=64, unique=True)),
                ("made_on", models.DateField()),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="Title")),
                ("template", models.SlugField(blank=True)),
                ("starts_at", models.DateTimeField(verbose_name="Starts")),
                ("ends_at", models.DateTimeField(verbose_name="Ends")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="Place")),
                (
                    "place_may_show",
                    models.BooleanField(default=False, verbose_name="The place may be shown in calendars"),
                ),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("moves", models.PositiveSmallIntegerField(default=0)),
                ("series_day", models.DateField(null=True)),
                ("mark", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "called_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "led_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_meetings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_lead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "face",
                    models.CharField(
                        blank=True,
                        choices=[("happy", "Good"), ("so-so", "So-so"), ("sad", "Not good")],
                        max_length=5,
                        verbose_name="How was the day?",
                    ),
                ),
                (
                    "safe",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")],
                        max_length=6,
                        verbose_name="Did you feel safe here?",
                    ),
                ),
                (
                    "helped",
                    models.CharField(blank=True, max_length=280, verbose_name="What helped you most?"),
                ),
                (
                    "change",
                    models.CharField(
                        blank=True, max_length=280, verbose_name="What should we change next time?"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "feedback",
            },
        ),
        migrations.CreateModel(
            name="Parcel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digits", coalition.sealing.fields.SealedTextField()),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parcel",
                        to="meetings.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=6, null=True, unique=True)),
                ("join_token", models.CharField(max_length=32, unique=True)),
                ("wall_token", models.CharField(max_length=32, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("door_open", models.BooleanField(default=True)),
                ("paused", models.BooleanField(default=False)),
                ("wall_blank", models.BooleanField(default=False)),
                ("guests", models.BooleanField(default=False)),
                ("women", models.PositiveSmallIntegerField(null=True)),
                ("lead_index", models.CharField(blank=True, max_length=32)),
                (
                    "lead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room",
                        to="meetings.meeting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fruit", models.CharField(max_length=10)),
                ("tag_number", models.PositiveSmallIntegerField()),
                ("group", models.CharField(blank=True, max_length=1)),
                ("seat_index", models.CharField(max_length=32, null=True, unique=True)),
                ("device_index", models.CharField(blank=True, db_index=True, max_length=32)),
                ("left", models.BooleanField(default=False)),
                ("removed", models.BooleanField(default=False)),
                (
                    "lobby",
                    models.CharField(
                        blank=True, choices=[("waits", "Waits"), ("not_now", "Not Now")], max_length=7
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.participant",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="meetings.room",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "fruit", "tag_number"), name="meetings_one_tag_per_participant"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("removed", False), ("left", True), _connector="OR"),
                        name="meetings_who_is_taken_out_is_not_in_the_room",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("weekly", "Every week"),
                            ("fortnightly", "Every two weeks"),
                            ("weekday", "Every month on the same weekday, such as the first Saturday"),
                            ("date", "Every month on the same date"),
                        ],
                        max_length=11,
                        verbose_name="How often?",
                    ),
                ),
                ("first_on", models.DateField()),
                ("at", models.TimeField()),
                ("skipped", models.JSONField(default=list)),
                (
                    "called_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "series",
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="series",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="meetings",
                to="meetings.series",
            ),
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("slug", models.SlugField()),
                ("kind", models.SlugField(max_length=20)),
                ("record", models.SlugField(max_length=30)),
                ("words", models.JSONField(default=dict)),
                ("planned_minutes", models.PositiveSmallIntegerField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("min_minutes", models.PositiveSmallIntegerField()),
                ("pinned_to", models.TimeField(null=True)),
                ("shortened_from", models.PositiveSmallIntegerField(null=True)),
                (
                    "priority",
                    models.CharField(
                        choices=[("must", "must"), ("should", "should"), ("could", "could")],
                        default="must",
                        max_length=6,
                    ),
                ),
                (
                    "grouping",
                    models.CharField(
                        choices=[
                            ("room", "whole room"),
                            ("small_groups", "small groups"),
                            ("pairs", "pairs"),
                            ("solo", "each alone"),
                        ],
                        default="room",
                        max_length=12,
                    ),
                ),
                (
                    "wall",
                    models.CharField(
                        choices=[
                            ("all", "everything"),
                            ("text_only", "words without names"),
                            ("totals_only", "totals only"),
                            ("instructions_only", "instructions only"),
                        ],
                        default="instructions_only",
                        max_length=17,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "Ready"),
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("shown", "Shown"),
                            ("saved", "Saved"),
                            ("skipped", "Skipped"),
                        ],
                        default="ready",
                        max_length=7,
                    ),
                ),
                ("opened_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("had_guests", models.BooleanField(default=False)),
                ("entered_for", models.PositiveSmallIntegerField(default=0)),
                ("card", models.PositiveSmallIntegerField(default=0)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "position"), name="meetings_one_step_at_each_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", models.F("min_minutes"))),
                        name="meetings_a_step_keeps_its_least_minutes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("priority", "must"), ("state", "skipped"), _negated=True),
                        name="meetings_a_must_is_never_skipped",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="room",
            name="step",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.step"
            ),
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("for_her", models.BooleanField(default=False)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="meetings.participant",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="meetings.step",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OfferedWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=280)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offered",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "offered words",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=280, verbose_name="One line")),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="meetings.step"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EnergyTap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("green", "Green: I can go on"),
                            ("yellow", "Yellow: so-so"),
                            ("red", "Red: I need a rest"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.participant",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="energy_taps",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "participant"),
                        name="meetings_one_colour_per_woman_in_an_energy_check",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EnergyCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("green", models.PositiveSmallIntegerField(default=0)),
                ("yellow", models.PositiveSmallIntegerField(default=0)),
                ("red", models.PositiveSmallIntegerField(default=0)),
                ("is_sealed", models.BooleanField(default=False)),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="energy", to="meetings.step"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=280, verbose_name="What is right")),
                ("written_on", models.DateField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("passed", models.BooleanField(default=False)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="meetings.participant",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="turns", to="meetings.step"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "participant"), name="meetings_one_turn_per_circle"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Excused",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="excused",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "member"), name="meetings_a_member_is_excused_from_a_meeting_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "women",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="How many said yes",
                    ),
                ),
                (
                    "at",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmation",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("women__gte", 1)), name="meetings_somebody_confirms_a_record"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at", models.F("meeting")), _negated=True),
                        name="meetings_another_meeting_confirms_a_record",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "member"), name="meetings_a_member_attends_a_meeting_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.UUIDField()),
                ("contents", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("digits", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("came_at", models.DateTimeField()),
                ("who", models.JSONField(default=dict)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="arrivals",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_a_second_person_says_yes_to_a_day_that_came",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("comes", models.BooleanField(verbose_name="I will come")),
                ("needs_fare", models.BooleanField(default=False, verbose_name="I need help with the fare")),
                (
                    "fare",
                    coalition.sealing.fields.SealedTextField(
                        blank=True, default="", verbose_name="How much, there and back?"
                    ),
                ),
                ("moves", models.PositiveSmallIntegerField(default=0)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "replies",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "member"), name="meetings_a_member_answers_a_meeting_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("comes", True), ("needs_fare", False), _connector="OR"),
                        name="meetings_fare_only_for_who_comes",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="meetings_a_meeting_ends_after_it_starts",
                violation_error_message="The meeting must end after it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at", None), ("started_at__isnull", False), _connector="OR"),
                name="meetings_only_a_begun_meeting_can_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("cancelled_at", None), ("started_at", None), _connector="OR"),
                name="meetings_what_has_begun_is_not_called_off",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("series", "series_day"), name="meetings_a_series_meets_once_on_a_day"
            ),
        ),
    ]
