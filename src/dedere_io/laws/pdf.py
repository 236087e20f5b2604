"""The lines of a law given as PDF, without what repeats on every page."""

import io
import re
from collections import Counter

from pypdf import PdfReader

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

BEGINNING = b"%PDF"
MAX_PAGES = 2_000
# A printed page holds some 4,000 characters; far more than that is a broken layout.
MAX_PAGE_CHARACTERS = 200_000

BROKEN = mark(
    "The PDF {name} is broken ({why}). Download it again, or save its text as a text file."
)
LOCKED = mark(
    "The PDF {name} is locked with a password. Unlock it, or save its text as a text file."
)
TOO_MANY_PAGES = mark("The PDF {name} has {pages} pages, more than the {limit} that are read.")
NO_TEXT = mark(
    "The PDF {name} holds no text, perhaps only pictures of pages. Have its text recognised first."
)


def lines(content: bytes, name: str) -> tuple[str, ...]:
    """Return the lines of every page, a blank line between pages.

    Raises:
        InvalidInputError: The PDF is damaged, locked, too long, or holds no text.
    """
    pages = _pages(content, name)
    if not any(line.strip() for page in pages for line in page):
        raise InvalidInputError(Phrase.of(NO_TEXT, name=name))
    furniture = _furniture(pages)
    found: list[str] = []
    for page in pages:
        kept = [
            line
            for place, line in enumerate(page)
            if not _is_furniture(line, place, page, furniture)
        ]
        found.extend([*kept, ""])
    return tuple(found)


def _pages(content: bytes, name: str) -> list[list[str]]:
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except Exception as error:  # broken files raise anything, says its manual
        raise InvalidInputError(Phrase.of(BROKEN, name=name, why=type(error).__name__)) from error
    if locked:
        raise InvalidInputError(Phrase.of(LOCKED, name=name))
    if count > MAX_PAGES:
        raise InvalidInputError(Phrase.of(TOO_MANY_PAGES, name=name, pages=count, limit=MAX_PAGES))
    return [_page(reader, number, name) for number in range(count)]


def _page(reader: PdfReader, number: int, name: str) -> list[str]:
    try:
        text = reader.pages[number].extract_text()
    except Exception as error:  # broken files raise anything, says its manual
        raise InvalidInputError(Phrase.of(BROKEN, name=name, why=type(error).__name__)) from error
    if len(text) > MAX_PAGE_CHARACTERS:
        raise InvalidInputError(Phrase.of(BROKEN, name=name, why="layout"))
    return ["".join(c if c >= " " else " " for c in line) for line in text.splitlines()]


def _furniture(pages: list[list[str]]) -> frozenset[str]:
    """Return the lines, figures apart, that head or foot at least a third of the pages."""
    counts = Counter(
        _bare(line) for page in pages for line in {*page[:2], *page[-2:]} if _bare(line)
    )
    least = max(3, len(pages) // 3)
    return frozenset(line for line, count in counts.items() if count >= least)


def _is_furniture(line: str, place: int, page: list[str], furniture: frozenset[str]) -> bool:
    at_edge = place < 2 or place >= len(page) - 2
    return at_edge and (_bare(line) in furniture or line.strip().isdigit())


def _bare(line: str) -> str:
    return re.sub(r"[\d\s]+", " ", line).strip().lower()
