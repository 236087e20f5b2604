"""A migration runs while the version before it still serves: nothing in it may break that."""

from collections.abc import Iterator

import pytest
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

OURS = "dedere_web."
BREAKS = (
    operations.RemoveField,
    operations.RenameField,
    operations.DeleteModel,
    operations.RenameModel,
    operations.AlterModelTable,
)
BEFORE_THE_FIRST_RELEASE = "Nothing serves with the version before it: it was never released."

# What breaks the version before, and why it may. docs/how-to/run-in-production.md has the rules.
ALLOWED = {
    "accounts.0003_no_flag_on_people RemoveField user.edits_facts": BEFORE_THE_FIRST_RELEASE,
}


def breaking(migration: Migration, before: ProjectState) -> Iterator[str]:
    """Yield what in a migration breaks the version before it.

    The version before does not know a new column: its rows must be taken without it, which the
    database does for null or a default of its own, and not for a default of Django alone.
    """
    made_here = {
        o.name.lower() for o in migration.operations if isinstance(o, operations.CreateModel)
    }
    for operation in migration.operations:
        told = f"{migration.app_label}.{migration.name} {type(operation).__name__}"
        model = str(getattr(operation, "model_name", "")).lower()
        if isinstance(operation, BREAKS):
            name = getattr(operation, "name", getattr(operation, "old_name", ""))
            yield f"{told} {'.'.join(filter(None, (model, name)))}"
        if isinstance(operation, operations.AddField | operations.AlterField):
            field = operation.field
            optional = field.null or field.many_to_many or field.has_db_default()
            was_optional = isinstance(operation, operations.AddField) or _was_null(
                before, migration.app_label, model, operation.name
            )
            if not optional and was_optional and model not in made_here:
                yield f"{told} {model}.{operation.name}"


def _was_null(before: ProjectState, app: str, model: str, name: str) -> bool:
    known = before.models.get((app, model))
    return bool(known and name in known.fields and known.fields[name].null)


def our_migrations() -> Iterator[tuple[Migration, ProjectState]]:
    loader = MigrationLoader(None)
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        if type(migration).__module__.startswith(OURS):
            yield migration, loader.project_state((app, name), at_end=False)


def test_no_migration_breaks_the_version_that_still_serves() -> None:
    walked = list(our_migrations())
    found = {what for migration, before in walked for what in breaking(migration, before)}

    assert len(walked) >= 4
    assert sorted(found - set(ALLOWED)) == []
    assert sorted(set(ALLOWED) - found) == [], "nothing needs these any more"


def with_operation(name: str, operation: Operation) -> Migration:
    made = type("Migration", (Migration,), {"operations": [operation]})(name, "trees")
    assert isinstance(made, Migration)
    return made


def one(operation: Operation) -> list[str]:
    migration = with_operation("9999_next", operation)
    before = ProjectState()
    state = with_operation(
        "0001",
        operations.CreateModel(
            "Tree",
            [("id", models.AutoField(primary_key=True)), ("age", models.IntegerField(null=True))],
        ),
    )
    return list(breaking(migration, state.mutate_state(before)))


@pytest.mark.parametrize(
    "operation",
    [
        operations.RemoveField("tree", "age"),
        operations.RenameField("tree", "age", "years"),
        operations.RenameModel("Tree", "Plant"),
        operations.DeleteModel("Tree"),
        operations.AlterModelTable("tree", "plants"),
        operations.AddField("tree", "height", models.IntegerField()),
        operations.AddField("tree", "height", models.IntegerField(default=1)),
        operations.AlterField("tree", "age", models.IntegerField(default=1)),
    ],
)
def test_the_walk_finds_what_breaks(operation: Operation) -> None:
    assert len(one(operation)) == 1


@pytest.mark.parametrize(
    "operation",
    [
        operations.AddField("tree", "height", models.IntegerField(null=True)),
        operations.AddField("tree", "height", models.IntegerField(db_default=1)),
        operations.AlterField("tree", "age", models.BigIntegerField(null=True)),
        operations.CreateModel("Leaf", [("id", models.AutoField(primary_key=True))]),
        operations.AddIndex("tree", models.Index(fields=["age"], name="by_age")),
    ],
)
def test_the_walk_lets_through_what_breaks_nothing(operation: Operation) -> None:
    assert one(operation) == []
