"""``dedere align``. What is found follows from reading the small law below."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Dedere

LAW = """\
TAKING OF HOSTAGES ACT, No. 1 OF 2001

AN ACT TO PUNISH THE TAKING OF HOSTAGES

BE it enacted by Parliament as follows :-

1. This Act may be cited as the Taking of Hostages Act, No. 1 of 2001.

2. (1) Whoever seizes or detains another person and threatens to kill or injure that person in
order to compel a State to do or abstain from doing any act is guilty of hostage-taking and liable
to imprisonment for life.

(2) Whoever attempts to commit hostage-taking is liable likewise.

3. A foreigner who is arrested may communicate with the nearest appropriate representative of the
State of his nationality and be visited by that representative.

4. The Minister may make regulations about forms and fees.
"""
KEYS = ["obligation", "instrument", "article", "kind", "proposals"]
PROPOSAL_KEYS = ["file", "provision", "score", "because"]


@pytest.fixture
def law(tmp_path: Path) -> Path:
    file = tmp_path / "hostages-act.txt"
    file.write_text(LAW, encoding="utf-8")
    return file


def test_the_stable_shape(dedere: Dedere, law: Path) -> None:
    answer = dedere(
        "align", "KEN", str(law), "--instrument", "hostages-1979", "--format", "json"
    ).json()

    assert [list(entry) for entry in answer] == [KEYS] * len(answer)
    proposals = [proposal for entry in answer for proposal in entry["proposals"]]
    assert proposals
    assert [list(p) for p in proposals] == [PROPOSAL_KEYS] * len(proposals)
    assert {p["file"] for p in proposals} == {str(law)}
    assert all(len(entry["proposals"]) <= 5 for entry in answer)


def test_the_right_sections_come_first(dedere: Dedere, law: Path) -> None:
    answer = dedere(
        "align", "KEN", str(law), "--instrument", "hostages-1979", "--format", "json"
    ).json()
    first = {e["article"]: e["proposals"][0]["provision"] for e in answer if e["proposals"]}

    assert first["1(1)"].startswith("2")
    assert first["6(3)"] == "3"


def test_the_page_says_that_nothing_is_an_answer(dedere: Dedere, law: Path) -> None:
    printed = dedere("align", "KEN", str(law), "--instrument", "hostages-1979", "--top", "1")

    assert printed.code == 0
    assert "None is an answer" in " ".join(printed.out.split())
    assert "  1. " in printed.out
    assert "  2. " not in printed.out


def test_a_bond_after_the_end_of_our_sources_is_said_to_be_presumed(
    dedere: Dedere, law: Path
) -> None:
    words = ("align", "KEN", str(law), "--instrument", "hostages-1979", "--on")

    then = " ".join(dedere(*words, "2010-01-01").out.split())
    later = " ".join(dedere(*words, "2026-01-01").out.split())

    assert "Hostages Convention 1979: binds Kenya on 1 January 2010." in then
    assert "binds Kenya on 1 January 2026, as is presumed: our sources speak of it only" in later


def test_the_page_says_where_nothing_suggests_a_provision(dedere: Dedere, law: Path) -> None:
    printed = dedere("align", "KEN", str(law), "--instrument", "markex-1991")

    assert "Nothing in these laws suggests a provision." in printed.out


def test_without_an_instrument_all_of_that_day_are_asked(dedere: Dedere, law: Path) -> None:
    def asked(*options: str) -> set[str]:
        answer = dedere("align", "KEN", str(law), "--format", "json", *options).json()
        return {entry["instrument"] for entry in answer}

    # The protocol of Montreal of 4 April 2014 is the nineteenth.
    assert len(asked()) == 19
    assert asked() - asked("--on", "2013-04-22") == {"tokyo-protocol-2014"}


def test_two_processes_give_the_same_as_one(dedere: Dedere, law: Path, tmp_path: Path) -> None:
    other = tmp_path / "other-act.txt"
    other.write_text(LAW.replace("HOSTAGES", "CAPTIVES"), encoding="utf-8")
    words = ("align", "KEN", str(law), str(other), "--format", "json")

    assert dedere(*words, "--workers", "2").out == dedere(*words, "--workers", "1").out


def test_a_file_named_twice_counts_once(dedere: Dedere, law: Path) -> None:
    words = ("--instrument", "hostages-1979", "--format", "json")

    assert dedere("align", "KEN", str(law), str(law), *words).out == (
        dedere("align", "KEN", str(law), *words).out
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("KEN", "nowhere.txt"), "'nowhere.txt' cannot be read"),
        (("KEN", "."), "'.' cannot be read"),
        (("KEN", "empty.txt"), "empty"),
        (("KEN", "prose.txt"), "No section or article was found"),
        (("KEN", "picture.png"), "picture.png"),
        (("Kenyaa", "act.txt"), "Did you mean KEN (Kenya)?"),
        (("KEN", "act.txt", "--instrument", "hague"), "Did you mean hague-1970?"),
        (("KEN", "act.txt", "--on", "1900-01-01"), "The facts begin"),
        (("KEN", "act.txt", "--top", "0"), "0"),
        (("KEN",), "FILE"),
    ],
)
def test_bad_input_is_one_clear_line(
    dedere: Dedere,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "act.txt").write_text(LAW, encoding="utf-8")
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "prose.txt").write_text("Once there was a king.\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")

    printed = dedere("align", *words)

    assert printed.code == 2
    assert printed.out == ""
    assert says in printed.err
    assert printed.err.count("\n") == 1


def test_a_scheduler_that_cannot_be_used_is_one_clear_line(dedere: Dedere, law: Path) -> None:
    printed = dedere("align", "KEN", str(law), "--scheduler", "tcp://127.0.0.1:1")

    assert printed.code == 2
    assert printed.err.count("\n") == 1
    assert "scheduler" in printed.err


def test_the_answer_is_the_same_twice(dedere: Dedere, law: Path) -> None:
    words = ("align", "KEN", str(law), "--instrument", "hostages-1979", "--format", "json")

    once = dedere(*words).out

    assert json.loads(once) == json.loads(dedere(*words).out)
