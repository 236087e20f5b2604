"""Timelines: the answer for every day at once, as segments without gap or overlap."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dedere.treaties.judgement import Case, judge
from dedere.treaties.standing import StandingFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of time in which the answer does not change: ``since`` included, ``until`` not."""

    since: dt.date
    until: dt.date | None
    finding: StandingFinding


@dataclass(frozen=True, slots=True)
class Timeline:
    """All segments of one State under one instrument, without gap or overlap."""

    segments: tuple[Segment, ...]

    def at(self, day: dt.date) -> Segment:
        """Return the segment that holds ``day``; the first one for any day before it."""
        starts = [segment.since for segment in self.segments]
        return self.segments[max(0, bisect_right(starts, day) - 1)]


def draw_timeline(case: Case) -> Timeline:
    """Draw the timeline of a State under an instrument, from the first fact on.

    The answer can change only on the days that :meth:`Case.turning_days` names; neighbouring
    stretches with the same answer are joined.
    """
    return Timeline(tuple(_joined(case)))


def _joined(case: Case) -> Iterator[Segment]:
    begin: dt.date | None = None
    current: StandingFinding | None = None
    for day in case.turning_days():
        finding = judge(case, on=day)
        if current is not None and begin is not None:
            if _same_answer(current, finding):
                continue
            yield Segment(since=begin, until=day, finding=current)
        begin, current = day, finding
    if current is not None and begin is not None:
        yield Segment(since=begin, until=None, finding=current)


def _same_answer(first: StandingFinding, second: StandingFinding) -> bool:
    return (
        first.standing is second.standing
        and first.certainty is second.certainty
        and first.since == second.since
        and first.binds_nobody is second.binds_nobody
        and first.last_known == second.last_known
        and first.because == second.because
    )
