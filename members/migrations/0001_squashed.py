"""All tables as they stood on 28 November 2026. A database that came here step by step is taken as it is."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import coalition.sealing.fields
import members.models.exports
from coalition.web.first_tables import FirstTables


class Migration(FirstTables):
    replaces = [
        ("members", "0001_initial"),
        ("members", "0002_safeguarding"),
        ("members", "0003_find"),
        ("members", "0004_removal_and_suspension"),
        ("members", "0005_reports"),
        ("members", "0006_authenticators"),
        ("members", "0007_interim"),
        ("members", "0008_merge"),
        ("members", "0009_safe_contact"),
        ("members", "0010_lists"),
        ("members", "0011_phone_code"),
        ("members", "0012_record_beginning"),
        ("members", "0013_call"),
        ("members", "0014_record_about"),
        ("members", "0015_exports"),
        ("members", "0016_offer"),
        ("members", "0017_lapse"),
        ("members", "0018_ticket"),
        ("members", "0019_invitation_by_phone"),
        ("members", "0020_invitation_bound"),
        ("members", "0021_import_second"),
        ("members", "0022_corrected"),
        ("members", "0023_home_of_a_laptop"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuthenticatorSecret",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret", coalition.sealing.fields.SealedTextField()),
            ],
        ),
        migrations.CreateModel(
            name="PhoneCode",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("phone_index", models.CharField(db_index=True, max_length=32)),
                ("code_index", models.CharField(max_length=32)),
                ("asked_at", models.DateTimeField(db_index=True)),
                ("right_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField(default=0)),
                ("mark", models.CharField(default="", max_length=32)),
                ("from_row", models.PositiveIntegerField(default=0)),
                ("from_mark", models.CharField(default="", max_length=32)),
                ("from_seal", models.CharField(default="", max_length=32)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="members_the_record_has_one_end"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Chapter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="Name")),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[("mainland", "Mainland"), ("zanzibar", "Zanzibar")],
                        default="mainland",
                        max_length=10,
                        verbose_name="Whose law holds there?",
                    ),
                ),
                ("closed_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="members_a_chapter_has_a_name_of_its_own",
                        violation_error_message="There is a chapter of this name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("number", models.CharField(max_length=10, unique=True, verbose_name="member number")),
                ("name_used", models.CharField(max_length=60, verbose_name="name you want to be called")),
                ("name_key", models.CharField(default="", editable=False, max_length=120)),
                ("legal_name", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("email", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("email_alias", models.CharField(editable=False, max_length=60, null=True, unique=True)),
                ("phone", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                (
                    "phone_index",
                    models.CharField(blank=True, db_index=True, default="", editable=False, max_length=32),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("large_text", models.BooleanField(default=False, verbose_name="Large letters")),
                (
                    "reading_help",
                    models.CharField(
                        blank=True,
                        choices=[("aloud", "Read to me"), ("beside", "Sit beside me")],
                        default="",
                        max_length=6,
                        verbose_name="Shall somebody help me with reading?",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[("full", "Full member"), ("associate", "Associate"), ("ally", "Ally")],
                        default="full",
                        max_length=10,
                    ),
                ),
                ("joined_on", models.DateField(default=django.utils.timezone.localdate)),
                ("paused_on", models.DateField(null=True)),
                ("suspended_until", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "chapter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="members.chapter",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["name_key", "number"], name="members_in_order_of_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("left_at", None), ("is_active", False), _connector="OR"),
                        name="members_who_left_is_not_active",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_at", None), ("paused_on", None), _connector="OR"),
                        name="members_who_left_is_not_paused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None), ("left_at__isnull", False), _connector="OR"
                        ),
                        name="members_a_record_that_went_into_another_opens_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coalition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="first language",
                    ),
                ),
                ("mark", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("home", models.UUIDField(editable=False, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="members_there_is_one_coalition"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("membership", "Being a member"),
                            ("email", "Reminders by e-mail"),
                            ("sms", "Reminders by SMS"),
                            ("partners", "My name to partners"),
                        ],
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("given_on", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["given_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("member", "purpose"),
                        name="members_one_open_consent_per_member_and_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose__in", ["email", "sms"]), _negated=True),
                            ("withdrawn_on__isnull", False),
                            _connector="OR",
                        ),
                        name="members_a_yes_to_being_written_to_stands_here_once_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            ("withdrawn_on__gte", models.F("given_on")),
                            _connector="OR",
                        ),
                        name="members_a_consent_is_withdrawn_after_it_is_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("names", "Names"),
                            ("contacts", "Names, phone numbers and e-mail addresses"),
                        ],
                        default="names",
                        max_length=8,
                        verbose_name="What should stand in it?",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("xlsx", "XLSX"), ("csv", "CSV")],
                        default="xlsx",
                        max_length=4,
                        verbose_name="Which kind of file?",
                    ),
                ),
                (
                    "reason",
                    coalition.sealing.fields.SealedTextField(blank=True, verbose_name="What is it for?"),
                ),
                (
                    "ticket",
                    models.CharField(
                        default=members.models.exports.new_token, editable=False, max_length=43, unique=True
                    ),
                ),
                ("downloads", models.PositiveSmallIntegerField(default=0)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="members_a_second_person_approves_a_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("withdrawn_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="members_an_approved_list_has_an_approver_and_stays",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("downloads", 0),
                            models.Q(("approved_at__isnull", False), ("downloads__lte", 2)),
                            _connector="OR",
                        ),
                        name="members_only_an_approved_list_is_taken_and_twice_at_most",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearerLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    coalition.sealing.fields.SealedTextField(
                        blank=True, default="", verbose_name="How can a woman reach you without writing?"
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hearer_line",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=4)),
                ("contents", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("total", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("choices", models.JSONField(default=dict)),
                ("taken", models.PositiveIntegerField(default=0)),
                ("admitted", models.PositiveIntegerField(default=0)),
                ("left_out", models.PositiveIntegerField(default=0)),
                ("left_rows", models.JSONField(default=list)),
                ("done_at", models.DateTimeField(null=True)),
                ("wiped_at", models.DateTimeField(null=True)),
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
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "taken",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("admitted"), "+", models.F("left_out")
                                ),
                            ),
                            ("taken__lte", models.F("total")),
                        ),
                        name="members_each_row_of_a_list_is_taken_or_left_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at", None), ("taken", 0)),
                            models.Q(("confirmed_at__isnull", False), ("released_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="members_nothing_is_taken_from_an_unconfirmed_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="members_a_second_person_says_yes_to_a_list",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret_index", models.CharField(max_length=32, unique=True)),
                ("key", models.UUIDField(editable=False, null=True)),
                ("name_used", models.CharField(max_length=60, verbose_name="Name she wants to be called")),
                (
                    "email",
                    coalition.sealing.fields.SealedTextField(
                        blank=True, default="", verbose_name="Her e-mail address"
                    ),
                ),
                ("email_alias", models.CharField(editable=False, max_length=60, null=True)),
                (
                    "phone",
                    coalition.sealing.fields.SealedTextField(
                        blank=True, default="", verbose_name="Her phone number"
                    ),
                ),
                ("phone_index", models.CharField(blank=True, default="", editable=False, max_length=32)),
                ("write_to_her", models.BooleanField(default=True)),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="Her language",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("facilitator", "Facilitator"),
                            ("co_lead", "Co-lead"),
                            ("membership_admin", "Membership admin"),
                            ("care_companion", "Care companion"),
                            ("safeguarding", "Safeguarding person"),
                            ("secretary", "Secretary"),
                            ("treasurer", "Treasurer"),
                            ("communications", "Communications"),
                            ("advocacy_lead", "Advocacy lead"),
                            ("chapter_focal", "Chapter focal person"),
                        ],
                        max_length=20,
                        verbose_name="Role",
                    ),
                ),
                ("needs_word", models.BooleanField(default=False)),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "accepted_by",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitation",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seconded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None), _connector="OR"),
                        name="members_an_invitation_is_used_or_withdrawn_not_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email_alias", None), models.Q(("phone_index", ""), _negated=True)),
                            models.Q(("email_alias__isnull", False), ("phone_index", "")),
                            _connector="OR",
                        ),
                        name="members_an_invitation_is_bound_to_one_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seconded_by", None),
                            ("invited_by", None),
                            models.Q(("seconded_by", models.F("invited_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="members_a_second_person_speaks_for_who_is_invited",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JoinQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(unique=True)),
                ("text", models.CharField(max_length=160)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1), ("position__lte", 3)),
                        name="members_at_most_three_questions_are_asked",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JoinRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret_index", models.CharField(max_length=32, unique=True)),
                ("name_used", models.CharField(max_length=60, verbose_name="Name she wants to be called")),
                (
                    "language",
                    models.CharField(
                        choices=[("sw", "Kiswahili"), ("en", "English")],
                        default="sw",
                        max_length=2,
                        verbose_name="Her language",
                    ),
                ),
                ("email", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("email_alias", models.CharField(editable=False, max_length=60, null=True)),
                ("phone", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("phone_index", models.CharField(blank=True, default="", editable=False, max_length=32)),
                ("member_knows_how", models.BooleanField(default=False)),
                ("text_version", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("admitted", "Admitted"),
                            ("refused", "Refused"),
                            ("lapsed", "Nobody decided in time"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                (
                    "chapter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.chapter",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="join_request",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("outcome", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("outcome__in", ["admitted", "refused", "lapsed"]),
                            ),
                            _connector="OR",
                        ),
                        name="members_a_join_request_waits_or_is_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_at", None),
                            models.Q(("email_alias", None), ("phone_index", "")),
                            _connector="OR",
                        ),
                        name="members_a_decided_join_request_keeps_no_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JoinAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=160)),
                ("answer", coalition.sealing.fields.SealedTextField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="members.joinrequest",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="JoinText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(unique=True)),
                ("text", models.TextField()),
                ("written_on", models.DateField()),
                ("replaced_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.lookups.IsNull(models.F("replaced_at"), True),
                        condition=models.Q(("replaced_at", None)),
                        name="members_one_text_says_who_may_join",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Lookup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("facilitator", "Facilitator"),
                            ("co_lead", "Co-lead"),
                            ("membership_admin", "Membership admin"),
                            ("care_companion", "Care companion"),
                            ("safeguarding", "Safeguarding person"),
                            ("secretary", "Secretary"),
                            ("treasurer", "Treasurer"),
                            ("communications", "Communications"),
                            ("advocacy_lead", "Advocacy lead"),
                            ("chapter_focal", "Chapter focal person"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "detail",
                    models.CharField(
                        choices=[("phone", "Phone"), ("email", "E-mail"), ("legal_name", "Legal name")],
                        max_length=10,
                        verbose_name="What do you need?",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("call", "To call or write to her"),
                            ("correct", "To correct it"),
                            ("asked", "She asked me to"),
                            ("listed", "Handed out in a list, which a second person approved"),
                            ("found", "Typed your number, to find you"),
                            ("changed", "Corrected it"),
                            ("other", "Something else"),
                        ],
                        max_length=7,
                        verbose_name="Why do you need it?",
                    ),
                ),
                (
                    "words",
                    coalition.sealing.fields.SealedTextField(
                        blank=True, default="", verbose_name="If something else: what?"
                    ),
                ),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lookups",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("takes", models.JSONField(default=list)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "goes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stays",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stays", models.F("goes")), _negated=True),
                        name="members_a_record_is_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("withdrawn_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="members_an_approved_merge_has_an_approver_and_stays",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="members_a_second_person_approves_a_merge",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at", None), ("withdrawn_at", None)),
                        fields=("goes",),
                        name="members_one_open_merge_per_record_that_goes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotTheSame",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said_on", models.DateField()),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one", "other"), name="members_two_women_are_told_apart_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="members_a_pair_begins_with_the_elder_record",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("skills", models.JSONField(default=list)),
                ("days", models.JSONField(default=list)),
                ("times", models.JSONField(default=list)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offer",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret", models.CharField(max_length=128)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pin",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuickPass",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret_index", models.CharField(max_length=32, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quick_passes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("reason", coalition.sealing.fields.SealedTextField(blank=True, verbose_name="Why?")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("asked_by")), _negated=True),
                        name="members_nobody_asks_for_her_own_removal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(("approved_by", models.F("asked_by")), _negated=True),
                                models.Q(("approved_by", models.F("member")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="members_a_second_person_approves_a_removal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("withdrawn_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="members_an_approved_removal_has_an_approver_and_stays",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at", None), ("withdrawn_at", None)),
                        fields=("member",),
                        name="members_one_open_removal_per_member",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("wants_call", models.BooleanField(default=False)),
                ("not_to", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                ("chosen_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                (
                    "hearer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hearer", None),
                            models.Q(("hearer", models.F("member")), _negated=True),
                            _connector="OR",
                        ),
                        name="members_she_speaks_to_somebody_else",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportStep",
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
                            ("heard", "Heard"),
                            ("talked", "Talked with those it is about"),
                            ("agreed", "Agreed what happens now"),
                            ("closed", "Closed"),
                        ],
                        max_length=6,
                        verbose_name="What was done?",
                    ),
                ),
                ("on", models.DateField(verbose_name="On which day?")),
                (
                    "note",
                    coalition.sealing.fields.SealedTextField(
                        blank=True, default="", verbose_name="A short note"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="members.report"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "kind"), name="members_a_step_is_noted_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("text", coalition.sealing.fields.SealedTextField()),
                ("at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="words", to="members.report"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RoleChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("facilitator", "Facilitator"),
                            ("co_lead", "Co-lead"),
                            ("membership_admin", "Membership admin"),
                            ("care_companion", "Care companion"),
                            ("safeguarding", "Safeguarding person"),
                            ("secretary", "Secretary"),
                            ("treasurer", "Treasurer"),
                            ("communications", "Communications"),
                            ("advocacy_lead", "Advocacy lead"),
                            ("chapter_focal", "Chapter focal person"),
                        ],
                        max_length=20,
                        verbose_name="Role",
                    ),
                ),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("grant", "Give the role"),
                            ("interim", "Give the role for now, until the group has decided"),
                            ("confirm", "Confirm a role that is held for now"),
                            ("remove", "Take the role back"),
                        ],
                        default="grant",
                        max_length=7,
                        verbose_name="What should change?",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="From")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="Until")),
                ("reason", coalition.sealing.fields.SealedTextField(verbose_name="Why?")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("asked_by")), _negated=True),
                        name="members_nobody_asks_for_a_role_of_her_own",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(("approved_by", models.F("asked_by")), _negated=True),
                                models.Q(("approved_by", models.F("member")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="members_a_second_person_approves_a_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("withdrawn_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="members_an_approved_role_has_an_approver_and_stays",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="members_a_granted_term_ends_after_it_starts",
                        violation_error_message="The last day must come after the first day.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at", None), ("withdrawn_at", None)),
                        fields=("member", "role"),
                        name="members_one_open_change_per_member_and_role",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("facilitator", "Facilitator"),
                            ("co_lead", "Co-lead"),
                            ("membership_admin", "Membership admin"),
                            ("care_companion", "Care companion"),
                            ("safeguarding", "Safeguarding person"),
                            ("secretary", "Secretary"),
                            ("treasurer", "Treasurer"),
                            ("communications", "Communications"),
                            ("advocacy_lead", "Advocacy lead"),
                            ("chapter_focal", "Chapter focal person"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("interim", models.BooleanField(default=False)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_terms",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on", None)),
                        fields=("member", "role"),
                        name="members_one_open_term_per_member_and_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="members_a_term_does_not_end_before_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interim", False), ("ends_on__isnull", False), _connector="OR"),
                        name="members_an_interim_term_has_an_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafeContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("none", "Only here, on this page"), ("email", "E-mail"), ("sms", "SMS")],
                        default="none",
                        max_length=5,
                        verbose_name="How may we remind you?",
                    ),
                ),
                (
                    "from_hour",
                    models.PositiveSmallIntegerField(default=8, verbose_name="Not before this hour"),
                ),
                ("to_hour", models.PositiveSmallIntegerField(default=20, verbose_name="Not after this hour")),
                (
                    "phone_shared",
                    models.BooleanField(default=True, verbose_name="Somebody else may read this phone"),
                ),
                (
                    "shared_with",
                    coalition.sealing.fields.SealedTextField(
                        blank=True, default="", verbose_name="Who else reads it?"
                    ),
                ),
                (
                    "may_leave_message",
                    models.BooleanField(
                        default=False, verbose_name="If another person answers, you may leave a message"
                    ),
                ),
                ("agreed_on", models.DateField(default=django.utils.timezone.localdate)),
                ("agreed_version", models.PositiveIntegerField(default=1)),
                ("reviewed_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="safe_contact",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_hour__lt", models.F("to_hour")), ("to_hour__lte", 24)),
                        name="members_safe_hours_begin_before_they_end",
                        violation_error_message="The first hour must be before the last hour.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignedInSession",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("began_on", models.DateField(null=True)),
                ("own", models.BooleanField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SignInCard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret_index", models.CharField(max_length=32, unique=True)),
                ("made_on", models.DateField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cards",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("member",),
                        name="members_one_live_card_per_member",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", coalition.sealing.fields.SealedTextField(blank=True, verbose_name="Why?")),
                ("began_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("by")), _negated=True),
                        name="members_nobody_suspends_herself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by", None),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_by", models.F("member")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="members_nobody_ends_a_suspension_of_her_own",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("member",),
                        name="members_one_suspension_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Voucher",
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
                        related_name="vouchers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vouchers",
                        to="members.joinrequest",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "member"), name="members_a_member_vouches_once_for_one_request"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("verb", models.CharField(max_length=30)),
                ("about", models.CharField(max_length=40)),
                ("mark", models.CharField(max_length=32)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-row"],
                "indexes": [models.Index(fields=["about"], name="members_record_about")],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_on", models.DateField()),
                ("due_on", models.DateField()),
                ("taken_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("well", "Reached, she is well"),
                            ("pause", "She wants a pause"),
                            ("leave", "She wants to leave"),
                            ("no_calls", "She wants no calls"),
                            ("not_reached", "Not reached"),
                        ],
                        default="",
                        max_length=11,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calls",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("member",),
                        name="members_one_open_call_per_member",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("outcome", "")),
                            models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="members_a_closed_call_says_what_came_of_it",
                    ),
                ],
            },
        ),
    ]
