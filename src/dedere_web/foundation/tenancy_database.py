"""The rule of ``tenancy`` again, inside PostgreSQL: what a forgotten filter would show stays shut.

A migration puts the rule on a table with :func:`row_security_operations`.  Whoever speaks to the
database says for whom with :func:`speak_as`: a request by the middleware, a job by itself.  Who
says nothing is a stranger.

What is said holds for one transaction and ends with it (``set_config(..., true)``), so a kept
connection, a pool in the process and a pool between processes cannot carry it to the next one.
SQLite has no rules on rows: there the filter of the query stands alone, and all of this does
nothing.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS, connections, migrations, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from dedere_web.foundation.tenancy import NOBODY, Viewer

POSTGRES = "postgresql"


@dataclass(frozen=True, slots=True)
class RowRule:
    """Who may read a row and who may write it, as conditions in SQL."""

    read: str
    write: str


# An unset setting is NULL, one that has ended is empty: both let nothing through. The selects
# around the settings let PostgreSQL read each of them once for a query and not once for a row.
_ORGANISATIONS = (
    "ANY ((SELECT string_to_array(NULLIF(current_setting('dedere.organisations', true), ''), ','))"
    "::uuid[])"
)
_STATES = (
    "ANY ((SELECT string_to_array(NULLIF(current_setting('dedere.states', true), ''), ','))"
    "::text[])"
)
_PARTNER = "(SELECT current_setting('dedere.partner', true)) = 'yes'"
_PERSON = "(SELECT NULLIF(current_setting('dedere.person', true), ''))::bigint"

OWNED = RowRule(
    read=(
        "visibility = 'public'"
        f" OR owner_id = {_ORGANISATIONS}"
        f" OR (visibility = 'partners' AND {_PARTNER})"
        f" OR (visibility = 'state' AND owner_state <> '' AND owner_state = {_STATES})"
    ),
    write=f"owner_id = {_ORGANISATIONS}",
)
"""The rule of an :class:`~dedere_web.foundation.tenancy.OwnedRow`; only its owner writes it."""


def of_row(table: str, column: str) -> RowRule:
    """Return the rule of rows that belong to a row of an owned table: who reads that reads these.

    Args:
        table: The owned table, which has its own rule.
        column: The column of our rows that holds the key of the owned row.
    """
    # Names of our own tables, from our own migrations.
    there = f'SELECT 1 FROM "{table}" AS whole WHERE whole.id = "{column}"'  # noqa: S608
    return RowRule(
        read=f"EXISTS ({there})",
        write=f"EXISTS ({there} AND whole.owner_id = {_ORGANISATIONS})",
    )


def of_person(column: str, organisation: str) -> RowRule:
    """Return the rule of rows that one person alone reads and writes, such as drafts.

    Args:
        column: The column that holds the number of the person.
        organisation: The column of the organisation for which the person works on them: who has
            left it has left these rows too.
    """
    own = f'"{column}" = {_PERSON} AND "{organisation}" = {_ORGANISATIONS}'
    return RowRule(read=own, write=own)


def row_security_operations(table: str, rule: RowRule = OWNED) -> list[Operation]:
    """Return the operations of a migration that put a rule on a table, for reading and writing.

    The rule is forced: it binds the owner of the table as well.  Only a superuser and a role with
    ``BYPASSRLS`` stand above it; pages and jobs must not run as one of these.  Maintenance of
    every row goes through ``above_rules``.
    """

    def shut(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == POSTGRES:
            for statement in _rule_statements(editor.quote_name(table), rule):
                editor.execute(statement)

    def reopen(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == POSTGRES:
            for statement in _undoing_statements(editor.quote_name(table)):
                editor.execute(statement)

    return [migrations.RunPython(shut, reopen, elidable=False)]


def _rule_statements(table: str, rule: RowRule) -> list[str]:
    read, write = rule.read, rule.write
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY dedere_read ON {table} FOR SELECT USING ({read})",
        f"CREATE POLICY dedere_add ON {table} FOR INSERT WITH CHECK ({write})",
        f"CREATE POLICY dedere_change ON {table} FOR UPDATE USING ({write}) WITH CHECK ({write})",
        f"CREATE POLICY dedere_remove ON {table} FOR DELETE USING ({write})",
    ]


def _undoing_statements(table: str) -> list[str]:
    names = ("dedere_read", "dedere_add", "dedere_change", "dedere_remove")
    return [
        *(f"DROP POLICY {name} ON {table}" for name in names),
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]


_speaking_for: ContextVar[Viewer] = ContextVar("speaking_for", default=NOBODY)


@contextmanager
def speak_as(viewer: Viewer, *, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Let the database answer as to one viewer; whoever was spoken for before, is so again after.

    On PostgreSQL this is a transaction: an error inside takes back what was written inside.
    """
    connection = connections[using]
    before = _speaking_for.get()
    token = _speaking_for.set(viewer)
    try:
        if connection.vendor != POSTGRES:
            yield
            return
        with transaction.atomic(using=using):
            _say(connection, viewer)
            yield
        # The end of a part of a transaction does not end what was said in it.
        if connection.in_atomic_block and not connection.needs_rollback:
            _say(connection, before)
    finally:
        _speaking_for.reset(token)


def spoken_for() -> Viewer:
    """Return for whom this thread speaks to the database now."""
    return _speaking_for.get()


def _say(connection: BaseDatabaseWrapper, viewer: Viewer) -> None:
    said = {
        "dedere.person": "" if viewer.person is None else str(viewer.person),
        "dedere.organisations": ",".join(sorted(map(str, viewer.organisations))),
        "dedere.states": ",".join(sorted(viewer.states - {""})),
        "dedere.partner": "yes" if viewer.partner else "",
    }
    _set(connection, said)


def _set(connection: BaseDatabaseWrapper, said: Mapping[str, str]) -> None:
    settings = ", ".join(["set_config(%s, %s, true)"] * len(said))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {settings}", [part for pair in said.items() for part in pair])
