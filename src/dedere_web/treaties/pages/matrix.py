"""The matrix: every State against every universal instrument, on one day."""

from collections.abc import Mapping
from dataclasses import dataclass

from dedere.treaties.instruments import Instrument
from dedere.treaties.standing import Certainty, Standing, StandingFinding
from dedere_web.treaties.pages.choices import (
    Choice,
    StateFilter,
    certainty_choices,
    group_choices,
    of_theme,
    region_choices,
    theme_choices,
)
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.squares import square_of

Cell = tuple[str, str, str, str]
"""Shape, address, words and name of the column: four strings, for thousands of squares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One instrument at the head of the matrix."""

    code: str
    number: int
    name: str
    title: str
    address: str
    sort: str
    """The value of ``sort`` that a click on the head asks for."""
    sorted: str
    """``ascending``, ``descending`` or nothing."""
    total: int
    rows_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One State of the matrix."""

    code: str
    name: str
    address: str
    cells: tuple[Cell, ...]
    total: int
    rows_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage:
    """What the matrix page shows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    findings: dict[str, tuple[StandingFinding, ...]]
    """By State, in the order of the columns: what the downloads hold."""
    states: StateFilter
    theme: str
    certainty: str
    sort: str
    regions: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    certainties: tuple[Choice, ...]
    total: int
    whole: int

    @property
    def width(self) -> int:
        """Return the number of columns: the whole of which a row counts a part."""
        return len(self.columns)

    @property
    def name_sort(self) -> str:
        """Return the sort that a click on the head of the names asks for."""
        return next_sort("name", self.sort)

    @property
    def name_sorted(self) -> str:
        """Return how the names are sorted."""
        return sorted_as("name", self.sort)

    @property
    def total_sort(self) -> str:
        """Return the sort that a click on the head of the totals asks for."""
        return next_sort("total", self.sort)

    @property
    def total_sorted(self) -> str:
        """Return how the totals are sorted."""
        return sorted_as("total", self.sort)

    @property
    def is_filtered(self) -> bool:
        """Say whether anything was left out."""
        chosen = (self.states.region, self.states.group, self.states.name)
        return any((*chosen, self.theme, self.certainty))


def matrix_page(desk: Desk, query: Mapping[str, str]) -> MatrixPage:
    """Draw up the matrix for the day of the desk, filtered and sorted as the address asks."""
    states, theme = StateFilter.read(query, desk.facts), query.get("theme", "")
    certainty, sort = query.get("certainty", ""), query.get("sort", "name")
    instruments = of_theme(desk.universal(), theme, desk.facts)
    wanted = _WANTED.get(certainty, _any)
    findings = {
        state.code: tuple(desk.find(state.code, i.code) for i in instruments)
        for state in desk.states()
        if states.lets(state)
    }
    rows = [_row(desk, code, found, instruments, certainty) for code, found in findings.items()]
    if wanted is not _any:
        rows = [row for row in rows if row.total]
    rows = _sorted(rows, sort, instruments, findings)
    shown = [finding for row in rows for finding in findings[row.code]]
    return MatrixPage(
        columns=_columns(desk, instruments, sort, certainty, shown),
        rows=tuple(rows),
        findings={row.code: findings[row.code] for row in rows},
        states=states,
        theme=theme,
        certainty=certainty if certainty in _WANTED else "",
        sort=sort,
        regions=region_choices(desk, states.region),
        groups=group_choices(states.group),
        themes=theme_choices(desk, theme),
        certainties=certainty_choices(certainty),
        total=sum(row.total for row in rows),
        whole=len(shown),
    )


def _any(finding: StandingFinding) -> bool:
    return finding.standing is Standing.BOUND


def _is_established(finding: StandingFinding) -> bool:
    return finding.standing is Standing.BOUND and finding.certainty is Certainty.ESTABLISHED


def _is_presumed(finding: StandingFinding) -> bool:
    return finding.standing is Standing.BOUND and finding.certainty is not Certainty.ESTABLISHED


def _is_unknown(finding: StandingFinding) -> bool:
    return finding.bond_is_open


_WANTED = {
    "established": _is_established,
    "presumed": _is_presumed,
    "unknown": _is_unknown,
}
"""Which squares a choice of certainty leaves; they are also what the totals then count."""

_ROWS_BEHIND = {
    "": {"standing": "bound"},
    "established": {"standing": "bound", "certainty": "established"},
    "presumed": {"standing": "bound", "certainty": "presumed"},
    "unknown": {"standing": "unknown"},
}
"""Which rows stand behind a total, as the page of acts names them."""


def _row(
    desk: Desk,
    code: str,
    findings: tuple[StandingFinding, ...],
    instruments: list[Instrument],
    certainty: str,
) -> Row:
    prefix, query = f"{desk.standing_prefix()}{code}/", desk.as_of.query
    wanted, shows_all = _WANTED.get(certainty, _any), certainty not in _WANTED
    language = desk.language
    cells: list[Cell] = []
    for finding, instrument in zip(findings, instruments, strict=True):
        name = instrument.short_title(language)
        if shows_all or wanted(finding):
            square = square_of(finding, date=str)
            cells.append((square.css, f"{prefix}{instrument.code}/{query}", square.words, name))
        else:
            cells.append(("", "", "", name))
    behind = _ROWS_BEHIND.get(certainty, _ROWS_BEHIND[""])
    return Row(
        code=code,
        name=desk.state_name(code),
        address=desk.address("state", code),
        cells=tuple(cells),
        total=sum(wanted(finding) for finding in findings),
        rows_address=desk.address("acts", state=code, **behind),
    )


def _columns(
    desk: Desk,
    instruments: list[Instrument],
    sort: str,
    certainty: str,
    shown: list[StandingFinding],
) -> tuple[Column, ...]:
    wanted = _WANTED.get(certainty, _any)
    totals = dict.fromkeys((i.code for i in instruments), 0)
    for finding in shown:
        totals[finding.instrument] += wanted(finding)
    behind = _ROWS_BEHIND.get(certainty, _ROWS_BEHIND[""])
    return tuple(
        Column(
            code=i.code,
            number=i.number or 0,
            name=desk.instrument_name(i.code),
            title=i.title(desk.language),
            address=desk.address("instrument", i.code),
            sort=next_sort(i.code, sort),
            sorted=sorted_as(i.code, sort),
            total=totals[i.code],
            rows_address=desk.address("acts", instrument=i.code, **behind),
        )
        for i in instruments
    )


def next_sort(column: str, sort: str) -> str:
    """Return what a click on a head asks for: the other way round where it is sorted already.

    Numbers begin with the largest, words with the first.
    """
    first, other = (f"-{column}", column) if column == "total" else (column, f"-{column}")
    return other if sort == first else first


def sorted_as(column: str, sort: str) -> str:
    """Return how a column is sorted, in the words of ``aria-sort``."""
    if sort.removeprefix("-") != column:
        return ""
    return "descending" if sort.startswith("-") else "ascending"


def _sorted(
    rows: list[Row],
    sort: str,
    instruments: list[Instrument],
    findings: dict[str, tuple[StandingFinding, ...]],
) -> list[Row]:
    column, backwards = sort.removeprefix("-"), sort.startswith("-")
    codes = [i.code for i in instruments]
    if column == "name":
        return rows[::-1] if backwards else rows
    if column == "total":
        return sorted(rows, key=lambda row: row.total, reverse=backwards)
    if column in codes:
        place = codes.index(column)
        return sorted(
            rows, key=lambda row: _firmness(findings[row.code][place]), reverse=backwards
        )
    return rows


def _firmness(finding: StandingFinding) -> tuple[int, int]:
    return _FIRMEST_FIRST.index(finding.standing), _SUREST_FIRST.index(finding.certainty)


_FIRMEST_FIRST = tuple(Standing)
_SUREST_FIRST = tuple(Certainty)
