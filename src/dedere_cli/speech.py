"""The voice of the command line: English, with the names that the facts give."""

import datetime as dt
from dataclasses import dataclass

from dedere.periods import PartialDate
from dedere.phrases import PLAIN_ENGLISH, EnglishSpeaker
from dedere.treaties.facts import Facts

SHORT_HASH = 12
"""How many characters of the facts version are printed."""


def speaker_of(facts: Facts | None) -> EnglishSpeaker:
    """Return the speaker of sentences: dates as 22 April 2013, States by their short names.

    Without facts, as where they cannot be read, names stay codes.
    """
    return EnglishSpeaker(*_names(facts)) if facts else PLAIN_ENGLISH


def table_speaker_of(facts: Facts) -> EnglishSpeaker:
    """Return the speaker of tables: dates as 2013-04-22."""
    return TableSpeaker(*_names(facts))


def _names(facts: Facts) -> tuple[dict[str, str], dict[str, str]]:
    states = {code: state.name() for code, state in facts.parties.states.items()}
    instruments = {code: i.short_title() for code, i in facts.instruments.items()}
    return states, instruments


@dataclass(frozen=True, slots=True)
class TableSpeaker(EnglishSpeaker):
    """Says phrases in English with dates as tables show them."""

    def date(self, day: dt.date | PartialDate) -> str:
        """Return the date in ISO 8601, as far as it is known."""
        return str(day)


def short_version(facts: Facts) -> str:
    """Return the beginning of the hash that names these facts."""
    return facts.version[:SHORT_HASH]
