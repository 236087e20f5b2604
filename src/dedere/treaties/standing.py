"""Standing: what a State can be to an instrument, and how surely that can be said.

The answers are worked out in :mod:`dedere.treaties.judgement` and asked for through
:class:`dedere.treaties.standings.Standings`.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from dedere.sources import Reason
from dedere.treaties.actions import TreatyAction


class Standing(StrEnum):
    """What a State is to an instrument."""

    BOUND = "bound"
    CONSENTED = "consented"
    """It deposited its consent, which has not taken effect yet."""
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    NONE = "none"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How surely a standing can be said."""

    ESTABLISHED = "established"
    """Dated facts, inside the time of which the sources speak."""
    PRESUMED = "presumed"
    """So it was when the sources last spoke; asked about a later day."""
    UNDATED = "undated"
    """A source lists the State as a party, without a date."""
    NO_DATA = "no-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastKnown:
    """What was known of a State, of which day, and by which source."""

    standing: Standing
    on: dt.date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingFinding:
    """The answer to "what is this State to this instrument on that day?", with its grounds."""

    state: str
    instrument: str
    on: dt.date
    standing: Standing
    certainty: Certainty
    since: dt.date | None = None
    """Entry into force for the State, where it is bound and the day is known."""
    takes_effect: dt.date | None = None
    """For ``CONSENTED``: the day from which it will be bound."""
    binds_nobody: bool = False
    """For ``UNKNOWN``: the instrument itself was not in force on that day, so no bond is open."""
    last_known: LastKnown | None = None
    actions: tuple[TreatyAction, ...] = ()
    because: tuple[Reason, ...] = ()

    def asked_on(self, day: dt.date) -> "StandingFinding":
        """Return the same finding for another day of the same stretch of time."""
        # Written out: dataclasses.replace takes several times as long, and answers have many.
        return StandingFinding(
            state=self.state,
            instrument=self.instrument,
            on=day,
            standing=self.standing,
            certainty=self.certainty,
            since=self.since,
            takes_effect=self.takes_effect,
            binds_nobody=self.binds_nobody,
            last_known=self.last_known,
            actions=self.actions,
            because=self.because,
        )

    @property
    def shown(self) -> Standing:
        """Return what maps, matrices and counts show: the last known standing."""
        if self.standing is Standing.UNKNOWN and self.last_known is not None:
            return self.last_known.standing
        return self.standing

    @property
    def bond_is_open(self) -> bool:
        """Say whether the State may be bound, and our sources do not tell."""
        return self.standing is Standing.UNKNOWN and not self.binds_nobody

    @property
    def is_sure(self) -> bool:
        """Say whether the standing may be shown without shading."""
        return self.standing is not Standing.UNKNOWN and self.certainty is Certainty.ESTABLISHED
