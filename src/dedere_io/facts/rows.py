"""Tables of facts: one row after another, each cell with its place in the file.

A cell that cannot be read is an error that names file, line, column and reason.
"""

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dedere.errors import FactsError
from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return the words in a column, empty where there are none."""
        return self.cells[column]

    def required(self, column: str) -> str:
        """Return the words in a column that must not be empty.

        Raises:
            FactsError: The cell is empty.
        """
        if not self.cells[column]:
            raise self.error(column, mark("{place}: a value is required."))
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that may hold several, separated by semicolons."""
        return tuple(part for cell in self.cells[column].split(";") if (part := cell.strip()))

    def some(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell that must hold at least one.

        Raises:
            FactsError: The cell is empty.
        """
        self.required(column)
        return self.many(column)

    def day(self, column: str) -> dt.date | None:
        """Return a whole day, or ``None`` where the cell is empty.

        Raises:
            FactsError: The cell holds something else.
        """
        cell = self.cells[column]
        try:
            return dt.date.fromisoformat(cell) if cell else None
        except ValueError as wrong:
            raise self.error(
                column, mark("{place}: '{cell}' is not a date (year-month-day).")
            ) from wrong

    def whole_day(self, column: str) -> dt.date:
        """Return a whole day from a cell that must not be empty.

        Raises:
            FactsError: The cell is empty, or holds something else.
        """
        day = self.day(column)
        if day is None:
            raise self.error(column, mark("{place}: a value is required."))
        return day

    def date(self, column: str) -> PartialDate | None:
        """Return a date as far as it is stated, or ``None`` where the cell is empty.

        Raises:
            FactsError: The cell holds something else.
        """
        cell = self.cells[column]
        try:
            return PartialDate.parse(cell) if cell else None
        except ValueError as wrong:
            raise self.error(
                column,
                mark("{place}: '{cell}' is not a date (year, year-month or year-month-day)."),
            ) from wrong

    def flag(self, column: str, *, empty: bool = False) -> bool:
        """Return true or false; ``empty`` says what an empty cell means.

        Raises:
            FactsError: The cell holds neither ``true`` nor ``false``.
        """
        cell = self.cells[column]
        if cell not in {"", "true", "false"}:
            raise self.error(column, mark("{place}: '{cell}' is neither true nor false."))
        return cell == "true" if cell else empty

    def choice(self, column: str, kinds: type[E]) -> E:
        """Return one of the words that this column may hold.

        Raises:
            FactsError: The cell holds another word.
        """
        return self._member(column, self.cells[column], kinds)

    def choices(self, column: str, kinds: type[E]) -> tuple[E, ...]:
        """Return several of the words that this column may hold.

        Raises:
            FactsError: The cell holds another word.
        """
        return tuple(self._member(column, word, kinds) for word in self.many(column))

    def _member(self, column: str, word: str, kinds: type[E]) -> E:
        try:
            return kinds(word)
        except ValueError as wrong:
            allowed = ", ".join(kinds)
            template = mark("{place}: '{cell}' is not one of: {allowed}.")
            raise self.error(column, template, allowed=allowed) from wrong

    def error(self, column: str, template: str, **values: str) -> FactsError:
        """Return the error that names this cell."""
        place = f"{self.file}, line {self.line}, column {column}"
        cell = self.cells[column]
        return FactsError(Phrase.of(template, place=place, cell=cell, **values))


def rows(root: Path, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Read the table ``name`` below ``root``, whose header must name exactly ``columns``.

    Raises:
        FactsError: The file is missing, is not UTF-8, or has other columns.
    """
    try:
        with (root / name).open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            if header != list(columns):
                raise FactsError(_other_columns(name, header, columns))
            before = reader.line_num
            for cells in reader:
                if len(cells) != len(columns):
                    raise FactsError(_cells(name, before + 1, len(cells), len(columns)))
                yield Row(name, before + 1, dict(zip(columns, cells, strict=True)))
                before = reader.line_num
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        unreadable = mark("{file} cannot be read: {reason}.")
        raise FactsError(Phrase.of(unreadable, file=name, reason=str(wrong))) from wrong


def _other_columns(name: str, found: Sequence[str], columns: Sequence[str]) -> Phrase:
    template = mark("{file}, line 1: the columns are '{found}', but must be '{expected}'.")
    return Phrase.of(template, file=name, found=",".join(found), expected=",".join(columns))


def _cells(name: str, line: int, found: int, expected: int) -> Phrase:
    template = mark("{file}, line {line}: {found} cells where {expected} are expected.")
    return Phrase.of(template, file=name, line=line, found=found, expected=expected)
