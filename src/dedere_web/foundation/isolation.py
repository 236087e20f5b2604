"""Names, dates and numbers inside a sentence, isolated: they never break and never turn round.

A date in a sentence that runs from right to left would otherwise take its neighbours' direction.
"""

import datetime as dt

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from dedere.periods import PartialDate
from dedere.phrases import InstrumentName, Phrase, StateName, Value
from dedere.treaties.facts import Facts
from dedere_web.foundation.language import DjangoSpeaker, say_date

Day = dt.date | PartialDate


def spoken_day(day: Day) -> SafeString:
    """Return a date as running text writes it: 22 April 2013."""
    return format_html("<bdi>{}</bdi>", say_date(day))


def written_day(day: Day) -> SafeString:
    """Return a date as tables write it: 2013-04-22."""
    return format_html("<bdi>{}</bdi>", str(day))


def isolated_name(name: str) -> SafeString:
    """Return a name that may be as long as a line."""
    return format_html('<bdi class="long">{}</bdi>', name)


def say_isolated(phrase: Phrase, facts: Facts) -> SafeString:
    """Say a sentence of the engine for a page, each value in it escaped and isolated."""
    speaker = DjangoSpeaker(facts)
    said = {name: _isolated(value, speaker) for name, value in phrase.values}
    if not said:
        return escape(speaker.translate(phrase.template))
    # The template is one of the engine's own sentences, or a translation of it: never input.
    return format_html(speaker.translate(phrase.template), **said)


def _isolated(value: Value, speaker: DjangoSpeaker) -> SafeString | str:
    match value:
        case StateName(code):
            return isolated_name(speaker.state(code))
        case InstrumentName(code):
            return isolated_name(speaker.instrument(code))
        case dt.date() | PartialDate():
            return spoken_day(value)
        case _:
            return isolated_name(str(value))
