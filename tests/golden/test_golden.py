"""Golden cases: real States, real dates, each with the source of the true answer."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from dedere.treaties.regimes import regime_between
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    read: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [pytest.param(case["question"], case["answer"], id=case["name"]) for case in read]


@pytest.mark.parametrize(("question", "answer"), cases("standing.yaml"))
def test_standing(question: dict[str, Any], answer: dict[str, Any]) -> None:
    book = Standings(load_facts(), known_on=question.get("known_on"))

    finding = book.of(question["state"], question["instrument"], on=question["day"])

    found: dict[str, object] = {
        "standing": finding.standing.value,
        "certainty": finding.certainty.value,
        "since": finding.since,
    }
    if finding.last_known is not None:
        last = finding.last_known
        found["last_known"] = {"standing": last.standing.value, "day": last.on}
    assert {key: found.get(key) for key in answer} == answer
    assert finding.because


@pytest.mark.parametrize(("question", "answer"), cases("regimes.yaml"))
def test_regime(question: dict[str, Any], answer: dict[str, Any]) -> None:
    facts = load_facts()
    family = next(f for f in facts.families if f.id == question["family"])
    one, other = question["between"]

    finding = regime_between(
        Standings(facts), one=one, other=other, family=family, on=question["day"]
    )

    found: dict[str, object] = {
        "answer": finding.answer.value,
        "instruments": list(finding.instruments),
        "since": finding.since,
        "certainty": finding.certainty.value,
    }
    assert {key: found[key] for key in answer} == answer


@pytest.mark.parametrize("name", ["standing.yaml", "regimes.yaml"])
def test_every_golden_case_names_its_source(name: str) -> None:
    read: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))

    assert all(len(case["source"]) > 10 for case in read)
    assert all(isinstance(case["question"]["day"], dt.date) for case in read)
