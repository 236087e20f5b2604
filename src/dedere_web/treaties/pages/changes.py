"""What changed between two days: acts done, and standings that are shown otherwise."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dedere.errors import InvalidInputError
from dedere.treaties.actions import TreatyAction
from dedere.treaties.changes import StandingChange, acts_between, changes_between
from dedere.treaties.facts import Facts
from dedere_web.foundation.asof import read_day
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.choices import (
    Choice,
    find_state,
    instrument_choices,
    state_choices,
)
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.reasons import ActRow, act_row
from dedere_web.treaties.pages.squares import Square, square_of

# A period with more acts than this is read as a table: the page of acts shows all of them.
MOST_ACTS = 200
FEED_LENGTH = 100
ONE_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The period asked about, and what was wrong with what was typed."""

    since: dt.date
    until: dt.date
    instrument: str
    state: str
    errors: Mapping[str, str]
    asked: Mapping[str, str]
    is_default: bool

    @property
    def status(self) -> int:
        """Return the HTTP status: the page stays usable, but an unreadable date is said."""
        return 422 if self.errors else 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A standing that is shown otherwise at the end of the period than at its beginning."""

    state: Link
    instrument: Link
    before: Square
    after: Square
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """What changed in a period."""

    period: Period
    acts: tuple[ActRow, ...]
    number_of_acts: int
    acts_address: str
    changes: tuple[ChangeRow, ...]
    instruments: tuple[Choice, ...]
    states: tuple[Choice, ...]
    last_act: dt.date | None


def read_period(query: Mapping[str, str], desk: Desk) -> Period:
    """Read the period; the default is the last year in which our sources record an act."""
    errors: dict[str, str] = {}
    last = last_act_day(desk.facts, by=desk.as_of.today)
    state = find_state(query.get("state", ""), desk.facts)
    instrument = query.get("instrument", "")
    since = _read(query, "since", desk, errors)
    until = _read(query, "until", desk, errors) or last or desk.as_of.today
    since = since or _year_before(until)
    if since > until:
        since, until = until, since
    return Period(
        since=since,
        until=until,
        instrument=instrument if instrument in desk.facts.instruments else "",
        state=state.code if state else "",
        errors=errors,
        asked={name: query.get(name, "") for name in ("since", "until")},
        is_default=not query.get("since") and not query.get("until"),
    )


def _read(
    query: Mapping[str, str], name: str, desk: Desk, errors: dict[str, str]
) -> dt.date | None:
    asked = query.get(name, "").strip()
    if not asked:
        return None
    try:
        return read_day(asked)
    except InvalidInputError as error:
        errors[name] = desk.say(error.phrase)
        return None


def _year_before(day: dt.date) -> dt.date:
    return day - ONE_YEAR if day > dt.date.min + ONE_YEAR else dt.date.min


def last_act_day(facts: Facts, *, by: dt.date) -> dt.date | None:
    """Return the day of the latest act on record, up to the day ``by``."""
    return max((day for a in facts.actions if (day := a.day) and day <= by), default=None)


def acts_of_period(desk: Desk, period: Period) -> tuple[TreatyAction, ...]:
    """Return the acts of the period, newest first."""
    return acts_between(
        desk.facts,
        since=period.since,
        until=period.until,
        instruments=[period.instrument] if period.instrument else None,
        states=desk.facts.parties.same_person(period.state) if period.state else None,
    )


def changes_page(desk: Desk, query: Mapping[str, str]) -> ChangesPage:
    """Draw up what changed in the period that the address asks for."""
    period = read_period(query, desk)
    acts = acts_of_period(desk, period)
    return ChangesPage(
        period=period,
        acts=tuple(act_row(act, desk) for act in acts[:MOST_ACTS]),
        number_of_acts=len(acts),
        acts_address=desk.address(
            "acts",
            since=period.since,
            until=period.until,
            state=period.state,
            instrument=period.instrument,
        ),
        changes=_changes(desk, period),
        instruments=instrument_choices(desk, period.instrument),
        states=state_choices(desk, period.state),
        last_act=last_act_day(desk.facts, by=desk.as_of.today),
    )


def _changes(desk: Desk, period: Period) -> tuple[ChangeRow, ...]:
    first = desk.as_of.first_day
    codes = [period.instrument] if period.instrument else [i.code for i in desk.universal()]
    states = [period.state] if period.state else [s.code for s in desk.states()]
    found = changes_between(
        desk.standings,
        since=max(period.since, first),
        until=max(period.until, first),
        states=states,
        instruments=codes,
    )
    return tuple(_change(desk, change) for change in found)


def _change(desk: Desk, change: StandingChange) -> ChangeRow:
    after = change.after
    return ChangeRow(
        state=Link(words=desk.state_name(after.state), address=desk.address("state", after.state)),
        instrument=Link(
            words=desk.instrument_name(after.instrument),
            address=desk.address("instrument", after.instrument),
        ),
        before=square_of(change.before, date=written_day),
        after=square_of(after, date=written_day),
        address=desk.address("standing", after.state, after.instrument, on=after.on),
    )
