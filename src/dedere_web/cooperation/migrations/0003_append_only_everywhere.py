"""On PostgreSQL too the database itself refuses to change or to remove recorded practice."""

from django.db import migrations

from dedere_web.foundation.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies = [("cooperation", "0002_append_only")]

    operations = [forbid_changes("cooperation_recordedpractice", keys=(("id",), ("ends_id",)))]
