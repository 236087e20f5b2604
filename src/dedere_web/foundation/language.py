"""Says the engine's sentences in the language of the reader."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from dedere.periods import PartialDate
from dedere.phrases import Phrase
from dedere.treaties.facts import Facts


def facts_language() -> str:
    """Return the active language as the facts name it: ``zh`` where Django says ``zh-hans``."""
    return (get_language() or "en").split("-")[0]


def say_date(day: dt.date | PartialDate) -> str:
    """Return a date as running text of the active language writes it, as far as it is known."""
    if isinstance(day, dt.date):
        return date_format(day, "DATE_FORMAT")
    if day.month is None:
        return str(day.year)
    if day.day is None:
        return date_format(day.earliest(), "YEAR_MONTH_FORMAT")
    return date_format(day.earliest(), "DATE_FORMAT")


@dataclass(frozen=True, slots=True)
class DjangoSpeaker:
    """Says phrases in the active language, with names from the facts.

    Without facts, States and instruments are said by their codes.
    """

    facts: Facts | None = None

    def translate(self, template: str) -> str:
        """Return the template in the active language."""
        return gettext(template)

    def date(self, day: dt.date | PartialDate) -> str:
        """Return a date as the active language writes it in running text."""
        return say_date(day)

    def state(self, code: str) -> str:
        """Return the name of a State in the active language, or its code."""
        state = self.facts.parties.states.get(code) if self.facts else None
        return state.name(facts_language()) if state else code

    def instrument(self, code: str) -> str:
        """Return the short title of an instrument in the active language, or its code."""
        instrument = self.facts.instruments.get(code) if self.facts else None
        return instrument.short_title(facts_language()) if instrument else code


def say(phrase: Phrase, facts: Facts | None = None) -> str:
    """Return a sentence of the engine in the active language."""
    return phrase.say(DjangoSpeaker(facts))
