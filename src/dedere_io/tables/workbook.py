"""Tables as workbooks: one sheet with the rows, one with what they rest on.

The bytes depend on the table alone: the workbook is dated by the day the table is about.
"""

import datetime as dt
import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dedere_io.tables.table import Cell, ColumnKind, Table

_WIDEST, _NARROWEST = 60, 8
_WIDTHS_FROM = 200
"""Rows that are looked at to choose the widths; more would change little."""


def to_xlsx(table: Table) -> bytes:
    """Return a table as an XLSX workbook, with frozen headings, filters and real dates."""
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        created = dt.datetime.combine(table.notes.on, dt.time(), tzinfo=dt.UTC)
        book.set_properties(
            {"title": table.title, "comments": table.notes.facts, "created": created}
        )
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        _rows(book.add_worksheet(_sheet_name(table.title)), table, formats)
        _notes(
            book.add_worksheet(_sheet_name(table.heading_of_notes, other=table.title)),
            table,
            formats,
        )
    return written.getvalue()


def _rows(sheet: Worksheet, table: Table, formats: dict[str, object]) -> None:
    if table.right_to_left:
        sheet.right_to_left()
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.label, formats["head"])
        sheet.set_column(place, place, _width(table, place))
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            _write(sheet, (number, place), cell, formats)
    sheet.freeze_panes(1, 1)
    if table.columns:
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write(
    sheet: Worksheet, place: tuple[int, int], cell: Cell, formats: dict[str, object]
) -> None:
    if cell is None:
        return
    if isinstance(cell, dt.date):
        if cell.year < 1900:  # the calendar of workbooks begins in 1900
            sheet.write_string(*place, cell.isoformat())
        else:
            midnight = dt.datetime.combine(cell, dt.time())
            sheet.write_datetime(*place, midnight, formats["date"])
    elif isinstance(cell, str):
        sheet.write_string(*place, cell)
    else:
        sheet.write_number(*place, cell)


def _notes(sheet: Worksheet, table: Table, formats: dict[str, object]) -> None:
    if table.right_to_left:
        sheet.right_to_left()
    sheet.set_column(0, 0, 100)
    lines = (table.title, table.notes.on.isoformat(), table.notes.facts, *table.notes.lines)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, formats["wrap"])


def _width(table: Table, place: int) -> int:
    if table.columns[place].kind is ColumnKind.DATE:
        return 12
    cells = [str(row[place] or "") for row in table.rows[:_WIDTHS_FROM]]
    longest = max([len(table.columns[place].label), *(len(cell) for cell in cells)])
    return min(_WIDEST, max(_NARROWEST, longest + 2))


def _sheet_name(title: str, *, other: str = "") -> str:
    """Return a name that workbooks accept: no reserved signs, 31 characters, not taken."""
    name = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip("' ")[:31]
    taken = _sheet_name(other) if other else ""
    return f"{name[:29]} 2" if name.casefold() == taken.casefold() else name or "1"
