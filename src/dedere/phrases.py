"""Whole sentences that can be said in any language.

The engine never builds text from fragments.  It returns a :class:`Phrase`: a template that is
marked for translation, and the values that belong in it.  Edges (the command line, a page, a
report) say it with a :class:`Speaker` of their language.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dedere.periods import PartialDate


@dataclass(frozen=True, slots=True)
class StateName:
    """A State inside a sentence, to be said by its name in the reader's language."""

    code: str


@dataclass(frozen=True, slots=True)
class InstrumentName:
    """An instrument inside a sentence, to be said by its short title."""

    code: str


Value = str | int | dt.date | PartialDate | StateName | InstrumentName


def mark(template: str) -> str:
    """Mark ``template`` for translation and return it as it is.

    The extractor of messages looks for calls of this name (``docs/how-to/translate.md``).
    """
    return template


class Speaker(Protocol):
    """What it takes to say a phrase in one language."""

    def translate(self, template: str) -> str:
        """Return the template in this language."""

    def date(self, day: dt.date | PartialDate) -> str:
        """Return a date as this language writes it in running text."""

    def state(self, code: str) -> str:
        """Return the name of a State."""

    def instrument(self, code: str) -> str:
        """Return the short title of an instrument."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence: a template and what belongs in it.

    >>> str(Phrase.of("Bound since {since}.", since=dt.date(1983, 6, 3)))
    'Bound since 3 June 1983.'
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, template: str, **values: Value) -> "Phrase":
        """Build a phrase from a marked template and its values."""
        return cls(template, tuple(values.items()))

    def say(self, speaker: Speaker) -> str:
        """Return the sentence in the speaker's language."""
        said = {name: _say_value(value, speaker) for name, value in self.values}
        return speaker.translate(self.template).format_map(said)

    def __str__(self) -> str:
        return self.say(PLAIN_ENGLISH)


def _say_value(value: Value, speaker: Speaker) -> str:
    # Tests of types in the order of how often they come: an answer has hundreds of values.
    if isinstance(value, str):
        return str(value)
    if isinstance(value, StateName):
        return speaker.state(value.code)
    if isinstance(value, InstrumentName):
        return speaker.instrument(value.code)
    if isinstance(value, dt.date | PartialDate):
        return speaker.date(value)
    return str(value)


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EnglishSpeaker:
    """Says phrases in English, with the names it was given and codes for the rest."""

    states: Mapping[str, str]
    instruments: Mapping[str, str]

    def translate(self, template: str) -> str:
        """Return the template unchanged: templates are written in English."""
        return template

    def date(self, day: dt.date | PartialDate) -> str:
        """Return ``22 April 2013``, ``April 2013`` or ``2013``, as far as the date is known."""
        if isinstance(day, dt.date):
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        if day.month is None:
            return str(day.year)
        if day.day is None:
            return f"{MONTHS[day.month - 1]} {day.year}"
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

    def state(self, code: str) -> str:
        """Return the English name of a State, or its code."""
        return self.states.get(code, code)

    def instrument(self, code: str) -> str:
        """Return the English short title of an instrument, or its code."""
        return self.instruments.get(code, code)


PLAIN_ENGLISH = EnglishSpeaker({}, {})
