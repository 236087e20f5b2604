"""Comma-separated values that a spreadsheet opens rightly in any script, and cannot be tricked by.

UTF-8 with a byte order mark (spreadsheets then read Arabic and Chinese), lines and quotes after
RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP,
"CSV injection"). The day and the facts stand in two last columns, so that the file is pure data.
"""

import csv
import datetime as dt
import io

from dedere_io.tables.table import Cell, Table

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(table: Table) -> bytes:
    """Return a table as CSV; headings are the stable keys of the columns."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([*(column.key for column in table.columns), "as_of", "facts"])
    rests_on = [table.notes.on.isoformat(), table.notes.facts]
    for row in table.rows:
        writer.writerow([*(_cell(cell) for cell in row), *rests_on])
    return written.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
    return str(cell)
