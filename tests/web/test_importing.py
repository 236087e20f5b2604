"""Importing a list: everything or nothing, twice is once, and nothing known is edited."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from dedere.errors import InvalidDateError, UnknownInstrumentError
from dedere.periods import PartialDate
from dedere.treaties.standing import Certainty, Standing
from dedere_io.depositaries.registry import UnknownReaderError
from dedere_io.depositaries.rows import UnreadableListError
from dedere_io.facts import load_facts
from dedere_web.accounts.models import User
from dedere_web.treaties import selectors, services
from dedere_web.treaties.mapping import action_to_row, row_to_action
from dedere_web.treaties.models import (
    ImportBatch,
    ImportedAction,
    ImportedSource,
    UnreadableRow,
)
from dedere_web.treaties.offered_lists import UnusableSourceError, read_partial_date
from tests.web.listing import (
    INSTRUMENT,
    KNOWN_ACT,
    NEW_ACT,
    NO_STATE,
    OTHER_DATE,
    SOURCE,
    offered,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_home")]

DAY = dt.date(2023, 1, 1)


def rows_written() -> int:
    tables = (ImportBatch, ImportedAction, ImportedSource, UnreadableRow)
    return sum(table.objects.count() for table in tables)


def test_a_preview_writes_nothing(own_home: Path) -> None:
    preview = services.preview_list(offered(NEW_ACT, NO_STATE))

    assert preview.counts()["new"] == 1
    assert [row.line for row in preview.difference.unreadable] == [3]
    assert rows_written() == 0
    assert selectors.current_facts().actions_of("SSD", INSTRUMENT) == ()


def test_an_imported_act_binds_from_the_day_its_clause_gives() -> None:
    services.import_list(offered(NEW_ACT), by=None)

    finding = selectors.current_standings().of("SSD", INSTRUMENT, on=DAY)
    assert (finding.standing, finding.since) == (Standing.BOUND, dt.date(2021, 4, 1))
    assert finding.actions[0].sources == (SOURCE,)


def test_every_field_of_an_act_survives_the_database() -> None:
    outcome = services.import_list(offered(NEW_ACT), by=None)

    (action, line) = outcome.preview.additions[0]
    row = ImportedAction.objects.get()
    assert row_to_action(row) == action
    assert row.line == line == 2
    assert action_to_row(action, batch=row.batch, line=2).action_id == row.action_id


def test_importing_twice_adds_nothing_and_says_so() -> None:
    first = services.import_list(offered(NEW_ACT, KNOWN_ACT, OTHER_DATE), by=None)
    before = (rows_written(), selectors.current_facts().version)

    second = services.import_list(offered(NEW_ACT, KNOWN_ACT, OTHER_DATE), by=None)

    assert first.added > 0
    assert (second.batch, second.added) == (None, 0)
    assert (rows_written(), selectors.current_facts().version) == before


def test_a_conflict_is_kept_and_settles_nothing() -> None:
    outcome = services.import_list(offered(OTHER_DATE), by=None)

    acts = selectors.current_facts().actions_of("CHE", INSTRUMENT)
    dates = {str(act.date) for act in acts if act.kind.value == "ratification"}
    assert outcome.preview.counts()["conflicting"] == 1
    assert {"1971-09-14", "1971-09-20"} <= dates


def test_what_vanished_from_a_list_stays() -> None:
    services.import_list(offered(NEW_ACT, KNOWN_ACT), by=None)

    later = offered(KNOWN_ACT, as_of=PartialDate(2025))
    outcome = services.import_list(later, by=None)

    assert [a.state for a in outcome.preview.difference.vanished] == ["SSD"]
    assert selectors.current_facts().actions_of("SSD", INSTRUMENT) != ()


def test_a_later_list_that_states_a_known_act_makes_it_established() -> None:
    before = selectors.current_standings().of("CHE", INSTRUMENT, on=DAY)

    services.import_list(offered(KNOWN_ACT), by=None)

    after = selectors.current_standings().of("CHE", INSTRUMENT, on=DAY)
    assert before.certainty is Certainty.PRESUMED
    assert (after.certainty, after.since) == (Certainty.ESTABLISHED, before.since)


def test_each_edition_of_a_list_is_a_source_of_its_own() -> None:
    services.import_list(offered(NEW_ACT), by=None)
    services.import_list(
        offered(NEW_ACT, "Tonga,accession,2024-09-01\n", as_of=PartialDate(2025, 1, 1)), by=None
    )

    known = {s.id: str(s.as_of) for s in selectors.imported_sources()}
    assert known == {SOURCE: "2024-05-01", f"{SOURCE}-2025-01-01": "2025-01-01"}


def test_nothing_is_half_written_when_the_import_dies_in_the_middle() -> None:
    """The database refuses the last insert; rows before it must be gone as well."""
    clash = services.preview_list(offered(NEW_ACT)).additions[0][0]
    version = selectors.current_facts().version
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER die BEFORE INSERT ON treaties_unreadablerow "
            "BEGIN SELECT RAISE(ABORT, 'the power failed'); END"
        )

    with pytest.raises(DatabaseError, match="the power failed"):
        services.import_list(offered(NEW_ACT, NO_STATE), by=None)

    assert rows_written() == 0
    assert selectors.current_facts().version == version
    assert selectors.current_facts().action(clash.id) is None


def test_the_compiled_facts_change_only_after_the_commit(
    own_home: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    base = selectors.current_facts().version

    with django_capture_on_commit_callbacks(execute=True):
        services.import_list(offered(NEW_ACT), by=None)
        assert load_facts(own_home).version == base

    batch = ImportBatch.objects.get()
    assert load_facts(own_home).version == batch.facts_version != base


def test_the_batch_remembers_who_what_and_the_hash_of_the_file(
    editor: User,
) -> None:
    outcome = services.import_list(offered(NEW_ACT, NO_STATE), by=editor)

    batch = selectors.import_batch(outcome.batch or 0)
    assert batch is not None
    assert batch.imported_by == editor
    assert batch.sha256 == offered(NEW_ACT, NO_STATE).sha256
    assert [row.line for row in batch.unreadable.all()] == [3]


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
@pytest.mark.parametrize("table", [ImportBatch, ImportedAction, ImportedSource, UnreadableRow])
def test_what_was_imported_can_neither_be_changed_nor_removed(
    table: type[ImportBatch], statement: str
) -> None:
    services.import_list(offered(NEW_ACT, NO_STATE), by=None)

    with (
        pytest.raises(DatabaseError, match="never changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table._meta.db_table))


def test_an_interrupted_publication_is_made_good_by_the_next_reader(own_home: Path) -> None:
    """The rows are in the database, the process died before it compiled the facts."""
    services.import_list(offered(NEW_ACT), by=None)  # in a test, on_commit never runs

    assert selectors.current_facts().actions_of("SSD", INSTRUMENT) != ()
    assert load_facts(own_home).actions_of("SSD", INSTRUMENT) != ()


def test_facts_that_hold_what_the_database_does_not_are_compiled_again(own_home: Path) -> None:
    before = load_facts(own_home).version
    with transaction.atomic():
        services.import_list(offered(NEW_ACT), by=None)
        selectors.publish()
        transaction.set_rollback(True)
    assert load_facts(own_home).version != before

    services.publish_if_different()

    assert load_facts(own_home).version == before


def test_a_list_without_a_readable_row_is_refused() -> None:
    with pytest.raises(services.NothingReadableError, match=r"line 2.*Nothing was imported"):
        services.import_list(offered(NO_STATE), by=None)

    assert rows_written() == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"name;what\nKenya;accession\n", "first line must name"),
        (b"%PDF-1.7 not really", "PDF"),
        (b"\x00\x01\x02" * 50, "not text"),
    ],
)
def test_a_malformed_file_is_refused_with_what_to_do(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableListError, match=says):
        services.import_list(offered(content=content), by=None)

    assert rows_written() == 0


def test_an_unknown_reader_instrument_or_source_name_is_refused() -> None:
    unknown_reader = offered(NEW_ACT)
    object.__setattr__(unknown_reader, "reader", "untx")

    with pytest.raises(UnknownReaderError):
        services.preview_list(unknown_reader)
    with pytest.raises(UnknownInstrumentError, match="hague-1970"):
        services.preview_list(offered(NEW_ACT, instrument="hague-1971"))
    with pytest.raises(UnusableSourceError, match="cannot name a source"):
        services.preview_list(offered(NEW_ACT, source_id="a source/of mine"))


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        (None, "does not say up to which day"),
        (PartialDate(2020), "line 2 holds an act of 2 March 2021"),
        (PartialDate(2200), "has not come"),
    ],
)
def test_a_list_must_speak_up_to_a_day_that_can_be(as_of: PartialDate | None, says: str) -> None:
    with pytest.raises(UnusableSourceError, match=says):
        services.preview_list(offered(NEW_ACT, as_of=as_of))


def test_a_date_that_is_none_is_said_to_be_none() -> None:
    assert read_partial_date(" ") is None
    with pytest.raises(InvalidDateError):
        read_partial_date("yesterday")


def test_asking_for_the_facts_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    selectors.current_facts()

    with django_assert_num_queries(1):
        selectors.current_standings(dt.date(2010, 1, 1))


def test_the_book_of_standings_is_kept_until_the_facts_change() -> None:
    book = selectors.current_standings()
    assert selectors.current_standings() is book

    services.import_list(offered(NEW_ACT), by=None)

    assert selectors.current_standings() is not book
