"""Brings the database to the shape this version needs: as its owner, and one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError, ProgrammingError

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.foundation.append_only import append_only_tables

# Any number will do, as long as nobody else uses it: the letters of the name.
LOCK = int.from_bytes(b"dedere", "big")
INSUFFICIENT_PRIVILEGE = "42501"
OWN_TABLES = ("django_migrations",)
"""Tables that only the owner writes."""


class UnreachableDatabaseError(InvalidInputError):
    """The database does not answer, or does not let us in."""

    def __init__(self, error: Exception) -> None:
        said = settings.DATABASES["default"]
        lines = str(error).strip().splitlines() or [type(error).__name__]
        super().__init__(
            Phrase.of(
                mark(
                    "The database {name} cannot be used ({why}). Check DATABASE_URL, "
                    "DEDERE_DATABASE_ROLE and DEDERE_DATABASE_PATH, and that the server runs."
                ),
                name=str(said["NAME"]),
                why=lines[0].strip(),
            )
        )


class NotOwnerError(InvalidInputError):
    """The tables must change, and the user of the address does not own them."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The database must be migrated, and the user of DATABASE_URL may not change "
                    "its tables. Run 'dedere migrate' once as their owner, then start again."
                )
            )
        )


def check_database() -> None:
    """Refuse a database that does not answer, in one line.

    Raises:
        UnreachableDatabaseError: It does not.
    """
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise UnreachableDatabaseError(error) from error


def migrate() -> None:
    """Apply every migration that is missing, and let the role of pages work on what is there.

    Several processes may ask at once: one migrates, the others wait and find nothing to do.
    Where nothing is missing nothing is written, so that a user who owns no table may ask too.

    Raises:
        NotOwnerError: Something is missing, and this user may not change the tables.
        ProgrammingError: A migration is wrong.
    """
    if not _something_is_missing():
        return
    try:
        with _alone(), _as_owner():
            call_command("migrate", interactive=False, verbosity=0)
            if settings.DATABASE_ROLE:
                let_role_work(settings.DATABASE_ROLE)
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != INSUFFICIENT_PRIVILEGE:
            raise
        raise NotOwnerError from error


def _something_is_missing() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return True
    if not settings.DATABASE_ROLE:
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(%s, 'django_session', 'INSERT')", [settings.DATABASE_ROLE]
        )
        return bool(cursor.fetchone() != (True,))


def let_role_work(role: str) -> None:
    """Let a PostgreSQL role read and write rows; tables, rules and their owner stay as they are.

    Args:
        role: The role that pages and jobs take.
    """
    name = connection.ops.quote_name(role)
    own = ", ".join(map(connection.ops.quote_name, OWN_TABLES))
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {name}")
        cursor.execute(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}"
        )
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON {own} FROM {name}")
        for table in map(connection.ops.quote_name, append_only_tables()):
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {name}")


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of the database; SQLite lets one writer in anyway."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _as_owner() -> Iterator[None]:
    """Be the user of ``DATABASE_URL``, and not the role that pages take."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
