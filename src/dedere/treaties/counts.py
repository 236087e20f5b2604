"""Counts of parties, on a day and over time, that never round the unknown."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere.treaties.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many findings show each standing, and how surely."""

    total: int
    bound_established: int
    bound_presumed: int
    bound_undated: int
    consented: int
    signed: int
    none: int
    withdrawn: int
    unknown: int
    """May be bound, and our sources do not say."""
    binds_nobody: int
    """Unknown otherwise, but the instrument itself was not in force, so not bound by it."""
    known_bound: int
    """Bound when last known, counting those whose standing on the day itself is unknown."""

    @property
    def bound(self) -> int:
        """Return how many are bound, surely or presumably."""
        return self.bound_established + self.bound_presumed + self.bound_undated


def tally(findings: Iterable[StandingFinding]) -> Tally:
    """Count findings by standing and certainty."""
    found = list(findings)

    def count(standing: Standing, certainty: Certainty | None = None) -> int:
        return sum(f.standing is standing and certainty in {None, f.certainty} for f in found)

    return Tally(
        total=len(found),
        bound_established=count(Standing.BOUND, Certainty.ESTABLISHED),
        bound_presumed=count(Standing.BOUND, Certainty.PRESUMED),
        bound_undated=count(Standing.BOUND, Certainty.UNDATED),
        consented=count(Standing.CONSENTED),
        signed=count(Standing.SIGNED),
        none=count(Standing.NONE),
        withdrawn=count(Standing.WITHDRAWN),
        unknown=sum(f.bond_is_open for f in found),
        binds_nobody=sum(f.binds_nobody for f in found),
        known_bound=sum(f.shown is Standing.BOUND for f in found),
    )


def parties_over_time(
    standings: Standings, *, instrument: str, until: dt.date
) -> tuple[tuple[dt.date, int], ...]:
    """Return the step curve of States of today surely bound by an instrument.

    Each point is the day on which the number changes and the number from then on. States whose
    day of entry into force is not known are left out: the curve shows dated facts only, and the
    page beside it says how many are missing.
    """
    steps: dict[dt.date, int] = {}
    for state in standings.facts.parties.current():
        was = False
        for segment in standings.timeline(state.code, instrument).segments:
            finding = segment.finding
            is_bound = finding.standing is Standing.BOUND and finding.since is not None
            if is_bound is not was:
                steps[segment.since] = steps.get(segment.since, 0) + (1 if is_bound else -1)
                was = is_bound
    points, number = [], 0
    for day in sorted(steps):
        if day > until:
            break
        number += steps[day]
        points.append((day, number))
    return tuple(points)
