"""What a deployment had before there were organisations, it has afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from dedere_web.accounts.models import PlatformGrant

pytestmark = pytest.mark.django_db

JOINED = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def old_database(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[BaseDatabaseWrapper]:
    """A database as the first version of the platform made it."""
    connections.settings["old"] = {
        **connections.settings["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "old.sqlite3"),
        "OPTIONS": {},
    }
    with django_db_blocker.unblock():
        connection = connections["old"]
        MigrationExecutor(connection).migrate([("accounts", "0001_people")])
        yield connection
        connection.close()
    del connections["old"]
    del connections.settings["old"]


def test_who_could_edit_facts_before_may_edit_them_and_runs_the_platform(
    old_database: BaseDatabaseWrapper,
) -> None:
    executor = MigrationExecutor(old_database)
    then = executor.loader.project_state([("accounts", "0001_people")]).apps
    people = then.get_model("accounts", "User").objects.using("old")
    people.create(email="editor@x.example", edits_facts=True, joined_at=JOINED)
    people.create(email="reader@x.example", edits_facts=False, joined_at=JOINED)

    executor.migrate([("accounts", "0003_no_flag_on_people")])

    grants = PlatformGrant.objects.using("old").values_list("person__email", "role", "ended_at")
    assert set(grants) == {
        ("editor@x.example", "editor-of-facts", None),
        ("editor@x.example", "operator", None),
    }


def test_the_way_back_keeps_who_may_edit_facts(old_database: BaseDatabaseWrapper) -> None:
    MigrationExecutor(old_database).migrate([("accounts", "0002_organisations")])
    executor = MigrationExecutor(old_database)
    now = executor.loader.project_state([("accounts", "0002_organisations")]).apps
    people = now.get_model("accounts", "User").objects.using("old")
    grants = now.get_model("accounts", "PlatformGrant").objects.using("old")
    editor = people.create(email="editor@x.example", joined_at=JOINED)
    grants.create(person=editor, role="editor-of-facts", granted_at=JOINED)
    people.create(email="reader@x.example", joined_at=JOINED)

    executor.migrate([("accounts", "0001_people")])

    executor = MigrationExecutor(old_database)
    then = executor.loader.project_state([("accounts", "0001_people")]).apps
    kept = then.get_model("accounts", "User").objects.using("old")
    assert dict(kept.values_list("email", "edits_facts")) == {
        "editor@x.example": True,
        "reader@x.example": False,
    }
