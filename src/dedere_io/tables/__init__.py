"""Tables that leave Dedere: CSV, XLSX and JSON from one description.

::

    table = Table(title="Matrix", columns=(Column("state", "State"),), rows=[("KEN",)])
    to_csv(table); to_xlsx(table); to_json(table)

Every table says on which day, which facts and which sources it rests (:class:`Notes`).
"""

from dedere_io.tables.comma import to_csv
from dedere_io.tables.notation import to_json
from dedere_io.tables.table import Cell, Column, ColumnKind, Link, Notes, Table
from dedere_io.tables.workbook import to_xlsx

__all__ = [
    "Cell",
    "Column",
    "ColumnKind",
    "Link",
    "Notes",
    "Table",
    "to_csv",
    "to_json",
    "to_xlsx",
]
