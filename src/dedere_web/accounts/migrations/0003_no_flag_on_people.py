from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_organisations"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="user",
            name="edits_facts",
        ),
    ]
