"""Golden cases of jurisdiction: invented States under the real texts, expected from the law."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from dedere.cooperation.claims import Level
from dedere.cooperation.jurisdiction import Jurisdiction, JurisdictionAnswer
from dedere.cooperation.jurisdiction_case import read_jurisdiction_case
from dedere.parties import Parties, PartyKind, State
from dedere.periods import PartialDate
from dedere.sources import Source
from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.coverage import Completeness, Coverage
from dedere.treaties.facts import Facts
from dedere_io.facts import load_facts

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "jurisdiction.yaml").read_text(encoding="utf-8")
)
STATES = ("XAA", "XAB", "XAC", "XAD")
DAY = dt.date(2021, 6, 1)
LIST = Source(
    id="golden-list", title="List", publisher="Depositary", as_of=PartialDate(2022, 1, 1)
)


def world(case: dict[str, Any]) -> Facts:
    """The real instruments, with invented States as the case says."""
    real = load_facts()
    invented = {
        code: State(code=code, kind=PartyKind.MEMBER, names={"en": f"State {code}"}, m49="001")
        for code in STATES
    }
    partial = case.get("partial", ())
    coverages = {
        code: Coverage(
            instrument=code,
            completeness=Completeness.PARTIAL if code in partial else Completeness.COMPLETE,
            complete_to=None if code in partial else dt.date(2022, 1, 1),
            sources=(LIST.id,),
        )
        for code in real.instruments
    }
    return replace(
        real,
        parties=Parties(states={**real.parties.states, **invented}),
        sources={**real.sources, LIST.id: LIST},
        actions=tuple(
            _accession(real, state, code)
            for state, codes in case["bound"].items()
            for code in codes
        ),
        coverages=coverages,
        declarations=(),
    )


def _accession(facts: Facts, state: str, code: str) -> TreatyAction:
    in_force = facts.instruments[code].in_force
    assert in_force is not None
    return TreatyAction(
        id=f"{code}/{state}/1",
        state=state,
        instrument=code,
        kind=ActionKind.ACCESSION,
        date=PartialDate.of(in_force),
        effective=in_force,
        sources=(LIST.id,),
    )


def resolved(case: dict[str, Any]) -> JurisdictionAnswer:
    facts = world(case)
    stated = read_jurisdiction_case(facts.parties, case["facts"])
    return Jurisdiction(facts).resolve(case["offence"], stated, on=case.get("day", DAY))


def grounds(answer: JurisdictionAnswer, level: Level) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for state in answer.states:
        for claim in state.claims:
            if claim.level is level:
                ground = f"{claim.instrument} {claim.provision.article}"
                found.setdefault(state.state, []).append(ground)
    return {state: sorted(articles) for state, articles in found.items()}


def each(case: dict[str, Any], key: str) -> dict[str, list[str]]:
    return {state: sorted(articles) for state, articles in case.get(key, {}).items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_jurisdiction(case: dict[str, Any]) -> None:
    answer = resolved(case)

    assert grounds(answer, Level.MUST) == each(case, "must")
    assert grounds(answer, Level.PRESENCE) == each(case, "presence")
    assert grounds(answer, Level.MAY) == each(case, "may")
    assert sorted({one.state for one in answer.unknowns}) == sorted(case.get("unknown", []))
    assert {one.state for one in answer.not_bound} >= set(case.get("not_bound", []))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_goes_with_jurisdiction(case: dict[str, Any]) -> None:
    answer = resolved(case)

    asked = {question.key for question in answer.questions}
    assert asked >= set(case.get("asks", ()))
    applied = {one.instrument: one.answer.value for one in answer.applications}
    for instrument, expected in case.get("applies", {}).items():
        word = {True: "yes", False: "no"}.get(expected, expected)
        assert applied[instrument] == word
    told = {notice.by: sorted(notice.to) for notice in answer.notices}
    assert {by: told[by] for by in case.get("tells", {})} == each(case, "tells")
    perhaps = {notice.by: sorted(notice.to_if_established) for notice in answer.notices}
    expected_perhaps = each(case, "tells_if_established")
    assert {by: perhaps[by] for by in expected_perhaps} == expected_perhaps
    presence = [c for s in answer.states for c in s.claims if c.level is Level.PRESENCE]
    released = {claim.state: sorted(claim.released_by) for claim in presence}
    assert {s: released[s] for s in case.get("released_by", {})} == each(case, "released_by")
    assert [c.state for c in presence if c.discharged] == case.get("discharged", [])
    named = {rule.article for rule in answer.coordination}
    assert named >= set(case.get("coordination", ()))


def test_there_are_forty_cases_and_each_names_its_authority() -> None:
    assert len(CASES) >= 40
    assert [case["name"] for case in CASES if not case.get("authority")] == []
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_ground_carries_its_article_and_its_chain(case: dict[str, Any]) -> None:
    for state in resolved(case).states:
        for claim in state.claims:
            assert claim.provision.article
            assert any(reason.provision == claim.provision for reason in claim.because)
            assert any(reason.grounds for reason in claim.because)
