"""How complete the list of each instrument is, and up to when."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Completeness(StrEnum):
    """What the absence of a State from a list proves."""

    COMPLETE = "complete"
    """Every party is in the list, with dates, up to ``complete_to``."""
    BY_NAME = "by-name"
    """Every party is named up to ``complete_to``; most dates are missing."""
    PARTIAL = "partial"
    """A State that is missing proves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """How many parties a source says the instrument has."""

    parties: int
    as_of: str
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What is known about the completeness of one instrument's list of parties."""

    instrument: str
    completeness: Completeness
    complete_to: dt.date | None = None
    sources: tuple[str, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def none_may_be_said(self) -> bool:
        """Say whether a State's absence from the list proves anything at all."""
        return self.completeness is not Completeness.PARTIAL and self.complete_to is not None
