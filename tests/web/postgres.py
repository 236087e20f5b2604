"""PostgreSQL for tests: databases that are made for one test and gone after it.

``DEDERE_TEST_POSTGRES`` names a server on which the user may create databases and roles.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg import sql

from dedere_web.config.database import database_settings
from dedere_web.config.migrating import let_role_work, migrate

ROLE = "dedere_test_ordinary"
"""The role that pages and jobs take in tests: it owns nothing, and row security binds it."""


def server() -> str:
    """Return the address of the server for tests."""
    return os.environ["DEDERE_TEST_POSTGRES"]  # noqa: TID251 - it decides whether we run


def address_of(database: str) -> str:
    """Return the address of a database on the server for tests."""
    return urlunsplit(urlsplit(server())._replace(path=f"/{database}"))


def make_database(template: str = "template0") -> str:
    """Create a database, and return its name."""
    name = f"dedere_test_{secrets.token_hex(6)}"
    _at_the_server(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )
    return name


def drop_database(name: str) -> None:
    """Remove a database, also while somebody is connected."""
    _at_the_server(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def make_role() -> None:
    """Let the ordinary role be there; two processes may ask at once."""
    _at_the_server(
        sql.SQL(
            "DO $$ BEGIN CREATE ROLE {} NOLOGIN; "
            "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        ).format(sql.Identifier(ROLE))
    )


@contextmanager
def default_database(name: str, *, role: str = "") -> Iterator[DatabaseWrapper]:
    """Let everything in this thread speak to a database, as the owner or as a role."""
    said = database_settings(address_of(name), path=Path(), role=role)
    before = connections["default"]
    ours = DatabaseWrapper(
        {
            "ATOMIC_REQUESTS": False,
            "AUTOCOMMIT": True,
            "CONN_HEALTH_CHECKS": False,
            "TIME_ZONE": None,
            **said,
            "CONN_MAX_AGE": 0,
            "TEST": {"NAME": None, "MIRROR": None, "CHARSET": None, "MIGRATE": True},
        },
        alias="default",
    )
    connections["default"] = ours
    try:
        yield ours
    finally:
        ours.close()
        connections["default"] = before


def migrated_database() -> str:
    """Create a database with every migration applied, on which the ordinary role may work."""
    make_role()
    name = make_database()
    with default_database(name):
        migrate()
        let_role_work(ROLE)
    return name


def _at_the_server(statement: sql.Composed) -> None:
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(statement)
