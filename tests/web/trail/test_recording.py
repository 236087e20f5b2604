"""Entries are chained, belong to the write they tell of, and stay as they are."""

# ruff: noqa: S608 - statements of a test, with no words from outside

import datetime as dt
import json
import threading
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from dedere_web.trail import selectors
from dedere_web.trail.chain import START, Recordable, canonical
from dedere_web.trail.models import Chain, Entry
from dedere_web.trail.registry import Subject, UnregisteredKindError
from dedere_web.trail.row_rules import writing
from dedere_web.trail.services import OutsideTransactionError, digest, record
from tests.web import postgres
from tests.web.trail.conftest import KIND, ORGANISATION, OTHER, entries, sqlite_file, write

THREADS, EACH = 6, 8


@pytest.mark.django_db
def test_an_entry_holds_the_hash_of_the_one_before() -> None:
    first, second = write(1), write(2, actor=7, why="A reason.")

    assert (first.number, first.previous) == (1, START)
    assert (second.number, second.previous) == (2, first.hash)
    chain = Chain.objects.get(pk=str(ORGANISATION))
    assert (chain.length, chain.head) == (2, second.hash)
    assert selectors.verify().findings == ()


@pytest.mark.django_db
def test_every_organisation_and_the_platform_have_a_chain_of_their_own() -> None:
    written = [write(1), write(2, organisation=OTHER), write(3, organisation=None), write(4)]

    assert [(e.chain_id, e.number) for e in written] == [
        (str(ORGANISATION), 1), (str(OTHER), 1), ("platform", 1), (str(ORGANISATION), 2),
    ]  # fmt: skip


@pytest.mark.django_db
def test_an_unregistered_kind_is_refused() -> None:
    with pytest.raises(UnregisteredKindError, match="no-such-kind"):
        record(
            organisation=None,
            actor=None,
            action="changed",
            subject=Subject("no-such-kind", "1"),
            after={},
        )

    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_addresses_of_people_never_reach_the_trail() -> None:
    entry = write(after={"note": "Ask amina@ministry.example."}, why="For zoe@ministry.example")

    assert "ministry" not in entry.after + entry.why
    assert "Ask ‹address›." in json.loads(entry.after)["note"]


@pytest.mark.django_db
def test_a_digest_tells_only_whether_a_text_changed() -> None:
    assert digest("Secret plan") == digest("Secret plan") != digest("Secret plan.")
    assert "Secret" not in canonical(digest("Secret plan"))
    assert digest(None) is None


def test_one_value_is_written_in_one_way() -> None:
    value: Recordable = {
        "b": [dt.date(2026, 1, 2), Decimal("1.50"), uuid.UUID(int=1)],
        "a": {"é": "\ud800\x00", "n": None},
    }

    assert canonical(value) == (
        '{"a":{"n":null,"\\u00e9":"\\ud800\\u0000"},'
        '"b":["2026-01-02","1.50","00000000-0000-0000-0000-000000000001"]}'
    )
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))
    with pytest.raises(TypeError, match="object"):
        canonical({"x": object()})  # type: ignore[dict-item]


def test_without_a_transaction_nothing_is_recorded(committed: BaseDatabaseWrapper) -> None:
    with pytest.raises(OutsideTransactionError):
        record(organisation=None, actor=None, action="changed", subject=Subject(KIND, "1"))

    assert entries() == []


def test_a_write_that_fails_takes_its_entry_with_it(committed: BaseDatabaseWrapper) -> None:
    write(1)

    def write_and_fail() -> None:
        with transaction.atomic():
            record(organisation=ORGANISATION, actor=None, action="x", subject=Subject(KIND, "2"))
            raise RuntimeError("The write failed.")

    with pytest.raises(RuntimeError, match="write failed"):
        write_and_fail()
    write(3)

    assert [(entry.number, entry.subject) for entry in entries()] == [(1, "1"), (2, "3")]
    assert selectors.verify().findings == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_entry SET why = 'another'",
        "DELETE FROM trail_entry",
        "DELETE FROM trail_chain",
        "UPDATE trail_chain SET length = 0",
    ],
)
def test_the_database_itself_refuses(committed: BaseDatabaseWrapper, statement: str) -> None:
    write(1)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        writing(str(ORGANISATION)),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert selectors.verify().findings == ()
    assert len(entries()) == 1


def test_sqlite_refuses_to_replace_an_entry(
    database_file: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock(), sqlite_file(database_file):
        write(1)
        columns = "chain_id, number, at, action, kind, subject, before, after, why, previous, hash"
        with pytest.raises(DatabaseError, match="never changed"), connection.cursor() as cursor:
            cursor.execute(
                f"INSERT OR REPLACE INTO trail_entry ({columns}) SELECT chain_id, number, at, "
                "'forged', kind, subject, before, after, why, previous, hash FROM trail_entry"
            )

        assert Entry.objects.get().action == "changed"


@pytest.mark.postgres
@pytest.mark.parametrize("statement", ["TRUNCATE trail_entry", "TRUNCATE trail_chain CASCADE"])
def test_postgres_refuses_to_empty_the_trail(
    on_postgres: BaseDatabaseWrapper, statement: str
) -> None:
    write(1)

    for role in ("RESET ROLE", "SET ROLE NONE"):
        with connection.cursor() as cursor:
            cursor.execute(role)
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute(statement)

    assert len(entries()) == 1


@pytest.mark.postgres
def test_the_ordinary_role_may_not_even_try(on_postgres: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for right, may in [
            ("SELECT", True), ("INSERT", True), ("UPDATE", False), ("DELETE", False),
            ("TRUNCATE", False),
        ]:  # fmt: skip
            cursor.execute("SELECT has_table_privilege('trail_entry', %s)", [right])
            assert cursor.fetchone() == (may,), right


def many_writers(open_database: Callable[[], AbstractContextManager[object]]) -> None:
    """Let several threads write to one chain at once, each with a connection of its own."""
    start, failed = threading.Barrier(THREADS), []

    def work(name: int) -> None:
        with open_database():
            start.wait(timeout=20)
            try:
                for number in range(EACH):
                    write(f"{name}-{number}")
            except Exception as error:  # noqa: BLE001 - told to the test
                failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failed == []


def assert_one_chain() -> None:
    found = entries()
    assert sorted(entry.number for entry in found) == list(range(1, THREADS * EACH + 1))
    assert len({entry.previous for entry in found}) == len(found)
    assert selectors.verify().findings == ()


def test_writers_at_once_make_no_fork(
    database_file: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        many_writers(lambda: sqlite_file(database_file))
        with sqlite_file(database_file):
            assert_one_chain()


@pytest.mark.postgres
def test_writers_at_once_make_no_fork_on_postgres(
    on_postgres: BaseDatabaseWrapper, postgres_copy: str
) -> None:
    many_writers(lambda: postgres.default_database(postgres_copy, role=postgres.ROLE))
    assert_one_chain()
