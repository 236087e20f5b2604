"""The rows behind every number: recorded acts, or standings on the day, in pages of a hundred."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from dedere.errors import InvalidInputError
from dedere.treaties.actions import TreatyAction
from dedere.treaties.knowledge import Knowledge
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere_web.foundation.asof import read_day
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.choices import (
    Choice,
    StateFilter,
    find_state,
    instrument_choices,
    state_choices,
)
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import ACTS, CERTAINTIES, STANDINGS, label
from dedere_web.treaties.pages.reasons import ActRow, act_row, deposit_of
from dedere_web.treaties.pages.squares import Square, square_of

ROWS_A_PAGE = 100

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows are asked for, as the address says."""

    states: StateFilter
    state: str = ""
    instrument: str = ""
    kind: str = ""
    source: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    standing: str = ""
    certainty: str = ""
    after: str = ""
    errors: Mapping[str, str]

    @classmethod
    def read(cls, query: Mapping[str, str], desk: Desk) -> "Wanted":
        """Read the filter; what does not exist in the facts filters nothing."""
        facts, errors = desk.facts, dict[str, str]()
        state = find_state(query.get("state", ""), facts)
        instrument, source = query.get("instrument", ""), query.get("source", "")
        kind, standing = query.get("kind", ""), query.get("standing", "")
        certainty = query.get("certainty", "")
        return cls(
            states=StateFilter.read(query, facts),
            state=state.code if state else "",
            instrument=instrument if instrument in facts.instruments else "",
            kind=kind if kind in ACTS else "",
            source=source if source in facts.sources else "",
            since=_day(query, "since", desk, errors),
            until=_day(query, "until", desk, errors),
            standing=standing if standing in STANDINGS else "",
            certainty=certainty if certainty in CERTAINTIES else "",
            after=query.get("after", ""),
            errors=errors,
        )


def _day(
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """One standing, as a row that a number leads to."""

    state: Link
    instrument: Link
    square: Square
    address: str
    since: str
    certainty: str
    act: ActRow | None
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsPage:
    """What the page of acts shows: acts, or standings where a standing was asked for."""

    wanted: Wanted
    acts: tuple[ActRow, ...]
    standings: tuple[StandingRow, ...]
    total: int
    next_after: str
    states: tuple[Choice, ...]
    instruments: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    standing_kinds: tuple[Choice, ...]
    certainties: tuple[Choice, ...]
    source_title: str
    state_name: str
    instrument_name: str

    @property
    def subject(self) -> str:
        """Say in a few words what the rows are about, where one thing was chosen."""
        if self.state_name and self.instrument_name:
            return _("%(state)s and the %(instrument)s") % {
                "state": self.state_name,
                "instrument": self.instrument_name,
            }
        return self.state_name or self.instrument_name or self.source_title

    @property
    def shows_standings(self) -> bool:
        """Say whether the rows are standings."""
        return bool(self.wanted.standing)

    @property
    def chosen_standing(self) -> str:
        """Return the standing that was asked for, in words."""
        return label(STANDINGS, self.wanted.standing)


def acts_page(desk: Desk, query: Mapping[str, str]) -> ActsPage:
    """Draw up the rows that the address asks for."""
    wanted = Wanted.read(query, desk)
    acts: Sequence[TreatyAction] = []
    found: Sequence[StandingFinding] = []
    if wanted.standing:
        standings = standings_wanted(desk, wanted)
        found, total, after = _page(standings, wanted.after, _standing_id)
    else:
        acts, total, after = _page(acts_wanted(desk, wanted), wanted.after, lambda act: act.id)
    return ActsPage(
        wanted=wanted,
        acts=tuple(act_row(act, desk) for act in acts),
        standings=tuple(_standing_row(desk, finding) for finding in found),
        total=total,
        next_after=after,
        states=state_choices(desk, wanted.state),
        instruments=instrument_choices(desk, wanted.instrument),
        kinds=tuple(Choice(kind, str(says), kind == wanted.kind) for kind, says in ACTS.items()),
        standing_kinds=tuple(
            Choice(kind, str(says), kind == wanted.standing) for kind, says in STANDINGS.items()
        ),
        certainties=tuple(
            Choice(kind, str(says), kind == wanted.certainty) for kind, says in CERTAINTIES.items()
        ),
        source_title=desk.source_title(wanted.source) if wanted.source else "",
        state_name=desk.state_name(wanted.state) if wanted.state else "",
        instrument_name=desk.instrument_name(wanted.instrument) if wanted.instrument else "",
    )


def acts_wanted(desk: Desk, wanted: Wanted) -> list[TreatyAction]:
    """Return the acts asked for, newest first, undated ones last."""
    knowledge = Knowledge(facts=desk.facts, known_on=desk.as_of.known_on)
    people = set(desk.facts.parties.same_person(wanted.state)) if wanted.state else set()
    found = [
        act
        for act in desk.facts.actions
        if (not people or act.state in people)
        and (not wanted.instrument or act.instrument == wanted.instrument)
        and (not wanted.kind or act.kind == wanted.kind)
        and (not wanted.source or wanted.source in act.sources)
        and _in_period(act, wanted)
        and knowledge.knew(act.sources)
    ]
    return sorted(found, key=newest_first)


def newest_first(act: TreatyAction) -> tuple[int, str]:
    """Order acts by date, the newest first, then by id; acts without a date come last."""
    return (-act.date.latest().toordinal() if act.date else 0, act.id)


def standings_wanted(desk: Desk, wanted: Wanted) -> list[StandingFinding]:
    """Return the standings asked for, by State and instrument."""
    facts = desk.facts
    codes = [wanted.instrument] if wanted.instrument else [i.code for i in desk.universal()]
    if wanted.state:
        states = [facts.parties.states[wanted.state]]
    else:
        states = [state for state in desk.states() if wanted.states.lets(state)]
    return [
        finding
        for state in states
        for code in codes
        if _is_wanted(finding := desk.find(state.code, code), wanted)
    ]


def _is_wanted(finding: StandingFinding, wanted: Wanted) -> bool:
    if finding.standing != wanted.standing:
        return False
    if finding.binds_nobody:
        # An instrument that is in force for nobody leaves no bond open: pages do not count it.
        return False
    if wanted.certainty == Certainty.PRESUMED and finding.standing is Standing.BOUND:
        # Pages count presumed and undated together: neither is established.
        return finding.certainty is not Certainty.ESTABLISHED
    return not wanted.certainty or finding.certainty == wanted.certainty


def _in_period(act: TreatyAction, wanted: Wanted) -> bool:
    if wanted.since is None and wanted.until is None:
        return True
    if act.date is None:
        return False
    begins, ends = wanted.since or dt.date.min, wanted.until or dt.date.max
    return begins <= act.date.latest() and act.date.earliest() <= ends


def _page(
    rows: Sequence[Row], after: str, name: Callable[[Row], str]
) -> tuple[Sequence[Row], int, str]:
    """Return the rows after the one named, how many there are in all, and where to go on."""
    start = next((n + 1 for n, row in enumerate(rows) if name(row) == after), 0) if after else 0
    shown = rows[start : start + ROWS_A_PAGE]
    more = start + ROWS_A_PAGE < len(rows)
    return shown, len(rows), name(shown[-1]) if more and shown else ""


def _standing_id(finding: StandingFinding) -> str:
    return f"{finding.state}/{finding.instrument}"


def _standing_row(desk: Desk, finding: StandingFinding) -> StandingRow:
    deposit = deposit_of(finding.actions)
    sources = dict.fromkeys(s for r in finding.because for s in r.sources)
    return StandingRow(
        state=Link(
            words=desk.state_name(finding.state), address=desk.address("state", finding.state)
        ),
        instrument=Link(
            words=desk.instrument_name(finding.instrument),
            address=desk.address("instrument", finding.instrument),
        ),
        square=square_of(finding, date=written_day),
        address=desk.address("standing", finding.state, finding.instrument),
        since=finding.since.isoformat() if finding.since else "",
        certainty=label(CERTAINTIES, finding.certainty),
        act=act_row(deposit, desk) if deposit else None,
        sources=desk.source_links(tuple(sources)[:3]),
    )
