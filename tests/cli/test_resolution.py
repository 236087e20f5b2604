"""``dedere resolution``: a table to read, values for programs, one line where it cannot."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dedere.errors import InvalidInputError
from dedere_cli.resolution import resolution

TEXT = """Austria and Spain: draft resolution

Help with treaties

The General Assembly,

Recalling its resolution 67/99 of 14 December 2012,

1. Urges Member States to become parties, and requests the Secretary-General, upon request,
to report at its sixty-ninth session.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args: str) -> str:
    return CliRunner().invoke(resolution, args, catch_exceptions=False).output


def test_json_has_the_promised_shape(file: Path) -> None:
    answer = json.loads(run(str(file), "--format", "json"))
    assert answer["title"] == "Help with treaties"
    assert answer["sponsors"] == ["Austria", "Spain"]
    assert answer["preambular"][0]["cites"] == ["A/RES/67/99"]
    (paragraph,) = answer["operative"]
    assert paragraph["n"] == 1
    assert paragraph["verb"] == "Urges"
    assert paragraph["addressees"] == ["Member States", "Secretary-General"]
    assert paragraph["deadline"] == "General Assembly, sixty-ninth session (opens 2014)"


def test_the_table_says_who_does_what_by_when(file: Path) -> None:
    said = run(str(file))
    assert "1. Urges; requests" in said
    assert "to: Member States; Secretary-General" in said
    assert "by: General Assembly, sixty-ninth session (opens 2014)" in said
    assert "if: upon request" in said
    assert "No symbol was found." in said


def test_a_file_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"missing\.txt"):
        run(str(tmp_path / "missing.txt"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError):
        run(str(tmp_path))


def test_a_letter_is_no_resolution(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague,\n\nthank you for your note.\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="does not read like a resolution"):
        run(str(letter))
