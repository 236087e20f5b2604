"""Gains are ranges: exactly what is gained in every way, and in at least one way."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedere.planning.bonds import BOUND, DATED, NOT_BOUND, OPEN
from dedere.planning.gains import Range, Side, gained
from dedere.planning.subjects import (
    IN_COMMON,
    POSSIBLE,
    Subject,
    instrument_subject,
    with_both_named,
)
from dedere.treaties.families import Family
from tests.dedere.planning.worlds import SUPERSEDED, UNSETTLED_FIRST

ALONE = instrument_subject("alone")


def gain(subject: Subject, here: list[int], there: list[int], *, join: int) -> tuple[bool, bool]:
    """Return whether joining gains a link surely, and possibly, for two States."""

    def side(bonds: list[int], joins: int) -> Side:
        position = sum(bond * 4**n for n, bond in enumerate(bonds))
        return Side(np.array([position]), np.array([joins]))

    low, high = gained(subject, side(here, join), side(there, 0))
    return bool(low[0, 0]), bool(high[0, 0])


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        (NOT_BOUND, DATED, (True, True)),
        (NOT_BOUND, BOUND, (True, True)),
        (NOT_BOUND, OPEN, (False, True)),
        (NOT_BOUND, NOT_BOUND, (False, False)),
        (OPEN, DATED, (False, True)),
        (OPEN, OPEN, (False, True)),
        (OPEN, NOT_BOUND, (False, False)),
        (BOUND, DATED, (False, False)),
    ],
)
def test_joining_an_instrument_alone(here: int, there: int, found: tuple[bool, bool]) -> None:
    assert gain(ALONE, [here], [there], join=1) == found


def test_joining_a_later_text_adds_no_link_where_an_earlier_one_is_in_common() -> None:
    family = Subject(with_both_named(SUPERSEDED))
    assert family.columns == ("amended", "convention")

    assert gain(family, [NOT_BOUND, DATED], [DATED, DATED], join=1) == (False, False)


def test_an_open_bond_of_the_other_makes_no_gain_out_of_a_text_that_changes_nothing() -> None:
    # The other's bond under the convention is open; the amendment binds only this State.
    family = Subject(with_both_named(SUPERSEDED))

    assert gain(family, [NOT_BOUND, DATED], [NOT_BOUND, OPEN], join=1) == (False, False)


def test_what_stays_unsettled_is_no_gain() -> None:
    family = Subject(with_both_named(SUPERSEDED))

    assert gain(family, [DATED, NOT_BOUND], [NOT_BOUND, DATED], join=0) == (False, False)
    assert gain(family, [DATED, NOT_BOUND], [NOT_BOUND, DATED], join=2) == (False, True)


def test_an_open_bond_that_may_be_unsettled_already_is_no_sure_gain() -> None:
    # If the amendment binds this State, the two came in apart and may be linked as it is.
    family = Subject(with_both_named(SUPERSEDED))

    assert gain(family, [OPEN, NOT_BOUND], [NOT_BOUND, DATED], join=2) == (False, True)


@settings(deadline=None)
@given(
    st.sampled_from((SUPERSEDED, UNSETTLED_FIRST)),
    st.lists(st.integers(0, 3), min_size=2, max_size=2),
    st.lists(st.integers(0, 3), min_size=2, max_size=2),
    st.integers(0, 3),
)
def test_a_gain_is_what_it_is_in_every_way_that_open_bonds_may_turn_out(
    family: Family, here: list[int], there: list[int], join: int
) -> None:
    subject = Subject(with_both_named(family))
    sure, maybe = gain(subject, here, there, join=join)

    outcomes = []
    for mine in ways(here):
        for theirs in ways(there):
            after = [DATED if join >> n & 1 and b < BOUND else b for n, b in enumerate(mine)]
            was, will_be = planes(subject, mine, theirs), planes(subject, after, theirs)
            rose = was & POSSIBLE == 0 and will_be & POSSIBLE != 0
            settled = was & IN_COMMON == 0 and will_be & IN_COMMON != 0
            outcomes.append((rose or settled, was & POSSIBLE == 0 and will_be & IN_COMMON != 0))

    assert maybe == any(possible for possible, _ in outcomes)
    assert sure == all(surely for _, surely in outcomes)
    assert sure <= maybe


def ways(bonds: list[int]) -> list[list[int]]:
    options = [(NOT_BOUND, DATED) if bond == OPEN else (bond,) for bond in bonds]
    return [list(way) for way in itertools.product(*options)]


def planes(subject: Subject, here: list[int], there: list[int]) -> int:
    one, other = (sum(bond * 4**n for n, bond in enumerate(side)) for side in (here, there))
    return int(subject.table[one, other])


def test_ranges_add_up_and_read_well() -> None:
    assert Range(1, 2) + Range(0, 3) == Range(1, 5)
    assert (str(Range(2, 2)), str(Range(0, 7))) == ("2", "0–7")
