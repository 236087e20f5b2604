"""Sessions of United Nations bodies: their numbers in words, and when they open.

Rule 1 of the rules of procedure of the General Assembly, as it stands since the fifty-eighth
session: the Assembly meets every year in regular session commencing on the Tuesday of the third
week in September, counting from the first week that contains at least one working day. For
earlier sessions the year alone is given.
"""

import calendar
import datetime as dt
import re

_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")


def _ordinals() -> dict[str, int]:
    table = {word: n for n, word in enumerate(_ONES, 1)}
    for tens, stem in enumerate(_TENS, 2):
        table[f"{stem}ieth"] = 10 * tens
        for ones, word in enumerate(_ONES[:9], 1):
            table[f"{stem}y-{word}"] = 10 * tens + ones
    table["one hundredth"] = table["hundredth"] = 100
    for n, word in enumerate(_ONES, 1):
        table[f"one hundred and {word}"] = 100 + n
    return table


ORDINALS = _ordinals()
"""Numbers from 1 to 119 by their ordinal in words."""

ORDINAL = "|".join(
    re.escape(word).replace(r"\-", r"[-\u2010\u2011]\s?").replace(r"\ ", r"\s+")
    for word in sorted(ORDINALS, key=len, reverse=True)
)
"""A pattern that matches any of them."""

_WORDS = {n: word for word, n in reversed(ORDINALS.items())}

GENERAL_ASSEMBLY = "General Assembly"

# Annual sessions: the number of a session and the year of its main part.
_YEAR_OF_SESSION_ZERO = {
    "Commission on Crime Prevention and Criminal Justice": 1991,
    "Commission on Narcotic Drugs": 1957,
    "Commission on the Status of Women": 1956,
    "Commission on Population and Development": 1967,
    "Commission for Social Development": 1962,
}
FIRST_SESSION_UNDER_RULE = 58


def ordinal_number(words: str) -> int | None:
    """Return the number an ordinal names.

    >>> ordinal_number("Sixty-ninth"), ordinal_number("twenty-sec ond")
    (69, None)
    """
    said = re.sub(r"[-\u2010\u2011]\s?", "-", " ".join(words.lower().split()))
    return ORDINALS.get(said)


def ordinal_words(n: int) -> str:
    """Return the ordinal of a number in words.

    >>> ordinal_words(69)
    'sixty-ninth'
    """
    return _WORDS.get(n, str(n))


def year_of(body: str, session: int) -> int | None:
    """Return the year in which a regular session opens (General Assembly) or is held."""
    if body == GENERAL_ASSEMBLY:
        return 1945 + session
    zero = _YEAR_OF_SESSION_ZERO.get(body)
    return zero + session if zero else None


def opening_of(body: str, session: int) -> dt.date | None:
    """Return the day on which a regular session opens, where a rule gives it.

    >>> opening_of("General Assembly", 69)
    datetime.date(2014, 9, 16)
    """
    if body != GENERAL_ASSEMBLY or session < FIRST_SESSION_UNDER_RULE:
        return None
    first = dt.date(1945 + session, 9, 1)
    if first.weekday() >= calendar.SATURDAY:
        first += dt.timedelta(days=7 - first.weekday())
    monday = first - dt.timedelta(days=first.weekday())
    return monday + dt.timedelta(days=15)
