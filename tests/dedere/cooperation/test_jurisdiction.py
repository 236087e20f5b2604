"""Jurisdiction: what was stated, what was not, and which bond each State has."""

import datetime as dt
from typing import Any

import pytest

from dedere.cooperation.claims import Established, Level
from dedere.cooperation.jurisdiction import Jurisdiction, JurisdictionAnswer, QuestionKind
from dedere.cooperation.jurisdiction_answers import jurisdiction_answer
from dedere.cooperation.jurisdiction_case import (
    ContradictoryFactsError,
    UnusableFactError,
    read_jurisdiction_case,
)
from dedere.cooperation.links import KINDS, LINKS, NEEDS, clauses_of
from dedere.cooperation.offence_names import UnknownOffenceError
from dedere.errors import DateBeforeFactsError, UnknownStateError
from dedere.phrases import PLAIN_ENGLISH
from dedere_io.facts import load_facts

FACTS = load_facts()
RESOLVER = Jurisdiction(FACTS)
BOMBING = "bombings-1997/offence/terrorist-bombing"
DAY = dt.date(2013, 4, 22)


def resolve(offence: str, stated: dict[str, Any], on: dt.date = DAY) -> JurisdictionAnswer:
    return RESOLVER.resolve(offence, read_jurisdiction_case(FACTS.parties, stated), on=on)


def levels(answer: JurisdictionAnswer) -> dict[str, str]:
    return {state.state: state.level.value for state in answer.states}


def test_real_states_on_a_real_day() -> None:
    """Bombings Convention: Kenya, Tanzania and the United States were parties in 2013."""
    answer = resolve(
        BOMBING,
        {"place": "KEN", "facility_of_state": "USA", "suspect_in": "TZA", "on_board": "no"},
    )

    assert levels(answer) == {"KEN": "must", "TZA": "presence", "USA": "may"}
    usa = answer.at(Level.MAY)[0].claims[0]
    assert (usa.provision.article, usa.established) == ("6(2)(b)", Established.NOT_RECORDED)
    assert "Has USA established this jurisdiction?" in str(usa.conditions[0])


def test_before_the_convention_was_in_force_nobody_was_bound() -> None:
    answer = resolve(BOMBING, {"place": "KEN", "suspect_in": "KEN"}, on=dt.date(1998, 8, 7))

    assert answer.states == ()
    assert answer.questions == ()
    assert "was not in force on 7 August 1998" in str(answer.notes[0])


def test_lockerbie_facts_leave_the_bonds_open_where_the_list_is_partial() -> None:
    """21 December 1988: which States were parties to the text of 1971 the sources do not date."""
    answer = resolve(
        "montreal-1971/offence/destruction-or-damage",
        {
            "place": "GBR",
            "aircraft_registry": "USA",
            "against_craft": "yes",
            "suspect_in": "LBY",
            "suspect_nationality": "LBY",
        },
        on=dt.date(1988, 12, 21),
    )

    linked = {s.state for s in answer.states} | {u.state for u in answer.unknowns}
    assert linked == {"GBR", "USA", "LBY"}
    assert answer.not_bound == ()
    assert all("ask the depositary" in str(one.says) for one in answer.unknowns)


def test_a_declared_jurisdiction_is_established() -> None:
    """Côte d'Ivoire declared on 20 March 2015 that it had established jurisdiction under 4(2)."""
    answer = resolve(
        "beijing-protocol-2010/offence/unlawful-seizure-in-service",
        {"victim_nationality": "CIV", "aircraft_registry": "none", "place": "none"},
        on=dt.date(2019, 1, 1),
    )

    found = next(s for s in answer.states if s.state == "CIV").claims[0]
    assert found.provision.article == "4(2)(a)"
    assert found.established is Established.DECLARED
    assert found.sources == ("verdragenbank-012486-b",)


def test_what_is_not_stated_becomes_a_question_with_its_articles() -> None:
    answer = resolve(BOMBING, {"place": "KEN"})

    asked = {
        q.key: [p.article for p in q.provisions]
        for q in answer.questions
        if q.kind is QuestionKind.GROUND
    }
    assert asked["suspect_nationality"] == ["6(1)(c)"]
    assert asked["suspect_in"] == ["6(4)"]
    assert asked["state_compelled"] == ["6(2)(d)"]
    assert "place" not in asked


def test_nobody_is_ranked_and_coordination_is_named() -> None:
    answer = resolve(
        "financing-1999/offence/financing-treaty-offence",
        {"place": "CHE", "suspect_nationality": "FRA"},
    )

    assert "does not rank" in str(answer.ranking.says)
    assert [c.article for c in answer.coordination] == ["7(5)"]


def test_an_offence_without_a_clause_on_jurisdiction_says_so() -> None:
    answer = resolve("tokyo-1963/offence/act-jeopardizing-safety-or-order", {"suspect_in": "KEN"})

    assert answer.states == ()
    assert [c for c in answer.questions if c.key == "suspect_in"] == []


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ({"plase": "KEN"}, "Did you mean place"),
        ({"on_board": "perhaps"}, "Write yes or no"),
        ({"place_zone": "moon"}, "high-seas"),
        ({"place": ["KEN", "none"]}, "Keep one of the two"),
        ({"place": 7}, "a State, a list of States or none"),
        ({"place": ""}, "a State, a list of States or none"),
        ({"place": "EUE"}, "organization"),
    ],
)
def test_facts_that_cannot_be_used_are_refused(stated: dict[str, object], says: str) -> None:
    with pytest.raises(UnusableFactError, match=says):
        read_jurisdiction_case(FACTS.parties, stated)


def test_an_unknown_state_is_refused_with_near_misses() -> None:
    with pytest.raises(UnknownStateError, match="KEN"):
        read_jurisdiction_case(FACTS.parties, {"place": "Kenyaa"})


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ({"place": "KEN", "place_zone": "high-seas"}, ("place", "place_zone")),
        (
            {"suspect_nationality": "KEN", "stateless_residence": "TZA"},
            ("suspect_nationality", "stateless_residence"),
        ),
        (
            {"landing_state": "none", "suspect_on_board_at_landing": "yes"},
            ("landing_state", "suspect_on_board_at_landing"),
        ),
    ],
)
def test_contradictory_facts_are_both_named(
    stated: dict[str, object], named: tuple[str, str]
) -> None:
    with pytest.raises(ContradictoryFactsError) as refused:
        read_jurisdiction_case(FACTS.parties, stated)

    assert [key for key in named if f"'{key}'" not in str(refused.value)] == []


def test_norway_written_as_a_code_of_two_letters_is_no_truth_value() -> None:
    case = read_jurisdiction_case(FACTS.parties, {"place": False, "suspect_in": [False, "SWE"]})

    assert case.named("place") == ("NOR",)
    assert case.named("suspect_in") == ("NOR", "SWE")


def test_an_unknown_offence_and_a_day_before_all_facts_are_refused() -> None:
    with pytest.raises(UnknownOffenceError, match="terrorist-bombing"):
        resolve("terrorist-bombing", {})
    with pytest.raises(DateBeforeFactsError):
        resolve(BOMBING, {}, on=dt.date(1900, 1, 1))


def test_the_stable_shape() -> None:
    answer = jurisdiction_answer(resolve(BOMBING, {"place": "KEN"}), PLAIN_ENGLISH)

    assert list(answer) == [
        "offence", "on", "texts", "states", "unknowns", "not_bound", "questions", "applies",
        "notices", "ranking", "coordination", "notes",
    ]  # fmt: skip
    states = answer["states"]
    assert isinstance(states, list)
    ground = states[0]["grounds"][0]
    assert (ground["instrument"], ground["article"]) == ("bombings-1997", "6(1)(a)")
    assert ground["certainty"] == "established"


# --- The rules themselves ---------------------------------------------------------------------


def test_every_link_of_the_catalogue_can_be_read() -> None:
    described = {rule.obligation for rule in FACTS.jurisdiction.links if rule.grounds}
    unread = [
        (obligation.id, code)
        for instrument in FACTS.instruments.values()
        for obligation in instrument.obligations
        if obligation.kind in KINDS and obligation.id not in described
        for code in obligation.link_codes
        if code not in LINKS
    ]

    assert unread == []
    for rule in FACTS.jurisdiction.links:
        for ground in rule.grounds:
            assert ground.link in LINKS
            assert set(ground.needs) <= set(NEEDS)


def test_every_instrument_says_how_far_its_links_of_craft_reach() -> None:
    stated = {rule.instrument for rule in FACTS.jurisdiction.reaches}
    silent = {
        instrument.code
        for instrument in FACTS.instruments.values()
        for offence in instrument.offences
        for clause in clauses_of(
            FACTS.jurisdiction,
            instrument=instrument.code,
            obligations=instrument.obligations,
            offence=offence.id,
        )
        if clause.link.reaches and instrument.code not in stated
    }

    assert silent == set()


def test_articles_named_by_the_rules_are_articles_of_grounds() -> None:
    lost = []
    for rule in FACTS.jurisdiction.links:
        code = rule.obligation.partition("/")[0]
        articles = [
            ground.article or o.article
            for o in FACTS.instruments[code].obligations
            if o.kind in KINDS
            for ground in _grounds(o.id, o.article)
        ]
        lost += [
            (rule.obligation, named)
            for named in rule.released_by
            if not any(a == named or a.startswith(f"{named}(") for a in articles)
        ]

    assert lost == []


def _grounds(obligation: str, article: str) -> list[Any]:
    rules = [r for r in FACTS.jurisdiction.links if r.obligation == obligation and r.grounds]
    return list(rules[0].grounds) if rules else [type("Plain", (), {"article": article})]
