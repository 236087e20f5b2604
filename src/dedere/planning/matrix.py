"""The matrix: the standing of every State under every instrument on one day, in one pass.

All timelines are laid down once as columns of whole numbers: when each segment begins and ends, to
which cell it belongs, and what it says. A question for one day is then a comparison of two columns
and one scatter, with the same answers as :class:`dedere.treaties.standings.Standings`.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dedere.errors import DateBeforeFactsError
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings

STANDINGS = tuple(Standing)
"""The standing that each number in a matrix means, by position."""
CERTAINTIES = tuple(Certainty)
"""The certainty that each number in a matrix means, by position."""


Days = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Standings on one day: rows are States, columns are instruments."""

    on: dt.date
    states: tuple[str, ...]
    instruments: tuple[str, ...]
    standing: Codes
    """Positions in :data:`STANDINGS`, one byte a cell."""
    certainty: Codes
    """Positions in :data:`CERTAINTIES`."""
    last_known: Codes
    """Positions in :data:`STANDINGS` of what was last known, for cells of unknown standing;
    the standing itself for the others."""

    def cell(self, state: str, instrument: str) -> tuple[Standing, Certainty]:
        """Return the standing and certainty of one State under one instrument."""
        place = self.states.index(state), self.instruments.index(instrument)
        return STANDINGS[self.standing[place]], CERTAINTIES[self.certainty[place]]

    def bound_per_state(self) -> npt.NDArray[np.int64]:
        """Return, for each State, the number of instruments shown as binding it."""
        return np.asarray((self.last_known == STANDINGS.index(Standing.BOUND)).sum(axis=1))

    def bound_per_instrument(self) -> npt.NDArray[np.int64]:
        """Return, for each instrument, the number of States shown as bound by it."""
        return np.asarray((self.last_known == STANDINGS.index(Standing.BOUND)).sum(axis=0))


@dataclass(frozen=True, slots=True)
class WorldPlanes:
    """All timelines of a set of States and instruments, as columns, one place per segment."""

    states: tuple[str, ...]
    instruments: tuple[str, ...]
    first_day: dt.date
    begins: Days
    ends: Days
    cells: npt.NDArray[np.int32]
    """State x instrument, as one number: row times number of instruments plus column."""
    says: Codes
    """Rows: standing, certainty, last known; columns: segments."""

    def on(self, day: dt.date) -> Matrix:
        """Answer for every State and instrument on one day.

        Raises:
            DateBeforeFactsError: The day lies before the first fact.
        """
        if day < self.first_day:
            raise DateBeforeFactsError(day, self.first_day)
        number = day.toordinal()
        holds = np.flatnonzero((self.begins <= number) & (number < self.ends))
        planes = np.empty((3, len(self.states) * len(self.instruments)), dtype=np.uint8)
        planes[:, self.cells[holds]] = self.says[:, holds]
        shape = (3, len(self.states), len(self.instruments))
        standing, certainty, last_known = planes.reshape(shape)
        return Matrix(day, self.states, self.instruments, standing, certainty, last_known)


def lay_planes(
    standings: Standings, *, states: Sequence[str], instruments: Sequence[str]
) -> WorldPlanes:
    """Lay down the timelines of these States and instruments as columns.

    Args:
        standings: The book of standings.
        states: Codes of the States, in the order of the rows.
        instruments: Codes of the instruments, in the order of the columns.
    """
    begins: list[int] = []
    ends: list[int] = []
    cells: list[int] = []
    says: list[tuple[int, int, int]] = []
    beyond = dt.date.max.toordinal() + 1
    first = max(
        (
            standings.timeline(state, code).segments[0].since
            for state in states
            for code in instruments
        ),
        default=standings.facts.first_day(),
    )
    for row, state in enumerate(states):
        for column, code in enumerate(instruments):
            for segment in standings.timeline(state, code).segments:
                begins.append(segment.since.toordinal())
                ends.append(segment.until.toordinal() if segment.until else beyond)
                cells.append(row * len(instruments) + column)
                says.append(_numbers(segment.finding))
    return WorldPlanes(
        states=tuple(states),
        instruments=tuple(instruments),
        first_day=first,
        begins=np.array(begins, dtype=np.int32),
        ends=np.array(ends, dtype=np.int32),
        cells=np.array(cells, dtype=np.int32),
        says=np.ascontiguousarray(np.array(says, dtype=np.uint8).reshape(-1, 3).T),
    )


def _numbers(finding: StandingFinding) -> tuple[int, int, int]:
    return (
        STANDINGS.index(finding.standing),
        CERTAINTIES.index(finding.certainty),
        STANDINGS.index(finding.shown),
    )
