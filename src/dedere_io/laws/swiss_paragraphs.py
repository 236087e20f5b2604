"""Paragraphs, letters and figures of an article whose text is one run of words.

A number counts only where a new one may begin (after a full stop, a colon or a semicolon, or at
the head of a line) and only if it is the one that comes next.
"""

import re
from collections.abc import Iterator

from dedere.library.numbering import ORDINALS, Series, follows, is_first
from dedere.library.structure import Level
from dedere_io.laws.marks import Mark, Seen

_LATIN = "|".join(sorted(ORDINALS, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?:^|(?<=[.;:…)\]»!?,])|(?<=\n)|(?<=[;:,.]\s)|(?<=\bou)|(?<=\bet)|(?<=oder)|(?<=und)|(?<=\bo)"
    rf"|(?<=\be)|(?<=\bed)|(?<=sowie))\s?"
    rf"(?:(?P<letter>[a-z](?:{_LATIN})?)\.\s*(?=[\w«…(]|$)"
    rf"|(?P<figure>\d{{1,2}}(?:{_LATIN}|[a-z])?)(?P<dot>\.)?(?:\s+(?=[\w«…(])|(?=[A-ZÀ-ÖØ-Þ«…])))"
)


def items(text: str, line: int, opened: list[Mark]) -> Iterator[Mark]:
    """Split the words of an article; `opened` holds its open items and is kept up to date."""
    begin = 0
    current: Mark | None = None
    for token in _TOKEN.finditer(text):
        mark = _placed(token, text, opened, line)
        if mark is None:
            continue
        yield from _spoken(text[begin : token.start()], current, line)
        current, begin = mark, token.end()
    yield from _spoken(text[begin:], current, line)


def _spoken(words: str, current: Mark | None, line: int) -> Iterator[Mark]:
    said = " ".join(words.split())
    if current is not None:
        yield Mark(
            seen=current.seen, line=line, level=current.level, number=current.number,
            depth=current.depth, text=said,
        )  # fmt: skip
    elif said:
        yield Mark(seen=Seen.WORDS, line=line, text=said)


def _placed(token: re.Match[str], text: str, opened: list[Mark], line: int) -> Mark | None:
    number = token["letter"] or token["figure"]
    series = Series.LETTERS if token["letter"] else Series.FIGURES
    after_colon = text[: token.start()].rstrip().endswith(":")
    depth = _depth(number, series, opened, after_colon=after_colon, capital=_capital(token, text))
    if depth is None:
        return None
    level = _level(series, depth)
    mark = Mark(seen=Seen.ITEM, line=line, level=level, number=number, depth=depth)
    del opened[depth:]
    opened.append(mark)
    return mark


def _capital(token: re.Match[str], text: str) -> bool:
    following = text[token.end() : token.end() + 1]
    return following.isupper() or following in {"…", "«", "(", ""}


def _depth(
    number: str, series: Series, opened: list[Mark], *, after_colon: bool, capital: bool
) -> int | None:
    """Return under how many open items a number stands, or nothing where it is no number."""
    kinds = [Series.LETTERS if m.number[0].isalpha() else Series.FIGURES for m in opened]
    for depth in range(len(opened) - 1, -1, -1):
        if kinds[depth] is series and follows(number, opened[depth].number, series):
            if depth == 0 and series is Series.FIGURES and not capital:
                continue
            return depth
    if not is_first(number, series) or number[1:]:
        return None
    if series is Series.LETTERS:
        return len(opened) if after_colon and series not in kinds else None
    if not opened:
        return 0 if capital else None
    return len(opened) if after_colon and kinds[-1] is Series.LETTERS else None


def _level(series: Series, depth: int) -> Level:
    if series is Series.LETTERS:
        return Level.POINT
    return Level.PARAGRAPH if depth == 0 else Level.INDENT
