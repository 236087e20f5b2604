"""What a status list says: acts row by row, and the rows that could not be read.

Every row of a list ends in exactly one of three places: it gave acts, it is reported as
unreadable with its line and a reason, or it was passed over (blank, heading, footnote).
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Protocol

from dedere.errors import InvalidInputError
from dedere.periods import PartialDate
from dedere.phrases import Phrase
from dedere.treaties.actions import ActionKind

# Long enough to recognise the row in the list, short enough for one line of a report.
ROW_TEXT_CHARACTERS = 120
# A list has one or two rows for each State; the longest published ones have some thousand lines.
MAX_ROWS = 50_000


class UnreadableListError(InvalidInputError):
    """A whole status list cannot be read; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAct:
    """One act of one State, as one row of a list states it."""

    line: int
    """Line of the file, or of the text of a PDF, in which the row begins; the first is 1."""
    name: str
    """The State as printed, without footnote marks and brackets."""
    state: str
    """The code of the State.  A row whose State is not known is unreadable, never an act."""
    kind: ActionKind
    date: PartialDate | None = None
    """Deposit, signature or receipt; ``None`` where the list gives only the date of effect."""
    effective: dt.date | None = None
    territory: str = ""
    note: str = ""
    withdrawn: bool = False
    """The list prints the State in brackets: it has withdrawn."""
    instrument: str | None = None
    """Code of the instrument (or its short title as printed) where the list covers several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableRow:
    """A row that gave no act, and why."""

    line: int
    text: str
    reason: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOverRow:
    """A row that is not about a State: ``blank``, ``heading`` or ``footnote``."""

    line: int
    text: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """Everything that was read from one status list."""

    acts: tuple[ListedAct, ...]
    unreadable: tuple[UnreadableRow, ...]
    reader: str
    title: str = ""
    as_of: PartialDate | None = None
    """The day up to which the list speaks, where it says so."""
    passed_over: tuple[PassedOverRow, ...] = ()
    remarks: tuple[Phrase, ...] = ()
    """What a person should know about the reading, such as the encoding that was assumed."""
    counted: dict[str, int] = field(default_factory=dict)
    """``rows`` is always ``with_acts`` + ``unreadable`` + ``ignored``; ``acts`` counts acts."""


class NameFinder(Protocol):
    """Finds the State that a printed name means."""

    def find(self, name: str) -> str | None:
        """Return the code of the State, or ``None`` where the name is unknown or ambiguous."""

    def explain(self, name: str) -> Phrase:
        """Say why :meth:`find` found nothing, with suggestions where there are any."""


class StatusListReader(Protocol):
    """Reads one shape of status list."""

    name: str

    def read(self, content: bytes, *, names: NameFinder) -> ReadList:
        """Read a whole list.

        Raises:
            UnreadableListError: The content has not the shape of such a list.
        """


def shortened(text: str, characters: int = ROW_TEXT_CHARACTERS) -> str:
    """Return a text on one line, cut to a length that fits in a report."""
    line = " ".join(text[: 4 * characters].split())
    return line if len(line) <= characters else line[: characters - 1] + "…"
