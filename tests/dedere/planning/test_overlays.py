"""Overlays: supposed accessions say what the facts would say, and leave the facts alone."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.planning.overlays import Accession, Overlay, with_prerequisites
from dedere.treaties.facts import Facts
from tests.dedere.building import complete, day
from tests.dedere.planning.worlds import (
    CODES,
    DAY,
    PAIRS,
    bonds,
    history,
    joined,
    world,
    worlds,
)


def suppose(*accessions: tuple[str, str]) -> Overlay:
    return Overlay("what if", tuple(Accession(*place) for place in accessions))


def really(record: Facts, *accessions: tuple[str, str]) -> Facts:
    """Return the facts with these accessions, and what they need first, deposited long before."""
    needed = dict.fromkeys(
        (state, code) for state, asked in accessions for code in with_prerequisites(record, asked)
    )
    fields = dict(record.__dict__)
    fields = {name: fields[name] for name in record.__dataclass_fields__}
    acts = tuple(
        joined(state, code, "2010-08-15")
        for state, code in needed
        if bonds(record).of(state, code) < 2
    )
    return Facts(**{**fields, "actions": (*record.actions, *acts)})


def test_an_overlay_binds_the_state_by_dated_facts() -> None:
    after = suppose(("XAA", "alone")).over(bonds(world()), world())

    assert after.of("XAA", "alone") == 3
    assert after.of("XAB", "alone") == 0


def test_what_an_instrument_needs_first_is_joined_as_well() -> None:
    record = world()

    after = suppose(("XAA", "protocol")).over(bonds(record), record)

    assert with_prerequisites(record, "protocol") == ("convention", "protocol")
    assert (after.of("XAA", "convention"), after.of("XAA", "protocol")) == (3, 3)


def test_an_instrument_not_in_force_binds_nobody() -> None:
    record = world()
    early = history(record).on(day("1999-01-01"))

    after = suppose(("XAA", "alone")).over(early, record)

    assert (after.cells == early.cells).all()


def test_a_state_bound_already_stays_as_it_is() -> None:
    record = world(joined("XAA", "alone", "2002-01-01"))
    later = history(record).on(day("2020-01-01"))

    after = suppose(("XAA", "alone")).over(later, record)

    assert after.of("XAA", "alone") == later.of("XAA", "alone") == 2  # presumed


def test_names_of_states_are_understood() -> None:
    record = world()

    after = suppose(("State XAB", "alone")).over(bonds(record), record)

    assert after.of("XAB", "alone") == 3


@settings(deadline=None, max_examples=50)
@given(worlds)
def test_an_overlay_of_nothing_changes_nothing(record: Facts) -> None:
    before = bonds(record)

    after = suppose().over(before, record)

    assert (after.cells == before.cells).all()
    assert after.on == before.on


@settings(deadline=None, max_examples=50)
@given(worlds, st.lists(st.sampled_from(PAIRS), max_size=3))
def test_the_facts_and_the_bonds_underneath_are_not_touched(
    record: Facts, accessions: list[tuple[str, str]]
) -> None:
    before = bonds(record)
    actions, cells = copy.deepcopy(record.actions), before.cells.copy()

    suppose(*accessions).over(before, record)

    assert record.actions == actions
    assert (before.cells == cells).all()


@settings(deadline=None, max_examples=50)
@given(worlds, st.lists(st.sampled_from(PAIRS), max_size=3, unique=True))
def test_an_overlay_says_what_the_facts_would_say(
    record: Facts, accessions: list[tuple[str, str]]
) -> None:
    # The accession is in the lists, so the lists have to be complete where it is found.
    named = {code for _, asked in accessions for code in with_prerequisites(record, asked)}
    listed = {code: complete(code) for code in named}
    fields = {name: getattr(record, name) for name in record.__dataclass_fields__}
    record = Facts(**{**fields, "coverages": {**record.coverages, **listed}})

    supposed = suppose(*accessions).over(bonds(record), record)

    assert (supposed.cells == bonds(really(record, *accessions)).cells).all()


def test_an_overlay_carries_its_name() -> None:
    assert suppose(("XAA", "alone")).name == "what if"


def test_prerequisites_of_an_instrument_alone_are_none() -> None:
    assert with_prerequisites(world(), "alone") == ("alone",)
    assert bonds(world()).on == DAY
    assert set(CODES) == set(world().instruments)
