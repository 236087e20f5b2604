"""A table before it takes a form: columns, rows, and what it rests on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Cell = str | int | float | dt.date | None


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


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

    @property
    def right_to_left(self) -> bool:
        """Say whether the table is read from right to left."""
        return self.language.split("-")[0] in {"ar", "fa", "he", "ur"}
