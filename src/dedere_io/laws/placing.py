"""Under which open division does a numbered item stand?

Numbers are ambiguous: `(i)` follows `(h)` or opens a list under it. The order of numbers, the
number that comes next and, where the source shows it, the indent decide, in this order: the same
indent, the next number of a list that is open (innermost first), the beginning of a list.
"""

from collections.abc import Sequence
from typing import Protocol

from dedere.library.numbering import Series, follows, is_first, order_key, series_of


class Open(Protocol):
    """An item that may still be followed by one of its list."""

    number: str
    series: Series | None
    indent: int | None


def choose(
    number: str, stack: Sequence[Open], *, indent: int | None = None, following: str = ""
) -> tuple[int, Series]:
    """Return how many of the open items stay open above the new one, and its series.

    Args:
        number: Of the new item, without brackets.
        stack: Open items, outermost first.
        indent: Column at which its words begin, where the source shows it.
        following: The number of the item after it, which settles `(i)` after `(h)`.
    """
    candidates = _ordered(number, following, stack)
    depth = _by_indent(candidates, stack, indent, number)
    if depth is None:
        depth = _by_order(number, candidates, stack)
    if depth is not None:
        return depth
    opening = next((s for s in candidates if is_first(number, s)), candidates[0])
    for place, item in enumerate(stack):
        if item.series is opening:
            return place, opening
    return len(stack), opening


def _ordered(number: str, following: str, stack: Sequence[Open]) -> tuple[Series, ...]:
    candidates = series_of(number) or (Series.LETTERS,)
    if len(candidates) == 1:
        return candidates
    roman, letters = candidates
    if following and following != number:
        after = series_of(following)
        if roman in after and follows(following, number, roman):
            return (roman, letters)
        if letters in after and follows(following, number, letters):
            return (letters, roman)
    for item in reversed(stack):
        if item.series in candidates and follows(number, item.number, item.series):
            return (item.series, roman if item.series is letters else letters)
    # A list seldom reaches the fifth Roman number; `(v)` or `(c)` alone is more often a letter.
    return (roman, letters) if number.lower() in {"i", "ii", "iii", "iv"} else (letters, roman)


def _by_indent(
    candidates: tuple[Series, ...], stack: Sequence[Open], indent: int | None, number: str
) -> tuple[int, Series] | None:
    if indent is None:
        return None
    if stack and (stack[-1].indent or 0) < indent:
        opening = next((s for s in candidates if is_first(number, s)), None)
        return None if opening is None else (len(stack), opening)
    for place in range(len(stack) - 1, -1, -1):
        item = stack[place]
        if item.indent == indent and item.series in candidates and item.series is not None:
            later = order_key(number, item.series) > order_key(item.number, item.series)
            return (place, item.series) if later or not is_first(number, item.series) else None
    return None


def _by_order(
    number: str, candidates: tuple[Series, ...], stack: Sequence[Open]
) -> tuple[int, Series] | None:
    wanted = candidates[0]
    for loose in (False, True):
        for place in range(len(stack) - 1, -1, -1):
            series = stack[place].series
            if series is None or series not in candidates:
                continue
            if _continues(number, stack[place].number, series, loose=loose):
                opens = series is not wanted and is_first(number, wanted)
                if not (opens and not _is_open(wanted, stack)):
                    return place, series
    return None


def _continues(number: str, before: str, series: Series, *, loose: bool) -> bool:
    if not loose:
        return follows(number, before, series)
    return order_key(number, series) > order_key(before, series)


def _is_open(series: Series, stack: Sequence[Open]) -> bool:
    return any(item.series is series for item in stack)
