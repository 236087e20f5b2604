"""Territorial application: to which territories a State's participation extends, on a day."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dedere.treaties.actions import ActionKind, TreatyAction
from dedere.treaties.bilaterals import TerritorialEntry


class Extends(StrEnum):
    """Whether an instrument extends to a territory on a day."""

    YES = "yes"
    NO = "no"
    UNDATED = "undated"
    """A source names the territory, without saying since when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritorialFinding:
    """Whether a State's participation extends to one territory on a day."""

    state: str
    instrument: str
    territory: str
    iso3: str
    answer: Extends
    since: dt.date | None
    sources: tuple[str, ...]


def territories_of(
    entries: Iterable[TerritorialEntry],
    actions: Iterable[TreatyAction],
    *,
    state: str,
    instrument: str,
    on: dt.date,
) -> tuple[TerritorialFinding, ...]:
    """Return the territories that sources name for a State under an instrument.

    A territory that no source names is simply absent: the answer is then not known, because a
    treaty binds the entire territory unless another intention appears (VCLT art. 29).

    Args:
        entries: Territories that lists name, dated or not.
        actions: Acts of territorial extension.
        state: Code of the responsible State.
        instrument: Code of the instrument.
        on: The day asked about.
    """
    named = [
        _from_entry(entry, on)
        for entry in entries
        if entry.state == state and entry.instrument == instrument
    ]
    named += [
        _from_action(action, on)
        for action in actions
        if action.state == state
        and action.instrument == instrument
        and action.kind is ActionKind.TERRITORIAL_EXTENSION
    ]
    return tuple(sorted(named, key=lambda finding: finding.territory))


def _extends(since: dt.date | None, until: dt.date | None, on: dt.date) -> Extends:
    if since is None:
        return Extends.UNDATED
    return Extends.YES if since <= on and (until is None or on < until) else Extends.NO


def _from_entry(entry: TerritorialEntry, on: dt.date) -> TerritorialFinding:
    return TerritorialFinding(
        state=entry.state,
        instrument=entry.instrument,
        territory=entry.territory,
        iso3=entry.iso3,
        answer=_extends(entry.since, entry.until, on),
        since=entry.since,
        sources=entry.sources,
    )


def _from_action(action: TreatyAction, on: dt.date) -> TerritorialFinding:
    since = action.effective or action.day
    return TerritorialFinding(
        state=action.state,
        instrument=action.instrument,
        territory=action.territory,
        iso3="",
        answer=_extends(since, None, on),
        since=since,
        sources=action.sources,
    )
