"""Turns a table of States and dates into acts, whatever the order of its columns.

Start at :func:`read_table`.  CSV, HTML and XML lists all pass through here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dedere.periods import PartialDate
from dedere.phrases import Phrase, StateName, mark
from dedere.treaties.actions import CONSENTS, ActionKind
from dedere_io.depositaries.collecting import BLANK, FOOTNOTE, HEADING, Collector
from dedere_io.depositaries.columns import Column, Role, find_head, read_head
from dedere_io.depositaries.dates import (
    ReadDate,
    is_blank,
    read_date,
)
from dedere_io.depositaries.footnotes import denunciation_in, footnotes_of
from dedere_io.depositaries.kinds import FoundKind, find_kinds, marks_of
from dedere_io.depositaries.printed import LONGEST_NAME, Printed, plain, take_apart
from dedere_io.depositaries.rows import ListedAct, NameFinder, UnreadableListError, shortened

UNTC_MARKS = marks_of(
    a=ActionKind.ACCESSION,
    A=ActionKind.ACCEPTANCE,
    AA=ActionKind.APPROVAL,
    d=ActionKind.SUCCESSION,
    s=ActionKind.DEFINITIVE_SIGNATURE,
    p=ActionKind.PROVISIONAL_APPLICATION,
    P=ActionKind.PROVISIONAL_APPLICATION,
) | {"c": FoundKind(ActionKind.RATIFICATION, 0, 0, "formal confirmation")}
"""The letters of the Treaty Collection, for heads that do not explain them."""

_NOTES_BEGIN = re.compile(r"\W*(?:end ?notes?|notes?|footnotes?|notas?)\W*$")
_FOOTNOTE = re.compile(r"\W*(?:\d{1,3}|\*+)\W*(?:$|\s\w)|\*")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, with the line of the file in which it begins."""

    line: int
    cells: tuple[str, ...]
    problem: Phrase | None = None
    """Why the row cannot be read, where the file itself shows it."""

    @property
    def text(self) -> str:
        """Return the row on one line."""
        return " | ".join(self.cells)


class UnreadableCellError(UnreadableListError):
    """One cell keeps its row from being read."""


@dataclass
class _Reading:
    """What has been seen so far in one table."""

    columns: tuple[Column, ...]
    names: NameFinder
    footnotes: Mapping[str, str] = field(default_factory=dict)
    above: Printed | None = None
    """The State of the row above, which a row without a name continues."""
    in_notes: bool = False


def read_table(
    rows: Sequence[TableRow],
    *,
    names: NameFinder,
    into: Collector,
    footnotes: Mapping[str, str] | None = None,
) -> int | None:
    """Read one table; return the place of its head, or ``None`` if it is no status list.

    Every row of a status list gets its verdict in ``into``; another table leaves no trace there.
    """
    head = find_head([row.cells for row in rows])
    if head is None:
        return None
    into.expect(len(rows))
    for row in rows[:head]:
        into.pass_over(row.line, row.text, HEADING if any(row.cells) else BLANK)
    into.pass_over(rows[head].line, rows[head].text, HEADING)
    reading = _Reading(read_head(rows[head].cells), names, footnotes or {})
    for row in rows[head + 1 :]:
        if row.problem:
            into.unreadable(row.line, row.text, row.problem)
            continue
        what = _passed_over(row, reading)
        if what:
            into.pass_over(row.line, row.text, what)
            continue
        try:
            into.acts(_acts(row, reading))
        except UnreadableListError as error:
            into.unreadable(row.line, row.text, error.phrase)
    return head


def _passed_over(row: TableRow, reading: _Reading) -> str:
    filled = [cell for cell in row.cells if cell.strip()]
    if not filled:
        return BLANK
    cell = _participant(row, reading)
    if [" ".join(c.split()) for c in filled] == [c.head for c in reading.columns if c.head]:
        return HEADING
    if not cell or reading.names.find(cell) is not None:
        return ""
    if _NOTES_BEGIN.match(plain(cell[:40])):
        reading.in_notes = True
    if reading.in_notes or len(cell) > LONGEST_NAME or _is_footnote(cell, row, reading):
        return FOOTNOTE
    return HEADING if len(cell) == 1 and len(filled) == 1 else ""


def _is_footnote(cell: str, row: TableRow, reading: _Reading) -> bool:
    dated = [text for c, text in zip(reading.columns, row.cells, strict=False) if _holds_date(c)]
    return bool(_FOOTNOTE.match(cell)) and not any(_begins_like_date(text) for text in dated)


def _holds_date(column: Column) -> bool:
    return column.role in {Role.ACTS, Role.DATE, Role.EFFECTIVE}


def _begins_like_date(text: str) -> bool:
    return text.strip(" [(")[:1].isdigit()


def _participant(row: TableRow, reading: _Reading) -> str:
    place = next(n for n, c in enumerate(reading.columns) if c.role is Role.PARTICIPANT)
    return row.cells[place].strip() if place < len(row.cells) else ""


def _acts(row: TableRow, reading: _Reading) -> list[ListedAct]:
    printed = _name(row, reading)
    state = reading.names.find(printed.name)
    if state is None:
        raise UnreadableCellError(reading.names.explain(printed.name))
    reading.above = printed
    act = ListedAct(
        line=row.line,
        name=printed.name,
        state=state,
        kind=ActionKind.PARTICIPATION,
        withdrawn=printed.bracketed,
    )
    by_role = _cells_by_role(row, reading.columns)
    acts = _from_columns(act, by_role.get(Role.ACTS, []))
    if any(column.role is Role.KIND for column in reading.columns):
        acts += _from_kind_and_date(act, by_role)
    acts = _with_effect(acts, act, by_role.get(Role.EFFECTIVE, []))
    if not acts:
        raise UnreadableCellError(
            Phrase.of(mark("The row names {state} and no date."), state=StateName(state))
        )
    territory = "; ".join(take_apart(text).name for _, text in by_role.get(Role.TERRITORY, []))
    notes = [*footnotes_of(printed, reading.footnotes), *_notes(by_role, reading.columns)]
    left: list[ListedAct] = []
    if printed.bracketed and not any(a.kind is ActionKind.DENUNCIATION for a in acts):
        left = denunciation_in(act, printed, reading.footnotes)
        notes += [] if left else ["withdrawn (printed in brackets), the date is not in the row"]
    acts = [replace(a, territory=territory, note="; ".join([*_of(a), *notes])) for a in acts]
    return acts + left


def _of(act: ListedAct) -> list[str]:
    return [act.note] if act.note else []


def _name(row: TableRow, reading: _Reading) -> Printed:
    cell = _participant(row, reading)
    if not is_blank(cell):
        reading.above = None
        return take_apart(cell)
    if reading.above is None:
        raise UnreadableCellError(Phrase.of(mark("The row names no State.")))
    return reading.above


_Cells = list[tuple[Column, str]]


def _cells_by_role(row: TableRow, columns: Sequence[Column]) -> dict[Role, _Cells]:
    by_role: dict[Role, _Cells] = {}
    spare = [Column("", Role.OTHER)] * (len(row.cells) - len(columns))
    for column, cell in zip([*columns, *spare], row.cells, strict=False):
        if not is_blank(cell):
            by_role.setdefault(column.role, []).append((column, cell))
    return by_role


def _from_columns(act: ListedAct, cells: _Cells) -> list[ListedAct]:
    acts = []
    for column, cell in cells:
        bare = take_apart(cell).name if cell.lstrip().startswith("[") else cell
        if is_blank(bare):
            continue
        read = read_date(bare)
        kind = _kind_of(read.mark, column)
        note = [n for n in (kind.note, *_remarks(read, bare)) if n]
        acts.append(replace(act, kind=kind.kind, date=read.date, note="; ".join(note)))
    return acts


def _kind_of(letters: str, column: Column) -> FoundKind:
    legend = column.legend
    if legend and not letters:
        kind = legend.unmarked()
        if kind:
            return FoundKind(kind, 0, 0)
        if CONSENTS.issuperset(legend.plain) and legend.plain:
            named = " or ".join(kind.value for kind in legend.plain)
            return FoundKind(ActionKind.PARTICIPATION, 0, 0, f"{named}: the list does not say")
    elif legend:
        found = legend.marks.get(letters) or UNTC_MARKS.get(letters)
        if found:
            return found
    raise UnreadableCellError(
        Phrase.of(
            mark("The head '{head}' does not say which act the letters '{letters}' mean."),
            head=shortened(column.head, 80),
            letters=letters,
        )
        if letters
        else Phrase.of(
            mark("The head '{head}' names several acts, and the date does not say which."),
            head=shortened(column.head, 80),
        )
    )


def _remarks(read: ReadDate, printed: str) -> list[str]:
    remarks = [f"footnote {', '.join(read.footnotes)} at the date"] if read.footnotes else []
    if read.day_first_assumed:
        remarks.append(f"{' '.join(printed.split())} was read day first")
    return remarks


def _from_kind_and_date(act: ListedAct, by_role: Mapping[Role, _Cells]) -> list[ListedAct]:
    kinds, dates = by_role.get(Role.KIND, []), by_role.get(Role.DATE, [])
    if not kinds and dates:
        raise UnreadableCellError(Phrase.of(mark("The row has a date and does not name the act.")))
    if not kinds:
        return []
    found = find_kinds(kinds[0][1])
    if not found:
        raise UnreadableCellError(
            Phrase.of(mark("'{text}' is not an act."), text=shortened(kinds[0][1], 60))
        )
    kind = found[0]
    date: PartialDate | None = None
    note = [kind.note] if kind.note else []
    if dates:
        read = read_date(dates[0][1])
        date = read.date
        note += _remarks(read, dates[0][1])
    return [replace(act, kind=kind.kind, date=date, note="; ".join(note))]


def _with_effect(acts: list[ListedAct], act: ListedAct, cells: _Cells) -> list[ListedAct]:
    """Give the stated date of effect to the act that it belongs to."""
    if not cells or not any(c.isdigit() for c in cells[0][1]):
        return [a for a in acts if a.date]
    read = read_date(cells[0][1])
    day = read.date.whole_day()
    note = _remarks(read, cells[0][1])
    if day is None:
        note.append(f"effective {read.date}")
    by_weight = [a for a in acts if a.kind in CONSENTS] or [
        a for a in acts if a.kind is not ActionKind.SIGNATURE
    ]
    if not by_weight:
        # The list states that the instrument is in force for the State, and by no act.
        return [*acts, replace(act, effective=day, note="; ".join(note))] if day else acts
    chosen = by_weight[-1]
    return [
        replace(a, effective=day, note="; ".join([*_of(a), *note])) if a is chosen else a
        for a in acts
    ]


def _notes(by_role: Mapping[Role, _Cells], columns: Sequence[Column]) -> list[str]:
    """Return what stands in the other columns, each with its head, so that nothing is lost."""
    notes = [" ".join(text.split()) for _, text in by_role.get(Role.NOTE, [])]
    with_kind = any(column.role is Role.KIND for column in columns)
    others = list(by_role.get(Role.OTHER, []))
    others += by_role.get(Role.DATE, [])[1 if with_kind else 0 :]
    others += [
        (column, text)
        for n, (column, text) in enumerate(by_role.get(Role.EFFECTIVE, []))
        if n or not any(c.isdigit() for c in text)
    ]
    for column, text in others:
        words = " ".join(text.split())
        notes.append(f"{column.head}: {words}" if column.head else words)
    return notes
