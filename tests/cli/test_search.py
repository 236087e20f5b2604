"""``dedere search``: treaties and laws of this machine, found by words and by article."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Dedere

LAW = """HOSTAGES ACT

1. Short title.
This Act may be cited as the Hostages Act.

2. Taking of hostages.
(1) A person who seizes another person commits an offence.
(2) The offence is extraditable.
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A short law in a folder."""
    file = tmp_path / "laws" / "hostages.txt"
    file.parent.mkdir()
    file.write_text(LAW, encoding="utf-8")
    return file


def test_what_the_treaties_ask_is_found_by_article(dedere: Dedere) -> None:
    printed = dedere("search", "hague-1970 article 7", "--format", "json")

    answer = json.loads(printed.out)
    assert (printed.code, answer["total"]) == (0, 1)
    assert answer["hits"][0]["instrument"] == "hague-1970"
    assert "prosecuting authorities" in answer["hits"][0]["text"]


def test_laws_are_read_once_and_found_without_being_named_again(dedere: Dedere, law: Path) -> None:
    first = json.loads(dedere("search", "seizing", str(law.parent), "--format", "json").out)
    again = json.loads(dedere("search", "seizing", str(law), "--format", "json").out)
    without = json.loads(
        dedere("search", '"seizes another person"', "--kind", "law", "--format", "json").out
    )

    assert (first["files"]["read"], again["files"]["unchanged"]) == (1, 1)
    assert [hit["label"] for hit in first["hits"]] == ["2(1)"]
    assert str(law) in {hit["source"] for hit in without["hits"]}
    assert {hit["instrument"] for hit in without["hits"]} == {""}


def test_a_law_that_changed_is_read_again(dedere: Dedere, law: Path) -> None:
    dedere("search", "seizing", str(law))
    law.write_text(LAW.replace("seizes", "abducts"), encoding="utf-8")

    assert (
        json.loads(dedere("search", "abducting", str(law), "--format", "json").out)["total"] == 1
    )
    assert json.loads(dedere("search", "seizing", str(law), "--format", "json").out)["total"] == 0


def test_a_file_that_is_no_law_is_named_and_the_others_are_searched(
    dedere: Dedere, law: Path
) -> None:
    (law.parent / "empty.txt").write_bytes(b"")

    printed = dedere("search", "extraditable", str(law.parent))

    assert printed.code == 0
    assert "empty.txt was left out." in printed.out
    assert "[extraditable]" in printed.out


def test_bad_input_is_one_line_and_exit_two(dedere: Dedere, tmp_path: Path) -> None:
    for words in (
        ("search", "x", str(tmp_path / "nowhere")),
        ("search", "x", "--instrument", "hague-1971"),
        ("search", "x", "--since", "1.1.2000"),
    ):
        printed = dedere(*words)
        assert printed.code == 2
        assert printed.err.count("\n") == 1


def test_a_slip_of_the_pen_is_met_with_a_question(dedere: Dedere) -> None:
    printed = dedere("search", "extraditoin")

    assert "Nothing was found for: extraditoin." in printed.out
    assert "Did you mean: extradit" in printed.out
