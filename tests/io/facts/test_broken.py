"""A broken file is refused as a whole, with its name, the line and the reason."""

from pathlib import Path

import pytest

from dedere.errors import FactsError
from dedere_io.facts.read import read_facts
from tests.io.facts.copies import copy_of_the_facts, replace_once


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_the_facts(tmp_path)


def refusal(root: Path) -> str:
    with pytest.raises(FactsError) as refused:
        read_facts(root)
    return str(refused.value)


CELLS = [
    (
        "participation/hostages-1979.csv",
        "AFG,accession,2003-09-24",
        "AFG,accession,2003-02-30",
        "column date: '2003-02-30' is not a date",
    ),
    (
        "participation/hostages-1979.csv",
        "AFG,accession,",
        "AFG,acceding,",
        "column kind: 'acceding' is not one of: signature,",
    ),
    (
        "participation/hostages-1979.csv",
        "AFG,accession,2003-09-24,,,untc-18-5",
        "AFG,accession,2003-09-24,,,",
        "column sources: a value is required",
    ),
    (
        "participation/tokyo-1963.csv",
        "1989-12-27,,icao",
        "1989-12,,icao",
        "column effective: '1989-12' is not a date (year-month-day)",
    ),
    ("continuity.csv", "1993-01-01", "", "column date: a value is required"),
    (
        "declarations/cat-1984.csv",
        ",excludes,",
        ",forbids,",
        "column effect: 'forbids' is not one of: excludes,",
    ),
    (
        "bilateral-lists.csv",
        ",false,",
        ",perhaps,",
        "column complete: 'perhaps' is neither true nor false",
    ),
    ("sources.csv", ",depositary,", ",oracle,", "column authority: 'oracle' is not one of:"),
    ("bilateral-lists.csv", ",false,,,", ",false,,", "8 cells where 9 are expected"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), CELLS)
def test_a_wrong_cell_is_named_with_its_line(
    root: Path, name: str, old: str, new: str, reason: str
) -> None:
    line = replace_once(root / name, old, new)

    said = refusal(root)

    assert said.startswith(f"{name}, line {line}")
    assert reason in said


def test_lines_are_counted_as_an_editor_counts_them(root: Path) -> None:
    file = root / "participation/hostages-1979.csv"
    replace_once(file, ",untc-18-5,,\n", ',untc-18-5,,"two\nlines"\n')
    line = replace_once(file, "YEM,", "YEM,never-")

    assert f"line {line}, column kind" in refusal(root)


def test_a_renamed_column_is_shown_beside_the_expected_ones(root: Path) -> None:
    replace_once(root / "territories.csv", "territory,", "place,")

    said = refusal(root)

    assert said.startswith("territories.csv, line 1: the columns are 'id,instrument,state,place")
    assert "must be 'id,instrument,state,territory" in said


@pytest.mark.parametrize("name", ["sources.csv", "coverage.yaml"])
def test_a_missing_file_is_named(root: Path, name: str) -> None:
    (root / name).unlink()

    assert f"{name} cannot be read" in refusal(root)


@pytest.mark.parametrize("name", ["states.csv", "families.yaml"])
def test_a_file_in_another_encoding_is_named(root: Path, name: str) -> None:
    (root / name).write_bytes("é".encode("latin-1"))

    assert f"{name} cannot be read" in refusal(root)


KEYS = [
    (
        "instruments/hague-1970.yaml",
        "binding: must",
        "binding: shall",
        "obligations[0].binding: Invalid enum value 'shall'",
    ),
    ("instruments/hague-1970.yaml", "  name: ", "  nom: ", "missing required field `name`"),
    ("instruments/hague-1970.yaml", "\nplace: ", "\nplaces: ", "places: this key is not known"),
    (
        "instruments/hague-1970.yaml",
        "consents_needed: 10",
        "consents_needed: ten",
        "consents_needed: Expected `int | null`, got `str`",
    ),
    ("coverage.yaml", "completeness: partial", "completeness: nearly", "Invalid enum value"),
    ("families.yaml", "label:", "lable:", "missing required field `label`"),
    ("themes.yaml", "- code:", "- kode:", "missing required field `code`"),
    ("relationships.yaml", "family:", "fam:", "unknown field `fam`"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), KEYS)
def test_a_wrong_key_is_named_with_its_place(
    root: Path, name: str, old: str, new: str, reason: str
) -> None:
    line = replace_once(root / name, old, new)
    if old.startswith("\n"):
        line += 1

    said = refusal(root)

    assert said.startswith(f"{name}, line ")
    found = int(said.removeprefix(f"{name}, line ").split(",")[0])
    assert abs(found - line) <= 1
    assert reason in said


def test_what_is_no_yaml_is_named_with_its_line(root: Path) -> None:
    replace_once(root / "facts.yaml", "format: 1", "format: [1")

    assert refusal(root).startswith("facts.yaml, line ")


def test_a_document_without_keys_is_refused(root: Path) -> None:
    (root / "coverage.yaml").write_text("- a list\n", encoding="utf-8")

    assert refusal(root) == "coverage.yaml: keys and values are expected."


def test_another_format_is_refused(root: Path) -> None:
    replace_once(root / "facts.yaml", "format: 1", "format: 2")

    assert "format 2; this Dedere reads 1" in refusal(root)


def test_an_instrument_without_a_title_is_refused(root: Path) -> None:
    file = root / "titles-context.csv"
    kept = [x for x in file.read_text(encoding="utf-8").splitlines() if "genocide-1948" not in x]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")

    assert "instruments/genocide-1948.yaml: titles.csv holds no English title" in refusal(root)


DANGLING = [
    ("participation/hostages-1979.csv", "untc-18-5", "untc-18-55", "'untc-18-55'"),
    ("participation/hostages-1979.csv", "AFG,", "AFX,", "'AFX'"),
    ("families.yaml", "parent: tokyo-1963", "parent: tokyo-1936", "'tokyo-1936'"),
    ("relationships.yaml", "  - hostages-1979", "  - hostages-1997", "'hostages-1997'"),
    ("relationships.yaml", "offence/theft-robbery", "offence/robbery", "offence/robbery'"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), DANGLING)
def test_a_name_that_nothing_describes_is_refused(
    root: Path, name: str, old: str, new: str, reason: str
) -> None:
    replace_once(root / name, old, new)

    said = refusal(root)

    assert "do not hang together" in said
    assert reason in said
