"""Two to six States side by side, or a region: what binds each, and which text binds them both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from dedere.parties import State
from dedere.treaties.families import Family
from dedere.treaties.instruments import Category
from dedere.treaties.regimes import Governs, RegimeFinding, regime_between
from dedere.treaties.standing import Standing
from dedere_web.foundation.isolation import written_day
from dedere_web.treaties.pages.choices import Choice, find_state, region_choices, state_choices
from dedere_web.treaties.pages.desk import Desk, Link
from dedere_web.treaties.pages.labels import FAMILIES, label
from dedere_web.treaties.pages.reasons import Step, chain_of
from dedere_web.treaties.pages.squares import Square, square_of

MOST_STATES = 6
# A region larger than this would give more pairs than anybody reads.
MOST_PAIRS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One State at the head of a column."""

    code: str
    name: str
    address: str
    bound: int
    rows_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One instrument, and the standing of each State."""

    name: str
    address: str
    squares: tuple[tuple[Square, str, str], ...]
    """Square, address and State of each column."""
    all_bound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeRow:
    """Which text of a family governs between two States."""

    pair: str
    answer: Governs
    texts: tuple[Link, ...]
    since: str
    chain: tuple[Step, ...]
    questions: tuple[Link, ...]
    """The standings that would settle it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRegimes:
    """The regimes of one family between the pairs."""

    name: str
    rows: tuple[RegimeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """What the page of comparison shows."""

    states: tuple[Compared, ...]
    rows: tuple[ComparedRow, ...]
    families: tuple[FamilyRegimes, ...]
    region: str
    region_name: str
    regions: tuple[Choice, ...]
    choices: tuple[tuple[Choice, ...], ...]
    """One list of States for each field of the form."""
    shared: int
    whole: int
    unknown_names: tuple[str, ...]
    too_many: bool

    @property
    def is_empty(self) -> bool:
        """Say whether nothing can be compared yet."""
        return len(self.states) < 2


def compare_page(desk: Desk, asked: Sequence[str], region: str) -> ComparePage:
    """Draw up the comparison of these States, or of a region."""
    asked = [name.strip() for name in asked if name.strip()]
    parties = desk.facts.parties
    region = region if region in parties.regions else ""
    found, unknown = _found(desk, asked)
    in_region = [s for s in desk.states() if region in s.regions] if region else []
    states = in_region or found[:MOST_STATES]
    rows = _rows(desk, states) if len(states) > 1 else ()
    return ComparePage(
        states=tuple(_compared(desk, state) for state in states),
        rows=rows,
        families=_regimes(desk, states) if 1 < len(states) <= MOST_STATES else (),
        region=region,
        region_name=parties.regions[region].name(desk.language) if region else "",
        regions=region_choices(desk, region),
        choices=_choices(desk, [] if in_region else states),
        shared=sum(row.all_bound for row in rows),
        whole=len(desk.universal()),
        unknown_names=unknown,
        too_many=len(found) > MOST_STATES,
    )


def _found(desk: Desk, asked: Iterable[str]) -> tuple[list[State], tuple[str, ...]]:
    found: dict[str, State] = {}
    unknown: list[str] = []
    for name in asked:
        state = find_state(name, desk.facts)
        if state is None:
            unknown.append(name)
        else:
            found.setdefault(state.code, state)
    return list(found.values()), tuple(unknown)


def _choices(desk: Desk, states: Sequence[State]) -> tuple[tuple[Choice, ...], ...]:
    fields = max(2, min(MOST_STATES, len(states) + 1))
    chosen = [state.code for state in states] + [""] * fields
    return tuple(state_choices(desk, code) for code in chosen[:fields])


def _compared(desk: Desk, state: State) -> Compared:
    bound = sum(desk.find(state.code, i.code).standing is Standing.BOUND for i in desk.universal())
    return Compared(
        code=state.code,
        name=desk.state_name(state.code),
        address=desk.address("state", state.code),
        bound=bound,
        rows_address=desk.address("acts", state=state.code, standing="bound"),
    )


def _rows(desk: Desk, states: Sequence[State]) -> tuple[ComparedRow, ...]:
    rows = []
    for instrument in desk.universal():
        findings = [desk.find(state.code, instrument.code) for state in states]
        rows.append(
            ComparedRow(
                name=desk.instrument_name(instrument.code),
                address=desk.address("instrument", instrument.code),
                squares=tuple(
                    (
                        square_of(f, date=written_day),
                        desk.address("standing", f.state, f.instrument),
                        desk.state_name(f.state),
                    )
                    for f in findings
                ),
                all_bound=all(f.standing is Standing.BOUND for f in findings),
            )
        )
    return tuple(rows)


def _regimes(desk: Desk, states: Sequence[State]) -> tuple[FamilyRegimes, ...]:
    pairs = list(combinations(states, 2))[:MOST_PAIRS]
    return tuple(
        FamilyRegimes(
            name=label(FAMILIES, family.id, family.label),
            rows=tuple(_regime(desk, family, one, other) for one, other in pairs),
        )
        for family in desk.facts.families
        if _is_about_terrorism(desk, family)
    )


def _is_about_terrorism(desk: Desk, family: Family) -> bool:
    return any(
        desk.facts.instruments[code].category is Category.UNIVERSAL for code in family.members
    )


def _regime(desk: Desk, family: Family, one: State, other: State) -> RegimeRow:
    finding: RegimeFinding = regime_between(
        desk.standings, one=one.code, other=other.code, family=family, on=desk.on
    )
    return RegimeRow(
        pair=_("%(one)s and %(other)s")
        % {"one": desk.state_name(one.code), "other": desk.state_name(other.code)},
        answer=finding.answer,
        texts=tuple(
            Link(words=desk.instrument_name(c), address=desk.address("instrument", c))
            for c in finding.instruments
            if c in desk.facts.instruments
        ),
        since=finding.since.isoformat() if finding.since else "",
        chain=chain_of(finding.because, desk),
        questions=tuple(
            Link(
                words=_("%(state)s and %(instrument)s")
                % {
                    "state": desk.state_name(f.state),
                    "instrument": desk.instrument_name(f.instrument),
                },
                address=desk.address("standing", f.state, f.instrument),
            )
            for f in finding.open_questions
        ),
    )
