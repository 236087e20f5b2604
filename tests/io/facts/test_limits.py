"""Practice, derogations, safeguards and risks: what is packaged, and what is refused."""

import datetime as dt
from pathlib import Path

import pytest

from dedere.errors import FactsError
from dedere.periods import PartialDate
from dedere.treaties.declarations import InEffect
from dedere.treaties.derogations import derogations_on
from dedere.treaties.facts import Facts
from dedere.treaties.practice import PracticeAnswer, PracticeQuestion, practice_on
from dedere.treaties.safeguard_rules import (
    GroundScope,
    RequestForm,
    RiskAnswer,
    SafeguardEffect,
    WhoseBond,
    risks_of,
)
from dedere.treaties.standing import Certainty
from dedere_io.facts.packaged import packaged
from dedere_io.facts.read import read_facts
from tests.io.facts.copies import copy_of_the_facts, replace_once


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read_facts(packaged())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_the_facts(tmp_path)


def refusal(root: Path) -> str:
    with pytest.raises(FactsError) as refused:
        read_facts(root)
    return str(refused.value)


def answers(facts: Facts, state: str, question: PracticeQuestion, on: str) -> set[tuple[str, str]]:
    found = practice_on(facts.practices, state, question, dt.date.fromisoformat(on))
    return {(f.practice.answer.value, f.certainty.value) for f in found}


def test_some_states_need_a_treaty_and_some_do_not(facts: Facts) -> None:
    asked = PracticeQuestion.TREATY_REQUIRED

    assert answers(facts, "NLD", asked, "2025-07-01") == {("yes", "established")}
    assert answers(facts, "NLD", asked, "2026-01-01") == {("yes", "presumed")}
    assert answers(facts, "CHE", asked, "2024-01-01") == {("no", "established")}
    assert answers(facts, "BRA", asked, "2024-01-01") == set()


def test_a_convention_as_the_basis_is_recorded_for_that_convention_alone(facts: Facts) -> None:
    asked, on = PracticeQuestion.ACCEPTS_CONVENTION_BASIS, dt.date(2010, 1, 1)

    for code in ("bombings-1997", "hostages-1979", "sua-1988", "financing-1999"):
        (found,) = practice_on(facts.practices, "LKA", asked, on, instrument=code)
        assert found.practice.answer is PracticeAnswer.CONDITIONAL
        assert found.certainty is Certainty.PRESUMED
    assert practice_on(facts.practices, "LKA", asked, on, instrument="cat-1984") == ()


def test_a_rule_that_was_replaced_ends(facts: Facts) -> None:
    asked = PracticeQuestion.ASSISTANCE_TREATY_REQUIRED
    on = dt.date(2019, 1, 1)

    (now,) = practice_on(facts.practices, "LKA", asked, on)

    assert now.practice.sources == ("leg-lka-2018-24",)


def test_every_practice_names_its_law_its_article_and_the_version_read(facts: Facts) -> None:
    assert all(p.law and p.article and p.as_of for p in facts.practices)
    assert {facts.sources[s].authority.value for p in facts.practices for s in p.sources} <= {
        "depositary",
        "official",
    }


def test_no_declaration_is_repeated_as_practice(facts: Facts) -> None:
    declared = {
        (d.state, d.instrument) for d in facts.declarations if d.topic == "extradition_basis"
    }
    recorded = {(p.state, p.instrument) for p in facts.practices if p.instrument}

    assert declared.isdisjoint(recorded)


def test_a_derogation_that_was_lifted(facts: Facts) -> None:
    def on(day: str) -> list[tuple[str, InEffect]]:
        found = derogations_on(
            facts.derogations, state="DZA", on=dt.date.fromisoformat(day), instrument="iccpr-1966"
        )
        return [(d.id, answer) for d, answer in found]

    assert on("1991-07-01") == [("iccpr-1966/DZA/g1", InEffect.YES)]
    assert on("1991-12-01") == []
    assert on("2000-01-01") == [("iccpr-1966/DZA/g2", InEffect.YES)]
    assert on("2011-03-01") == []


def test_torture_is_a_bar_that_the_requested_state_carries(facts: Facts) -> None:
    (rule,) = [r for r in facts.safeguards if r.id == "torture"]
    ground = rule.grounds[0]

    assert (ground.instrument, ground.articles) == ("cat-1984", ("3",))
    assert (ground.bond, ground.effect, ground.scope) == (
        WhoseBond.REQUESTED,
        SafeguardEffect.MUST_REFUSE,
        GroundScope.ALWAYS,
    )
    assert ground.verified


def test_article_14_7_of_the_covenant_is_a_limit_and_no_ground(facts: Facts) -> None:
    (rule,) = [r for r in facts.safeguards if r.id == "ne-bis-in-idem"]

    assert "iccpr-1966" not in {ground.instrument for ground in rule.grounds}
    assert any("14(7)" in limit and "does not itself" in limit for limit in rule.limits)


def test_what_rests_on_general_knowledge_is_marked(facts: Facts) -> None:
    authorities = [a for rule in facts.safeguards for a in rule.authorities]

    assert authorities
    assert all(not a.verified for a in authorities if a.source == "general-knowledge")
    assert all("general-knowledge" not in p.sources or not p.verified for p in facts.practices)


RISKS = [
    ("bombings-1997", RequestForm.EXTRADITION, "political-offence", RiskAnswer.REMOVED, "11"),
    ("hague-1970", RequestForm.EXTRADITION, "political-offence", RiskAnswer.UNKNOWN, ""),
    ("ecoe-1957", RequestForm.EXTRADITION, "nationality", RiskAnswer.UNKNOWN, ""),
    ("financing-1999", RequestForm.ASSISTANCE, "bank-secrecy", RiskAnswer.REMOVED, "12(2)"),
    ("untoc-2000", RequestForm.ASSISTANCE, "fiscal-offence", RiskAnswer.REMOVED, "18(22)"),
    ("hague-1970", RequestForm.EXTRADITION, "territory", RiskAnswer.REMOVED, "8(4)"),
    ("eu-surrender-2002", RequestForm.EXTRADITION, "torture", RiskAnswer.UNKNOWN, ""),
    ("cat-1984", RequestForm.EXTRADITION, "torture", RiskAnswer.REMAINS, "3"),
]


@pytest.mark.parametrize(("code", "form", "risk", "answer", "article"), RISKS)
def test_a_risk_under_a_text(
    facts: Facts, code: str, form: RequestForm, risk: str, answer: RiskAnswer, article: str
) -> None:
    found = risks_of(facts.refusal_risks, form=form, governing=facts.instruments[code])

    (finding,) = [f for f in found if f.risk.id == risk]

    assert (finding.answer, finding.article) == (answer, article)
    assert finding.says


def test_every_risk_says_what_to_address_and_what_holds_in_silence(facts: Facts) -> None:
    assert all(risk.address and risk.otherwise for risk in facts.refusal_risks)
    assert all(rule.address and rule.grounds for rule in facts.safeguards)


BROKEN = [
    (
        "practice.csv",
        "NLD,treaty-required,,yes",
        "NLD,treaty-required,,maybe",
        "column answer: 'maybe' is not one of: yes, no, conditional",
    ),
    ("practice.csv", "NLD,treaty-required", "NLD,treaty", "column question: 'treaty' is not one"),
    ("practice.csv", "NLD/practice/2", "NLD/practice/1", "'NLD/practice/1' stands there more"),
    ("practice.csv", "leg-nld-uitleveringswet", "leg-nld", "cites the source 'leg-nld'"),
    (
        "practice.csv",
        ",LKA,accepts-convention-basis,bombings-1997",
        ",LKA,accepts-convention-basis,bombings-1979",
        "names the instrument 'bombings-1979'",
    ),
    ("derogations.csv", ",DZA,", ",DZX,", "names the State 'DZX'"),
    ("derogations.csv", "1991-09-29", "1990-09-29", "'iccpr-1966/DZA/g1' ends before it begins"),
    ("derogations.csv", "1991-06-19", "1991-06-31", "column notified: '1991-06-31' is not a date"),
    ("safeguards.yaml", "effect: must-refuse", "effect: must", "Invalid enum value 'must'"),
    ("safeguards.yaml", "instrument: cat-1984", "instrument: cat-1948", "'cat-1948'"),
    ("safeguards.yaml", "bond: requested", "bund: requested", "missing required field `bond`"),
    ("safeguards.yaml", "source: hrc-gc-36", "source: hrc-gc-63", "cites the source 'hrc-gc-63'"),
    (
        "refusal-risks.yaml",
        "field: political_offence_excluded",
        "field: political_offence",
        "the risk 'political-offence' reads 'political_offence'",
    ),
    (
        "refusal-risks.yaml",
        "safeguard: nationality",
        "safeguard: nation",
        "names the safeguard 'nation'",
    ),
    ("refusal-risks.yaml", "id: fiscal-offence", "id: political-offence", "more than once"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), BROKEN)
def test_a_broken_file_is_refused(root: Path, name: str, old: str, new: str, reason: str) -> None:
    replace_once(root / name, old, new)

    assert reason in refusal(root)


def test_a_partial_date_of_a_version_is_kept(facts: Facts) -> None:
    (one,) = [p for p in facts.practices if p.id == "SWE/practice/1"]

    assert one.as_of == PartialDate(2025)
