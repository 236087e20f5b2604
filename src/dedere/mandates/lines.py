"""Lines of a printed resolution, with what does not belong to its words set apart."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line is on its page."""

    WORDS = "words"
    BLANK = "blank"
    HEADER = "header"
    """The running head: the symbol and the title, printed again on every page."""
    FOLIO = "folio"
    """Number of the page, job number, bar code."""
    RULE = "rule"
    """The stroke above the footnotes."""
    NOTE = "note"
    """Words of a footnote."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document: its number from 1, its words, what it is, its page from 1."""

    number: int
    text: str
    kind: LineKind = LineKind.WORDS
    page: int = 1
    notes: tuple[str, ...] = ()
    """Marks of footnotes in it, or its own, where the form of the file tells marks from words."""


def as_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text without any page furniture.

    >>> [line.kind.value for line in as_lines("The General Assembly,")]
    ['words']
    """
    return tuple(
        Line(n, words, LineKind.WORDS if words.strip() else LineKind.BLANK)
        for n, words in enumerate(text.splitlines(), 1)
    )
