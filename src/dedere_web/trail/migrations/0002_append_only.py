from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from dedere_web.foundation.append_only import REFUSE, forbid_changes

# A chain grows by one entry at a time and never goes away; only its length and head move.
STEP = "NEW.name <> OLD.name OR NEW.length <> OLD.length + 1"


def forbid(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'trail_chain: a chain only grows'); END"
        editor.execute(
            f"CREATE TRIGGER trail_chain_no_delete BEFORE DELETE ON trail_chain {refuse}"
        )
        editor.execute(
            f"CREATE TRIGGER trail_chain_no_jump BEFORE UPDATE ON trail_chain WHEN {STEP} {refuse}"
        )
    if editor.connection.vendor == "postgresql":
        call = f"EXECUTE FUNCTION {REFUSE}()"
        editor.execute(
            f"CREATE TRIGGER trail_chain_no_delete BEFORE DELETE ON trail_chain FOR EACH ROW {call}"
        )
        editor.execute(
            f"CREATE TRIGGER trail_chain_no_jump BEFORE UPDATE ON trail_chain FOR EACH ROW WHEN ({STEP}) {call}"
        )
        editor.execute(
            f"CREATE TRIGGER trail_chain_no_truncate BEFORE TRUNCATE ON trail_chain FOR EACH STATEMENT {call}"
        )


def allow(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    on = " ON trail_chain" if editor.connection.vendor == "postgresql" else ""
    for act in ("delete", "jump", "truncate") if on else ("delete", "jump"):
        editor.execute(f"DROP TRIGGER IF EXISTS trail_chain_no_{act}{on}")


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_entries")]

    operations = [
        forbid_changes("trail_entry", keys=(("id",), ("chain_id", "number"))),
        migrations.RunPython(forbid, allow),
    ]
