"""Matching: three values throughout, whatever the order of the answers."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.cooperation.elements import (
    CaseFacts,
    ContradictoryAnswersError,
    UnusableAnswerError,
    Vocabulary,
    read_case,
)
from dedere.cooperation.matching import Matcher, Verdict
from dedere.cooperation.matching_answers import match_answer
from dedere.phrases import PLAIN_ENGLISH
from dedere.sources import Reason
from dedere.treaties.offence_elements import Condition
from dedere_io.facts import load_facts

FACTS = load_facts()
MATCHER = Matcher(FACTS)
VOCABULARY = MATCHER.vocabulary
SEIZURE = "hague-1970/offence/unlawful-seizure"
HIJACKING = {
    "part": "carried-out",
    "conduct": "seized-control",
    "target": "aircraft",
    "means": "force-or-threat",
    "aircraft-in-flight": "yes",
    "suspect-on-board": "yes",
    "unlawful": "yes",
    "takeoff-or-actual-landing-outside-registry": "yes",
    "aircraft-in-state-service": "no",
}

answers = st.dictionaries(st.sampled_from(sorted(VOCABULARY.elements)), st.booleans(), max_size=30)
parts = st.sampled_from(["", *VOCABULARY.parts])


def case(stated: dict[str, Any], part: str = "") -> CaseFacts | None:
    """Return the facts of a case; ``None`` where the drawn answers contradict each other."""
    try:
        return read_case(VOCABULARY, {**stated, "part": part})
    except ContradictoryAnswersError:
        return None


@settings(max_examples=15, deadline=None)
@given(answers, answers, parts)
def test_a_further_answer_never_reverses_a_verdict(
    first: dict[str, bool], more: dict[str, bool], part: str
) -> None:
    before = case(first)
    after = case({**more, **first}, part)
    if before is None or after is None:
        return

    decided = {m.offence: m.verdict for m in MATCHER.match(before)}

    for match in MATCHER.match(after):
        if decided[match.offence] is not Verdict.MAY_BE_MET:
            assert match.verdict is decided[match.offence]


@settings(max_examples=12, deadline=None)
@given(answers, parts, st.randoms(use_true_random=False))
def test_the_order_of_answers_makes_no_difference(
    stated: dict[str, bool], part: str, random: Any
) -> None:
    shuffled = list(stated.items())
    random.shuffle(shuffled)

    assert case(stated, part) == case(dict(shuffled), part)


@settings(max_examples=12, deadline=None)
@given(answers, parts)
def test_the_answers_asked_for_settle_what_may_be_met(stated: dict[str, bool], part: str) -> None:
    facts = case(stated, part)
    if facts is None or not part:
        return
    for match in MATCHER.match(facts)[:20]:
        if match.verdict is Verdict.MAY_BE_MET:
            assert match.asks
            completed = case({**stated, **{a.element: a.wanted for a in match.asks}}, part)
            if completed is not None:
                assert MATCHER.one(completed, match.offence).verdict is Verdict.MET


@settings(max_examples=12, deadline=None)
@given(answers, parts)
def test_a_verdict_has_its_grounds(stated: dict[str, bool], part: str) -> None:
    facts = case(stated, part)
    if facts is None:
        return
    for match in MATCHER.match(facts):
        assert bool(match.fails) == (match.verdict is Verdict.NOT_MET)
        assert bool(match.asks) == (match.verdict is Verdict.MAY_BE_MET)
        assert match.because


def test_without_answers_everything_may_be_met() -> None:
    assert {m.verdict for m in MATCHER.match(read_case(VOCABULARY, {}))} == {Verdict.MAY_BE_MET}


def test_what_was_not_stated_is_never_taken_for_no() -> None:
    without = {key: value for key, value in HIJACKING.items() if key != "unlawful"}

    match = MATCHER.one(read_case(VOCABULARY, without), SEIZURE)

    assert match.verdict is Verdict.MAY_BE_MET
    assert [ask.element for ask in match.asks] == ["unlawful"]


def test_candidates_come_in_order() -> None:
    found = MATCHER.match(read_case(VOCABULARY, HIJACKING))

    assert found[0].offence == SEIZURE
    order = [m.verdict for m in found]
    assert order == sorted(order, key=list(Verdict).index)
    touched = [m for m in found if m.verdict is Verdict.MAY_BE_MET and m.touches]
    assert [len(m.asks) for m in touched] == sorted(len(m.asks) for m in touched)


def test_a_text_not_in_force_on_the_day_says_so() -> None:
    found = MATCHER.match(read_case(VOCABULARY, HIJACKING), on=dt.date(1970, 12, 20))

    match = next(m for m in found if m.offence == SEIZURE)
    assert match.in_force is False
    assert "was not in force" in str(match.because[0].says)


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ({"aircraft-in-flight": "yes", "aircraft-not-in-service": "yes"}, ("in flight", "parked")),
        ({"aircraft-in-flight": "yes", "aircraft-in-service": "no"}, ("in flight", "in service")),
        ({"target": "aircraft", "aircraft": "no"}, ("aircraft", "answered no")),
        (
            {"peaceful-nuclear-material": "yes", "military-nuclear-material": "yes"},
            ("peaceful", "military"),
        ),
        ({"part": "threatened", "made-threat": "no"}, ("part", "threaten")),
    ],
)
def test_contradictory_answers_are_named(
    stated: dict[str, object], named: tuple[str, str]
) -> None:
    with pytest.raises(ContradictoryAnswersError) as refused:
        read_case(VOCABULARY, stated)

    assert [word for word in named if word not in str(refused.value)] == []
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ({"aircraft-in-flght": "yes"}, "Did you mean aircraft-in-flight"),
        ({"xyzzy-123": "yes"}, "no question of the vocabulary"),
        ({"aircraft": "perhaps"}, "Answer yes, no or not stated"),
        ({"target": "boat"}, "Choose among"),
        ({"part": "watched"}, "carried-out, attempted"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused(stated: dict[str, object], says: str) -> None:
    with pytest.raises(UnusableAnswerError, match=says):
        read_case(VOCABULARY, stated)


def test_nothing_else_answers_the_rest_of_a_topic_with_no() -> None:
    facts = read_case(VOCABULARY, {"conduct": ["seized-control", "nothing-else"]})

    assert facts.value("seized-control") is True
    assert facts.value("destroyed") is False
    assert facts.value("aircraft") is None
    assert facts.answers["destroyed"].stated_as == "conduct"


def test_a_flight_is_in_service_and_says_why() -> None:
    match = MATCHER.one(
        read_case(VOCABULARY, {"part": "carried-out", "aircraft-in-flight": "yes"}),
        "montreal-1971/offence/placing-device",
    )

    said = list(_sentences(match.because))
    assert any("in service" in one and "answered yes" in one for one in said)
    assert any(one.startswith("It follows from") for one in said)


def _sentences(reasons: tuple[Reason, ...]) -> list[str]:
    found = []
    for reason in reasons:
        found.append(str(reason.says))
        found += _sentences(reason.grounds)
    return found


def test_the_stable_shape() -> None:
    match = MATCHER.one(read_case(VOCABULARY, HIJACKING), SEIZURE)

    answer = match_answer(match, VOCABULARY, PLAIN_ENGLISH)

    assert answer["verdict"] == "met"
    assert answer["part_article"] == "1(a)"
    assert answer["parts"] == [
        {"part": "carried-out", "article": "1(a)"},
        {"part": "attempted", "article": "1(a)"},
        {"part": "accomplice", "article": "1(b)"},
    ]
    assert answer["ask"] == []


# --- The ontology itself ---------------------------------------------------------------------


def test_every_offence_of_the_catalogue_is_described() -> None:
    catalogued = {o.id for i in FACTS.instruments.values() for o in i.offences}

    assert {o.offence for o in FACTS.ontology.offences} == catalogued
    assert len(catalogued) == 92


def test_every_element_is_used_or_follows_from_one() -> None:
    used: set[str] = set()
    for offence in FACTS.ontology.offences:
        used |= _codes(offence.when)
        for mode in offence.modes:
            used |= _codes(mode.needs)
    for shared in FACTS.ontology.mode_sets:
        for mode in shared.modes:
            used |= _codes(mode.needs)
    for scope in FACTS.ontology.scopes:
        used |= _codes(scope.when)
    for group in FACTS.ontology.groups:
        used |= _codes(Condition(all=group.all, any=group.any, none=group.none))
    vocabulary = Vocabulary(FACTS.ontology)
    linked = {code for code, element in vocabulary.elements.items() if element.excludes}
    excluded = {c for e in vocabulary.elements.values() for c in e.excludes}

    assert set(vocabulary.elements) - used - linked - excluded == set()


def _codes(condition: Condition | str | None) -> set[str]:
    if condition is None:
        return set()
    if isinstance(condition, str):
        return {condition}
    inner = (*condition.all, *condition.any, *condition.none)
    own = {condition.element} if condition.element else set()
    return own.union(*(_codes(part) for part in inner))


def test_every_question_is_one_sentence_of_our_own() -> None:
    questions = [element.question for element in FACTS.ontology.elements]

    assert [q for q in questions if not q.endswith("?")] == []
    assert len(set(questions)) == len(questions)


def test_ancillary_forms_match_the_catalogue() -> None:
    """Where the catalogue names attempt or organising for an offence, the elements do, too."""
    words = {"attempt": "attempted", "organising": "organised"}
    missing = []
    for instrument in FACTS.instruments.values():
        for offence in instrument.offences:
            parts = {mode.part for mode in MATCHER.modes(offence.id)}
            for word, part in words.items():
                named = any(word in ancillary for ancillary in offence.ancillary)
                if named and part not in parts:
                    missing.append((offence.id, part))

    assert missing == [
        # It covers organising through its own definition, 5(1)(b).
        ("untoc-2000/offence/organized-criminal-group", "organised"),
    ]
