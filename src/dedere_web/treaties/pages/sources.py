"""Sources: each with its date, its authority, what it covers, what it lacks and contradicts."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dedere.sources import Source
from dedere.treaties.coverage import Completeness
from dedere.treaties.facts import Facts
from dedere.treaties.standings import Standings
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.acts import newest_first
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import AUTHORITIES, COMPLETENESS, label
from dedere_web.treaties.pages.reasons import ActRow, act_row
from dedere_web.treaties.pages.squares import Square, is_conflict, square_of

ROWS_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source in the list of sources."""

    id: str
    title: str
    publisher: str
    address: str
    as_of: str
    authority: str
    rows: int
    rows_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """How far the list of one instrument reaches."""

    instrument: Link
    says: str
    complete_to: str
    is_partial: bool
    listed: int
    listed_address: str
    stated: tuple[tuple[int, str], ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """A standing on which sources contradict each other."""

    state: Link
    instrument: Link
    square: Square
    address: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """Every source, and how far the lists reach."""

    sources: tuple[SourceLine, ...]
    coverages: tuple[CoverageLine, ...]
    conflicts: tuple[ConflictRow, ...]
    complete: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One source."""

    source: Source
    authority: str
    as_of: str
    rows: tuple[ActRow, ...]
    number_of_rows: int
    rows_address: str
    declarations: int
    treaties: int
    covers: tuple[CoverageLine, ...]
    conflicts: tuple[ConflictRow, ...]

    @property
    def has_link(self) -> bool:
        """Say whether its address can be followed."""
        return self.source.address.startswith(("https://", "http://"))


def sources_page(desk: Desk) -> SourcesPage:
    """Draw up the list of sources."""
    facts = desk.facts
    cited = Counter(source for action in facts.actions for source in action.sources)
    universal = desk.universal()
    coverages = tuple(_coverage(desk, i.code) for i in universal)
    sources = sorted(facts.sources.values(), key=lambda s: (-cited[s.id], s.title))
    return SourcesPage(
        sources=tuple(_line(desk, source, cited[source.id]) for source in sources),
        coverages=coverages,
        conflicts=conflicts(desk),
        complete=sum(not coverage.is_partial for coverage in coverages),
        whole=len(universal),
    )


def _line(desk: Desk, source: Source, rows: int) -> SourceLine:
    return SourceLine(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        address=desk.address("source", source.id),
        as_of=_as_of(source),
        authority=label(AUTHORITIES, source.authority),
        rows=rows,
        rows_address=desk.address("acts", source=source.id),
    )


def _as_of(source: Source) -> str:
    if source.as_of:
        return str(source.as_of)
    if source.not_before:
        return _("not before %(date)s") % {"date": source.not_before}
    return ""


def _coverage(desk: Desk, code: str) -> CoverageLine:
    coverage = desk.facts.coverage(code)
    consented = {a.state for a in desk.facts.actions_on(code) if a.kind != "signature"}
    return CoverageLine(
        instrument=Link(
            words=desk.instrument_name(code), address=desk.address("instrument", code)
        ),
        says=label(COMPLETENESS, coverage.completeness),
        complete_to=coverage.complete_to.isoformat() if coverage.complete_to else "",
        is_partial=coverage.completeness is Completeness.PARTIAL,
        listed=len(consented),
        listed_address=desk.address("acts", instrument=code),
        stated=tuple((count.parties, count.as_of) for count in coverage.stated_counts),
        gaps=coverage.gaps,
    )


def source_page(desk: Desk, source: Source) -> SourcePage:
    """Draw up the page of one source."""
    facts = desk.facts
    acts = sorted((a for a in facts.actions if source.id in a.sources), key=newest_first)
    covered = [c.instrument for c in facts.coverages.values() if source.id in c.sources]
    return SourcePage(
        source=source,
        authority=label(AUTHORITIES, source.authority),
        as_of=_as_of(source),
        rows=tuple(act_row(act, desk) for act in acts[:ROWS_SHOWN]),
        number_of_rows=len(acts),
        rows_address=desk.address("acts", source=source.id),
        declarations=sum(source.id in d.sources for d in facts.declarations),
        treaties=sum(source.id in t.sources for t in facts.treaties),
        covers=tuple(_coverage(desk, code) for code in covered),
        conflicts=tuple(
            row
            for row in conflicts(desk)
            if any(link.address == desk.address("source", source.id) for link in row.sources)
        ),
    )


def conflicts(desk: Desk) -> tuple[ConflictRow, ...]:
    """Return the standings on which sources contradict each other, on any day."""
    return tuple(
        ConflictRow(
            state=Link(words=desk.state_name(state), address=desk.address("state", state)),
            instrument=Link(
                words=desk.instrument_name(code), address=desk.address("instrument", code)
            ),
            square=square_of(desk.find(state, code), date=written_day),
            address=desk.address("standing", state, code),
            sources=desk.source_links(tuple(dict.fromkeys(s for a in actions for s in a.sources))),
        )
        for state, code in _contradicted(desk.facts, desk.standings)
        if (actions := desk.facts.actions_of(state, code))
    )


def _contradicted(facts: Facts, standings: Standings) -> list[tuple[str, str]]:
    acted = {(a.state, a.instrument) for a in facts.actions}
    universal = {i.code for i in facts.universal()}
    return sorted(
        (state, code)
        for state, code in acted
        if code in universal
        and any(is_conflict(s.finding) for s in standings.timeline(state, code).segments)
    )
