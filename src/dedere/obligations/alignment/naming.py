"""Conventions that a law names, by the words of their titles that tell them apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dedere.obligations.alignment.words import telling, words_of
from dedere.treaties.instruments import Instrument

_FEWEST = 2
"""A title with fewer telling words would be found everywhere."""
_WHOLLY = 10
"""A law that names a convention in one of so many sections is about it."""
_GENUS = frozenset(
    telling(
        words_of(
            "international convention protocol treaty agreement supplementary amendment "
            "internationale protocole traité accord additionnel relative amendement"
        )
    )
)


@dataclass(frozen=True, slots=True)
class Title:
    """The telling words of the title of an instrument, in their order."""

    instrument: str
    words: tuple[str, ...]


def titles_of(instruments: Iterable[Instrument]) -> tuple[Title, ...]:
    """Return what to look for, in the languages in which titles are known.

    A title is taken up to its first comma: laws seldom quote the rest.
    """
    found: dict[Title, None] = {}
    for instrument in instruments:
        for title in instrument.titles.values():
            words = tuple(_telling(title.title.split(",")[0]))
            if len(words) >= _FEWEST:
                found[Title(instrument.code, words)] = None
    return tuple(found)


class Names:
    """Finds the titles of instruments in the words of laws."""

    def __init__(self, titles: Iterable[Title]) -> None:
        self._starting: dict[str, list[Title]] = {}
        for title in titles:
            self._starting.setdefault(title.words[0], []).append(title)

    def found(self, text: str) -> frozenset[str]:
        """Return the codes of the instruments whose titles stand in a text."""
        return self.found_in(_telling(text))

    def found_in(self, words: Sequence[str]) -> frozenset[str]:
        """Return the same of stems, small words and words of every title left out."""
        return frozenset(
            title.instrument
            for at, word in enumerate(words)
            for title in self._starting.get(word, ())
            if tuple(words[at : at + len(title.words)]) == title.words
        )


def devotion(
    opening: Iterable[str], naming: Mapping[str, int], sections: int
) -> Mapping[str, float]:
    """Return how far a law is about each instrument it names, between 0 and 1.

    Args:
        opening: Codes named in its title, long title or preamble.
        naming: In how many of its sections each code is named.
        sections: How many it has.

    >>> devotion({"hostages-1979"}, {"bombings-1997": 1}, 100)
    {'bombings-1997': 0.1, 'hostages-1979': 1.0}
    """
    wholly = _WHOLLY / max(sections, 1)
    found = {code: min(1.0, times * wholly) for code, times in naming.items()}
    found |= dict.fromkeys(opening, 1.0)
    return {code: found[code] for code in sorted(found)}


def _telling(text: str) -> list[str]:
    return [word for word in telling(words_of(text)) if word not in _GENUS]
