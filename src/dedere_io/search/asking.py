"""What was typed, taken apart: words, phrases, what must not occur, and an article."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dedere_io.search.analysis import terms

_PART = re.compile(r'(?P<without>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LABEL = re.compile(r"\d+[a-z]{0,8}(?:\((?:[0-9]{1,3}|[a-z]{1,5})\))+", re.IGNORECASE)
"""An article that cannot be anything else: it has a paragraph in brackets."""
_NUMBER = re.compile(r"\d+[a-z]{0,8}", re.IGNORECASE)
_ARTICLE_WORDS = frozenset(
    {
        *("art", "art.", "article", "articles", "artículo", "articulo", "artikel", "articolo"),
        *("section", "sections", "sec", "sec.", "s", "s.", "§", "статья", "ст", "ст.", "المادة"),
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, in its parts."""

    wanted: tuple[str, ...]
    """Words and phrases that must all occur."""
    unwanted: tuple[str, ...]
    label: str
    """The article asked for; empty where none is."""


def read_words(typed: str) -> Asked:
    """Take apart what was typed.

    >>> read_words('hague 4(2)')
    Asked(wanted=('hague',), unwanted=(), label='4(2)')
    >>> read_words('"asset freezing" -insurance article 8')
    Asked(wanted=('asset freezing',), unwanted=('insurance',), label='8')
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    label, last_was_article = "", False
    for part in _PART.finditer(typed):
        word, phrase = part["word"], part["phrase"]
        if part["without"]:
            unwanted.append(phrase or word or "")
            continue
        if word and not label and _is_label(word, after_article=last_was_article):
            label = word.casefold()
            if last_was_article:
                wanted.pop()
            continue
        last_was_article = bool(word) and word.casefold() in _ARTICLE_WORDS
        wanted.append(phrase if word is None else word)
    return Asked(tuple(w for w in wanted if w), tuple(w for w in unwanted if w), label)


def _is_label(word: str, *, after_article: bool) -> bool:
    return bool(_LABEL.fullmatch(word) or (after_article and _NUMBER.fullmatch(word)))


def match_of(asked: Asked, languages: Iterable[str]) -> str:
    """Return the question in the notation of FTS5, empty where no word is left to look for.

    A word is looked for under its form in each language of the index. Every term is quoted:
    nothing that somebody types is read as an operator.
    """
    spoken = sorted(set(languages))
    wanted = [_either(part, spoken) for part in asked.wanted]
    must = " AND ".join(part for part in wanted if part)
    if not must:
        return ""
    never = [part for part in (_either(one, spoken) for one in asked.unwanted) if part]
    return f"({must})" + "".join(f" NOT {part}" for part in never)


def _either(part: str, languages: list[str]) -> str:
    ways = dict.fromkeys(" ".join(terms(part, language)) for language in languages)
    quoted = [f'"{way}"' for way in ways if way]
    return f"({' OR '.join(quoted)})" if quoted else ""
