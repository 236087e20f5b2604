"""Bonds of every State under every instrument, one small number a cell.

The question "are these two linked?" needs of a standing only whether it binds, may bind, or binds
by dated facts. A :class:`BondHistory` keeps that for all time; :meth:`BondHistory.on` is one day.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dedere.errors import DateBeforeFactsError
from dedere.parties import Parties
from dedere.planning.matrix import Codes, Days
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings

NOT_BOUND, OPEN, BOUND, DATED = range(4)
"""Not bound; may be bound and our sources do not say; bound, presumed or undated; bound by dated
facts (established). Each number says no less than the one before it."""

KINDS = 4
"""How many different numbers a cell can hold."""

Positions = npt.NDArray[np.int64]
"""For each State, its bonds under several instruments as one number in base :data:`KINDS`."""


@dataclass(frozen=True)
class Bonds:
    """The bonds of one day: rows are States, columns are instruments."""

    on: dt.date
    states: tuple[str, ...]
    instruments: tuple[str, ...]
    cells: Codes
    exists: npt.NDArray[np.bool_]
    """Which States existed on that day; the others have no bonds and leave no gaps."""

    @cached_property
    def row(self) -> dict[str, int]:
        """Return the row of each State."""
        return {code: n for n, code in enumerate(self.states)}

    @cached_property
    def column(self) -> dict[str, int]:
        """Return the column of each instrument."""
        return {code: n for n, code in enumerate(self.instruments)}

    def of_the_day(self) -> "Bonds":
        """Return the same bonds without the States that did not exist on that day."""
        if self.exists.all():
            return self
        return Bonds(
            on=self.on,
            states=tuple(s for s, there in zip(self.states, self.exists, strict=True) if there),
            instruments=self.instruments,
            cells=self.cells[self.exists],
            exists=self.exists[self.exists],
        )

    def of(self, state: str, instrument: str) -> int:
        """Return the bond of one State under one instrument."""
        return int(self.cells[self.row[state], self.column[instrument]])

    def positions(self, instruments: Sequence[str]) -> Positions:
        """Return each State's bonds under these instruments, as one number."""
        found = np.zeros(len(self.states), dtype=np.int64)
        for n, code in enumerate(instruments):
            found += self.cells[:, self.column[code]].astype(np.int64) * KINDS**n
        return found


@dataclass(frozen=True)
class BondHistory:
    """The bonds of all time, as columns: one place for each stretch of time without change."""

    states: tuple[str, ...]
    instruments: tuple[str, ...]
    first_day: dt.date
    begins: Days
    ends: Days
    cells: npt.NDArray[np.int32]
    """State x instrument, as one number: row times number of instruments plus column."""
    bonds: Codes
    shown: Codes
    """The bonds as last known: open where nothing was ever known."""
    born: Days
    """For each State the first day on which it existed, where one is recorded."""
    gone: Days
    """For each State the first day on which it no longer existed."""

    def on(self, day: dt.date) -> Bonds:
        """Return the bonds of one day, as surely as they can be said.

        Raises:
            DateBeforeFactsError: The day lies before the first fact.
        """
        return self._on(day, self.bonds)

    def last_known_on(self, day: dt.date) -> Bonds:
        """Return the bonds that maps and counts show: where a day is unknown, the last known.

        Raises:
            DateBeforeFactsError: The day lies before the first fact.
        """
        return self._on(day, self.shown)

    def _on(self, day: dt.date, bonds: Codes) -> Bonds:
        if day < self.first_day:
            raise DateBeforeFactsError(day, self.first_day)
        number = day.toordinal()
        holds = np.flatnonzero((self.begins <= number) & (number < self.ends))
        found = np.zeros(len(self.states) * len(self.instruments), dtype=np.uint8)
        found[self.cells[holds]] = bonds[holds]
        return Bonds(
            on=day,
            states=self.states,
            instruments=self.instruments,
            cells=found.reshape(len(self.states), len(self.instruments)),
            exists=(self.born <= number) & (number < self.gone),
        )


def bond_of(finding: StandingFinding) -> int:
    """Return what a standing means for a link between two States."""
    if finding.standing is Standing.BOUND:
        return DATED if finding.certainty is Certainty.ESTABLISHED else BOUND
    return OPEN if finding.bond_is_open else NOT_BOUND


def shown_bond_of(finding: StandingFinding) -> int:
    """Return the same for the last known standing; a bond that never was known stays open."""
    if finding.standing is not Standing.UNKNOWN or finding.last_known is None:
        return bond_of(finding)
    return BOUND if finding.shown is Standing.BOUND else NOT_BOUND


def lay_bonds(
    standings: Standings, *, states: Sequence[str], instruments: Sequence[str]
) -> BondHistory:
    """Lay down the bonds of these States under these instruments, for all time.

    Args:
        standings: The book of standings.
        states: Codes of the States, in the order of the rows.
        instruments: Codes of the instruments, in the order of the columns.
    """
    stretches: list[tuple[int, int, int, int, int]] = []
    first = standings.facts.first_day()
    for row, state in enumerate(states):
        for column, code in enumerate(instruments):
            segments = standings.timeline(state, code).segments
            first = max(first, segments[0].since)
            cell = row * len(instruments) + column
            before = (-1, -1)
            for segment in segments:
                bonds = bond_of(segment.finding), shown_bond_of(segment.finding)
                begins = segment.since.toordinal()
                ends = segment.until.toordinal() if segment.until else BEYOND
                if bonds == before:
                    begins = stretches.pop()[1]
                stretches.append((cell, begins, ends, *bonds))
                before = bonds
    columns = np.array(stretches, dtype=np.int64).reshape(-1, 5).T
    lived = [_lifetime(standings.facts.parties, state) for state in states]
    return BondHistory(
        states=tuple(states),
        instruments=tuple(instruments),
        first_day=first,
        begins=columns[1].astype(np.int32),
        ends=columns[2].astype(np.int32),
        cells=columns[0].astype(np.int32),
        bonds=columns[3].astype(np.uint8),
        shown=columns[4].astype(np.uint8),
        born=np.array([born for born, _ in lived], dtype=np.int32),
        gone=np.array([gone for _, gone in lived], dtype=np.int32),
    )


def persons(parties: Parties) -> tuple[str, ...]:
    """Return the legal persons of all time, each once: States of today, and States that ended.

    A former State that one of today continues is the same person, and in the answer already; one
    whose end is not recorded is left out, because it would seem to exist for ever.
    """
    today = [state.code for state in parties.current()]
    ended = [
        state.code
        for state in parties.former()
        if parties.ended(state.code) and set(today).isdisjoint(parties.same_person(state.code))
    ]
    return (*today, *ended)


BEYOND = dt.date.max.toordinal() + 1
"""After every day that can be asked about."""


def _lifetime(parties: Parties, state: str) -> tuple[int, int]:
    began, ended = parties.began(state), parties.ended(state)
    return (
        began.date.toordinal() if began else 0,
        ended.date.toordinal() if ended else BEYOND,
    )
