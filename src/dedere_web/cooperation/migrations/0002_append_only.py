from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# What was recorded is evidence: the database itself refuses to change or to remove it.
TABLES = ("recordedpractice",)
ACTS = ("update", "delete")


def forbid(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        for act in ACTS:
            editor.execute(
                f"CREATE TRIGGER cooperation_{table}_no_{act} BEFORE {act} ON cooperation_{table} "
                "BEGIN SELECT RAISE(ABORT, 'recorded practice is never changed or removed'); END"
            )


def allow(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        for act in ACTS:
            editor.execute(f"DROP TRIGGER IF EXISTS cooperation_{table}_no_{act}")


class Migration(migrations.Migration):
    dependencies = [("cooperation", "0001_recorded_practice")]

    operations = [migrations.RunPython(forbid, allow)]
