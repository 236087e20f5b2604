"""``dedere offences``. Expected results follow from article 1 of the Hague Convention of 1970."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Dedere

SEIZURE = "hague-1970/offence/unlawful-seizure"
# Article 1: on board an aircraft in flight, unlawfully, by force or threat, seizes it; article 3:
# not in military, customs or police services; take-off or landing outside the State of registry.
HIJACKING = {
    "part": "carried-out",
    "conduct": ["seized-control"],
    "target": ["aircraft"],
    "aircraft-in-flight": "yes",
    "suspect-on-board": "yes",
    "force-or-threat": "yes",
    "unlawful": "yes",
    "aircraft-in-state-service": "no",
    "takeoff-or-actual-landing-outside-registry": "yes",
}


def asked(dedere: Dedere, folder: Path, *options: str, **answers: object) -> object:
    file = folder / "case.json"
    file.write_text(json.dumps(HIJACKING | answers), encoding="utf-8")
    return json.loads(dedere("offences", "--facts", str(file), "--format", "json", *options).out)


def verdicts(answer: object) -> dict[str, str]:
    assert isinstance(answer, dict)
    return {item["offence"]: item["verdict"] for item in answer["items"]}


def test_facts_that_meet_every_element(dedere: Dedere, tmp_path: Path) -> None:
    assert verdicts(asked(dedere, tmp_path, "--on", "2013-04-22"))[SEIZURE] == "met"


@pytest.mark.parametrize(
    "missing", ["aircraft-in-flight", "suspect-on-board", "unlawful", "force-or-threat"]
)
def test_an_element_that_is_not_stated_leaves_it_open(
    dedere: Dedere, tmp_path: Path, missing: str
) -> None:
    answer = asked(dedere, tmp_path, "--on", "2013-04-22", **{missing: None})

    assert verdicts(answer)[SEIZURE] == "may-be-met"


def test_an_element_that_is_denied_leaves_it_out(dedere: Dedere, tmp_path: Path) -> None:
    answer = asked(dedere, tmp_path, "--on", "2013-04-22", **{"aircraft-in-flight": "no"})

    assert SEIZURE not in verdicts(answer)


def test_the_table_asks_what_is_open(dedere: Dedere, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("conduct: [seized-control]\n", encoding="utf-8")

    printed = dedere("offences", "--facts", str(file), "--on", "2013-04-22", "--top", "3")

    assert printed.code == 0
    assert "What would settle it" in printed.out
    assert "more may be met" in printed.out


def test_every_question_is_listed_with_its_key(dedere: Dedere) -> None:
    listed = json.loads(dedere("offences", "--questions", "--format", "json").out)
    printed = dedere("offences", "--questions").out

    keys = [e["element"] for topic in listed["topics"] for e in topic["elements"]]
    assert len(keys) == len(set(keys)) > 100
    assert all(f"- {key}: " in printed for key in keys)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("condct: [seized-control]", "conduct"),
        ("part: bystander", "bystander"),
        ("damaged: perhaps", "perhaps"),
        ("conduct: [seriously-damaged]\ndamaged: no", "contradict"),
        ("- a\n- b", "one fact a line"),
    ],
)
def test_bad_facts_are_one_clear_line(
    dedere: Dedere, tmp_path: Path, content: str, says: str
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(content, encoding="utf-8")

    printed = dedere("offences", "--facts", str(file))

    assert printed.code == 2
    assert says in printed.err
    assert printed.err.count("\n") == 1


def test_nothing_asked_says_what_to_give(dedere: Dedere) -> None:
    assert dedere("offences").code == 2
