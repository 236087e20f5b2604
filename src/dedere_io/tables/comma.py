"""Comma-separated values that a spreadsheet opens rightly in any script, and cannot be tricked by.

UTF-8 with a byte order mark (spreadsheets then read Arabic and Chinese), lines and quotes after
RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP,
"CSV injection"). The day and the facts stand in two last columns, so that the file is pure data.
A column of links becomes two: the words, and the address under the key with ``_address``.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from dedere_io.tables.table import Cell, Column, ColumnKind, Link, Table, plain

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The wide forms too: a spreadsheet in Chinese or Japanese takes them for the narrow ones."""


def to_csv(table: Table) -> bytes:
    """Return a table as CSV; headings are the stable keys of the columns."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([*_headings(table.columns), "as_of", "facts"])
    rests_on = [table.notes.on.isoformat(), table.notes.facts]
    for row in table.rows:
        writer.writerow([*_fields(table.columns, row), *rests_on])
    return written.getvalue().encode("utf-8-sig")


def _headings(columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        yield column.key
        if column.kind is ColumnKind.LINK:
            yield f"{column.key}_address"


def _fields(columns: Sequence[Column], row: Sequence[Cell]) -> Iterator[str]:
    for column, cell in zip(columns, row, strict=True):
        yield _cell(cell)
        if column.kind is ColumnKind.LINK:
            yield _cell(cell.address if isinstance(cell, Link) else None)


def _cell(cell: Cell) -> str:
    text = plain(cell)
    may_run = isinstance(cell, str | Link) and text.startswith(_FORMULA_SIGNS)
    return f"'{text}" if may_run else text
