"""Golden cases of facts and offences, expected from the texts."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dedere.cooperation.elements import read_case
from dedere.cooperation.matching import Matcher, Verdict
from dedere_io.facts import load_facts

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "matching.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_facts())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_offences_that_facts_meet(matcher: Matcher, case: dict[str, Any]) -> None:
    facts = read_case(matcher.vocabulary, case["answers"])
    found = {match.offence: match for match in matcher.match(facts)}

    for offence in case.get("met", ()):
        assert found[offence].verdict is Verdict.MET, found[offence].asks or found[offence].fails
    for offence, asks in case.get("may", {}).items():
        assert found[offence].verdict is Verdict.MAY_BE_MET
        assert [ask.element for ask in found[offence].asks] == asks
    for offence, fails in case.get("not_met", {}).items():
        assert found[offence].verdict is Verdict.NOT_MET
        assert [finding.element for finding in found[offence].fails] == fails
    for offence, article in case.get("article", {}).items():
        assert found[offence].part_article == article


def test_there_are_forty_cases_and_each_names_its_authority() -> None:
    assert len(CASES) >= 40
    assert [case["name"] for case in CASES if not case.get("authority")] == []
    assert [c["name"] for c in CASES if not {"met", "may", "not_met"} & c.keys()] == []
