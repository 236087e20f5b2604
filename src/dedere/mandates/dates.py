"""Days written in English, as resolutions write them."""

import datetime as dt
import re

from dedere.phrases import MONTHS

_MONTH = "|".join(MONTHS)
DAY = rf"(?P<day>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})"
"""A whole day, such as 19 December 2011."""

_DAY = re.compile(DAY)


def day_of(text: str) -> dt.date | None:
    """Return the first whole day a text names; ``None`` where there is none.

    >>> day_of("of 31 March 1992")
    datetime.date(1992, 3, 31)
    """
    found = _DAY.search(text)
    return _date(found) if found else None


def _date(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found["year"]), MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None
