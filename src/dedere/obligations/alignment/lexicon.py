"""The words by which statutes say what conventions ask for, and what each kind of duty needs.

The data stand in ``dedere_facts/alignment``; here are their types and how words are recognised.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dedere.obligations.alignment.words import STATE, StateNames, fold, words_of

LANGUAGES = ("en", "fr", "de", "it")
"""The languages for which there are words."""

GAP = ".."
"""In a pattern: up to four other words may stand here."""
_REACH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that conventions speak of, with the words for it in each language.

    A pattern is one or more words; ``*`` ends a word that may go on, ``..`` lets up to four other
    words stand between, ``@state`` is the State of the law by name or adjective.
    """

    concept: str
    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    de: tuple[str, ...] = ()
    it: tuple[str, ...] = ()

    def patterns(self, language: str) -> tuple[str, ...]:
        """Return the patterns of a language; none where there are no words for it."""
        by_language = {"en": self.en, "fr": self.fr, "de": self.de, "it": self.it}
        return by_language.get(language, ())


Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All concepts, and which of them a provision of each kind is likely to speak of.

    Attributes:
        concepts: The concepts.
        kinds: Weights of concepts by kind of obligation.
        links: Weights of concepts by ground of jurisdiction.
        expansions: Concepts by which laws often answer an obligation that speaks of another.
        every: Weights of concepts for obligations of every kind.
        common: Concepts that nearly every obligation speaks of: they say little about one.
    """

    concepts: tuple[Concept, ...]
    kinds: Mapping[str, Weights] = field(default_factory=dict)
    links: Mapping[str, Weights] = field(default_factory=dict)
    expansions: Mapping[str, Weights] = field(default_factory=dict)
    every: Weights = field(default_factory=dict)
    common: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A concept seen in a text: from which word to which, counted among its marked words."""

    concept: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a pattern."""

    word: str
    goes_on: bool
    after_gap: bool

    def fits(self, word: str) -> bool:
        return word.startswith(self.word) if self.goes_on else word == self.word


@dataclass(frozen=True, slots=True)
class _Pattern:
    concept: str
    first: _Part
    rest: tuple[_Part, ...]

    def end(self, words: Sequence[str], at: int) -> int | None:
        """Return the place of the last word, where the pattern stands at ``at``."""
        for part in self.rest:
            stop = min(len(words), at + 1 + (_REACH if part.after_gap else 1))
            found = next((n for n in range(at + 1, stop) if part.fits(words[n])), None)
            if found is None:
                return None
            at = found
        return at


class Recogniser:
    """Sees the concepts of a lexicon in texts of one language and one State."""

    def __init__(self, lexicon: Lexicon, language: str, names: StateNames | None = None) -> None:
        self.names = names or StateNames(())
        self._whole: dict[str, list[_Pattern]] = {}
        self._beginnings: list[_Pattern] = []
        self._starting: dict[str, tuple[_Pattern, ...]] = {}
        for concept in lexicon.concepts:
            for written in concept.patterns(language):
                pattern = _pattern(concept.concept, written)
                if pattern.first.goes_on:
                    self._beginnings.append(pattern)
                else:
                    self._whole.setdefault(pattern.first.word, []).append(pattern)

    def seen(self, words: Sequence[str]) -> Iterator[Sighting]:
        """Yield what is seen in marked words, in their order; a concept never twice at once."""
        taken: dict[str, int] = {}
        for at, word in enumerate(words):
            for pattern in self._starting_with(word):
                if taken.get(pattern.concept, -1) >= at:
                    continue
                end = pattern.end(words, at)
                if end is not None:
                    taken[pattern.concept] = end
                    yield Sighting(pattern.concept, at, end)

    def count(self, text: str) -> Counter[str]:
        """Return how often each concept is seen in a text."""
        return self.count_words(self.names.mark(words_of(text)).words)

    def count_words(self, words: Sequence[str]) -> Counter[str]:
        """Return how often each concept is seen in marked words."""
        return Counter(sighting.concept for sighting in self.seen(words))

    def _starting_with(self, word: str) -> tuple[_Pattern, ...]:
        known = self._starting.get(word)
        if known is None:
            known = (
                *self._whole.get(word, ()),
                *(p for p in self._beginnings if p.first.fits(word)),
            )
            self._starting[word] = known
        return known


def _pattern(concept: str, written: str) -> _Pattern:
    parts: list[_Part] = []
    gap = False
    for word in written.replace(",", " ").split():
        if word == GAP:
            gap = True
            continue
        parts.append(_part(word, after_gap=gap))
        gap = False
    return _Pattern(concept, parts[0], tuple(parts[1:]))


def _part(word: str, *, after_gap: bool) -> _Part:
    goes_on = word.endswith("*") and not word.startswith(STATE)
    plain = word.removesuffix("*")
    return _Part(plain if plain == STATE else fold(plain), goes_on, after_gap)
