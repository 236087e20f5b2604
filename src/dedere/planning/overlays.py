"""What if? Accessions that were never made, laid over the bonds of a day under a name.

The facts are never touched: an overlay makes other bonds from the bonds it is laid over. It
answers as the facts would if the States had acted in time and the depositary had said so.
"""

from dataclasses import dataclass, replace

import numpy as np

from dedere.planning.bonds import BOUND, DATED, Bonds
from dedere.treaties.facts import Facts


@dataclass(frozen=True, slots=True, order=True)
class Accession:
    """One State joins one instrument."""

    state: str
    instrument: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """Accessions that are supposed, under a name that every answer resting on them carries."""

    name: str
    accessions: tuple[Accession, ...]

    def over(self, bonds: Bonds, facts: Facts) -> Bonds:
        """Return the bonds as they would be if every accession were in force on that day.

        A State that is bound already stays as it is; an instrument that is not in force on the
        day binds nobody; what an instrument needs first is joined as well.
        """
        cells = bonds.cells.copy()
        for accession in self.accessions:
            row = bonds.row[facts.parties.find(accession.state).code]
            if not bonds.exists[row]:
                continue
            for code in with_prerequisites(facts, accession.instrument):
                column = bonds.column.get(code)
                if column is not None and cells[row, column] < BOUND and binds(facts, code, bonds):
                    cells[row, column] = DATED
        return replace(bonds, cells=np.ascontiguousarray(cells))


def with_prerequisites(facts: Facts, instrument: str) -> tuple[str, ...]:
    """Return the instruments that must be joined for this one, parents first, itself last."""
    asked = facts.instrument(instrument)
    before = [
        code
        for needed in asked.prerequisites
        for code in with_prerequisites(facts, needed.instrument)
    ]
    return tuple(dict.fromkeys((*before, asked.code)))


def binds(facts: Facts, instrument: str, bonds: Bonds) -> bool:
    """Say whether the instrument itself is in force on the day of these bonds."""
    in_force = facts.instruments[instrument].in_force
    return in_force is not None and in_force <= bonds.on
