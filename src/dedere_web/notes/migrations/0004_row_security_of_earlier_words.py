"""PostgreSQL shows what a note said before to its owner alone."""

from django.db import migrations

from dedere_web.foundation.tenancy_database import RowRule, of_row, row_security_operations

OF_THE_OWNER = of_row("notes_note", "note_id").write


class Migration(migrations.Migration):
    dependencies = [("notes", "0003_earlier_words")]

    operations = row_security_operations(
        "notes_earlierwords", RowRule(read=OF_THE_OWNER, write=OF_THE_OWNER)
    )
