"""Which database a deployment uses, and as whom."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import ProgrammingError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from dedere.errors import InvalidInputError
from dedere_web.config.database import (
    BadDatabaseRoleError,
    BadDatabaseUrlError,
    database_settings,
    has_pool,
    postgres_address,
)
from dedere_web.foundation import clock
from tests.web import postgres
from tests.web.test_settings import KEY, manage

HOME = Path("home")


def test_without_an_address_the_database_is_a_file_whose_writes_outlive_a_power_cut() -> None:
    said = database_settings("", path=HOME / "dedere.sqlite3")

    assert said["ENGINE"] == "django.db.backends.sqlite3"
    assert said["NAME"] == HOME / "dedere.sqlite3"
    assert "synchronous=FULL" in str(said["OPTIONS"])


def test_an_address_says_everything_and_its_password_is_never_shown() -> None:
    address = postgres_address("postgresql://dedere:p%40ss@db.example:6432/acts?sslmode=require")

    assert (address.name, address.user, address.password) == ("acts", "dedere", "p@ss")
    assert (address.host, address.port) == ("db.example", "6432")
    assert dict(address.parameters) == {"sslmode": "require"}
    assert "p@ss" not in repr(address)


def test_several_hosts_are_tried_in_their_order() -> None:
    url = "postgresql://dedere@a.example:5432,b.example:5433/acts?target_session_attrs=read-write"

    said = database_settings(url, path=HOME)

    assert (said["HOST"], said["PORT"]) == ("a.example,b.example", "5432,5433")
    assert "'target_session_attrs': 'read-write'" in str(said["OPTIONS"])


def test_pages_take_their_role_and_keep_what_the_address_asks_for() -> None:
    url = "postgresql://owner@db.example/acts?options=-c%20statement_timeout%3D5s"

    said = database_settings(url, path=HOME, role="dedere_pages")

    assert "'options': '-c statement_timeout=5s -c role=dedere_pages'" in str(said["OPTIONS"])


def test_connections_are_kept_by_a_pool_or_by_their_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = "postgresql://owner@db.example/acts"

    monkeypatch.setattr("dedere_web.config.database.has_pool", lambda: False)
    by_thread = database_settings(url, path=HOME)
    monkeypatch.setattr("dedere_web.config.database.has_pool", lambda: True)
    pooled = database_settings(url, path=HOME)

    assert by_thread["CONN_HEALTH_CHECKS"] is True
    assert by_thread["CONN_MAX_AGE"] == 300
    assert pooled["CONN_MAX_AGE"] == 0
    assert "'pool': {'min_size': 1" in str(pooled["OPTIONS"])
    assert isinstance(has_pool(), bool)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://dedere@db.example/acts",
        "postgresql://db.example/",
        "postgresql://dedere:secret@db.example:99999/acts",
        "postgresql://dedere:secret@db.example:port/acts",
        "postgresql://dedere:se@cret@db.example/acts",
        "postgresql://db.example/acts?no_such_option=1",
        "postgresql://[::1/acts",
        "acts",
    ],
)
def test_a_bad_address_is_one_line_that_does_not_repeat_it(url: str) -> None:
    with pytest.raises(BadDatabaseUrlError) as error:
        postgres_address(url)

    assert "postgresql://user:password@host:5432/database" in str(error.value)
    assert not any(part in str(error.value) for part in ("secret", "cret@", "db.example"))


@pytest.mark.parametrize(
    ("url", "role"),
    [("", "dedere_pages"), ("postgresql://db/acts", "x; DROP"), ("postgresql://db/acts", "A")],
)
def test_a_bad_role_is_one_line(url: str, role: str) -> None:
    with pytest.raises(BadDatabaseRoleError) as error:
        database_settings(url, path=HOME, role=role)

    assert "DEDERE_DATABASE_ROLE" in str(error.value)
    assert isinstance(error.value, InvalidInputError)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"DATABASE_URL": "mysql://x:secret@db.example/acts"}, "DATABASE_URL cannot be read"),
        (
            {"DATABASE_URL": "postgresql://x:secret@127.0.0.1:1/acts"},
            "The database acts cannot be used",
        ),
        ({"DEDERE_DATABASE_ROLE": "pages"}, "DEDERE_DATABASE_ROLE cannot be 'pages'"),
    ],
)
def test_the_command_line_says_it_in_one_line(
    tmp_path: Path, said: dict[str, str], words: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dedere_cli.main", "create-operator", "--email", "a@b.example"],
        env={"DEDERE_HOME": str(tmp_path), **said},
        capture_output=True, text=True, timeout=60, check=False, input="",
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
    assert "secret" not in done.stderr


@pytest.mark.django_db
def test_the_embedded_database_writes_through() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,), "2 is FULL"


@pytest.mark.postgres
def test_every_migration_runs_on_postgresql_and_again_does_nothing(
    tmp_path: Path, empty_postgres: str
) -> None:
    said = {"DEDERE_SECRET_KEY": KEY, "DATABASE_URL": empty_postgres}

    first = manage(tmp_path, "migrate", **said)
    again = manage(tmp_path, "migrate", **said)
    missing = manage(tmp_path, "migrate", "--check", **said)

    assert first.returncode == 0, first.stderr
    assert "No migrations to apply" in again.stdout
    assert missing.returncode == 0, missing.stderr


@pytest.mark.postgres
def test_pages_are_the_ordinary_role_and_only_the_owner_migrates(
    on_postgres: BaseDatabaseWrapper,
) -> None:
    Session(session_key="a", session_data="b", expire_date=clock.now()).save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (postgres.ROLE, False)
    for refused in (
        "CREATE TABLE mine (id integer)",
        "DROP TABLE django_session",
        "DELETE FROM django_migrations",
    ):
        with pytest.raises(ProgrammingError), connection.cursor() as cursor:
            cursor.execute(refused)
    assert Session.objects.count() == 1


@pytest.mark.postgres
def test_a_platform_under_a_role_prepares_itself(tmp_path: Path, empty_postgres: str) -> None:
    said = {"DATABASE_URL": empty_postgres, "DEDERE_DATABASE_ROLE": postgres.ROLE}

    done = subprocess.run(
        [sys.executable, "-m", "dedere_cli.main", "create-operator", "--email", "op@b.example"],
        env={"DEDERE_HOME": str(tmp_path), **said},
        capture_output=True, text=True, timeout=60, check=False,
        input="a-long-password-of-a-test\n",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    shown = manage(tmp_path, "shell", "-v0", "-c", WHO, DEDERE_SECRET_KEY=KEY, **said)
    assert json.loads(shown.stdout) == [postgres.ROLE, ["op@b.example"]], shown.stderr


WHO = """
import json
from django.contrib.auth import get_user_model
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user")
    (who,) = cursor.fetchone()
print(json.dumps([who, list(get_user_model().objects.values_list("email", flat=True))]))
"""
