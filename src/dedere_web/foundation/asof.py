"""The day a page speaks of: read from its address, shown in the as-of bar, carried along by links.

Two dates: ``on`` is the day asked about; ``known_on`` asks what the sources that existed by that
day would have said (the bitemporal question).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dedere.errors import DateBeforeFactsError, InvalidDateError, InvalidInputError
from dedere.periods import PartialDate
from dedere.phrases import Phrase, mark
from dedere_web.foundation.language import say

LAST_DAY = dt.date(2999, 12, 31)
"""No page speaks of a later day; drawings need room beyond it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day asked about, and what was wrong with what was typed."""

    on: dt.date
    today: dt.date
    first_day: dt.date
    known_on: dt.date | None = None
    asked: str = ""
    asked_known_on: str = ""
    error: str = ""
    error_known_on: str = ""
    stated: bool = False
    """Whether the address names a day; links then name it too."""

    @property
    def status(self) -> int:
        """Return the HTTP status: the page stays usable, but an unreadable date is said."""
        return 422 if self.error or self.error_known_on else 200

    @property
    def is_today(self) -> bool:
        """Say whether the day is today."""
        return self.on == self.today

    @property
    def is_past(self) -> bool:
        """Say whether the day lies before today."""
        return self.on < self.today

    @property
    def parameters(self) -> dict[str, str]:
        """Return what a link must carry so that the next page speaks of the same day."""
        carried = {}
        if self.stated:
            carried["on"] = self.on.isoformat()
        if self.known_on is not None:
            carried["known_on"] = self.known_on.isoformat()
        return carried

    @property
    def query(self) -> str:
        """Return the parameters as the end of an address, with its question mark, or nothing."""
        return f"?{urlencode(self.parameters)}" if self.parameters else ""


class DateTooLateError(InvalidInputError):
    """The day lies further ahead than any treaty speaks of."""

    def __init__(self, asked: dt.date) -> None:
        template = mark("{asked} lies too far ahead. Ask about a day before {limit}.")
        super().__init__(Phrase.of(template, asked=asked, limit=LAST_DAY))


def read_as_of(query: Mapping[str, str], *, today: dt.date, first_day: dt.date) -> AsOf:
    """Read the day asked about; what cannot be read is said beside the field.

    Args:
        query: The parameters of the address.
        today: The day that is meant where none is stated.
        first_day: The first day about which the facts can answer.
    """
    asked, asked_known_on = query.get("on", "").strip(), query.get("known_on", "").strip()
    on, error = _read(asked)
    if on is not None and on < first_day:
        error = say(DateBeforeFactsError(on, first_day).phrase)
        on = None
    known_on, error_known_on = _read(asked_known_on)
    return AsOf(
        on=on or today,
        today=today,
        first_day=first_day,
        known_on=known_on,
        asked=asked,
        asked_known_on=asked_known_on,
        error=error,
        error_known_on=error_known_on,
        stated=on is not None,
    )


def read_day(text: str) -> dt.date:
    """Read a whole day.

    Raises:
        InvalidDateError: The text is no whole day.
        DateTooLateError: The day lies further ahead than any treaty speaks of.
    """
    try:
        day = PartialDate.parse(text).whole_day()
    except ValueError:
        day = None
    if day is None:
        raise InvalidDateError(text)
    if day > LAST_DAY:
        raise DateTooLateError(day)
    return day


def _read(text: str) -> tuple[dt.date | None, str]:
    if not text:
        return None, ""
    try:
        return read_day(text), ""
    except InvalidInputError as error:
        return None, say(error.phrase)
