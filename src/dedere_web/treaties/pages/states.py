"""The list of States, and one State: what binds it, since when, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from dedere.parties import Continuity, PartyKind, State
from dedere.treaties.bilaterals import ListedTreaty
from dedere.treaties.counts import Tally, tally
from dedere.treaties.instruments import Category
from dedere.treaties.territories import Extends, TerritorialFinding, territories_of
from dedere_web.treaties.pages.bonds import StandingLine, lines_of
from dedere_web.treaties.pages.choices import StateFilter
from dedere_web.treaties.pages.declarations import DeclarationRow, declarations_by
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import BILATERALS, CONTINUITIES, GROUPS, PARTY_KINDS, label


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLine:
    """One State in the list of States."""

    name: str
    address: str
    bound: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionGroup:
    """The States of one part of a region."""

    name: str
    address: str
    states: tuple[StateLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatesPage:
    """The list of States, by region."""

    asked: str
    regions: tuple[tuple[str, tuple[RegionGroup, ...]], ...]
    former: tuple[Link, ...]
    others: tuple[Link, ...]
    found: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyRow:
    """A bilateral treaty as a national list shows it."""

    title: str
    kind: str
    others: tuple[Link, ...]
    signed: str
    in_force: str
    terminated: str
    sources: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuityRow:
    """One State came after another."""

    date: str
    predecessor: Link
    successor: Link
    kind: str
    note: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryRow:
    """Whether participation extends to a territory."""

    instrument: Link
    territory: str
    answer: Extends
    since: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePage:
    """What the page of one State shows."""

    state: State
    name: str
    kind: str
    group: str
    regions: tuple[Link, ...]
    count: Tally
    presumed: int
    bound_address: str
    presumed_address: str
    unknown_address: str
    standings: tuple[StandingLine, ...]
    beside: tuple[StandingLine, ...]
    """Human-rights and other instruments with a legal description."""
    context: tuple[StandingLine, ...]
    """Other treaties whose parties are known."""
    declarations: tuple[DeclarationRow, ...]
    territories: tuple[TerritoryRow, ...]
    treaties: tuple[TreatyRow, ...]
    list_gaps: tuple[tuple[str, tuple[Link, ...]], ...]
    continuity: tuple[ContinuityRow, ...]
    ended: Continuity | None
    last_day_address: str
    compare_address: str
    unfolded: bool

    @property
    def questions(self) -> tuple[StandingLine, ...]:
        """Return the standings that our sources leave open."""
        return tuple(line for line in self.standings if line.is_unknown)


def states_page(desk: Desk, query: Mapping[str, str]) -> StatesPage:
    """Draw up the list of States, by region."""
    wanted = StateFilter.read(query, desk.facts)
    parties = desk.facts.parties
    found = [state for state in desk.states() if wanted.lets(state)]
    others = [s for s in parties.states.values() if s not in desk.states() and wanted.lets(s)]
    return StatesPage(
        asked=wanted.name,
        regions=_by_region(desk, found),
        former=tuple(_link(desk, s.code) for s in others if s.kind is PartyKind.FORMER),
        others=tuple(_link(desk, s.code) for s in others if s.kind is not PartyKind.FORMER),
        found=len(found) + len(others),
        whole=len(desk.states()),
    )


def _link(desk: Desk, code: str) -> Link:
    return Link(words=desk.state_name(code), address=desk.address("state", code))


def _by_region(desk: Desk, states: list[State]) -> tuple[tuple[str, tuple[RegionGroup, ...]], ...]:
    """Group States by region and by the smallest part of it."""
    regions = desk.facts.parties.regions
    grouped: dict[str, dict[str, list[State]]] = {}
    for state in states:
        whole = state.regions[0] if state.regions else ""
        part = state.regions[-1] if state.regions else ""
        grouped.setdefault(whole, {}).setdefault(part, []).append(state)

    def name(code: str) -> str:
        return regions[code].name(desk.language) if code in regions else ""

    return tuple(
        (
            name(whole),
            tuple(
                RegionGroup(
                    name=name(part),
                    address=desk.address("matrix", region=part),
                    states=tuple(_line(desk, state) for state in members),
                )
                for part, members in sorted(parts.items(), key=lambda item: name(item[0]))
            ),
        )
        for whole, parts in sorted(grouped.items(), key=lambda item: name(item[0]))
    )


def _line(desk: Desk, state: State) -> StateLine:
    count = tally(desk.find(state.code, i.code) for i in desk.universal())
    return StateLine(
        name=desk.state_name(state.code),
        address=desk.address("state", state.code),
        bound=count.bound,
        unknown=count.unknown,
    )


def state_page(desk: Desk, asked: str, query: Mapping[str, str]) -> StatePage:
    """Draw up the page of one State.

    Raises:
        UnknownStateError: No State has this code or name.
    """
    parties = desk.facts.parties
    state = parties.find(asked)
    code, universal = state.code, desk.universal()
    count = tally(desk.find(code, i.code) for i in universal)
    context = [i for i in desk.facts.instruments.values() if i.category is Category.CONTEXT]
    context = [i for i in context if i.is_treaty]
    ended = parties.ended(code)
    return StatePage(
        state=state,
        name=desk.state_name(code),
        kind=label(PARTY_KINDS, state.kind),
        group=label(GROUPS, state.group) if state.group else "",
        regions=tuple(
            Link(
                words=parties.regions[region].name(desk.language),
                address=desk.address("matrix", region=region),
            )
            for region in state.regions
            if region in parties.regions
        ),
        count=count,
        presumed=count.bound_presumed + count.bound_undated,
        bound_address=desk.address("acts", state=code, standing="bound"),
        presumed_address=desk.address("acts", state=code, standing="bound", certainty="presumed"),
        unknown_address=desk.address("acts", state=code, standing="unknown"),
        standings=lines_of(desk, code, universal),
        beside=lines_of(desk, code, desk.facts.related()),
        context=lines_of(desk, code, sorted(context, key=lambda i: i.adopted)),
        declarations=declarations_by(desk, code),
        territories=_territories(desk, code),
        treaties=_treaties(desk, code),
        list_gaps=tuple(
            (listed.gap, desk.source_links(listed.sources))
            for listed in desk.facts.treaty_lists
            if listed.state == code and listed.gap
        ),
        continuity=_continuity(desk, code),
        ended=ended,
        last_day_address=_last_day_address(desk, code, ended),
        compare_address=desk.address("compare", state=code),
        unfolded=bool(query.get("unfold")),
    )


def _last_day_address(desk: Desk, code: str, ended: Continuity | None) -> str:
    if ended is None:
        return ""
    last_day = ended.date.fromordinal(ended.date.toordinal() - 1)
    return desk.address("state", code, on=last_day)


def _continuity(desk: Desk, code: str) -> tuple[ContinuityRow, ...]:
    parties = desk.facts.parties
    links = (*parties.predecessors(code), *parties.successors(code))
    return tuple(
        ContinuityRow(
            date=link.date.isoformat(),
            predecessor=_link(desk, link.predecessor),
            successor=_link(desk, link.successor),
            kind=label(CONTINUITIES, link.kind),
            note=link.note,
            sources=desk.source_links(link.sources),
        )
        for link in links
    )


def _territories(desk: Desk, code: str) -> tuple[TerritoryRow, ...]:
    named = {entry.instrument for entry in desk.facts.territories if entry.state == code}
    named |= {
        action.instrument
        for action in desk.facts.actions
        if action.state == code and action.territory
    }
    return tuple(
        _territory(desk, finding)
        for instrument in desk.facts.instruments
        if instrument in named
        for finding in territories_of(
            desk.facts.territories,
            desk.facts.actions,
            state=code,
            instrument=instrument,
            on=desk.on,
        )
    )


def _territory(desk: Desk, finding: TerritorialFinding) -> TerritoryRow:
    return TerritoryRow(
        instrument=Link(
            words=desk.instrument_name(finding.instrument),
            address=desk.address("instrument", finding.instrument),
        ),
        territory=finding.territory,
        answer=finding.answer,
        since=finding.since.isoformat() if finding.since else "",
        sources=desk.source_links(finding.sources),
    )


def _treaties(desk: Desk, code: str) -> tuple[TreatyRow, ...]:
    found = [treaty for treaty in desk.facts.treaties if code in treaty.parties]
    return tuple(_treaty(desk, code, treaty) for treaty in sorted(found, key=_when_signed))


def _when_signed(treaty: ListedTreaty) -> tuple[str, str]:
    return (str(treaty.signed or treaty.in_force or ""), treaty.id)


def _treaty(desk: Desk, code: str, treaty: ListedTreaty) -> TreatyRow:
    ended = treaty.terminated_effective or treaty.terminated
    return TreatyRow(
        title=treaty.title,
        kind=label(BILATERALS, treaty.kind),
        others=tuple(_link(desk, party) for party in treaty.parties if party != code),
        signed=str(treaty.signed) if treaty.signed else "",
        in_force=treaty.in_force.isoformat() if treaty.in_force else "",
        terminated=ended.isoformat() if ended else "",
        sources=desk.source_links(treaty.sources),
        note=treaty.note,
    )
