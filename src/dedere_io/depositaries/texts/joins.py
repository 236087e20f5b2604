"""Puts broken rows together.

A name may break over lines, before or behind its dates, and so may the cells.  Lines are joined
only where the two together name a State, or where the row above is visibly unfinished.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dedere_io.depositaries.printed import take_apart
from dedere_io.depositaries.rows import NameFinder
from dedere_io.depositaries.texts.lines import Analysed, Token, What, is_furniture, is_prose

_LONGEST_PART_OF_A_NAME = 70
_UNFINISHED = re.compile(r"(?:effect from|with effect|notified\W*)\s*$")
_FILLER = re.compile(r"\W*(?:notified|notification|effect from|with effect from|effect)?\W*")


@dataclass(frozen=True, slots=True)
class Joined:
    """One row, or one line that is no row."""

    lines: tuple[Analysed, ...]
    name: str
    """What is printed where the State stands."""
    tokens: tuple[Token, ...]

    @property
    def number(self) -> int:
        """Return the number of its first line."""
        return self.lines[0].line.number

    @property
    def text(self) -> str:
        """Return its lines as one."""
        return " ".join(line.line.text.strip() for line in self.lines)

    @property
    def dates(self) -> tuple[Token, ...]:
        """Return the tokens that are dates."""
        return tuple(t for t in self.tokens if t.what is What.DATE)


def join_rows(lines: Sequence[Analysed], names: NameFinder) -> list[Joined]:
    """Return every line, alone or joined to its neighbours, in order."""
    rows: list[Joined] = []
    place = 0
    while place < len(lines):
        name_lines = _lines_of_name_before(lines, place, names)
        dated = lines[place + name_lines]
        parts = list(lines[place : place + name_lines + 1])
        name = " ".join(part.head for part in parts)
        if dated.tokens and not name_lines:
            name, behind = _with_name_behind(lines, place, names)
            parts += behind
        tokens = list(dated.tokens)
        if dated.tokens and _names_state(name, names):
            for further in _unfinished(lines, place + len(parts), parts):
                parts.append(further)
                # The place in its own line says nothing about the column.
                tokens += [replace(token, apart=False) for token in further.tokens]
        rows.append(Joined(tuple(parts), name, tuple(tokens)))
        place += len(parts)
    return rows


def _lines_of_name_before(lines: Sequence[Analysed], place: int, names: NameFinder) -> int:
    """Return how many lines, 0 to 2, hold the beginning of a name whose dates come below."""
    for count in (1, 2):
        if place + count >= len(lines) or not _may_be_name(lines[place + count - 1]):
            return 0
        below = lines[place + count]
        name = " ".join(line.head for line in lines[place : place + count + 1])
        if below.dates and below.head and _names_state(name, names):
            return count
    return 0


def _with_name_behind(
    lines: Sequence[Analysed], place: int, names: NameFinder
) -> tuple[str, list[Analysed]]:
    """Return the name of a dated line, and the line below where the name goes on there."""
    name = lines[place].head
    below = lines[place + 1] if place + 1 < len(lines) else None
    if (
        below is not None
        and name
        and _may_be_name(below)
        and not _lines_of_name_before(lines, place + 1, names)
        and not _names_state(below.head, names)
        and _names_state(f"{name} {below.head}", names)
    ):
        return f"{name} {below.head}", [below]
    return name, []


def _unfinished(
    lines: Sequence[Analysed], place: int, parts: Sequence[Analysed]
) -> list[Analysed]:
    """Return the lines that finish a row of which a cell broke."""
    further: list[Analysed] = []
    while place < len(lines) and _is_open([*parts, *further]):
        line = lines[place]
        if line.is_blank or not _FILLER.fullmatch(line.head.casefold()):
            break
        further.append(line)
        place += 1
    return further if any(line.dates for line in further) else []


def _is_open(parts: Sequence[Analysed]) -> bool:
    without_date = not any(part.dates for part in parts)
    return without_date or bool(_UNFINISHED.search(parts[-1].line.text.casefold()))


def _may_be_name(line: Analysed) -> bool:
    text = line.line.text.strip()
    return (
        bool(text)
        and not line.tokens
        and len(text) <= _LONGEST_PART_OF_A_NAME
        and not is_furniture(text)
        and not is_prose(text)
    )


def _names_state(text: str, names: NameFinder) -> bool:
    name = take_apart(text).name
    return bool(name) and names.find(name) is not None
