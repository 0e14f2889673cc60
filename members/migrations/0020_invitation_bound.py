from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0019_invitation_by_phone"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email_alias", None), models.Q(("phone_index", ""), _negated=True)),
                    models.Q(("email_alias__isnull", False), ("phone_index", "")),
                    _connector="OR",
                ),
                name="members_an_invitation_is_bound_to_one_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("seconded_by", None),
                    ("invited_by", None),
                    models.Q(("seconded_by", models.F("invited_by")), _negated=True),
                    _connector="OR",
                ),
                name="members_a_second_person_speaks_for_who_is_invited",
            ),
        ),
    ]
