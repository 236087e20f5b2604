"""Tables as JSON: rows as objects under the stable keys of the columns."""

import msgspec

from dedere_io.tables.table import Cell, Table, plain


def to_json(table: Table) -> bytes:
    """Return ``{"title", "on", "facts", "notes", "columns", "rows"}`` in UTF-8.

    Dates are ISO 8601; an empty cell is ``null``; a link is ``{"text", "address"}``.
    """
    keys = [column.key for column in table.columns]
    shape = {
        "title": table.title,
        "on": table.notes.on,
        "facts": table.notes.facts,
        "notes": table.notes.lines,
        "columns": [
            {"key": column.key, "label": column.label, "kind": column.kind}
            for column in table.columns
        ],
        "rows": [dict(zip(keys, map(_cell, row), strict=True)) for row in table.rows],
    }
    return msgspec.json.format(msgspec.json.encode(shape), indent=1)


def _cell(cell: Cell) -> Cell:
    return plain(cell) if isinstance(cell, str) else cell
