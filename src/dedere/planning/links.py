"""Links: which pairs of States are linked about a subject on a day, surely or possibly.

A link has no direction: what governs between two States is the same for both. States in the same
position have the same links, so the matrix is looked up row by row from the subject's table.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dedere.planning.bonds import Bonds, Positions
from dedere.planning.matrix import Codes
from dedere.planning.subjects import Pairs, Subject

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Links:
    """The links of one day about one subject: States x States, worked out when asked for."""

    on: dt.date
    subject: Subject
    states: tuple[str, ...]
    positions: Positions
    """The position of each State towards the instruments of the subject."""

    def matrix(self) -> Codes:
        """Return the planes of every pair, one byte each; nothing on the diagonal."""
        kinds, place = np.unique(self.positions, return_inverse=True)
        rows = self.subject.table[kinds][:, self.positions]
        found = rows.take(place, axis=0)
        np.fill_diagonal(found, 0)
        return found

    def plane(self, bit: int) -> Pairs:
        """Return one plane of the matrix."""
        return np.asarray(self.matrix() & bit != 0)

    def between(self, one: str, other: str) -> int:
        """Return the planes of one pair."""
        if one == other:
            return 0
        here, there = self.positions[self._row[one]], self.positions[self._row[other]]
        return int(self.subject.table[here, there])

    def count(self, bit: int) -> int:
        """Return how many pairs, without direction, are linked in a plane."""
        kinds, members = np.unique(self.positions, return_counts=True)
        linked = self._of_kinds(kinds, bit)
        ordered = members @ linked @ members - linked.diagonal() @ members
        return int(ordered) // 2

    def partners(self, bit: int) -> Counts:
        """Return, for each State, with how many others it is linked in a plane."""
        kinds, place, members = np.unique(self.positions, return_inverse=True, return_counts=True)
        linked = self._of_kinds(kinds, bit)
        return np.asarray((linked @ members - linked.diagonal())[place])

    def _of_kinds(self, kinds: Positions, bit: int) -> Counts:
        planes = self.subject.table[np.ix_(kinds, kinds)]
        return np.asarray((planes & bit != 0).astype(np.int64))

    @cached_property
    def _row(self) -> dict[str, int]:
        return {code: n for n, code in enumerate(self.states)}


def links_about(subject: Subject, bonds: Bonds) -> Links:
    """Return the links about a subject on the day of these bonds."""
    return Links(
        on=bonds.on,
        subject=subject,
        states=bonds.states,
        positions=bonds.positions(subject.columns),
    )


def any_link(subjects: tuple[Subject, ...], bonds: Bonds) -> Codes:
    """Return the planes of every pair about any of these subjects, the best of each plane."""
    found = np.zeros((len(bonds.states), len(bonds.states)), dtype=np.uint8)
    for subject in subjects:
        found |= links_about(subject, bonds).matrix()
    return found
