from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="WorkerBeat",
            fields=[
                (
                    "worker",
                    models.CharField(
                        max_length=64, primary_key=True, serialize=False, verbose_name="worker"
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="began")),
                ("seen_at", models.DateTimeField(verbose_name="last seen")),
            ],
            options={
                "verbose_name": "sign of life of a worker",
                "verbose_name_plural": "signs of life of workers",
            },
        ),
    ]
