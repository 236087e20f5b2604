"""Which database a deployment uses: SQLite in its home, or PostgreSQL at an address."""

import functools
import importlib.util
import re
from dataclasses import dataclass, field
from pathlib import Path

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

CONNECT_TIMEOUT_SECONDS = 10
"""How long a process waits for the database before it says that there is none."""
KEPT_SECONDS = 300
"""How long a connection is used again, where no pool keeps it."""
MOST_POOLED = 8
"""Connections in the pool of one process: twice as many as it has threads."""

# A writer takes its lock when it begins, so that two writers queue and never collide. FULL: what
# was acknowledged outlives a power cut, not only the end of a process (docs/decisions/0009).
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}

_ROLE = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_SCHEMES = ("postgresql://", "postgres://")


class BadDatabaseUrlError(InvalidInputError):
    """``DATABASE_URL`` cannot be used. Its text is not repeated: it may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "DATABASE_URL cannot be read. Write it like "
                    "postgresql://user:password@host:5432/database?sslmode=require, with every "
                    "sign of the password that is no letter or digit written as %XX; leave it "
                    "away for the embedded database."
                )
            )
        )


class BadDatabaseRoleError(InvalidInputError):
    """``DEDERE_DATABASE_ROLE`` is no name of a role, or there is no PostgreSQL to have it."""

    def __init__(self, role: str) -> None:
        super().__init__(
            Phrase.of(
                mark(
                    "DEDERE_DATABASE_ROLE cannot be '{role}'. It is the name of a PostgreSQL role "
                    "in small letters, digits and underscores, and needs DATABASE_URL."
                ),
                role=role,
            )
        )


@dataclass(frozen=True, slots=True)
class PostgresAddress:
    """Where a PostgreSQL database is, as libpq reads its address."""

    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


def postgres_address(url: str) -> PostgresAddress:
    """Read an address the way PostgreSQL's own programs do.

    Several hosts, separated by commas, are tried in their order: with
    ``target_session_attrs=read-write`` the one that is the primary now is taken.

    Raises:
        BadDatabaseUrlError: It is no such address, or names no database.
    """
    # A platform on SQLite never loads the driver.
    from psycopg import ProgrammingError  # noqa: PLC0415
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415

    if not url.startswith(_SCHEMES):
        raise BadDatabaseUrlError
    try:
        read = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except (ProgrammingError, UnicodeError) as error:
        raise BadDatabaseUrlError from error
    address = PostgresAddress(
        name=read.pop("dbname", ""),
        user=read.pop("user", ""),
        password=read.pop("password", ""),
        host=read.pop("host", ""),
        port=read.pop("port", ""),
        parameters=tuple(read.items()),
    )
    ports = address.port.split(",") if address.port else []
    # An '@' in the host is the rest of a password that was not written as %40.
    if not address.name or "@" in address.host or not all(map(_is_port, ports)):
        raise BadDatabaseUrlError
    return address


def database_settings(url: str, *, path: Path, role: str = "") -> dict[str, object]:
    """Return what Django needs to know about the database.

    Args:
        url: The address of a PostgreSQL database; empty for the embedded one.
        path: The file of the embedded database.
        role: The PostgreSQL role that pages and jobs take; the owner of the tables only migrates.

    Raises:
        BadDatabaseUrlError: The address cannot be used.
        BadDatabaseRoleError: The role is no name of a role, or there is no PostgreSQL.
    """
    if role and (not url or not _ROLE.fullmatch(role)):
        raise BadDatabaseRoleError(role)
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(SQLITE)}
    address = postgres_address(url)
    parameters: dict[str, object] = {
        "connect_timeout": CONNECT_TIMEOUT_SECONDS,
        "application_name": "dedere",
        **dict(address.parameters),
    }
    if role:
        parameters["options"] = f"{parameters.get('options', '')} -c role={role}".strip()
    kept: dict[str, object] = {"CONN_MAX_AGE": KEPT_SECONDS, "CONN_HEALTH_CHECKS": True}
    if has_pool():
        kept = {"CONN_MAX_AGE": 0}
        parameters["pool"] = {"min_size": 1, "max_size": MOST_POOLED}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.name,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port,
        "OPTIONS": parameters,
        **kept,
    }


@functools.cache
def has_pool() -> bool:
    """Say whether the driver's pool is installed; without it each thread keeps a connection."""
    return importlib.util.find_spec("psycopg_pool") is not None


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < int(text) < 65536
