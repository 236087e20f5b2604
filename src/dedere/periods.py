"""Dates as far as they are known, and the delays that treaties count.

A day is always a :class:`datetime.date`, never a moment; a date that a source states only in
part is a :class:`PartialDate`.  Delays are data of the final clauses, each with its arithmetic
in :meth:`Delay.after`.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date a source states."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as far as its source states it.

    >>> PartialDate.parse("1961-03").latest()
    datetime.date(1961, 3, 31)
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``1961``, ``1961-03`` or ``1961-03-30``.

        Raises:
            ValueError: The text has another shape, or names no day of the calendar.
        """
        match = _PARTIAL.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        partial = cls(year or 0, month, day)
        partial.earliest()  # refuses 30 February and the like
        return partial

    @classmethod
    def of(cls, day: dt.date) -> "PartialDate":
        """Return a whole day as a partial date."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """Say how much of the date is stated."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    def earliest(self) -> dt.date:
        """Return the first day this date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> dt.date:
        """Return the last day this date can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def whole_day(self) -> dt.date | None:
        """Return the day, or ``None`` where the source states less than a day."""
        return self.earliest() if self.precision is Precision.DAY else None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


class DelayKind(StrEnum):
    """The ways in which final clauses count time."""

    IMMEDIATE = "immediate"
    """The day of deposit itself."""
    DAYS = "days"
    """``n`` days added to the day of deposit."""
    MONTHS = "months"
    """The same day-number ``n`` months later, the last day of a shorter month otherwise."""
    YEARS = "years"
    """The same day ``n`` years later; 29 February becomes 28 February."""
    MONTH_START = "month-start"
    """The first day of the ``n``-th calendar month after the month of deposit."""
    MONTH_START_AFTER_MONTHS = "month-start-after-months"
    """The first day of the month that follows the end of ``n`` months after the deposit."""


@dataclass(frozen=True, slots=True)
class Delay:
    """A time limit of a final clause.

    "On the thirtieth day following the date of deposit" and "thirty days after" are both the day
    of deposit plus thirty.

    >>> Delay(DelayKind.DAYS, 30).after(dt.date(2003, 9, 23))
    datetime.date(2003, 10, 23)
    >>> Delay(DelayKind.MONTH_START, 2).after(dt.date(2017, 11, 28))
    datetime.date(2018, 1, 1)
    """

    kind: DelayKind
    n: int = 0
    plus_days: int = 0

    def after(self, day: dt.date) -> dt.date:
        """Return the day on which the delay that starts on ``day`` has run out."""
        return self._reached(day) + dt.timedelta(days=self.plus_days)

    def _reached(self, day: dt.date) -> dt.date:
        match self.kind:
            case DelayKind.IMMEDIATE:
                return day
            case DelayKind.DAYS:
                return day + dt.timedelta(days=self.n)
            case DelayKind.MONTHS:
                return _same_day_after_months(day, self.n)
            case DelayKind.YEARS:
                return _same_day_after_months(day, 12 * self.n)
            case DelayKind.MONTH_START:
                return _same_day_after_months(day.replace(day=1), self.n)
            case DelayKind.MONTH_START_AFTER_MONTHS:
                end = _same_day_after_months(day, self.n)
                return _same_day_after_months(end.replace(day=1), 1)


def _same_day_after_months(day: dt.date, months: int) -> dt.date:
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
