"""Tells the rows of a printed list from its titles, page numbers and notes."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from dedere.phrases import Phrase, StateName, mark
from dedere_io.depositaries.collecting import BLANK, FOOTNOTE, HEADING
from dedere_io.depositaries.kinds import find_kinds
from dedere_io.depositaries.printed import Printed, take_apart
from dedere_io.depositaries.rows import NameFinder
from dedere_io.depositaries.texts.joins import Joined
from dedere_io.depositaries.texts.lines import begins_notes, head_words, is_furniture, is_prose

_NOTHING = Printed("")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One row of a printed list, or a line that is none."""

    joined: Joined
    printed: Printed = _NOTHING
    state: str = ""
    """The code of the State; empty where the line is no row."""
    head: str = ""
    """The words of the head of the table in which the row stands."""
    in_notes: bool = False
    passed_over: str = ""
    """``blank``, ``heading`` or ``footnote`` where the line is no row."""
    problem: Phrase | None = None


class _Part(Enum):
    BEFORE = auto()
    TABLE = auto()
    NOTES = auto()


_NO_HEAD_WORDS_BELOW = 2
_A_WHOLE_HEAD = 4
_MOST_LINES_OF_A_HEAD = 12
# Behind the dates of a row stand footnotes and short remarks; in a note stands a sentence.
_LONGEST_REMARK = 30


class Parts:
    """Goes through a document from its title to its notes."""

    def __init__(self, names: NameFinder, *, title: re.Pattern[str] | None = None) -> None:
        """Prepare; ``title`` matches the lines with which a further list begins."""
        self._names = names
        self._title = title
        self._part = _Part.BEFORE
        self._head: deque[str] = deque(maxlen=_MOST_LINES_OF_A_HEAD)
        self._rows_since_head = False

    def rows(self, joined: Iterable[Joined]) -> list[TextRow]:
        """Return one verdict for each row or line."""
        return [self._verdict(row) for row in joined]

    def _verdict(self, row: Joined) -> TextRow:
        text = row.text
        if not text.strip():
            return TextRow(joined=row, passed_over=BLANK)
        if is_furniture(text):
            return TextRow(joined=row, passed_over=HEADING)
        if self._title and not row.dates and self._title.search(text):
            self._part = _Part.BEFORE
            self._head.clear()
            return TextRow(joined=row, passed_over=HEADING)
        if not row.dates and self._is_head(text):
            return TextRow(joined=row, passed_over=HEADING)
        printed = take_apart(row.name)
        state = self._names.find(printed.name) if printed.name else None
        if state is not None:
            return self._named(row, printed, state)
        return self._unnamed(row, printed)

    def _is_head(self, text: str) -> bool:
        words = head_words(text)
        if self._head and not self._rows_since_head and (words or find_kinds(text)):
            self._head.append(text)
            return True
        if words < _NO_HEAD_WORDS_BELOW or (self._part is _Part.NOTES and words < _A_WHOLE_HEAD):
            return False
        if self._rows_since_head:
            self._head.clear()
            self._rows_since_head = False
        self._head.append(text)
        if words >= _A_WHOLE_HEAD:
            self._part = _Part.TABLE
        return True

    def _named(self, row: Joined, printed: Printed, state: str) -> TextRow:
        in_notes = self._part is _Part.NOTES
        if not row.dates:
            if self._part is _Part.TABLE:
                no_date = mark("The row names {state} and no date.")
                problem = Phrase.of(no_date, state=StateName(state))
                return TextRow(joined=row, printed=printed, problem=problem)
            return self._text(row)
        if in_notes and len(_behind(row)) > _LONGEST_REMARK:
            return self._text(row)
        if not in_notes:
            self._part, self._rows_since_head = _Part.TABLE, True
        return TextRow(
            joined=row,
            printed=printed,
            state=state,
            head=" ".join(self._head),
            in_notes=in_notes,
        )

    def _unnamed(self, row: Joined, printed: Printed) -> TextRow:
        if self._part is _Part.TABLE and not row.dates and begins_notes(row.text):
            self._part = _Part.NOTES
        if not row.dates or self._part is _Part.NOTES or is_prose(row.name):
            return self._text(row)
        if not printed.name:
            if self._part is _Part.BEFORE:
                return self._text(row)
            nameless = Phrase.of(mark("The row has dates and names no State."))
            return TextRow(joined=row, problem=nameless)
        before_date = row.lines[0].line.text[: row.dates[0].start].rstrip()
        if self._part is _Part.BEFORE and before_date.endswith(","):
            return self._text(row)  # "Rome, 10 March 1988"
        return TextRow(joined=row, printed=printed, problem=self._names.explain(printed.name))

    def _text(self, row: Joined) -> TextRow:
        below_head = bool(self._head) and not self._rows_since_head
        notes = self._part is not _Part.BEFORE and not below_head
        return TextRow(joined=row, passed_over=FOOTNOTE if notes else HEADING)


def _behind(row: Joined) -> str:
    line = row.lines[-1]
    return line.line.text[max((t.end for t in line.tokens), default=0) :].strip()
