"""What ``dedere check`` finds in the packaged facts, and how it ends."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dedere.errors import FactsError
from dedere.phrases import Phrase
from dedere.treaties.facts import Facts
from dedere_cli.check import KINDS, exit_code, findings_of_deployment
from tests.cli.conftest import Dedere


@pytest.fixture
def answer(dedere: Dedere) -> dict[str, Any]:
    printed = dedere("check", "--format", "json")
    found: dict[str, Any] = json.loads(printed.out)
    assert printed.code == 0
    return found


def findings(answer: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [finding for finding in answer["findings"] if finding["code"] == code]


def test_the_packaged_facts_hold_no_error(answer: dict[str, Any], facts: Facts) -> None:
    assert answer["counts"]["error"] == 0
    assert answer["facts"] == facts.version


def test_every_recomputed_entry_into_force_agrees_but_two_that_sources_dispute(
    answer: dict[str, Any],
) -> None:
    # cppnm-1980: UGA deposited 2003-12-10, + 30 days is 2004-01-09; ieadb-2911 gives 2004-01-10.
    # PAK deposited 2000-09-12, + 30 days is 2000-10-12; huggo-reconciled gives 2000-10-11.
    differing = {f["subject"][:14]: f for f in findings(answer, "effect-differs")}

    assert set(differing) == {"cppnm-1980/UGA", "cppnm-1980/PAK"}
    assert differing["cppnm-1980/UGA"]["article"] == "19(2)"
    assert differing["cppnm-1980/UGA"]["sources"] == ["ieadb-2911"]
    (recomputed,) = findings(answer, "effects-recomputed")
    agreeing, rows = map(int, re.findall(r"\d+", recomputed["says"]))
    assert rows >= 324
    assert rows - agreeing == 2


def test_no_general_entry_into_force_differs_from_the_published_date(
    answer: dict[str, Any],
) -> None:
    assert findings(answer, "general-entry-differs") == []
    assert findings(answer, "count-earlier") == []


def test_consents_are_counted_where_the_list_is_complete(answer: dict[str, Any]) -> None:
    agreeing = {f["subject"] for f in findings(answer, "count-agrees")}

    assert {"hostages-1979", "bombings-1997", "financing-1999", "cppnm-1980"} <= agreeing


def test_conflicts_between_sources_are_listed(answer: dict[str, Any]) -> None:
    assert {f["subject"] for f in findings(answer, "sources-disagree")} == {
        "cppnm-1980/BGR",  # deposit 1984-04-10 or 1984-05-02
        "cppnm-1980/PAK",
        "cppnm-1980/UGA",
        "tokyo-1963/BIH",  # effect 1992-03-06 or 1992-04-05
    }


def test_a_consent_that_a_complete_list_omits_is_listed(answer: dict[str, Any]) -> None:
    # cppnm-1980: "RWA, accession, 2002-06-28" stands in huggo-additional alone
    assert "cppnm-1980/RWA" in {f["subject"] for f in findings(answer, "list-omits")}


def test_what_is_missing_is_listed(answer: dict[str, Any]) -> None:
    counted = Counter(finding["code"] for finding in answer["findings"])

    assert "sua-1988" in {f["subject"] for f in findings(answer, "list-partial")}
    assert counted["parent-absent"] > 0
    assert counted["parties-missing"] > 0


def test_every_kind_of_finding_has_words(answer: dict[str, Any]) -> None:
    assert {finding["code"] for finding in answer["findings"]} <= set(KINDS)


def test_the_page_sums_up_and_keeps_the_notes_short(dedere: Dedere, facts: Facts) -> None:
    printed = dedere("check")

    assert printed.out.startswith(f"Facts {facts.version[:12]}: 0 errors, 7 disagreements, ")
    assert "The notes one by one: --notes." in printed.out
    assert len(dedere("check", "--notes").out) > len(printed.out)


def test_facts_that_cannot_be_read_are_an_error() -> None:
    def broken(_: Path) -> Facts:
        raise FactsError(Phrase.of("states.csv, line 3: not a date."))

    facts, found = findings_of_deployment(broken)

    assert facts is None
    assert [str(finding.says) for finding in found] == ["states.csv, line 3: not a date."]
    assert exit_code(found) == 1
