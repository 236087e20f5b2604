"""Derogations: notices that a State suspends part of a human-rights treaty for a time.

Notices are collected as they were found.  That none is recorded for a State proves nothing.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dedere.periods import PartialDate
from dedere.treaties.declarations import InEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class Derogation:
    """One notice of derogation, with the articles and the time it names."""

    id: str
    state: str
    instrument: str
    sources: tuple[str, ...]
    articles: tuple[str, ...] = ()
    """The articles derogated from, as the notice names them; empty where it names none."""
    since: PartialDate | None = None
    until: PartialDate | None = None
    """The first day on which it no longer applied; ``None`` where no source says so."""
    notified: PartialDate | None = None
    """The day of the notice, or of its receipt."""
    note: str = ""


def derogations_on(
    derogations: Iterable[Derogation], *, state: str, on: dt.date, instrument: str = ""
) -> tuple[tuple[Derogation, InEffect], ...]:
    """Return the derogations of a State that apply, or may apply, on the day ``on``.

    A notice whose end no source states surely applied up to the day it was notified; of later
    days nothing is known, and the answer says ``UNDATED``.

    Source: ICCPR art. 4(3).
    """
    found = (
        (derogation, _applies(derogation, on))
        for derogation in derogations
        if derogation.state == state and instrument in {"", derogation.instrument}
    )
    return tuple((d, answer) for d, answer in found if answer is not InEffect.NO)


def _applies(derogation: Derogation, on: dt.date) -> InEffect:
    since, until = derogation.since or derogation.notified, derogation.until
    if (since is not None and on < since.earliest()) or (
        until is not None and on >= until.latest()
    ):
        return InEffect.NO
    if since is None or derogation.since is None or on < since.latest():
        return InEffect.UNDATED
    sure_to = until.earliest() - dt.timedelta(days=1) if until else _told_on(derogation)
    return InEffect.YES if on <= sure_to else InEffect.UNDATED


def _told_on(derogation: Derogation) -> dt.date:
    """Return the last day on which the derogation surely applied, where no end is stated."""
    known = [d.earliest() for d in (derogation.notified, derogation.since) if d is not None]
    return max(known, default=dt.date.min)
