"""Databases in which everything is committed, and a kind of record to write about."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings as deployment
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper
from pytest_django import DjangoDbBlocker

from dedere_web.config.database import database_settings
from dedere_web.config.migrating import migrate
from dedere_web.trail.chain import Recordable
from dedere_web.trail.models import Entry
from dedere_web.trail.registry import Subject, register
from dedere_web.trail.row_rules import reading_whole
from dedere_web.trail.services import record

KIND = "test-record"
ORGANISATION = uuid.UUID("00000000-0000-4000-8000-000000000001")
OTHER = uuid.UUID("00000000-0000-4000-8000-000000000002")
TRIGGERS = ("entry_no_update", "entry_no_delete", "entry_no_replace", "chain_no_jump",
            "chain_no_delete", "entry_no_truncate", "chain_no_truncate")  # fmt: skip


@contextmanager
def sqlite_file(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """Let everything in this thread speak to a database in a file, and commit."""
    before = connections["default"]
    ours = DatabaseWrapper(
        {
            "ATOMIC_REQUESTS": False,
            "AUTOCOMMIT": True,
            "CONN_MAX_AGE": 0,
            "CONN_HEALTH_CHECKS": False,
            "TIME_ZONE": None,
            **deployment.DATABASES["default"],
            **database_settings("", path=file),
        },
        alias="default",
    )
    connections["default"] = ours
    try:
        yield ours
    finally:
        ours.close()
        connections["default"] = before


@pytest.fixture(scope="session")
def sqlite_template(
    django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A migrated, empty database in a file, to copy."""
    file = tmp_path_factory.mktemp("template") / "dedere.sqlite3"
    with django_db_blocker.unblock(), sqlite_file(file):
        migrate()
    return file


@pytest.fixture
def database_file(sqlite_template: Path, tmp_path: Path) -> Path:
    """A migrated, empty database in a file of this test's own."""
    return Path(shutil.copy(sqlite_template, tmp_path / "dedere.sqlite3"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def committed(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[BaseDatabaseWrapper]:
    """A database in which everything is committed: SQLite, and PostgreSQL as the ordinary role."""
    if request.param == "postgres":
        yield request.getfixturevalue("on_postgres")
        return
    file = request.getfixturevalue("database_file")
    with django_db_blocker.unblock(), sqlite_file(file) as ours:
        yield ours


@pytest.fixture(autouse=True)
def _a_kind_of_record() -> None:
    register(kind=KIND, label="record of a test", fields={"title": "Title"})


def write(
    number: object = 1,
    *,
    organisation: uuid.UUID | None = ORGANISATION,
    before: Recordable = None,
    after: Recordable = None,
    actor: int | None = None,
    action: str = "changed",
    why: str = "",
) -> Entry:
    """Add an entry in a transaction of its own."""
    with transaction.atomic():
        return record(
            organisation=organisation,
            actor=actor,
            action=action,
            subject=Subject(KIND, str(number)),
            before=before,
            after=after if after is not None else {"title": f"title {number}"},
            why=why,
        )


def entries() -> list[Entry]:
    """Return every entry of every chain, by the moment it was added."""
    with reading_whole():
        return list(Entry.objects.order_by("pk"))


def tamper(*statements: str) -> None:
    """Do what somebody does who holds the whole database: drop the triggers, and write."""
    with connection.cursor() as cursor:
        on_postgres = connection.vendor == "postgresql"
        if on_postgres:
            cursor.execute("SET ROLE NONE")
        for name in TRIGGERS:
            on = f" ON trail_{name.split('_')[0]}" if on_postgres else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS trail_{name}{on}")
        for statement in statements:
            cursor.execute(statement)
        if on_postgres:
            cursor.execute("RESET ROLE")
