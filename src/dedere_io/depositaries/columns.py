"""Which column of a table holds what, decided by the words in its head.

Depositaries rename and move their columns; a table is read by what its head says, never by the
place of a column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dedere.phrases import Phrase, mark
from dedere_io.depositaries.kinds import Legend, read_legend
from dedere_io.depositaries.printed import plain
from dedere_io.depositaries.rows import UnreadableListError, shortened


class Role(StrEnum):
    """What a column can hold."""

    PARTICIPANT = "participant"
    ACTS = "acts"
    """Dates of one kind of act, or of several that a legend tells apart."""
    KIND = "kind"
    DATE = "date"
    """The date of the act that the column ``KIND`` names."""
    EFFECTIVE = "effective"
    TERRITORY = "territory"
    NOTE = "note"
    OTHER = "other"


_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.PARTICIPANT,
        re.compile(
            r"\W*(?:(?:participants?|states?|country|countries|part(?:y|ies?)|contracting"
            r"|member states?|etats?|pays|participantes?|estados?|pais(?:es)?)(?![^\W\d_])"
            r"|участник|государств|страна)"
        ),
    ),
    (
        Role.EFFECTIVE,
        re.compile(
            r".*(?:entry into force|enters? into force|in force|date of effect|effective date"
            r"|date effective|entree en vigueur|entrada en vigor|вступлени)"
        ),
    ),
    (Role.TERRITORY, re.compile(r".*territor")),
    (Role.KIND, re.compile(r"\W*(?:action|act|means|type|kind|instrument|acte|acto)(?!\w)")),
    (Role.NOTE, re.compile(r".*(?:note|remark|comment|observa|declarat|reserv|objection)")),
)
_DATED = re.compile(r".*(?:date|fecha|deposit|дата|notification)")
# The widest lists have some ten columns; what is wider is no list.
_MOST_COLUMNS = 60
_EXTENSION_HEAD = "Territorial extension"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    head: str
    role: Role
    legend: Legend | None = None


def read_head(cells: Sequence[str]) -> tuple[Column, ...]:
    """Read one row as the head of a table; any row can be read so, see :func:`missing`."""
    columns = [_column(cell) for cell in cells[:_MOST_COLUMNS]]
    roles = {column.role for column in columns}
    if Role.ACTS not in roles and Role.KIND not in roles and Role.TERRITORY in roles:
        # "Participant | Date of receipt of the notification | Territories"
        columns = [
            Column(c.head, Role.ACTS, read_legend(_EXTENSION_HEAD)) if c.role is Role.DATE else c
            for c in columns
        ]
    return tuple(columns)


def _column(cell: str) -> Column:
    head = " ".join(cell.split())
    letters = plain(head)
    legend = read_legend(head)
    for role, words in _ROLES:
        if words.match(letters) and not (role in {Role.KIND, Role.NOTE} and legend):
            return Column(head, role)
    if legend:
        return Column(head, Role.ACTS, legend)
    return Column(head, Role.DATE if _DATED.match(letters) else Role.OTHER)


def missing(columns: Sequence[Column]) -> Phrase | None:
    """Say what a head lacks to be the head of a status list, or ``None`` if it lacks nothing."""
    roles = {column.role for column in columns}
    heads = ", ".join(f"'{c.head}'" for c in columns if c.head) or "-"
    if Role.PARTICIPANT not in roles:
        return Phrase.of(
            mark(
                "No column names the State. The head of the list is {heads}; call one column "
                "'Participant' or 'State'."
            ),
            heads=shortened(heads, 300),
        )
    if Role.ACTS not in roles and not {Role.KIND, Role.DATE} <= roles:
        return Phrase.of(
            mark(
                "No column holds the dates of acts. The head of the list is {heads}; call one "
                "'Signature' or 'Ratification, Accession(a)'."
            ),
            heads=shortened(heads, 300),
        )
    return None


# The head stands above the States, below a title and some lines about the instrument.
_LAST_ROW_OF_HEAD = 60


def find_head(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the place of the row that is the head of a status list, or ``None``."""
    for place, cells in enumerate(rows[:_LAST_ROW_OF_HEAD]):
        if sum(1 for cell in cells if cell.strip()) > 1 and missing(read_head(cells)) is None:
            return place
    return None


class NoHeadError(UnreadableListError):
    """No row of a table can be its head; the sentence is about the row that comes nearest."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        super().__init__(_what_the_head_lacks(rows[:_LAST_ROW_OF_HEAD]))


def _what_the_head_lacks(rows: Sequence[Sequence[str]]) -> Phrase:
    heads = [read_head(cells) for cells in rows if any(map(str.strip, cells))]
    if not heads:
        return Phrase.of(mark("The list has no rows. Download it again, or choose another file."))
    known = [sum(c.role is not Role.OTHER for c in columns) for columns in heads]
    return missing(heads[known.index(max(known))]) or Phrase.of(
        mark("The list has only one column. Check which sign separates its columns.")
    )
