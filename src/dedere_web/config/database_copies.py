"""Copies of a database as it is at one moment, made and put back by the database's own means."""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.db.backends.utils import CursorWrapper

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark
from dedere_web.config.archives import through_to_disk
from dedere_web.config.env import environment_with

SQLITE_PART = "database.sqlite3"
POSTGRES_PART = "database.pgdump"
PART = {"sqlite": SQLITE_PART, "postgresql": POSTGRES_PART}
ROWS_OF_THE_FRAMEWORK = frozenset(
    {"django_migrations", "django_content_type", "django_session", "auth_permission"}
)
"""Tables that a new deployment fills by itself."""

_MAJOR = re.compile(r"\b(\d+)(\.\d+)*\b")


class NoToolError(InvalidInputError):
    """A program of PostgreSQL is missing, or older than the server."""

    def __init__(self, tool: str, server: int) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The program {tool} of PostgreSQL {server} or newer is needed, and is not "
                    "here. Install the client programs of that version, on Debian the package "
                    "postgresql-client."
                ),
                tool=tool,
                server=str(server),
            )
        )


class CopyFailedError(InvalidInputError):
    """The database could not be copied, or the copy not be put back."""

    def __init__(self, why: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "The database refused the copy ({why}). Nothing was changed. Where row "
                    "security is named, the user of DATABASE_URL needs BYPASSRLS."
                ),
                why=why,
            )
        )


def is_empty() -> bool:
    """Say whether nobody has written anything into this deployment yet."""
    if connection.vendor == "sqlite" and not _sqlite_file().exists():
        return True
    with _owner() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - ROWS_OF_THE_FRAMEWORK
        for table in sorted(tables):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT 1 FROM {name} LIMIT 1")  # noqa: S608 - a quoted name
            if cursor.fetchone():
                return False
    return True


def server_version() -> str:
    """Return the version of the database."""
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def copy_out(into: Path) -> Path:
    """Copy the database, as it is at one moment, while it may be in use; return the file.

    Raises:
        NoToolError: A program of PostgreSQL is missing or too old.
        CopyFailedError: The database refuses.
    """
    file = into / PART[connection.vendor]
    if connection.vendor == "sqlite":
        file.touch(mode=0o600)
        with (
            closing(sqlite3.connect(_sqlite_file())) as source,
            closing(sqlite3.connect(file)) as target,
        ):
            source.backup(target)
            # The copy is one file, whatever the database it came from keeps beside it.
            target.execute("PRAGMA journal_mode=DELETE")
        return file
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")
    return file


def check_copy(file: Path) -> None:
    """Refuse a copy that is damaged, or that these programs cannot read, before it is used.

    Raises:
        NoToolError: A program of PostgreSQL is missing or too old.
        CopyFailedError: The copy is damaged.
    """
    if connection.vendor == "postgresql":
        _tool("psql")
        _run("pg_restore", "--list", str(file), connected=False)
        return
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            (found,) = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise CopyFailedError(str(error)) from error
    if found != "ok":
        raise CopyFailedError(str(found))


def copy_in(file: Path) -> None:
    """Put a copy in the place of the database: all of it, or nothing.

    Raises:
        NoToolError: A program of PostgreSQL is missing or too old.
        CopyFailedError: The database refuses; it is what it was.
    """
    connections.close_all()
    if connection.vendor == "sqlite":
        place = _sqlite_file()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}.part")
        shutil.copyfile(file, beside)
        beside.chmod(0o600)
        through_to_disk(beside)
        if place.exists():
            with closing(sqlite3.connect(place)) as old:
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # What the old database kept beside itself must not be read into the new one.
        for left in ("-wal", "-shm", "-journal"):
            place.with_name(place.name + left).unlink(missing_ok=True)
        beside.replace(place)
        through_to_disk(place.parent)
        return
    script = file.with_suffix(".sql")
    _run(
        "pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file),
        connected=False,
    )  # fmt: skip
    emptied = file.with_suffix(".empty.sql")
    emptied.write_text("DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n", encoding="ascii")
    _run(
        "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
        "--output=/dev/null", f"--file={emptied}", f"--file={script}",
    )  # fmt: skip


def _sqlite_file() -> Path:
    said: dict[str, Any] = settings.DATABASES["default"]
    return Path(said["NAME"])


@contextmanager
def _owner() -> Iterator[CursorWrapper]:
    """Give a cursor of the user of ``DATABASE_URL``, whom no row is hidden from."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET ROLE NONE")
        try:
            yield cursor
        finally:
            if connection.vendor == "postgresql":
                cursor.execute("RESET ROLE")


def _run(tool: str, *words: str, connected: bool = True) -> None:
    said: dict[str, Any] = settings.DATABASES["default"]
    command = [_tool(tool), *words]
    if connected:
        command.append(f"--dbname={_conninfo()}")
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, without a shell
        command,
        env=environment_with(PGPASSWORD=str(said.get("PASSWORD") or ""), PGCONNECT_TIMEOUT="10"),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise CopyFailedError(lines[0].strip() if lines else tool)


def _conninfo() -> str:
    """Return the address for a program: as the owner, without the password."""
    # A platform on SQLite never loads the driver.
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415

    said: dict[str, Any] = settings.DATABASES["default"]
    kept = {
        name: value
        for name, value in said["OPTIONS"].items()
        if isinstance(value, str | int) and name not in {"options", "application_name"}
    }
    place = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    address = {name: str(said[key]) for name, key in place.items() if said.get(key)}
    return str(make_conninfo("", **address, **kept))


def _tool(name: str) -> str:
    """Return the path of a program that is as new as the server.

    Raises:
        NoToolError: There is none.
    """
    server = connection.cursor().connection.info.server_version // 10000
    found = shutil.which(name)
    if found is None:
        raise NoToolError(name, server)
    told = subprocess.run(  # noqa: S603 - a program of PostgreSQL, without a shell
        [found, "--version"], capture_output=True, text=True, check=False
    ).stdout
    version = _MAJOR.search(told)
    if version is None or int(version[1]) < server:
        raise NoToolError(name, server)
    return found
