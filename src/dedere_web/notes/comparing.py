"""Two texts of one note beside each other: what in each of them the other has not."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dedere_web.notes.models import Note
from dedere_web.notes.services import Words

BETWEEN_TWO_TEXTS = "\n\n· · ·\n\n"
# Longer stretches are marked as a whole: comparing them word by word would take long.
MOST_WORDS = 2_000
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text."""

    text: str
    differs: bool
    """Whether the other text has something else in its place, or nothing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts, each in parts."""

    one: tuple[Part, ...]
    other: tuple[Part, ...]


def both_texts(note: Note, words: Words) -> Words:
    """Return what a note says with other words below it; a title of their own goes along."""
    below = words.body if words.title == note.title else f"{words.title}\n\n{words.body}"
    return Words(note.title, f"{note.body}{BETWEEN_TWO_TEXTS}{below}")


def compare(one: str, other: str) -> Compared:
    """Return two texts in parts: line by line, and word by word within lines that differ.

    >>> [part.text for part in compare("Ask Nairobi.", "Ask Mombasa.").one if part.differs]
    ['Nairobi']
    """
    left: list[Part] = []
    right: list[Part] = []
    for is_same, lines, their_lines in _blocks(
        one.splitlines(keepends=True), other.splitlines(keepends=True)
    ):
        for same, text, their_text in _within(lines, their_lines, is_same=is_same):
            left.append(Part(text, not same))
            right.append(Part(their_text, not same))
    return Compared(_shown(left), _shown(right))


def _within(one: str, other: str, *, is_same: bool) -> Iterator[tuple[bool, str, str]]:
    words, their_words = _WORDS.findall(one), _WORDS.findall(other)
    if is_same or not (one and other) or len(words) + len(their_words) > MOST_WORDS:
        yield is_same, one, other
    else:
        yield from _blocks(words, their_words)


def _blocks(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Yield stretches of both: whether they are the same, and each as text."""
    matcher = difflib.SequenceMatcher(None, one, other)
    for tag, start, end, their_start, their_end in matcher.get_opcodes():
        yield tag == "equal", "".join(one[start:end]), "".join(other[their_start:their_end])


def _shown(parts: list[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.text)
