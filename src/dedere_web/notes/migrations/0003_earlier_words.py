import django.db.models.deletion
from django.db import migrations, models

from dedere_web.foundation.sealing import SealedTextField


class Migration(migrations.Migration):
    dependencies = [
        ("notes", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", SealedTextField(verbose_name="title")),
                (
                    "body",
                    SealedTextField(blank=True, verbose_name="text"),
                ),
                (
                    "note",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_words",
                        to="notes.note",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier words of a note",
                "verbose_name_plural": "earlier words of notes",
            },
        ),
    ]
