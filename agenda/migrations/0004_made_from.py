import django.db.models.deletion
from django.db import migrations, models


def keep_what_was_named(apps, schema_editor):
    texts = apps.get_model("agenda", "CharterText").objects.exclude(issue=None).order_by("pk")
    made_from = apps.get_model("agenda", "MadeFrom")
    made_from.objects.bulk_create(
        made_from(objective_id=objective, issue_id=issue)
        for objective, issue in texts.values_list("pk", "issue")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agenda", "0003_how_we_decide"),
    ]

    operations = [
        migrations.CreateModel(
            name="MadeFrom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="made_from",
                        to="agenda.chartertext",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agenda.issue",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddConstraint(
            model_name="madefrom",
            constraint=models.UniqueConstraint(
                fields=("objective", "issue"), name="agenda_an_objective_names_an_issue_once"
            ),
        ),
        migrations.RunPython(keep_what_was_named, migrations.RunPython.noop),
    ]
