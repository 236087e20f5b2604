"""The desk at which a page is written: the facts, the book of standings, the day, the language."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from dedere.parties import State, fold_name
from dedere.periods import PartialDate
from dedere.phrases import Phrase
from dedere.treaties.facts import Facts
from dedere.treaties.instruments import Instrument
from dedere.treaties.standing import StandingFinding
from dedere.treaties.standings import Standings
from dedere_web.foundation.asof import AsOf
from dedere_web.foundation.isolation import say_isolated, spoken_day
from dedere_web.foundation.language import DjangoSpeaker, facts_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere."""

    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything a page may look at when it answers."""

    facts: Facts
    standings: Standings
    as_of: AsOf

    @property
    def on(self) -> dt.date:
        """Return the day the page speaks of."""
        return self.as_of.on

    @property
    def language(self) -> str:
        """Return the language of the reader, as the facts name it."""
        return facts_language()

    def say(self, phrase: Phrase) -> SafeString:
        """Say a sentence of the engine for a page, names and dates isolated."""
        return say_isolated(phrase, self.facts)

    def plain(self, phrase: Phrase) -> str:
        """Say a sentence of the engine as plain text, for feeds and files."""
        return phrase.say(DjangoSpeaker(self.facts))

    def date(self, day: dt.date | PartialDate) -> SafeString:
        """Return a date as running text on a page writes it."""
        return spoken_day(day)

    def state_name(self, code: str) -> str:
        """Return the name of a State in the reader's language, or its code."""
        state = self.facts.parties.states.get(code)
        return state.name(facts_language()) if state else code

    def instrument_name(self, code: str) -> str:
        """Return the short title of an instrument in the reader's language, or its code."""
        instrument = self.facts.instruments.get(code)
        return instrument.short_title(facts_language()) if instrument else code

    def source_title(self, source_id: str) -> str:
        """Return the title of a source, or its identifier."""
        source = self.facts.sources.get(source_id)
        return source.title if source else source_id

    def address(self, page: str, *args: str, **parameters: str | dt.date | None) -> str:
        """Return the address of a page about the same day."""
        carried = dict(self.as_of.parameters)
        carried |= {key: str(value) for key, value in parameters.items() if value}
        path = reverse(f"treaties:{page}", args=args)
        return f"{path}?{urlencode(carried)}" if carried else path

    def standing_prefix(self) -> str:
        """Return the start of every address of a standing: fast, for thousands of squares."""
        example = reverse("treaties:standing", args=["XAA", "x-1"])
        return example.removesuffix("XAA/x-1/")

    def source_links(self, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Return links to the pages of these sources."""
        return tuple(
            Link(words=self.source_title(i), address=self.address("source", i)) for i in ids
        )

    def universal(self) -> tuple[Instrument, ...]:
        """Return the universal instruments, as the set stands today."""
        return self.facts.universal()

    def states(self) -> tuple[State, ...]:
        """Return today's States, in the order of their names in the reader's language."""
        current = self.facts.parties.current()
        if self.language == "en":
            return current
        language = self.language
        return tuple(sorted(current, key=lambda state: fold_name(state.name(language))))

    def find(self, state: str, instrument: str) -> StandingFinding:
        """Return the standing of a State under an instrument on the day of the page."""
        return self.standings.of(state, instrument, on=self.as_of.on)
