"""A workbook that came back: the rows of its first sheet, as text under their headings.

Values alone are read: no formula is computed and no link followed. What comes in is a file of
somebody else: callers look into it first (``foundation.uploads``).
"""

import io
import zipfile
from collections.abc import Iterator

import openpyxl

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

MOST_ROWS = 5_000
MOST_COLUMNS = 50

UNREADABLE = mark("The file cannot be read as a workbook. Save it again as XLSX, and send that.")
TOO_MANY = mark("The workbook has more than {most} rows. Send the one that was downloaded here.")


def read_workbook(content: bytes) -> tuple[dict[str, str], ...]:
    """Return the rows of the first sheet, each by the heading of its columns.

    Raises:
        InvalidInputError: It is no workbook, or far longer than any that we give.
    """
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return tuple(_rows(book.worksheets[0].iter_rows(values_only=True)))
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError) as wrong:
        raise InvalidInputError(Phrase.of(UNREADABLE)) from wrong


def _rows(lines: Iterator[tuple[object, ...]]) -> Iterator[dict[str, str]]:
    heads = [_text(cell) for cell in next(lines, ())[:MOST_COLUMNS]]
    for number, line in enumerate(lines):
        if number >= MOST_ROWS:
            raise InvalidInputError(Phrase.of(TOO_MANY, most=MOST_ROWS))
        row = {head: _text(cell) for head, cell in zip(heads, line, strict=False) if head}
        if any(row.values()):
            yield row


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
