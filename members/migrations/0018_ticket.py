from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0017_lapse"),
    ]

    operations = [
        migrations.RenameField(model_name="export", old_name="token", new_name="ticket"),
    ]
