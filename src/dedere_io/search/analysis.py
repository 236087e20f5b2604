"""Which words count as one word, in eight languages.

Latin, Cyrillic and Arabic letters are folded (marks off, forms of alef together) and cut to their
stem by the Snowball algorithms (Porter 2001; snowballstem.org); Arabic loses the article and the
particles written together with it. Han characters, which have no spaces between words, become
pairs of neighbours, so that no dictionary can lack a term.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import snowballstemmer

STEMMED = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "ru": "russian",
    "ar": "arabic",
    "de": "german",
    "it": "italian",
}
"""Languages whose words are cut to stems; all others are folded alone."""

LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0640]+[^\W_]*)*")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ـ": ""})
_ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ß": "ss", "ё": "е"})
"""Endings that the algorithm for Arabic has to see are folded after it."""
_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
_SHORTEST_ROOT = 3
_KEPT_WORDS = 200_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: the form under which it is found, and where it stands."""

    term: str
    start: int
    end: int


def tokens(text: str, language: str) -> Iterator[Token]:
    """Yield the words of a text, in order, with the places of their characters.

    >>> [token.term for token in tokens("Freezing of the funds", "en")]
    ['freez', 'of', 'the', 'fund']
    >>> [token.term for token in tokens("引渡条约", "zh")]
    ['引渡', '渡条', '条约']
    """
    main = language.split("-")[0].lower()
    for word in _WORD.finditer(text):
        found = word[0][:LONGEST_WORD]
        if _HAN.search(found):
            yield from _pieces(found, word.start(), main)
        else:
            term = term_of(found, main)
            if term:
                yield Token(term, word.start(), word.end())


def terms(text: str, language: str) -> list[str]:
    """Return the words of a text under the forms in which they are found."""
    return [token.term for token in tokens(text, language)]


def _pieces(word: str, start: int, language: str) -> Iterator[Token]:
    """Yield runs of Han characters as pairs, and what stands between them as words."""
    at = 0
    for run in _HAN.finditer(word):
        yield from _between(word[at : run.start()], start + at, language)
        if len(run[0]) == 1:
            yield Token(run[0], start + run.start(), start + run.end())
        for place in range(run.start(), run.end() - 1):
            yield Token(word[place : place + 2], start + place, start + place + 2)
        at = run.end()
    yield from _between(word[at:], start + at, language)


def _between(word: str, start: int, language: str) -> Iterator[Token]:
    term = term_of(word, language) if word else ""
    if term:
        yield Token(term, start, start + len(word))


@functools.lru_cache(maxsize=_KEPT_WORDS)
def term_of(word: str, language: str) -> str:
    """Return the form under which one word is found.

    >>> term_of("Prosecutions", "en"), term_of("преступлений", "ru"), term_of("الاتفاقية", "ar")
    ('prosecut', 'преступлен', 'اتفاق')
    """
    plain = _unmarked(word)
    if language == "ar":
        plain = _with_article(plain.translate(_ALEFS))
    algorithm = STEMMED.get(language)
    if algorithm is None or plain.isdigit():
        return folded_of(plain)
    return folded_of(_stemmer(algorithm).stemWord(plain)) or folded_of(plain)


def folded_of(word: str) -> str:
    """Return a word in small letters, without marks; letters written in two ways are one.

    >>> folded_of("Législation"), folded_of("ALÍNEA")
    ('legislation', 'alinea')
    """
    return _unmarked(word).translate(_ALEFS).translate(_ALIKE)


def _unmarked(word: str) -> str:
    split = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in split if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", plain)


def _with_article(word: str) -> str:
    """Return a word with the article and no other particle: the algorithm reads that form best.

    Without it a plural such as "treaties" keeps an ending that it loses with it.
    """
    bare = word
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_ROOT:
            bare = word[len(article) :]
            break
    return f"ال{bare}" if len(bare) >= _SHORTEST_ROOT and not bare.isascii() else bare


@functools.cache
def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(algorithm)
