from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# What was imported is evidence: the database itself refuses to change or to remove it.
TABLES = ("importbatch", "importedsource", "importedaction", "unreadablerow")
ACTS = ("update", "delete")


def forbid(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        for act in ACTS:
            editor.execute(
                f"CREATE TRIGGER treaties_{table}_no_{act} BEFORE {act} ON treaties_{table} "
                "BEGIN SELECT RAISE(ABORT, 'imported facts are never changed or removed'); END"
            )


def allow(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        for act in ACTS:
            editor.execute(f"DROP TRIGGER IF EXISTS treaties_{table}_no_{act}")


class Migration(migrations.Migration):
    dependencies = [("treaties", "0001_imports")]

    operations = [migrations.RunPython(forbid, allow)]
