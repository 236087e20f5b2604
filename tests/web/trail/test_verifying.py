"""Every way to tamper with the trail by plain SQL is found, and named."""

# ruff: noqa: S608 - statements of a test, with no words from outside

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker, Settings

from dedere.errors import DedereError
from dedere_web.config.commands_trail import audit_command
from dedere_web.trail import selectors
from dedere_web.trail.heads import ForgedHeadError, UnreadableHeadError
from dedere_web.trail.mapping import row_to_kept
from tests.web.trail.conftest import ORGANISATION, OTHER, entries, sqlite_file, tamper, write

NAME = str(ORGANISATION)
COLUMNS = "chain_id, number, at, actor, action, kind, subject, before, after, why, previous, hash"


@pytest.fixture(autouse=True)
def _own_home(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key that signs heads is this test's own."""
    settings.DEDERE_HOME = tmp_path
    monkeypatch.setenv("DEDERE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def five(committed: BaseDatabaseWrapper) -> BaseDatabaseWrapper:
    """A chain of five entries, and another of two."""
    for number in range(1, 6):
        write(number)
    write(1, organisation=OTHER)
    write(2, organisation=OTHER)
    return committed


def faults() -> list[tuple[str, str, int]]:
    return [(f.fault.value, f.chain, f.number) for f in selectors.verify().findings]


def run(*words: str) -> Result:
    return CliRunner().invoke(audit_command, words)


def rehashed(number: int) -> str:
    """Return the statement that makes the hash of a changed entry good again."""
    (entry,) = (e for e in entries() if (e.chain_id, e.number) == (NAME, number))
    good = row_to_kept(entry, at=entry.at).link.hash()
    return f"UPDATE trail_entry SET hash = '{good}' WHERE id = {entry.pk}"


@pytest.mark.parametrize(
    "change",
    [
        "action = 'x'", "kind = 'x'", "subject = 'x'", "before = '{}'", "after = '{}'",
        "why = 'x'", "actor = 9", "at = '2020-01-01 00:00:00+00:00'",
    ],
)  # fmt: skip
def test_a_changed_entry_is_named(five: BaseDatabaseWrapper, change: str) -> None:
    tamper(f"UPDATE trail_entry SET {change} WHERE chain_id = '{NAME}' AND number = 3")

    assert faults() == [("changed", NAME, 3)]
    (finding,) = selectors.verify().findings
    assert str(finding.says).startswith(f"Entry 3 of chain '{NAME}' was changed")


def test_a_changed_entry_with_a_good_hash_does_not_fit_the_next(
    five: BaseDatabaseWrapper,
) -> None:
    tamper(f"UPDATE trail_entry SET why = 'x' WHERE chain_id = '{NAME}' AND number = 3")
    tamper(rehashed(3))

    assert faults() == [("unlinked", NAME, 4)]
    assert "does not follow from entry 3" in str(selectors.verify().findings[0].says)


@pytest.mark.parametrize(
    ("removed", "first", "says"),
    [("= 3", 3, "Entry 3 of"), ("BETWEEN 2 AND 4", 2, "Entries 2 to 4 of"), ("= 1", 1, "Entry 1")],
)
def test_removed_entries_are_named(
    five: BaseDatabaseWrapper, removed: str, first: int, says: str
) -> None:
    tamper(f"DELETE FROM trail_entry WHERE chain_id = '{NAME}' AND number {removed}")

    assert faults() == [("removed", NAME, first)]
    assert str(selectors.verify().findings[0].says).startswith(says)


def test_a_removed_entry_whose_place_was_closed_is_found(five: BaseDatabaseWrapper) -> None:
    tamper(
        f"DELETE FROM trail_entry WHERE chain_id = '{NAME}' AND number = 3",
        f"UPDATE trail_entry SET number = 3 WHERE chain_id = '{NAME}' AND number = 4",
        f"UPDATE trail_entry SET number = 4 WHERE chain_id = '{NAME}' AND number = 5",
    )

    assert ("unlinked", NAME, 3) in faults()
    assert ("changed", NAME, 3) in faults()
    assert ("cut", NAME, 4) in faults()


def test_an_inserted_entry_is_found(five: BaseDatabaseWrapper) -> None:
    tamper(
        f"UPDATE trail_entry SET number = 6 WHERE chain_id = '{NAME}' AND number = 5",
        f"INSERT INTO trail_entry ({COLUMNS}) SELECT chain_id, 5, at, actor, action, kind, "
        "subject, before, after, 'forged', hash, hash FROM trail_entry "
        f"WHERE chain_id = '{NAME}' AND number = 4",
    )
    tamper(rehashed(5))
    tamper(rehashed(6))

    # It was not the entry before the last one, and not the last when the row was written.
    assert faults() == [("unlinked", NAME, 6), ("unlinked", NAME, 5), ("added", NAME, 6)]


def test_entries_that_changed_places_are_found(five: BaseDatabaseWrapper) -> None:
    tamper(
        f"UPDATE trail_entry SET number = 99 WHERE chain_id = '{NAME}' AND number = 2",
        f"UPDATE trail_entry SET number = 2 WHERE chain_id = '{NAME}' AND number = 3",
        f"UPDATE trail_entry SET number = 3 WHERE chain_id = '{NAME}' AND number = 99",
    )

    assert {("changed", NAME, 2), ("changed", NAME, 3)} <= set(faults())


def test_an_entry_moved_to_another_chain_is_found(five: BaseDatabaseWrapper) -> None:
    tamper(
        f"UPDATE trail_entry SET chain_id = '{OTHER}', number = 3 "
        f"WHERE chain_id = '{NAME}' AND number = 5"
    )

    assert ("changed", str(OTHER), 3) in faults()
    assert ("cut", NAME, 4) in faults()


def test_an_entry_added_past_the_chain_is_found(five: BaseDatabaseWrapper) -> None:
    tamper(
        f"INSERT INTO trail_entry ({COLUMNS}) SELECT chain_id, 6, at, actor, action, kind, "
        "subject, before, after, 'forged', hash, hash FROM trail_entry "
        f"WHERE chain_id = '{NAME}' AND number = 5"
    )
    tamper(rehashed(6))

    assert faults() == [("added", NAME, 6)]


def test_a_cut_tail_is_found_by_the_row_of_the_chain(five: BaseDatabaseWrapper) -> None:
    tamper(f"DELETE FROM trail_entry WHERE chain_id = '{NAME}' AND number > 3")

    assert faults() == [("cut", NAME, 3)]


def test_an_exchanged_last_entry_is_found(five: BaseDatabaseWrapper) -> None:
    tamper(f"UPDATE trail_entry SET why = 'x' WHERE chain_id = '{NAME}' AND number = 5")
    tamper(rehashed(5))

    assert faults() == [("unlinked", NAME, 5)]


@pytest.mark.parametrize(
    "change", ["at = 'never'", "at = '2020-13-45 00:00:00'", "number = 'third'", "actor = 'me'"]
)
def test_a_row_that_holds_nonsense_is_a_fault_and_no_failure(
    database_file: Path, django_db_blocker: DjangoDbBlocker, change: str
) -> None:
    with django_db_blocker.unblock(), sqlite_file(database_file):
        for number in range(1, 6):
            write(number)
        tamper(f"UPDATE trail_entry SET {change} WHERE chain_id = '{NAME}' AND number = 3")
        result = run("verify")

    assert result.exit_code == 1, result.output
    assert "Entry 3 of" in result.output


def cut_with_the_row_of_the_chain() -> None:
    """Cut the tail and make the row of the chain fit: the chain is whole in itself."""
    (entry,) = (e for e in entries() if (e.chain_id, e.number) == (NAME, 3))
    tamper(
        f"DELETE FROM trail_entry WHERE chain_id = '{NAME}' AND number > 3",
        f"UPDATE trail_chain SET length = 3, head = '{entry.hash}' WHERE name = '{NAME}'",
    )


def write_anew() -> None:
    """Write the whole chain anew with another content, hashes and all."""
    tamper(f"DELETE FROM trail_entry WHERE chain_id = '{NAME}'")
    tamper(f"DELETE FROM trail_chain WHERE name = '{NAME}'")
    for number in range(1, 7):
        write(number, why="never happened")


def test_a_signed_head_finds_a_tail_that_was_cut_without_a_trace(
    five: BaseDatabaseWrapper,
) -> None:
    signed = run("head", "--out", "head.json")
    cut_with_the_row_of_the_chain()

    assert signed.exit_code == 0, signed.output
    assert run("verify").exit_code == 0
    found = run("verify", "--head", "head.json")
    assert found.exit_code == 1
    assert f"Entry 5 of chain '{NAME}'" in found.output
    assert "is gone" in found.output


def test_a_signed_head_finds_a_chain_that_was_written_anew(five: BaseDatabaseWrapper) -> None:
    run("head", "--out", "head.json")
    write_anew()

    assert run("verify").exit_code == 0
    found = run("verify", "--head", "head.json", "--format", "json")
    assert found.exit_code == 1
    assert [f["fault"] for f in json.loads(found.output)["findings"]] == ["rewritten"]


def test_a_signed_head_finds_a_chain_that_is_gone(five: BaseDatabaseWrapper) -> None:
    run("head", "--out", "head.json")
    tamper(
        f"DELETE FROM trail_entry WHERE chain_id = '{OTHER}'",
        f"DELETE FROM trail_chain WHERE name = '{OTHER}'",
    )

    found = run("verify", "--head", "head.json")
    assert (found.exit_code, str(OTHER) in found.output) == (1, True)


def test_a_chain_that_grew_still_holds_its_head(five: BaseDatabaseWrapper) -> None:
    key = run("head", "--out", "head.json").output.split("Public key: ")[1].strip()
    write(6)

    checked = run("verify", "--head", "head.json", "--public-key", key)

    assert checked.exit_code == 0, checked.output
    assert "8 entries in 2 chains" in checked.output
    assert "The chains hold the head that was signed on" in checked.output


def test_nothing_is_signed_on_a_trail_that_was_tampered_with(five: BaseDatabaseWrapper) -> None:
    tamper(f"UPDATE trail_entry SET why = 'x' WHERE chain_id = '{NAME}' AND number = 2")

    signed = run("head", "--out", "head.json")

    assert signed.exit_code == 1
    assert "Nothing was signed" in signed.output
    assert not Path("head.json").exists()


def test_the_key_that_signs_is_kept_for_its_owner_alone(
    five: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    first = run("head", "--out", "head.json").output
    second = run("head", "--out", "later.json").output

    assert first.split("Public key: ")[1] == second.split("Public key: ")[1]
    assert (tmp_path / "trail-key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "trail-key").read_text().strip() not in Path("head.json").read_text()


def test_a_head_that_was_changed_or_signed_by_another_is_refused(
    five: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    run("head", "--out", "head.json")
    said = json.loads(Path("head.json").read_text())
    said["chains"][NAME]["length"] = 3
    Path("changed.json").write_text(json.dumps(said))

    assert isinstance(run("verify", "--head", "changed.json").exception, ForgedHeadError)
    (tmp_path / "trail-key").unlink()
    assert isinstance(run("verify", "--head", "head.json").exception, ForgedHeadError)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"chains": 3}', "\xff", '{"chains": {"a": 1}}', "[" * 100000]
)
def test_a_file_that_is_no_head_is_bad_input(five: BaseDatabaseWrapper, text: str) -> None:
    Path("bad.json").write_text(text, encoding="latin-1")

    assert isinstance(run("verify", "--head", "bad.json").exception, UnreadableHeadError)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify", "--organisation", "nobody"), "The trail has no chain 'nobody'"),
        (("verify", "--head", "nowhere.json"), "nowhere.json holds no head"),
        (("head", "--out", "no/such/folder/head.json"), "cannot be written"),
    ],
)
def test_bad_input_is_one_line(
    five: BaseDatabaseWrapper, words: tuple[str, ...], says: str
) -> None:
    result = run(*words)

    assert isinstance(result.exception, DedereError)
    assert says in str(result.exception)


def test_a_public_key_that_is_none_is_bad_input(five: BaseDatabaseWrapper) -> None:
    run("head", "--out", "head.json")

    result = run("verify", "--head", "head.json", "--public-key", "é")

    assert "The public key cannot be read" in str(result.exception)


def test_one_chain_can_be_checked_alone(five: BaseDatabaseWrapper) -> None:
    tamper(f"UPDATE trail_entry SET why = 'x' WHERE chain_id = '{NAME}' AND number = 2")

    assert run("verify", "--organisation", str(OTHER)).exit_code == 0
    assert run("verify", "--organisation", NAME).exit_code == 1


def test_an_empty_trail_is_whole(committed: BaseDatabaseWrapper) -> None:
    result = run("verify")

    assert (result.exit_code, result.output) == (0, "Checked: 0 entries in 0 chains.\n")
    assert selectors.reaches() == {}


def test_every_command_of_the_group_has_help() -> None:
    for name in audit_command.commands:
        shown = run(name, "--help")
        assert isinstance(audit_command.commands[name], click.Command)
        assert shown.exit_code == 0
        assert len(shown.output.splitlines()) > 5


def test_tampering_needs_more_than_the_rights_of_pages(five: BaseDatabaseWrapper) -> None:
    """The helper of these tests drops triggers; without that, nothing above would be possible."""
    with connection.cursor() as cursor:
        if five.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' "
                           "AND tbl_name LIKE 'trail%%'")  # fmt: skip
        else:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'trail%%'")
        (number,) = cursor.fetchone()

    assert number >= 5
