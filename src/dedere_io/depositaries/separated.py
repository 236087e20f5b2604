"""Rows of CSV text, each with the line in which it begins."""

import csv
import io
from collections.abc import Callable, Sequence

from dedere.phrases import Phrase, mark
from dedere_io.depositaries.rows import MAX_ROWS, UnreadableListError
from dedere_io.depositaries.tables import TableRow

DELIMITERS = (",", ";", "\t", "|")
# A head may break its lines inside quotation marks; no row of a list runs over more than this.
_MOST_LINES = 12
_SNIFFED_CHARACTERS = 20_000


def csv_rows(text: str, delimiter: str) -> list[TableRow]:
    """Return the rows of a CSV text.

    Raises:
        UnreadableListError: A cell is larger than any cell of a list.
    """
    rows: list[TableRow] = []
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    first = 1
    try:
        for cells in records:
            lines = records.line_num - first + 1
            rows.append(TableRow(first, tuple(cells), _problem(lines)))
            first = records.line_num + 1
            if len(rows) > MAX_ROWS:
                break
    except csv.Error as error:
        raise UnreadableListError(
            Phrase.of(
                mark("From line {line} on this is not CSV: {why}. Check the quotation marks."),
                line=first,
                why=str(error),
            )
        ) from error
    return rows


def _problem(lines: int) -> Phrase | None:
    if lines <= _MOST_LINES:
        return None
    return Phrase.of(
        mark("The row runs over {lines} lines: a quotation mark is not closed."), lines=lines
    )


def likeliest_delimiter(text: str, score: Callable[[Sequence[str]], int]) -> str:
    """Return the sign by which the head of the list falls into the most known columns."""
    beginning = text[:_SNIFFED_CHARACTERS]

    def best(delimiter: str) -> int:
        try:
            rows = csv_rows(beginning, delimiter)
        except UnreadableListError:
            return 0
        return max((score(row.cells) for row in rows), default=0)

    return max(DELIMITERS, key=best)
