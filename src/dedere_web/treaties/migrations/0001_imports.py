import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader", models.CharField(max_length=40, verbose_name="reader")),
                ("instrument", models.CharField(max_length=80, verbose_name="instrument")),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("sha256", models.CharField(max_length=64, verbose_name="hash of the file")),
                ("source_id", models.CharField(max_length=120, verbose_name="source")),
                ("counts", models.JSONField(verbose_name="counts")),
                ("imported_at", models.DateTimeField(verbose_name="imported at")),
                ("facts_version", models.CharField(max_length=64, verbose_name="facts after it")),
                (
                    "imported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="imported by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
            },
        ),
        migrations.CreateModel(
            name="ImportedAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="line of the list")),
                (
                    "action_id",
                    models.CharField(max_length=400, unique=True, verbose_name="identifier"),
                ),
                ("state", models.CharField(max_length=10, verbose_name="State")),
                ("instrument", models.CharField(max_length=80, verbose_name="instrument")),
                ("kind", models.CharField(max_length=40, verbose_name="kind of act")),
                ("source_id", models.CharField(max_length=120, verbose_name="source")),
                (
                    "date",
                    models.CharField(
                        blank=True, max_length=10, verbose_name="date, as far as it is stated"
                    ),
                ),
                ("effective", models.DateField(null=True, verbose_name="date of effect")),
                (
                    "as_of",
                    models.CharField(
                        blank=True, max_length=10, verbose_name="source speaks up to"
                    ),
                ),
                (
                    "withdraws",
                    models.CharField(blank=True, max_length=40, verbose_name="withdraws"),
                ),
                (
                    "territory",
                    models.CharField(blank=True, max_length=300, verbose_name="territory"),
                ),
                (
                    "listed_as",
                    models.CharField(blank=True, max_length=300, verbose_name="listed as"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="treaties.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported act",
                "verbose_name_plural": "imported acts",
            },
        ),
        migrations.CreateModel(
            name="ImportedSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_id",
                    models.CharField(max_length=120, unique=True, verbose_name="source"),
                ),
                (
                    "edition_of",
                    models.CharField(
                        max_length=80, verbose_name="source of which this is an edition"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "publisher",
                    models.CharField(blank=True, max_length=200, verbose_name="publisher"),
                ),
                ("as_of", models.CharField(max_length=10, verbose_name="complete up to")),
                ("authority", models.CharField(max_length=20, verbose_name="authority")),
                ("address", models.CharField(blank=True, max_length=500, verbose_name="address")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="source",
                        to="treaties.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported source",
                "verbose_name_plural": "imported sources",
            },
        ),
        migrations.CreateModel(
            name="UnreadableRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="line of the list")),
                ("text", models.CharField(max_length=500, verbose_name="row as printed")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unreadable",
                        to="treaties.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "unreadable row",
                "verbose_name_plural": "unreadable rows",
                "ordering": ["line", "pk"],
            },
        ),
    ]
