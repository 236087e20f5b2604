"""Links of the whole world say the same as the regime between two States, pair by pair."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.errors import DateBeforeFactsError, FactsError
from dedere.parties import Continuity, ContinuityKind, Parties, PartyKind, State
from dedere.planning.bonds import BOUND, DATED, NOT_BOUND, OPEN, lay_bonds
from dedere.planning.links import Links, any_link, links_about
from dedere.planning.subjects import (
    ESTABLISHED,
    IN_COMMON,
    POSSIBLE,
    SURE,
    Subject,
    columns_of,
    instrument_subject,
    subject_of,
    subjects_of,
    with_both_named,
)
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts
from dedere.treaties.families import Family, PairRule
from dedere.treaties.regimes import Governs, regime_between
from dedere.treaties.standing import Certainty
from dedere.treaties.standings import Standings
from tests.dedere.building import day
from tests.dedere.planning.worlds import (
    CODES,
    DAY,
    SUPERSEDED,
    UNSETTLED_FIRST,
    accessions,
    bonds,
    history,
    joined,
    some_lists,
    world,
    worlds,
)

BOTH_BOUND = (joined("XAA", "convention", "1990-01-01"), joined("XAB", "convention", "1990-01-01"))


def family_links(record: Facts) -> Links:
    return links_about(subject_of(record, "convention"), bonds(record))


def test_two_parties_to_the_convention_are_linked_by_dated_facts() -> None:
    links = family_links(world(*BOTH_BOUND))

    assert links.between("XAA", "XAB") == SURE | POSSIBLE | ESTABLISHED | IN_COMMON


def test_a_party_and_a_state_outside_are_not_linked() -> None:
    assert family_links(world(*BOTH_BOUND)).between("XAA", "XAC") == 0


def test_no_state_is_linked_with_itself() -> None:
    links = family_links(world(*BOTH_BOUND))

    assert links.between("XAA", "XAA") == 0
    assert links.matrix().diagonal().tolist() == [0, 0, 0, 0, 0]


def test_a_later_text_that_may_govern_leaves_only_some_text_sure() -> None:
    # XAB's bond under the amendment is open: which text governs is not known, but one does.
    record = world(*BOTH_BOUND, joined("XAA", "amended"), complete_lists=("convention",))

    assert family_links(record).between("XAA", "XAB") == POSSIBLE | IN_COMMON


def test_states_that_came_in_apart_are_possibly_linked() -> None:
    # VCLT art. 40(5): XAA is bound by the amended text alone, XAB by the convention alone.
    record = world(joined("XAA", "amended"), BOTH_BOUND[1])

    assert family_links(record).between("XAA", "XAB") == POSSIBLE


def test_a_rule_that_names_the_later_text_alone_means_apart_from_the_parent() -> None:
    named = with_both_named(SUPERSEDED)

    assert named.rules[2].one_only_by == ("amended", "convention")
    assert with_both_named(named) is named


def test_a_presumed_bond_links_surely_but_not_by_dated_facts() -> None:
    # The lists are complete to 27 May 2014; on a later day the bonds are presumed.
    record = world(*BOTH_BOUND)
    later = history(record).on(day("2020-01-01"))

    planes = links_about(instrument_subject("convention"), later).between("XAA", "XAB")

    assert planes == SURE | POSSIBLE | IN_COMMON


def test_bonds_say_what_the_standings_say() -> None:
    record = world(BOTH_BOUND[0], complete_lists=("convention",))
    found = bonds(record)

    assert found.of("XAA", "convention") == DATED
    assert found.of("XAB", "convention") == NOT_BOUND
    assert found.of("XAB", "alone") == OPEN
    assert history(record).on(day("2020-01-01")).of("XAA", "convention") == BOUND


def test_what_was_last_known_stands_in_for_what_a_later_day_leaves_open() -> None:
    later = day("2020-01-01")
    record = world(BOTH_BOUND[0], complete_lists=("convention",))

    assert history(record).on(later).of("XAB", "convention") == OPEN
    assert history(record).last_known_on(later).of("XAB", "convention") == NOT_BOUND
    assert history(record).last_known_on(later).of("XAA", "convention") == BOUND
    assert history(record).last_known_on(later).of("XAB", "alone") == OPEN


def test_nobody_may_be_bound_before_the_instrument_is_in_force() -> None:
    record = world(complete_lists=())

    assert history(record).on(day("2000-01-01")).of("XAA", "alone") == NOT_BOUND
    assert history(record).on(day("2002-01-01")).of("XAA", "alone") == OPEN


def test_a_day_before_the_first_fact_is_refused() -> None:
    with pytest.raises(DateBeforeFactsError):
        history(world()).on(day("1950-01-01"))


def test_a_state_that_did_not_exist_yet_is_left_out_of_the_day() -> None:
    former = State(code="XBA", kind=PartyKind.FORMER, names={"en": "Former"})
    record = world(*BOTH_BOUND)
    link = Continuity(
        predecessor="XBA", successor="XAC", kind=ContinuityKind.SUCCESSION, date=day("2012-01-01")
    )
    parties = Parties(states={**record.parties.states, "XBA": former}, continuities=(link,))
    book = Standings(Facts(**{**record.__dict__, "parties": parties}))
    laid = lay_bonds(book, states=("XAA", "XAB", "XAC", "XBA"), instruments=CODES)

    assert laid.on(day("2011-06-01")).of_the_day().states == ("XAA", "XAB", "XBA")
    assert laid.on(day("2012-06-01")).of_the_day().states == ("XAA", "XAB", "XAC")


def test_only_texts_that_cover_an_offence_link_about_it() -> None:
    subject = Subject(SUPERSEDED, covering=frozenset({"convention"}), offence="threat")
    record = world(*BOTH_BOUND, joined("XAA", "amended"), joined("XAB", "amended"))
    named = Subject(with_both_named(SUPERSEDED), subject.covering, subject.offence)

    # The amendment governs between the two and does not cover the offence.
    assert links_about(named, bonds(record)).between("XAA", "XAB") == 0
    assert named.id == "threat"


def test_a_covering_text_under_one_that_may_govern_and_does_not_cover_is_only_possible() -> None:
    subject = Subject(with_both_named(SUPERSEDED), covering=frozenset({"convention"}))
    record = world(*BOTH_BOUND, joined("XAA", "amended"), complete_lists=("convention",))

    assert links_about(subject, bonds(record)).between("XAA", "XAB") == POSSIBLE


def test_a_family_is_one_subject_whichever_of_its_texts_is_named() -> None:
    found = subjects_of(world(), CODES)

    assert [subject.id for subject in found] == ["family", "protocol", "alone"]
    assert set(columns_of(found)) == set(CODES)


def test_a_family_with_too_many_texts_is_refused() -> None:
    rules = tuple(PairRule(both_bound_by=(f"text-{n}",)) for n in range(7))
    subject = Subject(Family(id="large", label="", parent="text-0", members=(), rules=rules))

    with pytest.raises(FactsError, match="name 7 instruments"):
        _ = subject.table


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_every_pair_is_judged_as_the_regime_between_the_two(record: Facts) -> None:
    book, found = Standings(record), bonds(record)
    for subject in subjects_of(record, CODES):
        links = links_about(subject, found)
        for one, other in itertools.combinations(found.states, 2):
            regime = regime_between(book, one=one, other=other, family=subject.family, on=DAY)
            planes = links.between(one, other)
            assert bool(planes & SURE) == (regime.answer is Governs.YES)
            assert bool(planes & POSSIBLE) == (regime.answer is not Governs.NO)
            established = regime.certainty is Certainty.ESTABLISHED
            assert bool(planes & ESTABLISHED) == (regime.answer is Governs.YES and established)


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_matrices_are_symmetric_and_no_plane_says_more_than_the_possible_one(
    record: Facts,
) -> None:
    found = bonds(record)
    for subject in subjects_of(record, CODES):
        links = links_about(subject, found)
        matrix = links.matrix()
        assert (matrix == matrix.T).all()
        assert not matrix.diagonal().any()
        for stronger, weaker in (
            (ESTABLISHED, SURE),
            (SURE, IN_COMMON),
            (IN_COMMON, POSSIBLE),
        ):
            assert not (links.plane(stronger) & ~links.plane(weaker)).any()


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_counts_are_those_of_counting_one_by_one(record: Facts) -> None:
    found = bonds(record)
    for subject in subjects_of(record, CODES):
        links = links_about(subject, found)
        for bit in (SURE, POSSIBLE, ESTABLISHED, IN_COMMON):
            linked = [
                (one, other)
                for one, other in itertools.combinations(found.states, 2)
                if links.between(one, other) & bit
            ]
            assert links.count(bit) == len(linked)
            each = [sum(state in pair for pair in linked) for state in found.states]
            assert links.partners(bit).tolist() == each


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_any_link_is_the_union_of_all_subjects(record: Facts) -> None:
    found = bonds(record)
    subjects = subjects_of(record, CODES)
    union = any_link(subjects, found)
    for one, other in itertools.combinations(range(len(found.states)), 2):
        planes = 0
        for subject in subjects:
            planes |= links_about(subject, found).between(found.states[one], found.states[other])
        assert union[one, other] == planes


@settings(deadline=None, max_examples=50)
@given(accessions, some_lists, st.sampled_from(("XAA", "XAB", "XAC")))
def test_one_more_accession_to_an_instrument_alone_takes_no_sure_link_away(
    acts: list[TreatyAction], lists: tuple[str, ...], state: str
) -> None:
    before = world(*acts, complete_lists=lists)
    already = any(a.state == state and a.instrument == "alone" for a in acts)
    more = [] if already else [joined(state, "alone", "2002-01-01")]
    after = world(*acts, *more, complete_lists=lists)
    subject = instrument_subject("alone")

    was = links_about(subject, bonds(before)).plane(SURE)
    will_be = links_about(subject, bonds(after)).plane(SURE)

    assert not (was & ~will_be).any()


@settings(deadline=None, max_examples=50)
@given(accessions, some_lists, st.sampled_from(("XAA", "XAB", "XAC")))
def test_one_more_accession_to_a_later_text_leaves_some_text_in_common(
    acts: list[TreatyAction], lists: tuple[str, ...], state: str
) -> None:
    before = world(*acts, complete_lists=lists)
    already = any(a.state == state and a.instrument == "amended" for a in acts)
    more = [] if already else [joined(state, "amended")]
    after = world(*acts, *more, complete_lists=lists)

    was = family_links(before).plane(IN_COMMON)
    will_be = family_links(after).plane(IN_COMMON)

    assert not (was & ~will_be).any()


def test_the_order_of_rules_decides_where_two_states_came_in_apart() -> None:
    acts = (joined("XAA", "amended"), BOTH_BOUND[1])

    assert family_links(world(*acts, family=UNSETTLED_FIRST)).between("XAA", "XAB") == POSSIBLE


def test_a_matrix_of_nobody_is_empty() -> None:
    record = world(states=())
    links = family_links(record)

    assert links.matrix().shape == (0, 0)
    assert links.count(SURE) == 0
    assert np.asarray(links.partners(SURE)).tolist() == []
