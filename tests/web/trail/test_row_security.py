"""PostgreSQL shows nobody a foreign chain; nobody adds to one by a statement of their own."""

# ruff: noqa: S608 - statements of a test, with no words from outside

import uuid
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import Error, ProgrammingError

from dedere_web.config.commands_trail import audit_command
from dedere_web.foundation.tenancy import NOBODY, Viewer
from dedere_web.foundation.tenancy_database import speak_as
from dedere_web.trail import selectors
from dedere_web.trail.models import Entry
from dedere_web.trail.registry import Subject
from dedere_web.trail.row_rules import NotOwnerOfTrailError, reading_whole, writing
from tests.web.postgres import ROLE
from tests.web.trail.conftest import KIND, ORGANISATION, OTHER, entries, tamper, write

pytestmark = pytest.mark.postgres

OWNER = "dedere_test_trail_owner"
MAKE_OWNER = (
    f"DO $$ BEGIN CREATE ROLE {OWNER} LOGIN; "
    "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
)
OURS, FOREIGN = str(ORGANISATION), str(OTHER)
CHAINS = "SELECT DISTINCT chain_id FROM trail_entry UNION SELECT name FROM trail_chain"


def viewer(*organisations: uuid.UUID, person: int | None = 7) -> Viewer:
    return Viewer(person, frozenset(organisations), frozenset(), bool(organisations), frozenset())


def chains_seen() -> set[str]:
    """Return the chains that plain SQL shows, past every filter of ours."""
    with connection.cursor() as cursor:
        cursor.execute(CHAINS)
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture
def three(on_postgres: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """One entry of ours, one of another organisation, one of the platform."""
    write(1)
    write(1, organisation=OTHER)
    write(1, organisation=None)
    return on_postgres


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (NOBODY, set()),
        (viewer(), {"platform"}),
        (viewer(ORGANISATION), {OURS, "platform"}),
        (viewer(OTHER), {FOREIGN, "platform"}),
        (viewer(ORGANISATION, OTHER), {OURS, FOREIGN, "platform"}),
    ],
)
def test_plain_sql_shows_the_chains_of_ones_own_organisations(
    three: BaseDatabaseWrapper, who: Viewer, sees: set[str]
) -> None:
    with speak_as(who):
        assert chains_seen() == sees
    assert chains_seen() == set()


def test_an_entry_is_added_to_the_chain_that_was_said_and_to_no_other(
    three: BaseDatabaseWrapper,
) -> None:
    forged = Entry(
        chain_id=FOREIGN, number=2, at="2026-01-01T00:00:00Z", action="forged", kind=KIND,
        subject="1", before="null", after="null", previous="0" * 64, hash="0" * 64,
    )  # fmt: skip
    for said in (viewer(ORGANISATION), viewer(OTHER)):
        with pytest.raises(ProgrammingError, match="row-level security"), speak_as(said):
            forged.save(force_insert=True)
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
        writing(OURS),
    ):
        forged.save(force_insert=True)

    assert len(entries()) == 3


def test_who_writes_without_being_a_reader_reads_nothing_afterwards(
    three: BaseDatabaseWrapper,
) -> None:
    """An operator creates an organisation: its chain begins, and stays closed to the operator."""
    operator = viewer(person=9)
    with speak_as(operator):
        write(2, organisation=OTHER)
        assert chains_seen() == {"platform"}

    assert len(entries()) == 4
    assert selectors.verify().findings == ()


def test_an_error_while_writing_leaves_nothing_open(three: BaseDatabaseWrapper) -> None:
    def fail() -> None:
        with transaction.atomic(), writing(FOREIGN), connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    with speak_as(viewer(ORGANISATION)):
        with pytest.raises(Error):
            fail()
        assert chains_seen() == {OURS, "platform"}


def test_a_history_holds_what_the_database_shows(three: BaseDatabaseWrapper) -> None:
    with speak_as(viewer(ORGANISATION)):
        asked = selectors.history(Subject(KIND, "1"), viewer(ORGANISATION, OTHER))
    assert len(asked) == 2


@pytest.fixture
def as_owner(three: BaseDatabaseWrapper) -> Iterator[None]:
    """Let an ordinary user own the tables, as in a deployment; a superuser is above every rule."""
    with connection.cursor() as cursor:
        for statement in (
            "SET ROLE NONE",
            MAKE_OWNER,
            f"ALTER TABLE trail_entry OWNER TO {OWNER}",
            f"ALTER TABLE trail_chain OWNER TO {OWNER}",
            f"GRANT {ROLE} TO {OWNER}",
            f"SET SESSION AUTHORIZATION {OWNER}",
            f"SET ROLE {ROLE}",
        ):
            cursor.execute(statement)
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET SESSION AUTHORIZATION")


@pytest.mark.usefixtures("as_owner")
def test_the_owner_is_bound_too_and_reads_the_whole_only_where_that_is_said() -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE NONE")
        assert chains_seen() == set()
    with reading_whole():
        assert chains_seen() == {OURS, FOREIGN, "platform"}
    assert chains_seen() == set()
    assert selectors.verify().lengths == {OURS: 1, FOREIGN: 1, "platform": 1}


@pytest.mark.usefixtures("as_owner")
def test_saying_so_is_not_enough_for_pages() -> None:
    """The setting alone opens nothing: pages and jobs run as another role than the owner."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('dedere.trail_whole', 'yes', true)")
        assert chains_seen() == set()


@pytest.mark.usefixtures("three")
def test_who_does_not_own_the_tables_verifies_nothing_rather_than_little() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET SESSION AUTHORIZATION {ROLE}")
    try:
        with pytest.raises(NotOwnerOfTrailError, match="owner of the database"):
            selectors.verify()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET SESSION AUTHORIZATION")


@pytest.mark.usefixtures("three")
def test_the_operator_verifies_every_chain_and_finds_what_was_changed() -> None:
    whole = CliRunner().invoke(audit_command, ["verify"])
    assert (whole.exit_code, whole.output) == (0, "Checked: 3 entries in 3 chains.\n")

    tamper(f"UPDATE trail_entry SET why = 'x' WHERE chain_id = '{FOREIGN}'")

    found = CliRunner().invoke(audit_command, ["verify"])
    assert found.exit_code == 1
    assert f"Entry 1 of chain '{FOREIGN}' was changed" in found.output
