"""Campaigns: the accessions that close most gaps, what greedy choice guarantees, and what not."""

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.phrases import PLAIN_ENGLISH
from dedere.planning.answers import campaign_answer
from dedere.planning.bonds import BOUND, Bonds
from dedere.planning.campaigns import Campaign, campaign, gained_together
from dedere.planning.conditions import deposited
from dedere.planning.gains import Range
from dedere.planning.overlays import Accession
from dedere.planning.scopes import Scope, scope_of
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from tests.dedere.building import act
from tests.dedere.planning.worlds import (
    ACCESSION,
    STATES,
    as_json,
    bonds,
    joined,
    surely_gained,
    world,
    worlds,
)

Pair = tuple[str, str, str]


def run(
    record: Facts,
    *,
    top: int = 3,
    among: tuple[str, ...] = STATES,
    scope: Scope | None = None,
) -> Campaign:
    return campaign(record, bonds(record), scope=scope or scope_of(record), among=among, top=top)


def closed(record: Facts, base: Bonds, scope: Scope, accession: Accession) -> set[Pair]:
    """Return the pairs that one accession surely links with States as they are, by hand."""
    found = set()
    for subject in scope.subjects:
        for other in base.states:
            one, two = sorted((accession.state, other))
            if one != two and surely_gained(record, base, subject, [accession], (one, two)):
                found.add((subject.id, one, two))
    return found


THREE = tuple(joined(state, "alone", "2002-01-01") for state in ("XAB", "XAC", "XAD"))


def test_the_step_that_links_most_comes_first() -> None:
    record = world(*THREE, joined("XAE", "convention", "1990-01-01"))

    found = run(record, top=2)

    # XAA and XAE are outside the treaty alone: each would be linked with three parties.
    assert [(s.accession, s.new_links) for s in found.steps] == [
        (Accession("XAA", "alone"), Range(3, 3)),
        (Accession("XAE", "alone"), Range(3, 3)),
    ]


def test_links_between_two_that_join_come_on_top() -> None:
    record = world(*THREE)

    found = run(record, top=2)

    assert found.one_by_one == Range(6, 6)
    assert found.together == Range(7, 7)  # and XAA with XAE


def test_a_link_that_needs_both_ends_is_no_gain_of_either_alone() -> None:
    # Nobody is bound: no single accession links anybody, two would. Greedy stops at once, which is
    # why the guarantee does not speak of links between States that both join.
    record = world()

    found = run(record)

    assert found.steps == ()
    both = [Accession("XAA", "alone"), Accession("XAB", "alone")]
    assert gained_together(record, bonds(record), scope_of(record), both) == Range(1, 1)
    assert "a link needs both ends" in found.guarantee.say(PLAIN_ENGLISH)


def test_gaps_are_the_pairs_that_nothing_links() -> None:
    record = world(*THREE)

    # Ten pairs in each of three subjects; three are linked by the treaty alone.
    assert run(record).gaps == Range(27, 27)
    assert run(world(complete_lists=())).gaps == Range(0, 30)


def test_gaps_of_a_region_have_one_end_in_it() -> None:
    record = world(*THREE)

    # XAA with four others and XAB with three more, in three subjects; XAB has two links.
    assert run(record, among=("XAA", "XAB")).gaps == Range(19, 19)


def test_only_states_of_the_region_join() -> None:
    record = world(*THREE)

    found = run(record, among=("XAA", "XAB"))

    assert {step.accession.state for step in found.steps} == {"XAA"}


def test_a_pair_is_counted_once_however_many_steps_link_it() -> None:
    record = world(joined("XAB", "convention", "1990-01-01"), joined("XAB", "amended"))

    found = run(record, among=("XAA",), scope=scope_of(record, family="family"))

    # The convention links XAA with XAB; the amendment would link the same pair again.
    assert [step.new_links for step in found.steps] == [Range(1, 1)]


def test_what_an_instrument_needs_first_belongs_to_its_step() -> None:
    record = world(joined("XAB", "convention", "1990-01-01"), joined("XAB", "protocol"))

    found = run(record, among=("XAA",), top=1)

    assert found.steps[0].joins == ("convention", "protocol")
    assert found.steps[0].new_links == Range(2, 2)


def test_a_deposited_consent_needs_no_step() -> None:
    record = world(*THREE, act("XAA", ACCESSION, "2012-12-20", code="alone"))
    scope = scope_of(record)
    base = bonds(record)
    waiting = deposited(Standings(record), base, states=STATES, instruments=scope.instruments)

    found = campaign(record, base, scope=scope, among=STATES, top=5, waiting=waiting)

    assert waiting == {Accession("XAA", "alone")}
    assert Accession("XAA", "alone") not in {step.accession for step in found.steps}


def test_a_campaign_can_be_laid_over_the_world() -> None:
    record = world(*THREE)
    found = run(record, top=1)

    after = found.overlay("after one step").over(bonds(record), record)

    assert after.of("XAA", "alone") >= BOUND


def test_the_stable_shape_names_steps_ranges_and_the_guarantee() -> None:
    found = campaign_answer(
        run(world(*THREE), top=2), PLAIN_ENGLISH, sure=Range(7, 7), version="test"
    )
    answer = as_json(found)

    assert [step["rank"] for step in answer["steps"]] == [1, 2]
    assert answer["steps"][0]["state"] == "XAA"
    assert answer["together"] == {"low": 7, "high": 7}
    assert "63 per cent" in answer["guarantee"]


@settings(deadline=None, max_examples=50)
@given(worlds, st.integers(1, 3))
def test_lazy_steps_are_the_greedy_ones(record: Facts, top: int) -> None:
    base, scope = bonds(record), scope_of(record)
    taken: set[Pair] = set()
    for step in run(record, top=top).steps:
        gains = {
            (state, code): len(closed(record, base, scope, Accession(state, code)) - taken)
            for state, code in itertools.product(STATES, scope.instruments)
            if base.of(state, code) < BOUND
        }
        fresh = closed(record, base, scope, step.accession) - taken
        assert step.new_links.low == len(fresh) == max(gains.values())
        taken |= fresh


@settings(deadline=None, max_examples=25)
@given(worlds)
def test_two_steps_reach_what_the_guarantee_says(record: Facts) -> None:
    base, scope = bonds(record), scope_of(record)
    every = [
        closed(record, base, scope, Accession(state, code))
        for state, code in itertools.product(STATES, scope.instruments)
        if base.of(state, code) < BOUND
    ]
    best = max((len(one | other) for one, other in itertools.combinations(every, 2)), default=0)

    found = run(record, top=2)

    assert found.one_by_one.low >= (1 - 1 / math.e) * best


@settings(deadline=None, max_examples=50)
@given(worlds, st.integers(1, 4))
def test_together_is_what_the_overlay_shows(record: Facts, top: int) -> None:
    base, scope = bonds(record), scope_of(record)
    found = run(record, top=top)
    accessions = found.overlay("all").accessions
    surely = sum(
        surely_gained(record, base, subject, accessions, pair)
        for subject in scope.subjects
        for pair in itertools.combinations(STATES, 2)
    )

    assert found.together.low == surely
    assert found.together.low <= found.together.high
    assert found.one_by_one.low <= found.together.low
