"""The plain CSV of this project: one act a row, described in ``docs/reference``.

Columns ``state``, ``kind`` and ``date`` are needed; ``effective``, ``territory``, ``note`` and
``instrument`` may be missing.  :func:`format_acts` writes what :class:`PlainCsvReader` reads.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dedere.phrases import Phrase, StateName, mark
from dedere.treaties.actions import ActionKind
from dedere_io.depositaries.collecting import BLANK, HEADING, Collector
from dedere_io.depositaries.dates import is_blank, read_date
from dedere_io.depositaries.opening import decode
from dedere_io.depositaries.printed import plain, take_apart
from dedere_io.depositaries.rows import (
    ListedAct,
    NameFinder,
    ReadList,
    UnreadableListError,
    shortened,
)
from dedere_io.depositaries.separated import csv_rows, likeliest_delimiter
from dedere_io.depositaries.tables import TableRow, UnreadableCellError

NEEDED = ("state", "kind", "date")
COLUMNS = (*NEEDED, "effective", "territory", "note", "instrument")
_KINDS = {kind.value: kind for kind in ActionKind}


class PlainCsvReader:
    """Reads the plain CSV, separated by commas or semicolons."""

    name = "csv"

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read a plain CSV.

        Raises:
            UnreadableListError: The content is no text, or a needed column is missing.
        """
        decoded = decode(content)
        rows = csv_rows(decoded.text, likeliest_delimiter(decoded.text, _known))
        head = next((n for n, row in enumerate(rows) if any(map(str.strip, row.cells))), 0)
        columns = [_column(cell) for cell in rows[head].cells] if rows else []
        _check(columns)
        into = Collector(self.name)
        into.expect(len(rows))
        into.remarks += [*decoded.remarks, *_not_read(columns)]
        for row in rows[:head]:
            into.pass_over(row.line, row.text, BLANK)
        into.pass_over(rows[head].line, rows[head].text, HEADING)
        for row in rows[head + 1 :]:
            if not any(map(str.strip, row.cells)):
                into.pass_over(row.line, row.text, BLANK)
                continue
            try:
                into.acts([_act(row, columns, names)])
            except UnreadableListError as error:
                into.unreadable(row.line, row.text, error.phrase)
        return into.finished()


def _column(cell: str) -> str:
    return plain(cell).strip(" \ufeff\"'")


def _known(cells: Sequence[str]) -> int:
    return len(set(map(_column, cells)) & set(COLUMNS))


def _check(columns: Sequence[str]) -> None:
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise UnreadableListError(
            Phrase.of(
                mark(
                    "The first line must name the columns {needed}; {missing} is missing. "
                    "'docs/reference/depositary-formats.md' shows an example."
                ),
                needed=", ".join(NEEDED),
                missing=", ".join(missing),
            )
        )
    twice = [name for name in COLUMNS if columns.count(name) > 1]
    if twice:
        raise UnreadableListError(
            Phrase.of(mark("The column '{name}' occurs twice. Keep one."), name=twice[0])
        )


def _not_read(columns: Sequence[str]) -> list[Phrase]:
    return [
        Phrase.of(mark("The column '{name}' is not known and was not read."), name=shortened(name))
        for name in columns
        if name and name not in COLUMNS
    ]


def _act(row: TableRow, columns: Sequence[str], names: NameFinder) -> ListedAct:
    if row.problem:
        raise UnreadableCellError(row.problem)
    if any(map(str.strip, row.cells[len(columns) :])):
        raise UnreadableCellError(
            Phrase.of(
                mark("The row has more cells than the first line. Check the quotation marks.")
            )
        )
    cells = dict(zip(columns, (cell.strip() for cell in row.cells), strict=False))
    printed = take_apart(cells.get("state", ""))
    state = names.find(printed.name)
    if state is None:
        raise UnreadableCellError(names.explain(printed.name))
    act = ListedAct(
        line=row.line,
        name=printed.name,
        state=state,
        kind=_kind(cells.get("kind", "")),
        effective=_effective(cells.get("effective", "")),
        territory=cells.get("territory", ""),
        note=cells.get("note", ""),
        withdrawn=printed.bracketed,
        instrument=cells.get("instrument") or None,
    )
    return _dated(act, cells)


def _dated(act: ListedAct, cells: Mapping[str, str]) -> ListedAct:
    text = cells.get("date", "")
    if is_blank(text):
        if act.kind is not ActionKind.PARTICIPATION and act.effective is None:
            raise UnreadableCellError(
                Phrase.of(mark("The row names {state} and no date."), state=StateName(act.state))
            )
        return act
    read = read_date(text)
    if read.mark:
        raise UnreadableCellError(
            Phrase.of(
                mark("'{text}' has letters behind the date. Name the act in the column 'kind'."),
                text=shortened(text, 60),
            )
        )
    assumed = [f"{text} was read day first"] if read.day_first_assumed else []
    note = "; ".join([*filter(None, [act.note]), *assumed])
    return replace(act, date=read.date, note=note)


def _kind(text: str) -> ActionKind:
    kind = _KINDS.get("_".join(text.casefold().replace("-", " ").replace("_", " ").split()))
    if kind is None:
        raise UnreadableCellError(
            Phrase.of(
                mark("'{text}' is not a kind of act. Use one of {kinds}."),
                text=shortened(text, 60),
                kinds=", ".join(_KINDS),
            )
        )
    return kind


def _effective(text: str) -> dt.date | None:
    if is_blank(text):
        return None
    day = read_date(text).date.whole_day()
    if day is None:
        raise UnreadableCellError(
            Phrase.of(
                mark("The date of effect '{text}' is not a whole day."), text=shortened(text, 60)
            )
        )
    return day


def format_acts(acts: Iterable[ListedAct]) -> str:
    """Write acts as a plain CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for act in acts:
        writer.writerow(
            (
                f"[{act.state}]" if act.withdrawn else act.state,
                act.kind.value,
                act.date or "",
                act.effective or "",
                act.territory,
                act.note,
                act.instrument or "",
            )
        )
    return text.getvalue()
