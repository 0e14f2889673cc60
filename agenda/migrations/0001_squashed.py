"""All tables as they stood on 28 November 2026. A database that came here step by step is taken as it is."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import agenda.models.public
import coalition.sealing.fields
from coalition.web.first_tables import FirstTables


class Migration(FirstTables):
    replaces = [
        ("agenda", "0001_initial"),
        ("agenda", "0002_charter_versions"),
        ("agenda", "0003_orderings"),
        ("agenda", "0004_slips"),
        ("agenda", "0005_late_cards"),
        ("agenda", "0006_strategy_versions"),
        ("agenda", "0007_dots"),
        ("agenda", "0008_rounds_open_to_all"),
        ("agenda", "0009_briefs"),
        ("agenda", "0010_public_page"),
        ("agenda", "0011_petitions"),
        ("agenda", "0012_secret_ballots"),
        ("agenda", "0013_round_for_an_agenda"),
        ("agenda", "0014_sayings"),
        ("agenda", "0015_stories"),
        ("agenda", "0016_objective_of_an_issue"),
        ("agenda", "0017_decisions_reviewed"),
        ("agenda", "0018_charter_shape"),
        ("agenda", "0019_ways_of_deciding"),
    ]

    initial = True

    dependencies = [
        ("meetings", "0001_squashed"),
        ("members", "0001_squashed"),
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecretBallot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=300, verbose_name="The question, in one sentence")),
                (
                    "about",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="What it is about, in plain words"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("yes_no", "Yes or no"),
                            ("choice", "One of several"),
                            ("order", "Put in order"),
                            ("election", "Election of women"),
                        ],
                        default="yes_no",
                        max_length=8,
                        verbose_name="What kind of vote?",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("simple", "Simple majority"),
                            ("two_thirds", "Two-thirds majority"),
                            ("plurality", "Plurality"),
                            ("borda", "Borda count"),
                            ("copeland", "Copeland's method"),
                            ("schulze", "Schulze method"),
                            ("ranked_pairs", "Ranked pairs"),
                            ("instant_runoff", "Instant runoff"),
                            ("transferable", "Single transferable vote"),
                        ],
                        default="simple",
                        max_length=14,
                        verbose_name="How is it counted?",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(default=1)),
                ("closes_at", models.DateTimeField(verbose_name="Until when?")),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("why_cancelled", models.CharField(blank=True, max_length=280)),
                ("roll_size", models.PositiveIntegerField(default=0)),
                ("lot_seed", models.CharField(blank=True, max_length=32)),
                ("papers", models.PositiveIntegerField(null=True)),
                ("result", models.JSONField(null=True)),
                ("swept_at", models.DateTimeField(null=True)),
                ("papers_gone_at", models.DateTimeField(null=True)),
                (
                    "review_on",
                    models.DateField(blank=True, null=True, verbose_name="When do we look at it again?"),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one_from_elsewhere",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.chapter",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("papers", None), ("papers__lte", models.F("roll_size")), _connector="OR"
                        ),
                        name="agenda_no_more_papers_than_women_on_the_roll",
                        violation_error_message="There are more papers than women who may vote.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            models.Q(("cancelled_at", None), ("opened_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="agenda_only_an_open_ballot_is_counted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("papers", None), ("result", None)),
                            models.Q(("closed_at__isnull", False), ("papers__gte", 5)),
                            _connector="OR",
                        ),
                        name="agenda_a_result_is_that_of_a_closed_ballot_of_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_at", None),
                            models.Q(("roll_size__gte", 5), models.Q(("lot_seed", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agenda_an_open_ballot_has_a_roll",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seats", 1),
                            models.Q(("kind", "election"), ("method", "transferable"), ("seats", 2)),
                            _connector="OR",
                        ),
                        name="agenda_two_places_are_filled_by_single_transferable_vote",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BallotKey",
            fields=[
                (
                    "ballot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="key",
                        serialize=False,
                        to="agenda.secretballot",
                    ),
                ),
                ("secret", coalition.sealing.fields.SealedTextField()),
            ],
        ),
        migrations.CreateModel(
            name="BallotChange",
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
                    "deed",
                    models.CharField(
                        choices=[
                            ("open", "Open the vote"),
                            ("extend", "Give it more time"),
                            ("cancel", "Cancel it, without a result"),
                            ("close", "Count it now: everyone has voted"),
                            ("scrutiny", "Read the counted papers, two of us"),
                        ],
                        max_length=8,
                        verbose_name="What should happen?",
                    ),
                ),
                ("closes_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=280, verbose_name="Why?")),
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
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="agenda.secretballot",
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
                        name="agenda_a_second_person_opens_a_ballot",
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
                        name="agenda_an_approved_change_of_a_ballot_stays",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at", None), ("withdrawn_at", None)),
                        fields=("ballot", "deed"),
                        name="agenda_one_open_change_of_a_kind_per_ballot",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deed", "extend"), _negated=True),
                            ("closes_at__isnull", False),
                            _connector="OR",
                        ),
                        name="agenda_more_time_says_until_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BallotOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=200)),
                ("is_woman", models.BooleanField(default=False)),
                ("said_yes_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="options",
                        to="agenda.secretballot",
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
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidacies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ballot", "number"), name="agenda_one_option_at_each_number"
                    ),
                    models.UniqueConstraint(fields=("ballot", "member"), name="agenda_a_woman_stands_once"),
                    models.CheckConstraint(
                        condition=models.Q(("is_woman", True), ("member", None), _connector="OR"),
                        name="agenda_only_a_woman_is_a_member",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BallotReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=16)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="agenda.secretballot",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "code"), name="agenda_receipts_differ")
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("put_together", "put together"),
                            ("move", "moved"),
                            ("split", "split"),
                            ("merge", "merged"),
                            ("rename", "named"),
                            ("park", "parked"),
                            ("unpark", "taken out of the parking lot"),
                            ("remove", "removed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                ("before", models.JSONField(default=dict)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CountedPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("levels", models.JSONField()),
                ("count", models.PositiveIntegerField()),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counted",
                        to="agenda.secretballot",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ballot", "levels"), name="agenda_equal_papers_are_counted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="agenda_a_counted_paper_was_sent"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("consensus", "Consensus"),
                            ("consent", "Consent: nobody objects"),
                            ("majority", "Vote: more than half"),
                            ("two_thirds", "Vote: two thirds"),
                        ],
                        default="consensus",
                        max_length=10,
                        verbose_name="How do we decide it?",
                    ),
                ),
                ("fits_a_vote", models.BooleanField(default=False)),
                ("text", models.CharField(max_length=500, verbose_name="The proposal, in one sentence")),
                ("present_full", models.PositiveSmallIntegerField(verbose_name="Full members here")),
                ("chapters_present", models.PositiveSmallIntegerField(verbose_name="Chapters here")),
                ("quorum_met", models.BooleanField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopted", "Adopted"),
                            ("parked", "Parked"),
                            ("refused", "Not adopted"),
                            ("carried", "Carried over to the next meeting"),
                        ],
                        max_length=7,
                    ),
                ),
                ("taps_end_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "review_on",
                    models.DateField(blank=True, null=True, verbose_name="When do we look at it again?"),
                ),
                (
                    "follows",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vote_after",
                        to="agenda.decision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("step",),
                        name="agenda_one_open_decision_in_a_step",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("outcome", "")),
                            models.Q(models.Q(("outcome", ""), _negated=True), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="agenda_a_settled_decision_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", "adopted"), ("quorum_met", False), _negated=True),
                        name="agenda_without_quorum_nothing_is_adopted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fits_a_vote", False), ("way__in", ["consensus", "consent"])),
                            models.Q(("fits_a_vote", True), ("way__in", ["majority", "two_thirds"])),
                            _connector="OR",
                        ),
                        name="agenda_a_vote_is_on_nothing_that_is_never_voted_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follows", None), ("way", "two_thirds"), _connector="OR"),
                        name="agenda_what_consensus_could_not_carry_takes_two_thirds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), _negated=True),
                            ("way__in", ["majority", "two_thirds"]),
                            _connector="OR",
                        ),
                        name="agenda_only_a_vote_can_be_lost",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=280, verbose_name="A concern, in the room's words")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="agenda.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "text"), name="agenda_a_concern_is_written_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("consensus", "Consensus"),
                            ("consent", "Consent: nobody objects"),
                            ("majority", "Vote: more than half"),
                            ("two_thirds", "Vote: two thirds"),
                        ],
                        default="consensus",
                        max_length=10,
                    ),
                ),
                ("text", models.CharField(max_length=500)),
                ("agree", models.PositiveSmallIntegerField(default=0, verbose_name="Agree")),
                ("stand_aside", models.PositiveSmallIntegerField(default=0, verbose_name="Stand aside")),
                ("block", models.PositiveSmallIntegerField(default=0, verbose_name="Block")),
                ("no_answer", models.PositiveSmallIntegerField(default=0, verbose_name="No answer")),
                ("fine", models.PositiveSmallIntegerField(default=0, verbose_name="No objection")),
                ("objections", models.PositiveSmallIntegerField(default=0, verbose_name="Objections")),
                ("in_favour", models.PositiveSmallIntegerField(default=0, verbose_name="For")),
                ("against", models.PositiveSmallIntegerField(default=0, verbose_name="Against")),
                ("abstain", models.PositiveSmallIntegerField(default=0, verbose_name="Abstain")),
                (
                    "stepped_out",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="Stepped out, because it is about them"
                    ),
                ),
                ("asked_aloud", models.BooleanField(default=False)),
                (
                    "harm_named",
                    models.CharField(blank=True, max_length=280, verbose_name="The harm that a block names"),
                ),
                (
                    "change",
                    models.CharField(
                        blank=True, max_length=280, verbose_name="What was changed for the next try"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("adopted", "Adopted"),
                            ("blocked", "Blocked"),
                            ("too_few", "Too few agree"),
                            ("object", "An objection stands"),
                            ("refused", "Not adopted"),
                            ("parked", "Parked"),
                        ],
                        max_length=7,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="agenda.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "number"), name="agenda_a_try_is_counted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__range", (1, 2))), name="agenda_a_decision_has_two_tries"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("abstain", 0),
                                ("against", 0),
                                ("fine", 0),
                                ("in_favour", 0),
                                ("objections", 0),
                                ("way__in", ("consensus",)),
                            ),
                            models.Q(
                                ("abstain", 0),
                                ("against", 0),
                                ("agree", 0),
                                ("block", 0),
                                ("in_favour", 0),
                                ("no_answer", 0),
                                ("stand_aside", 0),
                                ("way__in", ("consent",)),
                            ),
                            models.Q(
                                ("agree", 0),
                                ("block", 0),
                                ("fine", 0),
                                ("no_answer", 0),
                                ("objections", 0),
                                ("stand_aside", 0),
                                ("way__in", ("majority", "two_thirds")),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_a_try_counts_only_what_its_way_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("block", 0), models.Q(("harm_named", ""), _negated=True), _connector="OR"
                        ),
                        name="agenda_a_block_names_the_harm",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("objections", 0), models.Q(("harm_named", ""), _negated=True), _connector="OR"
                        ),
                        name="agenda_an_objection_names_the_harm",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "adopted"), ("way", "consensus"), _negated=True),
                            models.Q(
                                (
                                    "agree__gt",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("stand_aside"), "+", models.F("no_answer")
                                    ),
                                ),
                                ("block", 0),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_adopted_is_agreed_by_more_than_half_and_blocked_by_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "adopted"), ("way", "consent"), _negated=True),
                            models.Q(("asked_aloud", True), ("fine__gt", 0), ("objections", 0)),
                            _connector="OR",
                        ),
                        name="agenda_consent_was_asked_aloud_and_nobody_objects",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "adopted"), ("way", "majority"), _negated=True),
                            ("in_favour__gt", models.F("against")),
                            _connector="OR",
                        ),
                        name="agenda_a_majority_is_more_than_half",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "adopted"), ("way", "two_thirds"), _negated=True),
                            models.Q(
                                ("in_favour__gt", 0),
                                (
                                    "in_favour__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("against"), "*", models.Value(2)
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_two_thirds_are_two_of_three",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agenda",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_round_chosen", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(null=True, unique=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("rule", models.JSONField(default=dict)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agendas",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda",
                        to="agenda.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("statement", models.CharField(max_length=280, verbose_name="What is true?")),
                ("source", models.CharField(max_length=200, verbose_name="Where does it stand?")),
                ("year", models.PositiveSmallIntegerField(verbose_name="Of which year?")),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("mainland", "Mainland"),
                            ("zanzibar", "Zanzibar"),
                            ("both", "Mainland and Zanzibar"),
                        ],
                        default="mainland",
                        max_length=8,
                        verbose_name="Where",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(null=True, verbose_name="On which day did one of us open the source?"),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-year", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("statement", "source"), name="agenda_evidence_is_listed_once_for_each_source"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HallReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reading",
                    models.PositiveSmallIntegerField(choices=[(1, "First reading"), (2, "Second reading")]),
                ),
                ("papers", coalition.sealing.fields.SealedTextField()),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="agenda.secretballot",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "reading"), name="agenda_a_box_is_read_twice"),
                    models.UniqueConstraint(fields=("ballot", "by"), name="agenda_two_women_read_the_box"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="Name of the issue")),
                ("description", models.CharField(blank=True, max_length=280, verbose_name="In one sentence")),
                ("retired_at", models.DateTimeField(null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issues",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_from",
                        to="agenda.issue",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="agenda_an_issue_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="agenda_an_issue_is_not_merged_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CharterText",
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
                            ("form", "Who we are"),
                            ("vision", "Vision"),
                            ("mission", "Mission"),
                            ("objective", "Objective"),
                            ("ground_rule", "Ground rule"),
                            ("conduct", "Code of conduct"),
                            ("governance", "Leadership and governance"),
                            ("membership_rules", "Membership and roles"),
                            ("decision_rules", "How we decide"),
                            ("quorum", "Quorum"),
                            ("accountability", "Accountability"),
                        ],
                        max_length=16,
                    ),
                ),
                ("text", models.CharField(max_length=4000, verbose_name="Text")),
                ("in_other", models.CharField(blank=True, max_length=4000)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, max_length=280, verbose_name="How we will know, in twelve months"
                    ),
                ),
                ("agreed_on_phones", models.PositiveSmallIntegerField(default=0)),
                ("agreed_by_hands", models.PositiveSmallIntegerField(default=0)),
                ("adopted_on", models.DateField(null=True)),
                ("replaced_at", models.DateTimeField(null=True)),
                ("how", models.CharField(blank=True, max_length=160)),
                ("shape", models.JSONField(default=dict)),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charter_texts",
                        to="meetings.meeting",
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
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agenda.decision",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="objectives",
                        to="agenda.issue",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="agenda_a_charter_text_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), ("kind", "objective"), _connector="OR"),
                        name="agenda_only_an_objective_has_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("issue", None), ("kind", "objective"), _connector="OR"),
                        name="agenda_only_an_objective_is_made_from_an_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meeting__isnull", False), models.Q(("how", ""), _negated=True), _connector="OR"
                        ),
                        name="agenda_a_text_comes_from_a_session_or_says_how",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("adopted_on__isnull", False),
                            ("replaced_at", None),
                            models.Q(("kind__in", ["objective", "ground_rule"]), _negated=True),
                        ),
                        fields=("kind",),
                        name="agenda_one_adopted_text_holds_of_each_single_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=280, verbose_name="Card")),
                ("group", models.CharField(blank=True, max_length=1)),
                ("shown_at", models.DateTimeField(null=True)),
                ("hidden_at", models.DateTimeField(null=True)),
                ("parked_at", models.DateTimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("credit", models.CharField(blank=True, max_length=60)),
                ("carried", models.BooleanField(default=False)),
                (
                    "participant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cards",
                        to="meetings.participant",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cards", to="meetings.step"
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cards",
                        to="agenda.issue",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="agenda_a_card_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at", None),
                            models.Q(("issue", None), ("parked_at", None), ("shown_at", None)),
                            _connector="OR",
                        ),
                        name="agenda_a_hidden_card_is_nowhere_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issue", None),
                            models.Q(("parked_at", None), ("shown_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="agenda_only_a_shown_card_lies_in_an_issue",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Brief",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=100, verbose_name="Title")),
                ("target", models.CharField(max_length=160, verbose_name="To which office?")),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("mainland", "Mainland"),
                            ("zanzibar", "Zanzibar"),
                            ("both", "Mainland and Zanzibar"),
                        ],
                        default="mainland",
                        max_length=8,
                        verbose_name="Where",
                    ),
                ),
                ("problem", models.TextField(verbose_name="The problem")),
                ("words", models.JSONField(default=list)),
                ("recommendations", models.JSONField(default=list)),
                (
                    "contact",
                    models.CharField(blank=True, max_length=160, verbose_name="How the office can answer us"),
                ),
                ("signed_as", models.CharField(blank=True, max_length=40)),
                ("sources", models.JSONField(default=list)),
                ("written_at", models.DateTimeField()),
                ("final_at", models.DateTimeField(null=True)),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("evidence", models.ManyToManyField(related_name="briefs", to="agenda.evidence")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="briefs", to="agenda.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "version"), name="agenda_a_brief_has_each_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("final_at", None)),
                        fields=("issue",),
                        name="agenda_one_draft_of_a_brief_for_an_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("final_at", None), models.Q(("signed_as", ""), _negated=True), _connector="OR"
                        ),
                        name="agenda_a_final_brief_is_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("read_by", None),
                            ("written_by", None),
                            models.Q(("read_by", models.F("written_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="agenda_a_brief_is_read_by_a_second_woman",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(null=True)),
                ("computed_place", models.PositiveSmallIntegerField(null=True)),
                ("moved_reason", models.CharField(blank=True, max_length=280, verbose_name="Why it moves")),
                (
                    "left_out_reason",
                    models.CharField(blank=True, max_length=280, verbose_name="Why it is left out"),
                ),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("start_now", "Start now"),
                            ("prepare", "Prepare"),
                            ("long_road", "Long road"),
                        ],
                        max_length=9,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("n", models.PositiveIntegerField(default=0)),
                ("n_urgency", models.PositiveIntegerField(default=0)),
                ("n_feasibility", models.PositiveIntegerField(default=0)),
                ("mean_urgency", models.DecimalField(decimal_places=3, max_digits=4, null=True)),
                ("mean_feasibility", models.DecimalField(decimal_places=3, max_digits=4, null=True)),
                ("median_urgency", models.DecimalField(decimal_places=1, max_digits=2, null=True)),
                ("median_feasibility", models.DecimalField(decimal_places=1, max_digits=2, null=True)),
                ("is_split", models.BooleanField(default=False)),
                ("words", models.JSONField(default=list)),
                (
                    "agenda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="agenda.agenda"
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="agenda.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agenda", "issue"), name="agenda_an_agenda_holds_an_issue_once"
                    ),
                    models.UniqueConstraint(
                        fields=("agenda", "position"), name="agenda_one_item_at_each_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left_out_reason", ""), ("position", None), _connector="OR"),
                        name="agenda_only_what_is_left_out_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("tag", models.CharField(max_length=64)),
                ("content", coalition.sealing.fields.SealedTextField()),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_papers",
                        to="agenda.secretballot",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ballot", "tag"), name="agenda_one_paper_per_tag")
                ],
            },
        ),
        migrations.CreateModel(
            name="Ordering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("borda", "Borda count"),
                            ("copeland", "Copeland's method"),
                            ("schulze", "Schulze method"),
                            ("ranked_pairs", "Ranked pairs"),
                            ("instant_runoff", "Instant runoff"),
                            ("dots", "Dot voting"),
                        ],
                        default="copeland",
                        max_length=20,
                    ),
                ),
                (
                    "dots",
                    models.PositiveSmallIntegerField(null=True, verbose_name="How many dots each of us has"),
                ),
                ("women", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(null=True)),
                ("sealed_at", models.DateTimeField(null=True)),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ordering",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sealed_at", None), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="agenda_only_a_closed_ordering_is_sealed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dots__range", (1, 5)), ("method", "dots")),
                            models.Q(models.Q(("method", "dots"), _negated=True), ("dots", None)),
                            _connector="OR",
                        ),
                        name="agenda_dots_are_put_in_dot_voting_alone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrderCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("levels", models.JSONField()),
                ("count", models.PositiveIntegerField()),
                (
                    "ordering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="agenda.ordering",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ordering", "levels"), name="agenda_equal_orders_are_counted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="agenda_an_order_was_sent_by_somebody"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("levels", models.JSONField()),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="meetings.participant",
                    ),
                ),
                (
                    "ordering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="agenda.ordering",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ordering", "participant"), name="agenda_one_ballot_per_woman"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="agenda",
            name="ordering",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agendas",
                to="agenda.ordering",
            ),
        ),
        migrations.CreateModel(
            name="OrderingIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.issue"
                    ),
                ),
                (
                    "ordering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issues",
                        to="agenda.ordering",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ordering", "issue"), name="agenda_an_ordering_holds_an_issue_once"
                    ),
                    models.UniqueConstraint(
                        fields=("ordering", "number"), name="agenda_one_issue_at_each_number_of_an_ordering"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reading",
                    models.PositiveSmallIntegerField(choices=[(1, "First reading"), (2, "Second reading")]),
                ),
                ("orders", models.JSONField()),
                (
                    "ordering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper",
                        to="agenda.ordering",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ordering", "reading"), name="agenda_papers_are_read_twice"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Petition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("text", models.TextField(verbose_name="What do we ask?")),
                ("target", models.CharField(max_length=160, verbose_name="To which office?")),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("mainland", "Mainland"),
                            ("zanzibar", "Zanzibar"),
                            ("both", "Mainland and Zanzibar"),
                        ],
                        default="mainland",
                        max_length=8,
                        verbose_name="Where",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="Signatures from")),
                ("closes_on", models.DateField(verbose_name="until")),
                (
                    "handed_over_on",
                    models.DateField(null=True, verbose_name="On which day was it handed over?"),
                ),
                (
                    "handed_to",
                    models.CharField(blank=True, max_length=160, verbose_name="Which office took it?"),
                ),
                ("members_signed", models.PositiveIntegerField(null=True)),
                ("paper_signed", models.PositiveIntegerField(null=True)),
                ("result", models.CharField(blank=True, max_length=500, verbose_name="What came of it?")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="petitions",
                        to="agenda.issue",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opens_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                        name="agenda_a_petition_does_not_end_before_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handed_over_on", None),
                                ("handed_to", ""),
                                ("members_signed", None),
                                ("paper_signed", None),
                                ("result", ""),
                            ),
                            models.Q(
                                ("handed_over_on__isnull", False),
                                ("members_signed__isnull", False),
                                ("paper_signed__isnull", False),
                                models.Q(("handed_to", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_what_is_handed_over_has_counts_and_an_office",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("agree", "I agree"),
                            ("stand_aside", "I stand aside"),
                            ("block", "I block"),
                            ("fine", "Fine"),
                            ("objections", "I object"),
                            ("in_favour", "I am for it"),
                            ("against", "I am against it"),
                            ("abstain", "I abstain"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="agenda.decision",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "participant"), name="agenda_one_position_per_woman_in_a_try"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
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
                        choices=[("ground_rule", "Ground rules"), ("conduct", "Code of conduct")],
                        max_length=16,
                    ),
                ),
                ("mark", models.CharField(max_length=32)),
                ("on", models.DateField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
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
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "mark", "member"), name="agenda_she_says_yes_to_the_same_words_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicPage",
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
                ("address", models.CharField(default=agenda.models.public.new_address, max_length=8)),
                ("contact", models.CharField(max_length=160, verbose_name="How people outside reach us")),
                ("items", models.JSONField(default=list)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "agenda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_pages",
                        to="agenda.agenda",
                    ),
                ),
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
                    "ended_by",
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
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="agenda_a_second_person_approves_a_public_page",
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
                        name="agenda_a_public_page_has_an_approver",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("approved_at__isnull", False), _connector="OR"
                        ),
                        name="agenda_only_a_page_that_was_out_is_ended",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_at__isnull", False), ("ended_at", None)),
                        fields=("address",),
                        name="agenda_one_public_page_at_an_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RollEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on_paper", models.BooleanField(default=False)),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roll",
                        to="agenda.secretballot",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ballot", "member"), name="agenda_a_woman_is_on_the_roll_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(null=True, unique=True)),
                ("opened_at", models.DateTimeField(null=True)),
                ("closes_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "levels",
                    models.PositiveSmallIntegerField(
                        choices=[(3, "three levels"), (5, "five levels")],
                        default=5,
                        verbose_name="How many levels?",
                    ),
                ),
                ("raters", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(null=True)),
                ("shown_at", models.DateTimeField(null=True)),
                ("sealed_at", models.DateTimeField(null=True)),
                (
                    "on_wall",
                    models.CharField(
                        choices=[
                            ("map", "the map"),
                            ("urgency", "how urgent: where we agree"),
                            ("feasibility", "how possible: where we agree"),
                            ("moves", "what moved since the last time"),
                        ],
                        default="map",
                        max_length=11,
                    ),
                ),
                (
                    "after",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="agenda.round",
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="round",
                        to="meetings.step",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sealed_at", None), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="agenda_only_a_closed_round_is_sealed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes_at", None), ("opened_at", None), ("step__isnull", False)),
                            models.Q(
                                ("closes_at__gt", models.F("opened_at")),
                                ("opened_at__isnull", False),
                                ("step", None),
                            ),
                            _connector="OR",
                        ),
                        name="agenda_a_round_is_a_step_or_stands_open_for_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urgency", models.PositiveSmallIntegerField(null=True)),
                ("feasibility", models.PositiveSmallIntegerField(null=True)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.issue"
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="agenda.round"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "participant", "issue"), name="agenda_one_rating_per_woman_and_issue"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("urgency__isnull", False), ("feasibility__isnull", False), _connector="OR"
                        ),
                        name="agenda_a_rating_holds_a_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("urgency", None), ("urgency__range", (1, 5)), _connector="OR"),
                            models.Q(("feasibility", None), ("feasibility__range", (1, 5)), _connector="OR"),
                        ),
                        name="agenda_grades_are_from_one_to_five",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rater", models.CharField(max_length=32)),
                ("urgency", models.PositiveSmallIntegerField(null=True)),
                ("feasibility", models.PositiveSmallIntegerField(null=True)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.issue"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="member_ratings",
                        to="agenda.round",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "rater", "issue"), name="agenda_one_rating_per_member_and_issue"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("urgency__isnull", False), ("feasibility__isnull", False), _connector="OR"
                        ),
                        name="agenda_a_rating_of_a_member_holds_a_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("urgency", None), ("urgency__range", (1, 5)), _connector="OR"),
                            models.Q(("feasibility", None), ("feasibility__range", (1, 5)), _connector="OR"),
                        ),
                        name="agenda_grades_of_members_are_from_one_to_five",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="agenda",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="agendas", to="agenda.round"
            ),
        ),
        migrations.CreateModel(
            name="RoundIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("is_as_before", models.BooleanField(default=False)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.issue"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="issues", to="agenda.round"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "issue"), name="agenda_a_round_holds_an_issue_once"
                    ),
                    models.UniqueConstraint(
                        fields=("round", "position"), name="agenda_one_issue_at_each_number_of_a_round"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleAgreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="agenda.chartertext",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "participant"), name="agenda_she_agrees_to_a_rule_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Saying",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=280, verbose_name="Your words")),
                (
                    "group",
                    models.CharField(blank=True, max_length=60, verbose_name="Which group said it together?"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits"),
                            ("parked", "In the parking lot"),
                            ("hidden", "Hidden"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
            ],
            options={
                "ordering": ["key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="agenda_a_saying_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Scene",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scenario", models.SlugField()),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("prepare", "Prepare"),
                            ("play", "Play"),
                            ("debrief", "Talk about it"),
                            ("derole", "Leave the role"),
                            ("done", "Done"),
                        ],
                        default="prepare",
                        max_length=7,
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scenes", to="meetings.step"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "scenario"), name="agenda_a_scenario_is_played_once_in_a_step"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("count", models.PositiveIntegerField()),
                ("on", models.DateField()),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="agenda.petition",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)),
                        name="agenda_sheets_of_a_petition_hold_a_signature",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "petition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="agenda.petition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("petition", "member"), name="agenda_a_woman_signs_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SlipBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("slips", models.PositiveSmallIntegerField()),
                ("raters", models.PositiveSmallIntegerField()),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="batches", to="agenda.round"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "slip batches",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("raters__lte", models.F("slips")), ("slips__gte", 1)),
                        name="agenda_a_batch_holds_slips_and_no_more_raters_than_slips",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SlipCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urgency", models.PositiveSmallIntegerField(null=True)),
                ("feasibility", models.PositiveSmallIntegerField(null=True)),
                ("count", models.PositiveSmallIntegerField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="agenda.slipbatch",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.issue"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("batch"),
                        models.F("issue"),
                        django.db.models.functions.comparison.Coalesce("urgency", 0),
                        django.db.models.functions.comparison.Coalesce("feasibility", 0),
                        name="agenda_one_count_for_each_pair_of_grades_in_a_batch",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("urgency__isnull", False), ("feasibility__isnull", False), _connector="OR"
                        ),
                        name="agenda_a_count_from_paper_holds_a_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)),
                        name="agenda_a_count_from_paper_counts_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerYes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("danger", models.CharField(max_length=16)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="agenda.issue",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speaker_yeses",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "member"), name="agenda_she_says_once_that_she_speaks"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stakeholder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Office or group")),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("mainland", "Mainland"),
                            ("zanzibar", "Zanzibar"),
                            ("both", "Mainland and Zanzibar"),
                        ],
                        default="mainland",
                        max_length=8,
                        verbose_name="Where",
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[("ally", "With us"), ("undecided", "Undecided"), ("opponent", "Against it")],
                        max_length=9,
                        verbose_name="Where do they stand?",
                    ),
                ),
                (
                    "say",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "A little say"), (2, "Some say"), (3, "Much say")],
                        verbose_name="How much say have they?",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="Why do we think so?")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stakeholders",
                        to="agenda.issue",
                    ),
                ),
            ],
            options={
                "ordering": ["-say", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "name"), name="agenda_a_power_map_names_an_office_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("say__in", [1, 2, 3])), name="agenda_say_is_little_some_or_much"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "kept",
                    models.CharField(
                        choices=[
                            ("here", "Here, sealed"),
                            ("paper", "On paper, with me"),
                            ("head", "In my head: I tell it myself"),
                        ],
                        default="here",
                        max_length=5,
                        verbose_name="Where is it kept?",
                    ),
                ),
                ("text", coalition.sealing.fields.SealedTextField(blank=True, default="")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stories",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_with",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "stories",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("group", "In our group"),
                            ("partner", "To one partner"),
                            ("media", "In the media"),
                            ("print", "In a printed paper"),
                            ("public", "On a public page"),
                        ],
                        max_length=7,
                    ),
                ),
                ("what_for", models.CharField(max_length=280)),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="showings",
                        to="agenda.story",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="StoryAsk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("group", "In our group"),
                            ("partner", "To one partner"),
                            ("media", "In the media"),
                            ("print", "In a printed paper"),
                            ("public", "On a public page"),
                        ],
                        max_length=7,
                        verbose_name="For which use?",
                    ),
                ),
                (
                    "what_for",
                    models.CharField(
                        max_length=280, verbose_name="For what, where, before whom, on which day?"
                    ),
                ),
                ("asked_on", models.DateField()),
                (
                    "answer",
                    models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=3),
                ),
                ("cancelled_on", models.DateField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="story_asks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="asks", to="agenda.story"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", ""), ("cancelled_on", None)),
                        fields=("story", "use", "by"),
                        name="agenda_a_planner_asks_once_at_a_time_for_a_use",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("group", "In our group"),
                            ("partner", "To one partner"),
                            ("media", "In the media"),
                            ("print", "In a printed paper"),
                            ("public", "On a public page"),
                        ],
                        max_length=7,
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("given_on", models.DateField()),
                ("until", models.DateField()),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "heard_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="agenda.story",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("story", "use"),
                        name="agenda_one_open_yes_for_each_use_of_a_story",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Strategy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "approach",
                    models.CharField(
                        choices=[
                            ("direct-advocacy", "Direct advocacy"),
                            ("alliances", "Alliances"),
                            ("public-awareness", "Public awareness"),
                        ],
                        max_length=16,
                        verbose_name="Main strategy",
                    ),
                ),
                ("methods", models.JSONField(default=list, verbose_name="Methods")),
                ("target", models.CharField(max_length=160, verbose_name="Which office do we speak to?")),
                ("ask", models.CharField(max_length=280, verbose_name="What do we ask?")),
                (
                    "risk",
                    models.CharField(
                        blank=True, max_length=280, verbose_name="What could it cost the woman who does it?"
                    ),
                ),
                (
                    "jurisdiction",
                    models.CharField(
                        choices=[
                            ("mainland", "Mainland"),
                            ("zanzibar", "Zanzibar"),
                            ("both", "Mainland and Zanzibar"),
                        ],
                        default="mainland",
                        max_length=8,
                        verbose_name="Where",
                    ),
                ),
                (
                    "speaker",
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
                        verbose_name="Who speaks, by role",
                    ),
                ),
                ("on", models.DateField(null=True, verbose_name="On which day")),
                ("next_step", models.CharField(blank=True, max_length=140, verbose_name="Next step")),
                ("written_at", models.DateTimeField(null=True)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strategies",
                        to="agenda.issue",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="strategies",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "strategies",
                "ordering": ["issue", "version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("issue", "version"), name="agenda_a_strategy_has_each_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urgency", models.PositiveSmallIntegerField(null=True)),
                ("feasibility", models.PositiveSmallIntegerField(null=True)),
                ("count", models.PositiveIntegerField()),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.issue"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="agenda.round"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "tallies",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("round"),
                        models.F("issue"),
                        django.db.models.functions.comparison.Coalesce("urgency", 0),
                        django.db.models.functions.comparison.Coalesce("feasibility", 0),
                        name="agenda_one_count_for_each_pair_of_grades",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="agenda_a_count_counts_somebody"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="agenda",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at", None)),
                fields=("meeting",),
                name="agenda_one_draft_in_a_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="agenda",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_at", None), ("version", None)),
                    models.Q(
                        ("decision__isnull", False),
                        ("published_at__isnull", False),
                        ("version__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="agenda_what_is_published_has_a_number_and_a_decision",
            ),
        ),
    ]
