"""Tables that are only added to refuse everything else, on both databases, to their owner too."""

# ruff: noqa: S608 - statements of a test, with no words from outside

import json

import pytest
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from dedere_web.foundation.append_only import append_only_tables

Row = dict[str, str | int | bool]
MOMENT = "2026-01-02 03:04:05+00:00"
PERSON: Row = {"id": 1, "email": "a@xaa.example", "name": "", "language": "", "is_active": True,
          "password": "!", "joined_at": MOMENT}  # fmt: skip
BATCH: Row = {"id": 1, "reader": "csv", "instrument": "i", "file_name": "f", "sha256": "0",
         "source_id": "s", "counts": json.dumps({}), "imported_at": MOMENT,
         "facts_version": "0"}  # fmt: skip
ROWS: dict[str, Row] = {
    "treaties_importbatch": BATCH,
    "treaties_importedsource": {
        "id": 1, "batch_id": 1, "source_id": "s", "edition_of": "", "title": "t", "publisher": "",
        "as_of": "2024", "authority": "official", "address": "", "note": "",
    },
    "treaties_importedaction": {
        "id": 1, "batch_id": 1, "line": 1, "action_id": "a", "state": "XAA", "instrument": "i",
        "kind": "accession", "source_id": "s", "date": "", "as_of": "", "withdraws": "",
        "territory": "", "listed_as": "", "note": "",
    },
    "treaties_unreadablerow": {"id": 1, "batch_id": 1, "line": 1, "text": "x", "reason": "y"},
    "treaties_takenbackimport": {"id": 1, "batch_id": 1, "taken_back_at": MOMENT},
    "cooperation_recordedpractice": {
        "id": 1, "state": "XAA", "question": "q", "answer": "yes", "instrument": "", "since": "",
        "until": "", "as_of": "", "law": "", "article": "", "source_title": "t",
        "source_publisher": "p", "source_address": "", "note": "", "recorded_by_id": 1,
        "recorded_at": MOMENT,
    },
    "trail_entry": {
        "id": 1, "chain_id": "platform", "number": 1, "at": MOMENT, "action": "a", "kind": "k",
        "subject": "1", "before": "null", "after": "null", "why": "", "previous": "0", "hash": "0",
    },
}  # fmt: skip
"""One row of each table, with nothing but what the table asks for."""
BEFORE: dict[str, Row] = {
    "accounts_user": PERSON,
    "trail_chain": {"name": "platform", "length": 1, "head": "0"},
    "treaties_importbatch": BATCH,
}
"""Rows on which others rest."""
CHANGES = {
    "update": "UPDATE {table} SET id = 2",
    "delete": "DELETE FROM {table}",
    "truncate": "TRUNCATE {table} CASCADE",
}


def insert(table: str, row: Row, *, verb: str = "INSERT") -> None:
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join(["%s"] * len(row))
    with connection.cursor() as cursor:
        cursor.execute(f"{verb} INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def number_of(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE id = 1")
        return int(cursor.fetchone()[0])


@pytest.fixture
def filled(committed: BaseDatabaseWrapper) -> str:
    """Return the database with one row in every such table, as its owner."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE NONE")
    for table, row in BEFORE.items():
        insert(table, row)
    for table, row in ROWS.items():
        if table not in BEFORE:
            insert(table, row)
    return str(connection.vendor)


def test_every_such_table_is_tried_here() -> None:
    assert set(append_only_tables()) == set(ROWS)


def test_no_row_is_changed_or_removed_by_its_owner_either(filled: str) -> None:
    for table in ROWS:
        for act, statement in CHANGES.items():
            if act == "truncate" and filled == "sqlite":
                continue
            with (
                pytest.raises(DatabaseError, match="never changed or removed"),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement.format(table=table))
        assert number_of(table) == 1, table


def test_sqlite_replaces_no_row_by_another(filled: str) -> None:
    if filled != "sqlite":
        return
    for table, row in ROWS.items():
        with pytest.raises(DatabaseError, match="never changed or removed"):
            insert(table, row, verb="INSERT OR REPLACE")


@pytest.mark.postgres
def test_the_role_of_pages_may_not_even_try(on_postgres: BaseDatabaseWrapper) -> None:
    allowed = []
    with connection.cursor() as cursor:
        for table in ROWS:
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"):
                cursor.execute("SELECT has_table_privilege(%s, %s)", [table, right])
                if cursor.fetchone() == (True,):
                    allowed.append((table, right))

    assert allowed == [(table, right) for table in ROWS for right in ("SELECT", "INSERT")]
