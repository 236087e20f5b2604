"""Plain text for a terminal: cells of their true width, wrapped lines, aligned tables.

Start at :func:`lay_out`. Nothing here knows treaties, nor prints.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP = "  "
"""What stands between two columns."""
NARROWEST = 12
"""A line that is wrapped is never made narrower than this."""

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})


def display_width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes.

    Wide characters take two, combining marks and colour codes none.

    >>> display_width("中国"), display_width("Cote\u0301")
    (4, 4)
    """
    return sum(_character_width(c) for c in _STYLE.sub("", text))


def _character_width(character: str) -> int:
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return ``text`` filled with spaces up to ``width`` columns."""
    missing = " " * max(0, width - display_width(text))
    return missing + text if right else text + missing


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` columns, between words where it can.

    >>> wrap("Sources disagree on the date", 16)
    ['Sources disagree', 'on the date']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if display_width(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width)
        lines += full
    return [*lines, line] if line or not lines else lines


def _broken(word: str, width: int) -> list[str]:
    """Break a word that is wider than a line; a mark stays with the letter it belongs to."""
    pieces = [""]
    for character in word:
        if pieces[-1] and display_width(pieces[-1] + character) > max(width, 2):
            pieces.append("")
        pieces[-1] += character
    return pieces


def indented(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Return ``text`` wrapped, the first line after ``first``, the others after ``rest``."""
    hang = " " * display_width(first) if rest is None else rest
    room = max(NARROWEST, width - max(display_width(first), display_width(hang)))
    lines = wrap(text, room)
    return [first + lines[0], *(hang + line for line in lines[1:])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    title: str
    right: bool = False
    """Numbers stand to the right."""
    wraps: bool = False
    """Whether the column gives way where the terminal is narrow."""
    least: int = NARROWEST
    """How far it gives way; beyond that the table becomes labelled rows."""


def lay_out(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, width: int) -> list[str]:
    """Return the lines of an aligned table of at most ``width`` columns, with its header.

    Columns that wrap share what the others leave; where even that is too little, every row
    becomes a list of labelled lines.
    """
    table = [list(row) for row in rows]
    widths = _widths(columns, table, width)
    if widths is None:
        return _labelled(columns, table, width)
    header = [pad(c.title, w, right=c.right) for c, w in zip(columns, widths, strict=True)]
    rule = ["-" * w for w in widths]
    lines = [GAP.join(header).rstrip(), GAP.join(rule)]
    for row in table:
        lines += _row(columns, row, widths)
    return lines


def _widths(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """Return the width of every column, or ``None`` where the table does not fit."""
    widths = [
        max(display_width(cell) for cell in (column.title, *(row[i] for row in rows)))
        for i, column in enumerate(columns)
    ]
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while excess > 0:
        yielding = [
            i for i, column in enumerate(columns) if column.wraps and widths[i] > column.least
        ]
        if not yielding:
            return None
        widest = max(yielding, key=lambda i: widths[i])
        widths[widest] -= 1
        excess -= 1
    return widths


def _row(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [
        wrap(cell, w) if c.wraps else [cell]
        for c, cell, w in zip(columns, row, widths, strict=True)
    ]
    lines = []
    for n in range(max(len(cell) for cell in cells)):
        parts = [
            pad(cell[n] if n < len(cell) else "", w, right=c.right)
            for c, cell, w in zip(columns, cells, widths, strict=True)
        ]
        lines.append(GAP.join(parts).rstrip())
    return lines


def _labelled(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return each row as its name, up to the first column with a title, and labelled lines."""
    lines: list[str] = []
    named = next((n for n, column in enumerate(columns) if column.title), 0)
    for row in rows:
        if lines:
            lines.append("")
        lines += indented(" ".join(cell for cell in row[: named + 1] if cell), width, rest="  ")
        for column, cell in zip(columns[named + 1 :], row[named + 1 :], strict=True):
            if cell:
                lines += indented(cell, width, first=f"  {column.title}: ", rest="    ")
    return lines
