"""What each date of a printed row means: signature, deposit or effect.

The place in the row decides where every column is filled or marked with a dash; else a letter or
a word for the act; else the column under which the date is printed.  What stays open is not
guessed: the row is reported.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from statistics import median

from dedere.phrases import Phrase, mark
from dedere_io.depositaries.printed import plain
from dedere_io.depositaries.texts.lines import Token, What


class Place(IntEnum):
    """The columns of dates, in the order in which every depositary prints them."""

    SIGNATURE = 1
    DEPOSIT = 2
    EFFECT = 3


_WORDS: Mapping[Place, tuple[str, ...]] = {
    Place.SIGNATURE: ("signature", "signed", "firma"),
    Place.DEPOSIT: ("deposit", "ratification", "accession", "depot"),
    Place.EFFECT: ("force", "effective", "effect", "vigueur", "vigor"),
}

# In characters.  Columns of dates stand at least a date apart, some 12 characters.
_WIDEST_COLUMN = 9
_NEAR = 7


@dataclass(frozen=True, slots=True)
class PlacedDates:
    """The dates of one row by their meaning, or the reason why they have none."""

    by_place: Mapping[Place, Token]
    problem: Phrase | None = None


def columns_of(head: str) -> tuple[Place, ...]:
    """Return the columns of dates which a head names."""
    letters = plain(head)
    return tuple(p for p in Place if any(word in letters for word in _WORDS[p]))


def learn_columns(
    rows: Sequence[tuple[Sequence[Token], Sequence[Place]]],
) -> dict[Place, float]:
    """Return where in a line each column begins, learnt from the rows that fill them all.

    Empty where the text does not keep its columns.
    """
    starts: dict[Place, list[int]] = {}
    for tokens, columns in rows:
        filled = _cells(tokens)
        if len(filled) == len(columns) and all(t.apart for t in filled):
            for place, token in zip(columns, filled, strict=True):
                starts.setdefault(place, []).append(token.start)
    if any(max(found) - min(found) > _WIDEST_COLUMN for found in starts.values()):
        return {}
    return {place: median(found) for place, found in starts.items()}


def place_dates(
    tokens: Sequence[Token],
    *,
    columns: Sequence[Place],
    learnt: Mapping[Place, float],
    alone: Place | None,
    after_word: Place | None,
) -> PlacedDates:
    """Say what each date of a row means.

    Args:
        tokens: What stands behind the name, from left to right.
        columns: The columns of dates of this list.
        learnt: Where the columns begin, if known.
        alone: What a single date means that nothing else explains, if the list is clear on it.
        after_word: What a single date behind the word for the act means, likewise.
    """
    cells = _cells(tokens)
    dates = [t for t in cells if t.what is What.DATE]
    found = (
        _around_word(tokens, columns, after_word)
        or _in_order(cells, columns)
        or _around_letter(dates)
        or _under_columns(dates, learnt)
    )
    if not found and len(dates) == 1 and alone:
        found = {alone: dates[0]}
    if found:
        return PlacedDates(found)
    return PlacedDates(
        {},
        Phrase.of(
            mark(
                "The row has {count} dates, and nothing says which is the signature and which the "
                "deposit. Enter it in the plain CSV."
            ),
            count=len(dates),
        ),
    )


def _cells(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.what in {What.DATE, What.DASH}]


def _around_word(
    tokens: Sequence[Token], columns: Sequence[Place], after_word: Place | None
) -> dict[Place, Token]:
    """Place dates around the word for the act: ``28 Feb 1986 ratified 6 Apr 1989 6 May 1989``."""
    word = next((n for n, t in enumerate(tokens) if t.what is What.ACT), None)
    if word is None:
        return {}
    before = [t for t in tokens[:word] if t.what is What.DATE]
    after = [t for t in tokens[word:] if t.what is What.DATE]
    places: list[Place | None] = [p for p in columns if p is not Place.SIGNATURE]
    if len(after) == 1 < len(places):
        places = [after_word]
    if len(before) > 1 or not 1 <= len(after) <= len(places):
        return {}
    placed = {Place.SIGNATURE: before[0]} if before else {}
    return placed | {p: t for p, t in zip(places, after, strict=False) if p}


def _around_letter(dates: Sequence[Token]) -> dict[Place, Token]:
    """Place dates around the one with a letter: ``16 December 1970 8 November 1996 (a)``."""
    for n, token in enumerate(dates):
        if token.date and token.date.read and token.date.read.mark:
            return _before_and_after(dates[:n], dates[n:])
    return {}


def _before_and_after(before: Sequence[Token], after: Sequence[Token]) -> dict[Place, Token]:
    if len(before) > 1 or not 1 <= len(after) <= 2:
        return {}
    placed = {Place.SIGNATURE: before[0]} if before else {}
    return {**placed, **dict(zip((Place.DEPOSIT, Place.EFFECT), after, strict=False))}


def _in_order(cells: Sequence[Token], columns: Sequence[Place]) -> dict[Place, Token]:
    if len(cells) != len(columns):
        return {}
    return {p: t for p, t in zip(columns, cells, strict=True) if t.what is What.DATE}


def _under_columns(dates: Sequence[Token], learnt: Mapping[Place, float]) -> dict[Place, Token]:
    placed: dict[Place, Token] = {}
    for token in dates:
        near = [p for p, start in learnt.items() if abs(token.start - start) <= _NEAR]
        if not token.apart or len(near) != 1 or near[0] in placed:
            return {}
        placed[near[0]] = token
    return placed
