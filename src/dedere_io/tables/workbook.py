"""Tables as workbooks: one sheet with the rows, one with what they rest on.

The bytes depend on the table alone: the workbook is dated by the day the table is about.
"""

import datetime as dt
import io
import math
import re
import unicodedata

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dedere_io.tables.table import Cell, ColumnKind, Link, Table, plain

_WIDEST, _NARROWEST = 60, 8
_WIDTHS_FROM = 200
"""Rows that are looked at to choose the widths; more would change little."""

_LONGEST_CELL = 32_767
"""Characters that the format allows; a longer text ends in an ellipsis (CSV and JSON have all)."""
_LONGEST_ADDRESS, _MOST_LINKS = 2_079, 65_530
"""What the format allows; beyond, a link is written as its words."""
_FIRST_DAY = dt.date(1900, 3, 1)
"""Workbooks believe in a 29 February 1900; dates before the day after it are written as text."""
_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


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
            "link": book.add_format({"font_color": "#0b3c86", "underline": 1}),
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
    match cell:
        case None:
            return
        case dt.date() if cell >= _FIRST_DAY:
            midnight = dt.datetime.combine(cell, dt.time())
            sheet.write_datetime(*place, midnight, formats["date"])
        case Link() if _may_lead(cell, row=place[0]):
            sheet.write_url(*place, cell.address, formats["link"], _fitting(cell.text))
        case int() | float() if math.isfinite(cell):
            sheet.write_number(*place, cell)
        case _:
            sheet.write_string(*place, _fitting(plain(cell)))


def _may_lead(link: Link, *, row: int) -> bool:
    fits = len(link.address) <= _LONGEST_ADDRESS and bool(link.text) and row <= _MOST_LINKS
    return fits and _ADDRESS.match(link.address) is not None


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def _notes(sheet: Worksheet, table: Table, formats: dict[str, object]) -> None:
    if table.right_to_left:
        sheet.right_to_left()
    sheet.set_column(0, 0, 100)
    lines = (table.title, table.notes.on.isoformat(), table.notes.facts, *table.notes.lines)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, _fitting(line), formats["wrap"])


def _width(table: Table, place: int) -> int:
    if table.columns[place].kind is ColumnKind.DATE:
        return 12
    cells = [plain(row[place]) for row in table.rows[:_WIDTHS_FROM]]
    longest = max([_places(table.columns[place].label), *(_places(cell) for cell in cells)])
    return min(_WIDEST, max(_NARROWEST, longest + 2))


def _places(text: str) -> int:
    """Return how many narrow characters a text is as wide as: a Chinese one is worth two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _sheet_name(title: str, *, other: str = "") -> str:
    """Return a name that workbooks accept: no reserved signs, 31 characters, not taken."""
    name = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip("' ")[:31]
    taken = _sheet_name(other) if other else ""
    return f"{name[:29]} 2" if name.casefold() == taken.casefold() else name or "1"
