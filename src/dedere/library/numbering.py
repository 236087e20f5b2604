"""The numbers of provisions: which series a number belongs to, and which follows which.

Start at :func:`series_of`. Inserted numbers (`2A`, `83.01`, `260ter`, `aa`) stand between the
numbers they were inserted between.
"""

import re
from enum import StrEnum

ORDINALS = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "nonies",
    "decies", "undecies", "duodecies", "terdecies", "quaterdecies", "quindecies",
)  # fmt: skip

_ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
# `(ia)` was inserted between `(i)` and `(ii)`, `(iv.1)` between `(iv)` and `(v)`.
_INSERTED_ROMAN = re.compile(r"([ivx]+)([a-d]|\.\d+)")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_SUFFIX = "|".join(sorted(ORDINALS, key=len, reverse=True))
_LETTERS = re.compile(rf"([a-z]{{1,3}}?)(\.\d+|{_SUFFIX})?", re.IGNORECASE)


class Series(StrEnum):
    """A row of numbers that provisions of one list carry."""

    FIGURES = "1"
    LETTERS = "a"
    ROMAN = "i"
    CAPITALS = "A"
    CAPITAL_ROMAN = "I"
    DEGREES = "1°"


def roman_value(number: str) -> int | None:
    """Return the value of a Roman number of either case, or nothing where it is none.

    >>> roman_value("xiv")
    14
    """
    if not number or _ROMAN.fullmatch(number) is None:
        return None
    values = [_VALUES[letter] for letter in number.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def series_of(number: str) -> tuple[Series, ...]:
    """Return the series a number may belong to; `i` is a letter and a Roman number.

    >>> [str(series) for series in series_of("i")]
    ['i', 'a']
    """
    if number.endswith("°"):
        return (Series.DEGREES,)
    if number[:1].isdigit():
        return (Series.FIGURES,)
    found: list[Series] = []
    lower = number == number.lower()
    if roman_value(number) is not None:
        found.append(Series.ROMAN if lower else Series.CAPITAL_ROMAN)
    if _LETTERS.fullmatch(number):
        found.append(Series.LETTERS if number[:1].islower() else Series.CAPITALS)
    if not found[1:] and _INSERTED_ROMAN.fullmatch(number):
        found.append(Series.ROMAN)
    return tuple(found)


def order_key(number: str, series: Series) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Return a key that puts the numbers of one series in order.

    >>> order_key("2A", Series.FIGURES) < order_key("3", Series.FIGURES)
    True
    """
    if series in {Series.ROMAN, Series.CAPITAL_ROMAN}:
        inserted = _INSERTED_ROMAN.fullmatch(number) if roman_value(number) is None else None
        if inserted:
            return roman_value(inserted[1]) or 0, _rest([inserted[2]])
        return roman_value(number) or 0, ()
    parts = _PARTS.findall(number)
    if series in {Series.LETTERS, Series.CAPITALS}:
        letters = _LETTERS.fullmatch(number)
        first, rest = (letters[1], letters[2] or "") if letters else (number, "")
        parts = [rest] if rest else []
        return _letter_value(first), _rest([*first[1:].lower(), *parts])
    if not parts:
        return 0, ()
    return int(parts[0]), _rest(parts[1:])


def _letter_value(letters: str) -> int:
    # `ba` was inserted after `b`; `bb` after `b` or, in a long list, after `aa`.
    return ord(letters[0].lower()) - ord("a") + 1 if letters else 0


def _rest(parts: list[str]) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    for part in parts:
        lower = part.lower().lstrip(".")
        if lower in ORDINALS:
            found.append((ORDINALS.index(lower) + 2, ""))
        elif lower.isdigit():
            # `2.21` was inserted between `2.2` and `2.3`: decimals, compared digit by digit.
            found.append((0, lower))
        else:
            found.append((1, lower))
    return tuple(found)


def is_first(number: str, series: Series) -> bool:
    """Whether a list of this series opens with this number."""
    return order_key(number, series)[0] == 1


def follows(number: str, before: str, series: Series) -> bool:
    """Whether a number comes next after another of its series, or was inserted after it.

    >>> follows("2A", "2", Series.FIGURES), follows("c", "a", Series.LETTERS)
    (True, False)
    """
    here, there = order_key(number, series), order_key(before, series)
    return here > there and here[0] - there[0] <= 1
