"""All tables as they stood on 28 November 2026. A database that came here step by step is taken as it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import coalition.sealing.fields
from coalition.web.first_tables import FirstTables


class Migration(FirstTables):
    replaces = [
        ("actionplan", "0001_initial"),
        ("actionplan", "0002_task_review"),
        ("actionplan", "0003_visits"),
    ]

    initial = True

    dependencies = [
        ("agenda", "0001_squashed"),
        ("meetings", "0001_squashed"),
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=140, verbose_name="What we will do")),
                ("done_when", models.CharField(blank=True, max_length=200, verbose_name="It is done when")),
                ("due_on", models.DateField(verbose_name="By which day")),
                ("later", models.BooleanField(default=False, verbose_name="For later")),
                ("position", models.PositiveSmallIntegerField(default=1)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="actions",
                        to="agenda.item",
                        verbose_name="Which issue it serves",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="actions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="Name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("womens-rights-network", "Women's rights group"),
                            ("legal-aid", "Legal aid"),
                            ("health", "Health"),
                            ("savings-group", "Savings group"),
                            ("faith", "Faith group"),
                            ("office", "Public office"),
                            ("media", "Media"),
                            ("other", "Other"),
                        ],
                        max_length=25,
                        verbose_name="What kind",
                    ),
                ),
                (
                    "warmth",
                    models.CharField(
                        choices=[
                            ("friend", "Already a friend"),
                            ("could-be", "Could be a friend"),
                            ("careful", "Be careful"),
                        ],
                        default="could-be",
                        max_length=8,
                        verbose_name="How close",
                    ),
                ),
                ("ask", models.CharField(blank=True, max_length=200, verbose_name="What we ask")),
                ("offer", models.CharField(blank=True, max_length=200, verbose_name="What we offer")),
                (
                    "may_know",
                    models.CharField(
                        choices=[
                            ("counts_only", "How many we are"),
                            ("issues_only", "Our issues"),
                            ("counts_and_issues", "How many we are, and our issues"),
                            ("names_by_own_consent", "A name, if the woman herself says yes"),
                        ],
                        default="counts_and_issues",
                        max_length=25,
                        verbose_name="What they may know of us",
                    ),
                ),
                ("next_step", models.CharField(blank=True, max_length=140, verbose_name="Next step")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="By which day")),
                (
                    "contact_owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="partners",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Who of us makes contact",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="partners",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name",),
                        name="actionplan_a_partner_is_listed_once",
                        violation_error_message="This partner is on the list already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=140, verbose_name="Task")),
                ("due_on", models.DateField(verbose_name="By which day")),
                ("accepted_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                (
                    "declined_why",
                    models.CharField(blank=True, max_length=140, verbose_name="What stands in the way"),
                ),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="actionplan.action",
                    ),
                ),
                (
                    "finished_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="helping",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Who helps her",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Who",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_by", None), ("finished_at__isnull", False), _connector="OR"
                        ),
                        name="actionplan_only_a_finished_task_was_finished_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_by", None), ("accepted_at__isnull", False), _connector="OR"
                        ),
                        name="actionplan_only_an_accepted_task_was_accepted_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at", None), ("declined_at", None), _connector="OR"),
                        name="actionplan_a_task_is_accepted_or_declined_not_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at", None), ("accepted_at__isnull", False), _connector="OR"
                        ),
                        name="actionplan_only_an_accepted_task_can_be_finished",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declined_why", ""), ("declined_at__isnull", False), _connector="OR"
                        ),
                        name="actionplan_only_a_declined_task_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("helper", None),
                            ("owner", None),
                            models.Q(("helper", models.F("owner")), _negated=True),
                            _connector="OR",
                        ),
                        name="actionplan_nobody_helps_herself",
                        violation_error_message="Choose another woman to help, or nobody.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("under_way", "On its way"),
                            ("needs_help", "Needs help"),
                            ("let_go", "Somebody else may take it"),
                        ],
                        max_length=10,
                        verbose_name="How it stands",
                    ),
                ),
                ("needs", models.CharField(blank=True, max_length=140, verbose_name="What she needs")),
                ("was_due_on", models.DateField()),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task_reviews",
                        to="meetings.step",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="actionplan.task",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "task"), name="actionplan_a_task_is_reviewed_once_in_a_step"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("needs", ""), ("said", "needs_help"), _connector="OR"),
                        name="actionplan_only_who_needs_help_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("office", models.CharField(max_length=160, verbose_name="Which office?")),
                ("on", models.DateField(verbose_name="On which day?")),
                ("who", models.JSONField(default=list, verbose_name="Who goes, by role")),
                ("practised_on", models.DateField(null=True, verbose_name="Practised in a role-play on")),
                ("outcome", models.CharField(blank=True, max_length=500, verbose_name="What did they say?")),
                ("next_step", models.CharField(blank=True, max_length=140, verbose_name="What comes next?")),
                ("talked_on", models.DateField(null=True, verbose_name="Talked about afterwards on")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="agenda.issue"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="visits",
                        to="actionplan.partner",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("talked_on", None), ("talked_on__gte", models.F("on")), _connector="OR"
                        ),
                        name="actionplan_a_visit_is_talked_about_after_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("practised_on", None), ("practised_on__lte", models.F("on")), _connector="OR"
                        ),
                        name="actionplan_a_visit_is_practised_before_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("private", "Only me"), ("group", "The group, without my name")],
                        max_length=7,
                    ),
                ),
                ("text", coalition.sealing.fields.SealedTextField(verbose_name="I will")),
                ("done", models.BooleanField(default=False)),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="meetings.participant",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("member__isnull", False),
                                ("participant", None),
                                ("step", None),
                                ("visibility", "private"),
                            ),
                            models.Q(
                                ("done", False),
                                ("member", None),
                                ("step__isnull", False),
                                ("visibility", "group"),
                            ),
                            _connector="OR",
                        ),
                        name="actionplan_a_commitment_is_one_woman_s_or_the_group_s",
                    ),
                    models.UniqueConstraint(
                        fields=("step", "participant"), name="actionplan_one_commitment_per_seat_and_step"
                    ),
                ],
            },
        ),
    ]
