"""The stretch of a text that shows why it was found."""

import itertools
from collections.abc import Iterable

from dedere_io.search.analysis import Token, terms, tokens
from dedere_io.search.index import Stretch

ABOUT = 220
"""Characters of an excerpt."""
MOST_READ = 8_000
"""Characters of a text that are looked at: a schedule can be a book."""


def excerpt(
    text: str, language: str, wanted: Iterable[str], *, about: int = ABOUT
) -> tuple[Stretch, ...]:
    """Return the part of a text with most of the words asked for, those words marked.

    Args:
        text: The text of a document.
        language: Its language.
        wanted: Words and phrases as they were typed.
        about: How long the excerpt is, in characters; it begins and ends between words.
    """
    text = text[:MOST_READ]
    all_tokens = list(tokens(text, language))
    marked = _marked(all_tokens, [terms(part, language) for part in wanted])
    start, end = _window(text, all_tokens, marked, about)
    stretches: list[Stretch] = []
    at = start
    for token in marked:
        if token.start < at or token.end > end:
            continue
        if token.start > at:
            stretches.append(Stretch(text[at : token.start], is_match=False))
        stretches.append(Stretch(text[token.start : token.end], is_match=True))
        at = token.end
    if at < end:
        stretches.append(Stretch(text[at:end], is_match=False))
    before = [Stretch("… ", is_match=False)] if start else []
    after = [Stretch(" …", is_match=False)] if end < len(text) else []
    return (*before, *stretches, *after)


def _marked(all_tokens: list[Token], wanted: list[list[str]]) -> list[Token]:
    """Return the words asked for; those of a phrase only where they stand side by side."""
    said = [token.term for token in all_tokens]
    places = {
        place + step
        for part in wanted
        if part
        for place in range(len(said) - len(part) + 1)
        if said[place : place + len(part)] == part
        for step in range(len(part))
    }
    return [all_tokens[place] for place in sorted(places)]


def _window(
    text: str, all_tokens: list[Token], marked: list[Token], about: int
) -> tuple[int, int]:
    if len(text) <= about or not all_tokens:
        return 0, len(text)
    best, most = 0, -1
    for first, token in enumerate(marked):
        reach = token.start + about
        near = {o.term for o in itertools.takewhile(lambda o: o.end <= reach, marked[first:])}  # noqa: B023 - used at once
        if len(near) > most:
            best, most = token.start, len(near)
    wished = max(0, min(best - about // 4, len(text) - about))
    start = next((t.start for t in all_tokens if t.start >= wished), 0) if wished else 0
    end = max((t.end for t in all_tokens if t.end <= start + about), default=start + about)
    rest = text[end:]
    return start, len(text) if not any(sign.isalnum() for sign in rest) else end
