"""Dates as depositaries print them, in four languages, with the mark glued to them.

Start at :func:`read_date` for a cell that holds a date, at :func:`find_dates` for a line with
several.  Numbers alone are read with the day first, as all depositaries write them.
"""

import re
import unicodedata
from dataclasses import dataclass

from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark
from dedere_io.depositaries.printed import RAISED_DIGITS, plain
from dedere_io.depositaries.rows import UnreadableListError, shortened

# The first treaty in any list is of the nineteenth century.
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_LONGEST_CELL = 200
_LONGEST_LINE = 1000


class UnreadableDateError(UnreadableListError):
    """A cell that should hold a date does not; the row is reported with this reason."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as far as it is stated, and what is printed with it."""

    date: PartialDate
    mark: str = ""
    """The letters printed behind it, such as ``a`` or ``AA``; their meaning is the list's."""
    footnotes: tuple[str, ...] = ()
    day_first_assumed: bool = False
    """Day and month could be exchanged, as in 02/03/2004."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date inside a line; ``problem`` is set where the place holds no readable date."""

    start: int
    end: int
    read: ReadDate | None = None
    problem: Phrase | None = None


_MONTHS_BY_NUMBER = (
    "january jan janvier janv enero ene январь января янв",
    "february feb fevrier fevr fev febrero февраль февраля февр фев",
    "march mar mars marzo март марта мар",
    "april apr avril avr abril abr апрель апреля апр",
    "may mai mayo май мая",
    "june jun juin junio июнь июня июн",
    "july jul juillet juil julio июль июля июл",
    "august aug aout agosto ago август августа авг",
    "september sept sep septembre septiembre setiembre set сентябрь сентября сент сен",
    "october oct octobre octubre октябрь октября окт",
    "november nov novembre noviembre ноябрь ноября нояб ноя",
    "december dec decembre diciembre dic декабрь декабря дек",
)


MONTHS = {
    plain(name): number
    for number, names in enumerate(_MONTHS_BY_NUMBER, start=1)
    for name in names.split()
}

_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?<!\d)(?P<{0}>\d{{1,2}})"
_NUMBER_SEPARATOR = r"\s?[-/.]\s{0,2}"
_DATE = re.compile(
    rf"""
      {_DAY.format("d1")} (?:er|st|nd|rd|th|[oa°])? [\s.,/\-]{{0,4}} (?:de\s{{1,3}}|of\s{{1,3}})?
      (?P<m1>{_NAME}) \.?,? [\s/\-]{{0,4}} (?:del?\s{{1,3}})? (?P<y1>\d{{4}}|\d{{2}}) (?!\d)
    | (?<![^\W\d_]) (?P<m2>{_NAME}) \.?\s{{1,3}} (?P<d2>\d{{1,2}}) (?:st|nd|rd|th)? ,?
      \s{{1,3}} (?P<y2>\d{{4}}) (?!\d)
    | (?<!\d) (?P<y3>\d{{4}}) [-/.] (?P<m3>\d{{1,2}}) [-/.] (?P<d3>\d{{1,2}}) (?!\d)
    | {_DAY.format("d4")} {_NUMBER_SEPARATOR} (?P<m4>\d{{1,2}}) {_NUMBER_SEPARATOR}
      (?P<y4>\d{{4}}|\d{{2}}) (?!\d)
    | (?<![^\W\d_]) (?P<m5>{_NAME}) \.?[\s\-]{{1,3}} (?P<y5>\d{{4}}) (?!\d)
    """,
    re.VERBOSE,
)
_YEAR_OR_MONTH = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2}))?(?!\d)")
_REST = re.compile(
    r"(?:\s*г\.?(?=\W|$))?\s*(?:[(\[]\s*(?P<inner>[A-Za-z]{1,3})\s*[)\]]|(?P<mark>[A-Za-z]{1,3}))?"
    r"(?P<notes>(?:[\s,;*†‡§⁰¹²³⁴-⁹]|[\[(]?\d{1,3}[\])/]?|[\[(]\*+[\])])*+)[.]?"
)
# In running text only the marks that depositaries use are taken for marks.
_MARK_IN_LINE = re.compile(
    r"\s{0,2}(?:\((?P<inner>AA|[aAcdspP])\)|\s(?P<mark>AA|[aAcdspP])(?!\w))"
)
_BLANKS = frozenset({"", "-", "–", "—", "--", "...", "…", "n/a", "none", "nil", "."})


def is_blank(text: str) -> bool:
    """Say whether a cell is empty, or holds one of the signs that lists print for "nothing"."""
    return text.strip().casefold() in _BLANKS


def read_date(text: str) -> ReadDate:
    """Read a cell that holds one date, and perhaps a mark and footnote numbers behind it.

    >>> str(read_date("24 Sep 2003 a").date), read_date("24 Sep 2003 a").mark
    ('2003-09-24', 'a')

    Raises:
        UnreadableDateError: The cell holds something else; the sentence says what.
    """
    cell = unicodedata.normalize("NFC", " ".join(text[: _LONGEST_CELL + 1].split()))
    letters = plain(cell)
    match = _DATE.match(letters) or _YEAR_OR_MONTH.match(letters)
    rest = _REST.fullmatch(cell, match.end()) if match else None
    if match is None or rest is None or len(cell) > _LONGEST_CELL:
        raise UnreadableDateError(
            Phrase.of(
                mark("'{text}' is not a date. Write it like 24 September 2003 or 2003-09-24."),
                text=shortened(text, 60),
            )
        )
    read = _understood(match, cell[: match.end()])
    return ReadDate(
        date=read.date,
        mark=rest["inner"] or rest["mark"] or "",
        footnotes=tuple(re.findall(r"\d+", rest["notes"].translate(RAISED_DIGITS))),
        day_first_assumed=read.day_first_assumed,
    )


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates inside a line, from left to right; lone years are no dates there."""
    found = []
    for match in _DATE.finditer(plain(text)):
        printed = text[match.start() : match.end()]
        try:
            read = _understood(match, printed)
        except UnreadableDateError as error:
            found.append(FoundDate(match.start(), match.end(), problem=error.phrase))
            continue
        behind = _MARK_IN_LINE.match(text, match.end())
        letters = (behind["inner"] or behind["mark"]) if behind else ""
        marked = ReadDate(read.date, letters, (), read.day_first_assumed)
        found.append(FoundDate(match.start(), behind.end() if behind else match.end(), marked))
    return found


def _understood(match: re.Match[str], printed: str) -> ReadDate:
    parts = {key.rstrip("12345"): value for key, value in match.groupdict().items() if value}
    year, month, day = parts["y"], parts.get("m"), parts.get("d")
    if len(year) == 2:
        raise UnreadableDateError(
            Phrase.of(
                mark("'{text}' gives only two digits of the year. Write all four."), text=printed
            )
        )
    number = MONTHS.get(month) or int(month) if month else None
    try:
        date = PartialDate(int(year), number, int(day) if day else None)
        date.earliest()
    except ValueError:
        date = None
    if date is None or not _FIRST_YEAR <= date.year <= _LAST_YEAR:
        raise UnreadableDateError(
            Phrase.of(
                mark("'{text}' names no day that can be meant. Numbers are read day first."),
                text=printed,
            )
        )
    exchangeable = bool(match.groupdict().get("d4")) and date.day != date.month
    return ReadDate(date, day_first_assumed=exchangeable and (date.day or 13) <= 12)


_AS_OF = re.compile(
    r"(?:as\s+of|as\s+at|last\s+(?:update|change)[a-z\s]*|updated(?:\s+on)?|situation\s+au|etat\s+au"
    r"|situacion\s+al?|по\s+состоянию\s+на)\W{0,5}$"
)


def find_as_of(text: str) -> PartialDate | None:
    """Return the date which a line states as the day up to which its list speaks."""
    text = text[:_LONGEST_LINE]
    letters = plain(text)
    for found in find_dates(text):
        if found.read and _AS_OF.search(letters[max(0, found.start - 60) : found.start]):
            return found.read.date
    return None
