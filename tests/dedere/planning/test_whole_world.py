"""The packaged facts, all States at once, against the same questions asked pair by pair."""

import datetime as dt
import random

import pytest

from dedere.cooperation.bases import ConditionKind
from dedere.cooperation.finder import Cooperation
from dedere.cooperation.question import Form, Question
from dedere.cooperation.texts import common_texts
from dedere.planning.bonds import BondHistory, lay_bonds, persons
from dedere.planning.campaigns import campaign
from dedere.planning.coverage_map import NONE_KNOWN, SURELY, Layer, coverage_of
from dedere.planning.links import links_about
from dedere.planning.matrix import lay_planes
from dedere.planning.offences import conduct_of
from dedere.planning.over_time import link_curve, link_history
from dedere.planning.planner import plan_for_state
from dedere.planning.scopes import scope_of
from dedere.planning.subjects import (
    ESTABLISHED,
    IN_COMMON,
    POSSIBLE,
    SURE,
    instrument_subject,
    subjects_of,
)
from dedere.treaties.facts import Facts
from dedere.treaties.regimes import Governs, regime_between
from dedere.treaties.standing import Certainty, Standing
from dedere.treaties.standings import Standings
from dedere_io.facts import load_facts

DAY = dt.date(2012, 6, 1)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return load_facts(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def book(facts: Facts) -> Standings:
    return Standings(facts)


@pytest.fixture(scope="module")
def history(facts: Facts, book: Standings) -> BondHistory:
    return lay_bonds(book, states=persons(facts.parties), instruments=tuple(facts.instruments))


def days(chance: random.Random) -> dt.date:
    return dt.date(chance.randrange(1965, 2027), chance.randrange(1, 13), chance.randrange(1, 29))


def test_thousands_of_pairs_are_linked_as_the_regime_between_them_says(
    facts: Facts, book: Standings, history: BondHistory
) -> None:
    chance = random.Random(1152)  # noqa: S311 - which pairs are asked; no secret
    subjects = subjects_of(facts, facts.instruments)
    families = {family.id: family for family in facts.families if family.rules}
    answers = set()
    for day in (days(chance) for _ in range(60)):
        bonds = history.on(day)
        for subject in chance.sample(subjects, 5):
            links = links_about(subject, bonds)
            for _ in range(12):
                one, other = chance.sample(history.states, 2)
                family = families.get(subject.id, subject.family)
                found = regime_between(book, one=one, other=other, family=family, on=day)
                planes = links.between(one, other)
                where = (one, other, subject.id, day, found.answer)
                assert bool(planes & SURE) == (found.answer is Governs.YES), where
                assert bool(planes & POSSIBLE) == (found.answer is not Governs.NO), where
                dated = found.certainty is Certainty.ESTABLISHED
                assert bool(planes & ESTABLISHED) == (found.answer is Governs.YES and dated), where
                answers.add(found.answer)
    assert {Governs.YES, Governs.NO, Governs.UNKNOWN} <= answers


@pytest.mark.parametrize(
    "offence",
    [
        "hague-1970/offence/unlawful-seizure",
        "montreal-1971/offence/destruction-or-damage",
        "montreal-protocol-1988/offence/attack-on-airport",
        "hostages-1979/offence/hostage-taking",
        "sua-1988/offence/seizure",
        "cppnm-1980/offence/threat",
        "bombings-1997/offence/terrorist-bombing",
    ],
)
def test_texts_that_cover_an_offence_are_those_the_finder_finds(
    facts: Facts, book: Standings, history: BondHistory, offence: str
) -> None:
    chance = random.Random(offence)  # noqa: S311
    catalogue = Cooperation(book).catalogue
    subject = conduct_of(facts, offence).own
    for day in (dt.date(1998, 3, 1), DAY, dt.date(2013, 4, 22), dt.date(2021, 1, 1)):
        links = links_about(subject, history.on(day).of_the_day())
        for _ in range(40):
            one, other = chance.sample(links.states, 2)
            question = Question(
                requesting=one, requested=other, offences=(offence,), form=Form.EXTRADITION, on=day
            )
            own = [t for t in common_texts(book, catalogue, question).texts if not t.overlaps]
            own = [t for t in own if t.instrument.code in subject.family.members]
            settled = [
                text
                for text in own
                if ConditionKind.LATER_TEXT_MAY_GOVERN not in {c.kind for c in text.conditions}
            ]
            planes = links.between(one, other)
            assert bool(planes & SURE) == bool(settled), (one, other, day)
            if planes & IN_COMMON:
                assert own, (one, other, day)
            if own:
                assert planes & POSSIBLE, (one, other, day)


def test_where_the_map_knows_no_basis_the_finder_has_none_but_reciprocity(
    facts: Facts, book: Standings, history: BondHistory
) -> None:
    chance = random.Random(228)  # noqa: S311
    offence = "hostages-1979/offence/hostage-taking"
    found = coverage_of(facts, history.on(DAY), offence=offence)
    finder = Cooperation(book)
    without = list(found.without_basis())
    assert without
    binding = {"arrangement", "treaty", "convention-optional"}
    for one, other in chance.sample(without, 40):
        assert found.between(one, other) == NONE_KNOWN
        question = Question(
            requesting=one, requested=other, offences=(offence,), form=Form.EXTRADITION, on=DAY
        )
        kinds = {basis.kind.value for basis in finder.answer(question).bases}
        assert kinds.isdisjoint(binding), (one, other)


def test_where_the_map_is_sure_both_are_bound_by_a_text_that_covers(
    facts: Facts, book: Standings, history: BondHistory
) -> None:
    chance = random.Random(40)  # noqa: S311
    offence = "hostages-1979/offence/hostage-taking"
    found = coverage_of(facts, history.on(DAY), offence=offence)
    sure = [
        pair
        for pair in ((a, b) for a in found.states for b in found.states if a < b)
        if found.between(*pair) == SURELY
    ]
    for pair in chance.sample(sure, 100):
        for state in pair:
            standing = book.of(state, "hostages-1979", on=DAY).standing
            assert standing is Standing.BOUND


def test_the_counts_of_pairs_follow_from_the_counts_of_parties(
    facts: Facts, book: Standings, history: BondHistory
) -> None:
    # An instrument alone links every two of its parties: n parties make n(n-1)/2 pairs.
    states = [state.code for state in facts.parties.current()]
    bonds = history.on(DAY)
    for code in ("financing-1999", "bombings-1997", "hostages-1979", "nuclear-terrorism-2005"):
        parties = sum(book.of(s, code, on=DAY).standing is Standing.BOUND for s in states)
        links = links_about(instrument_subject(code), bonds)
        assert links.count(SURE) == parties * (parties - 1) // 2


def test_bonds_agree_with_the_matrix_of_standings(
    facts: Facts, book: Standings, history: BondHistory
) -> None:
    states = [state.code for state in facts.parties.current()]
    codes = [instrument.code for instrument in facts.universal()]
    matrix = lay_planes(book, states=states, instruments=codes).on(DAY)
    bonds = history.on(DAY)
    for state in states:
        for code in codes:
            standing, certainty = matrix.cell(state, code)
            bound = bonds.of(state, code) >= 2
            assert bound == (standing is Standing.BOUND)
            if bound:
                assert (bonds.of(state, code) == 3) == (certainty is Certainty.ESTABLISHED)


def test_curves_end_where_the_day_itself_stands(facts: Facts, history: BondHistory) -> None:
    until = dt.date(2013, 4, 22)
    for subject in subjects_of(facts, [i.code for i in facts.universal()]):
        curve = link_curve(link_history(history, subject, since=dt.date(1963, 1, 1), until=until))
        today = links_about(subject, history.on(until))
        assert curve.sure[-1] == today.count(SURE)
        assert curve.possible[-1] == today.count(POSSIBLE)
        assert (curve.possible >= curve.in_common).all()
        assert (curve.in_common >= curve.sure).all()
        assert (curve.sure >= curve.established).all()


def test_no_text_of_an_arrangement_or_list_is_taken_for_a_text_of_the_offence(
    facts: Facts, history: BondHistory
) -> None:
    found = coverage_of(facts, history.on(DAY), offence="hague-1970/offence/unlawful-seizure")

    assert set(found.layers) == set(Layer)
    assert not (found.layers[Layer.LISTED] & SURE).any()


def test_a_former_state_of_that_day_takes_part_and_one_continued_does_not_twice(
    facts: Facts, history: BondHistory
) -> None:
    then = history.on(dt.date(1980, 1, 1)).of_the_day().states

    assert "CSK" in then
    assert "CZE" not in then
    assert ("RUS" in then, "SUN" in then) == (True, False)
    assert "CSK" not in history.on(DAY).of_the_day().states


def test_every_state_of_today_has_a_plan_and_ranges_never_turn_round(
    facts: Facts, book: Standings, history: BondHistory
) -> None:
    scope = scope_of(facts)
    for state in ("KEN", "CHE", "TUV", "SSD", "USA"):
        plan = plan_for_state(book, history, state=state, scope=scope, on=DAY)
        assert {*plan.bound} | {o.accession.instrument for o in plan.options} <= {
            *scope.instruments
        }
        for option in plan.options:
            for gains in (option.gains, option.last_known):
                for found in (gains.links, gains.text, gains.partners):
                    assert 0 <= found.low <= found.high
            assert option.because[0].grounds
            assert option.joins[-1] == option.accession.instrument


def test_steps_for_the_world_never_gain_more_than_the_ones_before(
    facts: Facts, history: BondHistory
) -> None:
    bonds = history.last_known_on(DAY)

    found = campaign(facts, bonds, scope=scope_of(facts), among=bonds.states, top=25)

    gains = [(step.new_links.low, step.new_links.high) for step in found.steps]
    assert len(gains) == 25
    assert gains == sorted(gains, reverse=True)
    assert found.one_by_one.low <= found.together.low <= found.gaps.high
