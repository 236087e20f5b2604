"""What changed: acts in a period, and standings that differ between two days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from dedere.treaties.actions import TreatyAction
from dedere.treaties.facts import Facts
from dedere.treaties.standing import StandingFinding
from dedere.treaties.standings import Standings


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChange:
    """A State's standing under an instrument differs between two days."""

    before: StandingFinding
    after: StandingFinding


def acts_between(
    facts: Facts,
    *,
    since: dt.date,
    until: dt.date,
    instruments: Iterable[str] | None = None,
    states: Iterable[str] | None = None,
) -> tuple[TreatyAction, ...]:
    """Return the dated acts of a period, newest first; both days are included.

    An act without a whole date is not in the answer: it cannot be placed in a period.
    """
    wanted = set(instruments) if instruments is not None else None
    of_states = set(states) if states is not None else None
    found = [
        (day, action)
        for action in facts.actions
        if (day := action.day) is not None
        and since <= day <= until
        and (wanted is None or action.instrument in wanted)
        and (of_states is None or action.state in of_states)
    ]
    return tuple(action for _, action in sorted(found, key=_newest_first))


def _newest_first(dated: tuple[dt.date, TreatyAction]) -> tuple[int, str]:
    day, action = dated
    return (-day.toordinal(), action.id)


def changes_between(
    standings: Standings,
    *,
    since: dt.date,
    until: dt.date,
    states: Iterable[str],
    instruments: Iterable[str],
) -> tuple[StandingChange, ...]:
    """Return the standings that are shown otherwise on ``until`` than on ``since``.

    A standing that is merely presumed to go on is no change.
    """
    codes = tuple(instruments)
    pairs = (
        (standings.of(state, code, on=since), standings.of(state, code, on=until))
        for state in states
        for code in codes
    )
    return tuple(
        StandingChange(before=before, after=after)
        for before, after in pairs
        if before.shown is not after.shown
    )
