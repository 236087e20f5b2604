"""PostgreSQL repeats who may read and write notes, their files, and drafts."""

from django.db import migrations

from dedere_web.foundation.tenancy_database import (
    OWNED,
    RowRule,
    of_person,
    of_row,
    row_security_operations,
)

# A withdrawn note is there for its owner alone.
NOTES = RowRule(
    read=f"({OWNED.read}) AND (withdrawn_at IS NULL OR {OWNED.write})", write=OWNED.write
)


class Migration(migrations.Migration):
    dependencies = [("notes", "0001_notes")]

    operations = [
        *row_security_operations("notes_note", NOTES),
        *row_security_operations("notes_attachment", of_row("notes_note", "note_id")),
        *row_security_operations("notes_draft", of_person("author_id", "organisation_id")),
    ]
