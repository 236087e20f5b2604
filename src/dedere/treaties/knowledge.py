"""The facts as they could be known: today, or on a day in the past (the bitemporal question)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dedere.periods import PartialDate
from dedere.sources import Source
from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The facts, seen as on a day in the past where one is asked for (bitemporal question)."""

    facts: Facts
    known_on: dt.date | None = None

    def actions(self, state: str, instrument: str) -> tuple[TreatyAction, ...]:
        """Return the acts that a source known by that day records, oldest first."""
        found = self.facts.actions_of(state, instrument)
        if self.known_on is None:
            return found
        return tuple(a for a in found if self.knew(a.sources))

    def knew(self, sources: Iterable[str]) -> bool:
        """Say whether at least one of these sources existed by the day of knowledge."""
        if self.known_on is None:
            return True
        known_on, known = self.known_on, self.facts.sources
        return any(known[s].existed_by(known_on) for s in sources if s in known)

    def knew_all(self, sources: Iterable[str]) -> bool:
        """Say whether every one of these sources existed by the day of knowledge."""
        return all(self.knew([source]) for source in sources)

    def listed_by(self, action: TreatyAction) -> PartialDate:
        """Return the date from which an undated listing speaks, as far as it is stated.

        A list "as of 2013" speaks of that year from its first day; a list without any date
        existed on the day on which the packaged facts were put together.
        """
        if action.as_of is not None:
            return action.as_of
        sources = self._sources(action)
        dated = [s.as_of for s in sources if s.as_of]
        dated += [PartialDate.of(s.not_after.latest()) for s in sources if s.not_after]
        compiled = PartialDate.of(self.facts.compiled_on)
        return min(dated, key=PartialDate.earliest, default=compiled)

    def done_by(self, action: TreatyAction) -> dt.date:
        """Return the day by which an act was surely done: its date, or that of its listing."""
        return action.date.latest() if action.date else self.listed_by(action).earliest()

    def vouched_to(self, action: TreatyAction) -> dt.date | None:
        """Return the last day of which the sources of this row surely speak."""
        dates = [action.as_of.earliest()] if action.as_of else []
        dates += [day for s in self._sources(action) if (day := s.speaks_up_to())]
        return max(dates, default=None)

    def _sources(self, action: TreatyAction) -> list[Source]:
        return [s for i in action.sources if (s := self.facts.sources.get(i)) and self.knew([i])]
