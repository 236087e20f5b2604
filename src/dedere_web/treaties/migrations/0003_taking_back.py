import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("treaties", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TakenBackImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back",
                        to="treaties.importbatch",
                    ),
                ),
                (
                    "taken_back_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                ("taken_back_at", models.DateTimeField(verbose_name="taken back at")),
            ],
            options={
                "verbose_name": "import that was taken back",
                "verbose_name_plural": "imports that were taken back",
            },
        ),
        migrations.AlterField(
            model_name="importedaction",
            name="action_id",
            field=models.CharField(db_index=True, max_length=400, verbose_name="identifier"),
        ),
        migrations.AlterField(
            model_name="importedsource",
            name="source_id",
            field=models.CharField(db_index=True, max_length=120, verbose_name="source"),
        ),
        migrations.AddIndex(
            model_name="importedaction",
            index=models.Index(fields=["state", "instrument"], name="treaties_acts_of_pair"),
        ),
        migrations.AddConstraint(
            model_name="importedaction",
            constraint=models.UniqueConstraint(
                fields=("batch", "action_id"), name="treaties_act_once"
            ),
        ),
    ]
