"""Maintenance reaches every row, under forced row security too; pages never do."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import isolate_apps

from dedere_web.foundation.above_rules import above_row_rules
from tests.web.postgres import ROLE

OWNER = "dedere_test_owner"
MAKE_OWNER = (
    f"DO $$ BEGIN CREATE ROLE {OWNER} LOGIN; "
    "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
)

pytestmark = pytest.mark.postgres


@pytest.fixture
def shut(on_postgres: BaseDatabaseWrapper) -> Iterator[type[models.Model]]:
    """A table with one row and a forced rule that lets nobody through; we are its owner.

    The owner is an ordinary user, as in a deployment: a superuser stands above every rule.
    """
    with isolate_apps("dedere_web.foundation"):

        class Shut(models.Model):
            class Meta:
                app_label = "foundation"

            def __str__(self) -> str:
                return str(self.pk)

    with connection.cursor() as cursor:
        for statement in (
            "SET ROLE NONE",
            MAKE_OWNER,
            "CREATE TABLE foundation_shut (id bigint)",
            "INSERT INTO foundation_shut VALUES (1)",
            f"ALTER TABLE foundation_shut OWNER TO {OWNER}",
            f"GRANT SELECT ON foundation_shut TO {ROLE}",
            "ALTER TABLE foundation_shut ENABLE ROW LEVEL SECURITY",
            "ALTER TABLE foundation_shut FORCE ROW LEVEL SECURITY",
            f"GRANT {ROLE} TO {OWNER}",
            f"SET SESSION AUTHORIZATION {OWNER}",
            f"SET ROLE {ROLE}",
        ):
            cursor.execute(statement)
    yield Shut
    with connection.cursor() as cursor:
        cursor.execute("RESET SESSION AUTHORIZATION")


def test_only_inside_is_every_row_there(shut: type[models.Model]) -> None:
    rows = shut._default_manager
    assert rows.count() == 0

    with above_row_rules([shut]):
        assert rows.count() == 1

    assert rows.count() == 0


def test_an_error_inside_shuts_the_rows_again(shut: type[models.Model]) -> None:
    with pytest.raises(ZeroDivisionError), above_row_rules([shut]):
        _ = 1 / 0

    assert shut._default_manager.count() == 0


def test_pages_cannot_lift_the_rule(shut: type[models.Model]) -> None:
    statement = "ALTER TABLE foundation_shut NO FORCE ROW LEVEL SECURITY"

    with pytest.raises(DatabaseError, match="owner"), connection.cursor() as cursor:
        cursor.execute(statement)
