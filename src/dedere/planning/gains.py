"""Gains: which pairs an accession would link that are not linked so far, as a range.

What is not known may be either way. A pair is gained surely where it is gained whichever way the
open bonds of both States turn out to be, and possibly where it is gained in at least one way. What
the law leaves unsettled may be a link or none; as long as it stays unsettled, nothing is gained.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dedere.planning.bonds import BOUND, DATED, KINDS, NOT_BOUND, OPEN, Positions
from dedere.planning.subjects import IN_COMMON, POSSIBLE, Pairs, Subject


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A number of which only limits may be known: surely ``low``, at most ``high``."""

    low: int = 0
    high: int = 0

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of pairs: positions of States, and which columns each of them joins (as bits)."""

    positions: Positions
    joins: Positions

    @classmethod
    def staying(cls, positions: Positions) -> "Side":
        """Return States that join nothing."""
        return cls(positions, np.zeros_like(positions))


def gained(subject: Subject, here: Side, there: Side) -> tuple[Pairs, Pairs]:
    """Say for every two States, one of each side, whether joining links them.

    Returns:
        The pairs gained surely, and the pairs gained possibly (the sure ones included).
    """
    table = subject.table
    size = (len(here.positions), len(there.positions))
    low, high = np.ones(size, dtype=bool), np.zeros(size, dtype=bool)
    for one in _ways(subject, here):
        for other in _ways(subject, there):
            was = table[np.ix_(one.positions, other.positions)]
            will_be = table[np.ix_(_joined(subject, one), _joined(subject, other))]
            low &= (was & POSSIBLE == 0) & (will_be & IN_COMMON != 0)
            high |= (was & POSSIBLE == 0) & (will_be & POSSIBLE != 0)
            high |= (was & IN_COMMON == 0) & (will_be & IN_COMMON != 0)
    return low, high


def unlinked(subject: Subject, here: Positions, there: Positions) -> tuple[Pairs, Pairs]:
    """Say for every two States whether nothing links them so far: surely, and possibly."""
    size = (len(here), len(there))
    surely, possibly = np.ones(size, dtype=bool), np.zeros(size, dtype=bool)
    for one in _ways(subject, Side.staying(here)):
        for other in _ways(subject, Side.staying(there)):
            planes = subject.table[np.ix_(one.positions, other.positions)]
            surely &= planes & POSSIBLE == 0
            possibly |= planes & IN_COMMON == 0
    return surely, possibly


def _joined(subject: Subject, side: Side) -> Positions:
    found = side.positions.copy()
    for n in range(len(subject.columns)):
        bond = side.positions // KINDS**n % KINDS
        joins = (side.joins >> n & 1).astype(bool) & (bond < BOUND)
        found += np.where(joins, DATED - bond, 0) * KINDS**n
    return found


def _ways(subject: Subject, side: Side) -> Iterator[Side]:
    """Yield the side in every way in which its open bonds may turn out."""
    columns = range(len(subject.columns))
    is_open = [side.positions // KINDS**n % KINDS == OPEN for n in columns]
    asking = [n for n in columns if is_open[n].any()]
    for way in range(2 ** len(asking)):
        found = side.positions.copy()
        for place, n in enumerate(asking):
            settled = DATED if way >> place & 1 else NOT_BOUND
            found += np.where(is_open[n], settled - OPEN, 0) * KINDS**n
        yield Side(found, side.joins)
