"""A table before it takes a form: columns, rows, and what it rests on."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    address: str


Cell = str | int | float | dt.date | Link | None
"""What a cell holds; ``None`` is an empty one."""


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a key that stays the same in every language, and a heading in one."""

    key: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What a table rests on, printed beside it in every form."""

    on: dt.date
    """The day the table is about."""
    facts: str
    """Hash of the facts."""
    lines: tuple[str, ...] = ()
    """Whole sentences, already in the reader's language: coverage, sources, disclaimers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns, with a title and notes; every row has one cell per column."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    notes: Notes
    language: str = "en"
    heading_of_notes: str = field(default="Notes")

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(
                    f"Row {number} has {len(row)} cells for {len(self.columns)} columns."
                )

    @property
    def right_to_left(self) -> bool:
        """Say whether the table is read from right to left."""
        return self.language.split("-")[0] in {"ar", "fa", "he", "ur"}


def plain(cell: Cell) -> str:
    """Return a cell as text: nothing, a date as 2013-04-22, a link as its words.

    Half a character, which no file can hold, becomes the mark of one that is lost.
    """
    match cell:
        case None:
            text = ""
        case Link():
            text = cell.text
        case dt.date():
            text = cell.isoformat()
        case float() if not math.isfinite(cell):
            text = ""
        case _:
            text = str(cell)
    return text.encode("utf-8", errors="replace").decode("utf-8")
