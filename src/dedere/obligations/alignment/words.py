"""The words of a legal text, so folded that print, accents and endings do not matter."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

STATE = "@state"
"""What stands for the State of the law itself, by name or adjective."""

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_ADJECTIVE_ENDINGS = (
    "a an ans ian ians ien iens ienne iennes ish "
    "ais aise aises ois oise oises ain aine aines e es "
    "er ern erin erinnen isch ische ischen ischer isches ischem "
    "zer zerisch zerische zerischen zerischer zerisches zerischem "
    "o i ese esi ero eri era ano ani ana ane"
)
_ADJECTIVES = frozenset(_ADJECTIVE_ENDINGS.split())
"""Endings that make of the name of a State its adjective or its people, in four languages."""
_LONG_NAME = 5
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "er", "s", "e")
_SHORTEST_STEM = 4
_SMALL_WORDS = (
    "the a an of to in or and for by on is be as any that with from this which it its at are "
    "not no such if who under other than may shall has have been was were his her their does "
    "do where when act section subsection paragraph person offence committed commit commits "
    "les des une sur dans aux par pour est qui que convention de du la le et "
    "der die das und von zu den im dem ein eine il lo gli per con del della"
)
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that tell no provision from another."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return a word without capitals and accents.

    >>> fold("Équipage"), fold("nœud"), fold("außer")
    ('equipage', 'noeud', 'ausser')
    """
    lowered = word.lower().translate(_LIGATURES)
    return "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, without signs.

    >>> words_of("Quiconque s'empare d'un aéronef")
    ['quiconque', 's', 'empare', 'd', 'un', 'aeronef']
    """
    return [fold(found) for found in _WORD.findall(text)]


def places_of(text: str) -> list[tuple[int, int]]:
    """Return where each of :func:`words_of` begins and ends in the text."""
    return [found.span() for found in _WORD.finditer(text)]


def stem(word: str) -> str:
    """Return an English word without its commonest endings; others lose little by it.

    >>> stem("detonates"), stem("detonating"), stem("ships")
    ('detonat', 'detonat', 'ship')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def telling(words: Iterable[str], *, longer_than: int = 2) -> list[str]:
    """Return the stems of the words that can tell one provision from another."""
    return [
        stem(word)
        for word in words
        if len(word) > longer_than and word not in _SMALL and word != STATE
    ]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in which the State of the law is :data:`STATE`.

    Attributes:
        words: The words, a name of several words being one.
        first: For each of them, its place among the words of the text.
        count: How many words the text has.
    """

    words: list[str]
    first: list[int]
    count: int

    def last(self, place: int) -> int:
        """Return the place, among the words of the text, of the last word of ``place``."""
        after = place + 1
        return (self.first[after] if after < len(self.first) else self.count) - 1


class StateNames:
    """The names of one State, and the adjectives made of them.

    >>> StateNames(["Sri Lanka"]).mark(words_of("a citizen of Sri Lanka")).words
    ['a', 'citizen', 'of', '@state']
    >>> StateNames(["Canada"]).mark(words_of("a Canadian aircraft")).words
    ['a', '@state', 'aircraft']
    """

    def __init__(self, names: Iterable[str]) -> None:
        split = [tuple(words_of(name)) for name in names]
        self._single = {name[0] for name in split if len(name) == 1}
        self._stems = tuple(sorted({_stem_of_name(name) for name in self._single}))
        self._longer: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted({name for name in split if len(name) > 1}, key=lambda n: (-len(n), n)):
            self._longer.setdefault(name[0], []).append(name)
        self._known: dict[str, bool] = {}

    def mark(self, words: Sequence[str]) -> Marked:
        """Put :data:`STATE` in the place of every name and adjective of the State."""
        marked: list[str] = []
        first: list[int] = []
        at = 0
        while at < len(words):
            length = self._length_at(words, at)
            first.append(at)
            marked.append(STATE if length else words[at])
            at += length or 1
        return Marked(marked, first, len(words))

    def _length_at(self, words: Sequence[str], at: int) -> int:
        """Return how many words from ``at`` name the State; nought where none does."""
        word = words[at]
        for name in self._longer.get(word, ()):
            if tuple(words[at : at + len(name)]) == name:
                return len(name)
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._is_name(word)
        return 1 if known else 0

    def _is_name(self, word: str) -> bool:
        return word in self._single or any(
            word.startswith(stem) and word[len(stem) :] in _ADJECTIVES for stem in self._stems
        )


def _stem_of_name(name: str) -> str:
    return name[:-1] if len(name) > _LONG_NAME else name
