"""The tables of pages as files: the same rows, with the day and the facts they rest on."""

from collections.abc import Iterable, Sequence
from urllib.parse import parse_qsl, urlencode

from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dedere.treaties.actions import TreatyAction
from dedere.treaties.standing import StandingFinding
from dedere_io.tables import Cell, Column, ColumnKind, Notes, Table
from dedere_web.treaties.pages.acts import Wanted, acts_wanted, standings_wanted
from dedere_web.treaties.pages.desk import Desk
from dedere_web.treaties.pages.drawn import Picture
from dedere_web.treaties.pages.home import reach
from dedere_web.treaties.pages.labels import ACTS, FORMATS, STANDINGS, label
from dedere_web.treaties.pages.matrix import MatrixPage

TABLE_FORMATS = ("csv", "xlsx", "json")


def formats(query: str) -> tuple[tuple[str, str], ...]:
    """Return names and addresses of the files of a table, filtered as the page is."""
    kept = [(key, value) for key, value in parse_qsl(query) if key not in {"format", "after"}]
    return tuple(
        (str(FORMATS[name]), f"?{urlencode([*kept, ('format', name)])}") for name in TABLE_FORMATS
    )


def matrix_table(desk: Desk, page: MatrixPage) -> Table:
    """Return the matrix: one row a State, one column an instrument."""
    parties = desk.facts.parties
    columns = (
        Column("state", _("State")),
        Column("name", _("Name")),
        Column("group", _("Group at the United Nations")),
        Column("bound", _("In force"), ColumnKind.NUMBER),
        *(Column(column.code, column.name) for column in page.columns),
    )
    rows: list[Sequence[Cell]] = [
        (
            row.code,
            row.name,
            parties.states[row.code].group,
            row.total,
            *(_in_a_word(finding) for finding in page.findings[row.code]),
        )
        for row in page.rows
    ]
    return _table(desk, _("States and instruments"), columns, rows)


def _in_a_word(finding: StandingFinding) -> str:
    """Return a standing as the interfaces of Dedere name it: ``bound``, ``unknown (signed)``."""
    if finding.standing is not finding.shown:
        return f"{finding.standing} ({finding.shown})"
    if finding.certainty.value in {"established", "no-data"}:
        return finding.standing.value
    return f"{finding.standing} ({finding.certainty})"


def standings_table(desk: Desk, title: str, findings: Iterable[StandingFinding]) -> Table:
    """Return standings: one row each, with certainty, date and sources."""
    columns = (
        Column("state", _("State")),
        Column("name", _("Name")),
        Column("instrument", _("Instrument")),
        Column("standing", _("Standing")),
        Column("certainty", _("Certainty")),
        Column("since", _("In force since"), ColumnKind.DATE),
        Column("last_known", _("Last known")),
        Column("last_known_on", _("Last known on"), ColumnKind.DATE),
        Column("because", _("Reasons")),
        Column("source", _("Source")),
    )
    rows = [_standing_cells(desk, finding) for finding in findings]
    return _table(desk, title, columns, rows)


def _standing_cells(desk: Desk, finding: StandingFinding) -> Sequence[Cell]:
    last = finding.last_known
    sources = dict.fromkeys(source for reason in finding.because for source in reason.sources)
    return (
        finding.state,
        desk.state_name(finding.state),
        finding.instrument,
        finding.standing.value,
        finding.certainty.value,
        finding.since,
        last.standing.value if last else None,
        last.on if last else None,
        " ".join(desk.plain(reason.says) for reason in finding.because),
        ";".join(sources),
    )


def state_table(desk: Desk, code: str) -> Table:
    """Return the standing of one State under every instrument."""
    universal = {i.code for i in desk.universal()}
    others = [i for i in desk.facts.instruments.values() if i.code not in universal]
    findings = [desk.find(code, i.code) for i in (*desk.universal(), *others)]
    return standings_table(desk, desk.state_name(code), findings)


def acts_table(desk: Desk, wanted: Wanted) -> Table:
    """Return all rows that the page of acts shows in parts."""
    if wanted.standing:
        title = label(STANDINGS, wanted.standing)
        return standings_table(desk, title, standings_wanted(desk, wanted))
    columns = (
        Column("id", _("Identifier")),
        Column("state", _("State")),
        Column("name", _("Name")),
        Column("instrument", _("Instrument")),
        Column("kind", _("Kind")),
        Column("act", _("Act")),
        Column("date", _("Date")),
        Column("precision", _("Precision")),
        Column("effective", _("Takes effect"), ColumnKind.DATE),
        Column("territory", _("Territory")),
        Column("source", _("Source")),
        Column("note", _("Note")),
    )
    rows = [_act_cells(desk, act) for act in acts_wanted(desk, wanted)]
    return _table(desk, _("Acts on record"), columns, rows)


def _act_cells(desk: Desk, act: TreatyAction) -> Sequence[Cell]:
    return (
        act.id,
        act.state,
        desk.state_name(act.state),
        act.instrument,
        act.kind.value,
        label(ACTS, act.kind),
        str(act.date) if act.date else None,
        act.precision.value,
        act.effective,
        act.territory or None,
        ";".join(act.sources),
        act.note or None,
    )


def picture_table(desk: Desk, picture: Picture) -> Table:
    """Return the numbers of a picture."""
    columns = (
        Column("what", picture.first_head),
        *(Column(f"column_{n}", head) for n, head in enumerate(picture.heads, start=1)),
    )
    rows: list[Sequence[Cell]] = [
        (name, *(cell for _head, cell in cells)) for name, _address, cells in picture.rows
    ]
    return _table(desk, picture.title, columns, rows)


def _table(
    desk: Desk, title: str, columns: tuple[Column, ...], rows: Sequence[Sequence[Cell]]
) -> Table:
    notes = (
        strip_tags(reach(desk.facts, desk)),
        _("The authoritative status of an instrument is that of its depositary."),
    )
    return Table(
        title=title,
        columns=columns,
        rows=rows,
        notes=Notes(on=desk.on, facts=desk.facts.version, lines=notes),
        language=get_language() or "en",
        heading_of_notes=_("Notes"),
    )
