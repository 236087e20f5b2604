"""``dedere jurisdiction``."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Dedere

SEIZURE = "hague-1970/offence/unlawful-seizure"
HIJACKING = """\
aircraft_registry: CHE
on_board: yes
takeoff_state: CHE
landing_state: KEN
suspect_on_board_at_landing: yes
suspect_in: KEN
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "case.yaml"
    made.write_text(HIJACKING, encoding="utf-8")
    return made


def test_a_table_names_states_articles_and_what_is_open(dedere: Dedere, file: Path) -> None:
    printed = dedere(
        "jurisdiction", "--offence", SEIZURE, "--facts", str(file), "--on", "2013-04-22"
    )

    assert (printed.code, printed.err) == (0, "")
    assert "Switzerland  must" in printed.out
    assert "hague-1970, art. 4(1)(b)" in printed.out
    assert "must, if not extradited" in printed.out
    assert "key: lessee_state" in printed.out
    assert "does not rank the States" in " ".join(printed.out.split())


def test_json_has_the_stable_shape(dedere: Dedere, file: Path) -> None:
    printed = dedere(
        "jurisdiction", "--offence", SEIZURE, "--facts", str(file), "--on", "2013-04-22",
        "--format", "json",
    )  # fmt: skip

    answer = json.loads(printed.out)
    assert {s["state"]: s["level"] for s in answer["states"]} == {"CHE": "must", "KEN": "must"}
    assert answer["facts"]
    assert answer["notices"][0]["to"] == ["CHE"]


def test_json_is_read_like_yaml(dedere: Dedere, tmp_path: Path, file: Path) -> None:
    other = tmp_path / "case.json"
    other.write_text(
        json.dumps(
            {
                "aircraft_registry": "Switzerland",
                "on_board": True,
                "takeoff_state": "CHE",
                "landing_state": ["Kenya"],
                "suspect_on_board_at_landing": "yes",
                "suspect_in": "KEN",
            }
        ),
        encoding="utf-8",
    )
    words = ("--on", "2013-04-22", "--format", "json")

    one = dedere("jurisdiction", "--offence", SEIZURE, "--facts", str(file), *words)
    two = dedere("jurisdiction", "--offence", SEIZURE, "--facts", str(other), *words)

    assert one.out == two.out


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("plase: KEN\n", "'plase' is no fact that jurisdiction depends on. Did you mean place"),
        ("place: Kenyaa\n", "No State is called 'Kenyaa'. Did you mean KEN"),
        ("on_board: perhaps\n", "'perhaps' is no answer to 'on_board'"),
        ("place: KEN\nplace: TZA\n", "states 'place' twice"),
        ("- place\n", "holds no facts"),
        ("", "holds no facts"),
        ("place: [KEN\n", "cannot be read as YAML or JSON"),
        ("a: &x [1]\nb: *x\n", "holds no facts"),
        ("place: KEN\nplace_zone: high-seas\n", "beyond every territory"),
        ("place: 2013-02-30\n", "cannot be read as YAML or JSON"),
        ("place: {a: b}\n", "a State, a list of States or none"),
    ],
)
def test_facts_that_cannot_be_used_get_one_line(
    dedere: Dedere, tmp_path: Path, content: str, says: str
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(content, encoding="utf-8")

    printed = dedere("jurisdiction", "--offence", SEIZURE, "--facts", str(bad))

    assert printed.code == 2
    assert printed.out == ""
    assert says in printed.err
    assert printed.err.count("\n") == 1


def test_other_bad_input_gets_one_line_too(dedere: Dedere, tmp_path: Path, file: Path) -> None:
    heavy = tmp_path / "heavy.yaml"
    heavy.write_bytes(b"a" * 200_000)
    wrong = tmp_path / "wrong.yaml"
    wrong.write_bytes(b"\xff\xfe\x00")
    calls = [
        ("--offence", "unlawful-seizure", "--facts", str(file)),
        ("--offence", SEIZURE, "--facts", str(tmp_path / "missing.yaml")),
        ("--offence", SEIZURE, "--facts", str(heavy)),
        ("--offence", SEIZURE, "--facts", str(wrong)),
        ("--offence", SEIZURE, "--facts", str(tmp_path)),
        ("--offence", SEIZURE, "--facts", str(file), "--on", "1900-01-01"),
        ("--offence", SEIZURE),
    ]
    for words in calls:
        printed = dedere("jurisdiction", *words)
        assert (printed.code, printed.out) == (2, "")
        assert printed.err.startswith("dedere: ")
        assert printed.err.count("\n") == 1


def test_no_state_at_all_is_said_so(dedere: Dedere, tmp_path: Path) -> None:
    empty = tmp_path / "case.yaml"
    empty.write_text("suspect_in: none\n", encoding="utf-8")

    printed = dedere("jurisdiction", "--offence", SEIZURE, "--facts", str(empty))

    assert printed.code == 0
    assert "No State is known to have jurisdiction" in printed.out
    assert "In which State was the aircraft registered?" in " ".join(printed.out.split())
