"""The book of standings: by what is a State bound on a day, since when, how surely, who says so.

::

    book = Standings(facts)
    book.of("CHE", "financing-1999", on=dt.date(2013, 4, 22)).standing   # Standing.BOUND

A missing fact is never turned into a "no": ``NONE`` and ``SIGNED`` are said only up to the day to
which the list of the instrument is complete; of a later day, or of an incomplete list, the answer
is ``UNKNOWN``, with what was last known.
"""

import datetime as dt
from bisect import bisect_right

from dedere.errors import DateBeforeFactsError
from dedere.treaties.facts import Facts
from dedere.treaties.judgement import Case
from dedere.treaties.knowledge import Knowledge
from dedere.treaties.standing import StandingFinding
from dedere.treaties.timelines import Timeline, draw_timeline


class Standings:
    """The book of standings of one state of knowledge; it remembers the timelines it has drawn.

    Args:
        facts: All facts.
        known_on: Answer as the sources known by that day would have (row 1.6); ``None``: today.
    """

    def __init__(self, facts: Facts, *, known_on: dt.date | None = None) -> None:
        self.facts = facts
        self.known_on = known_on
        self._knowledge = Knowledge(facts=facts, known_on=known_on)
        self._timelines: dict[tuple[str, str], tuple[list[dt.date], Timeline]] = {}

    def of(self, state: str, instrument: str, *, on: dt.date) -> StandingFinding:
        """Say what a State is to an instrument on a day.

        Args:
            state: Code of the State.
            instrument: Code of the instrument.
            on: The day asked about. A later day than the sources reach is no error: the answer
                says what it presumes.

        Returns:
            The finding, with the acts it rests on and the chain of reasons.

        Raises:
            DateBeforeFactsError: ``on`` lies before the first fact.

        Source: VCLT arts 2(1)(g), 24; DESIGN section 3.
        """
        starts, timeline = self._drawn(state, instrument)
        place = bisect_right(starts, on) - 1
        if place < 0:
            raise DateBeforeFactsError(on, starts[0])
        return timeline.segments[place].finding.asked_on(on)

    def timeline(self, state: str, instrument: str) -> Timeline:
        """Return the whole timeline of a State under an instrument."""
        return self._drawn(state, instrument)[1]

    def parties(self, instrument: str, *, on: dt.date) -> tuple[StandingFinding, ...]:
        """Return the standing of every State of today under an instrument, by name."""
        return tuple(
            self.of(state.code, instrument, on=on) for state in self.facts.parties.current()
        )

    def _drawn(self, state: str, instrument: str) -> tuple[list[dt.date], Timeline]:
        key = (state, instrument)
        drawn = self._timelines.get(key)
        if drawn is None:
            timeline = draw_timeline(
                Case.of(self._knowledge, state=state, instrument=self.facts.instrument(instrument))
            )
            drawn = ([segment.since for segment in timeline.segments], timeline)
            self._timelines[key] = drawn
        return drawn
