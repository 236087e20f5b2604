"""The database itself refuses to change or to remove what was imported: PostgreSQL too.

SQLite lost the triggers of the tables that the migration before built anew; they are put up again.
"""

from django.db import migrations

from dedere_web.foundation.append_only import forbid_changes


class Migration(migrations.Migration):
    dependencies = [("treaties", "0003_taking_back")]

    operations = [
        forbid_changes("treaties_importbatch"),
        forbid_changes("treaties_importedsource", keys=(("id",), ("batch_id",))),
        forbid_changes("treaties_importedaction", keys=(("id",), ("batch_id", "action_id"))),
        forbid_changes("treaties_unreadablerow"),
        forbid_changes("treaties_takenbackimport", keys=(("id",), ("batch_id",))),
    ]
