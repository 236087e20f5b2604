"""Tables to which rows are added and in which none is ever changed: the database refuses it.

A model says so with ``append_only = True``; a migration puts the triggers up.  On PostgreSQL the
role that pages and jobs take also loses the right to try (``config.migrating``).
"""

from collections.abc import Sequence

from django.apps import apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ACTS = ("update", "delete")
REFUSE = "dedere_refuse"
"""The function of PostgreSQL that every refusing trigger calls."""

_FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {REFUSE}() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''%%: rows are never changed or removed'', TG_TABLE_NAME; END'"
)


def append_only_tables() -> list[str]:
    """Return the name of every table that is only added to."""
    return [m._meta.db_table for m in apps.get_models() if getattr(m, "append_only", False)]


def forbid_changes(
    table: str, *, keys: Sequence[Sequence[str]] = (("id",),)
) -> migrations.RunPython:
    """Return the operation that lets nobody change or remove a row of a table.

    Where it stands already it is put up anew, for instance after SQLite has built a table again.

    Args:
        table: Its name.
        keys: The columns of each of its unique keys: SQLite could replace a row by one of them
            without calling that a removal.
    """

    def forbid(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            _forbid_on_sqlite(editor, table, keys)
        if editor.connection.vendor == "postgresql":
            _forbid_on_postgres(editor, table)

    def allow(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        acts = (*ACTS, "truncate" if on else "replace")
        for act in acts:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}")

    return migrations.RunPython(forbid, allow)


def _forbid_on_sqlite(
    editor: BaseDatabaseSchemaEditor, table: str, keys: Sequence[Sequence[str]]
) -> None:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table}: rows are never changed or removed'); END"
    for act in (*ACTS, "replace"):
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}")
    for act in ACTS:
        editor.execute(f"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} {refuse}")
    same = " OR ".join(
        "(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys
    )
    editor.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608 - our names
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"
    )


def _forbid_on_postgres(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    editor.execute(_FUNCTION)
    for act in ACTS:
        editor.execute(
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {REFUSE}()"
        )
    editor.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {REFUSE}()"
    )
