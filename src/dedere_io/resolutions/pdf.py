"""The pages of a PDF as lines of text."""

import io

from pypdf import PdfReader

from dedere.errors import InvalidInputError
from dedere.phrases import Phrase, mark

BEGINNING = b"%PDF"
MAX_PAGES = 400
# A printed page holds some 4,000 characters; far more than that is a broken layout.
MAX_PAGE_CHARACTERS = 200_000

BROKEN = mark(
    "The PDF is broken or locked ({why}). Download it again, or save its text as a text file."
)
TOO_MANY_PAGES = mark("The PDF has {pages} pages, more than the {limit} that are read.")
NO_TEXT = mark(
    "The PDF holds no text, perhaps only pictures of pages. Have its text recognised first."
)


def pages(content: bytes) -> list[list[str]]:
    """Return the lines of every page of a PDF.

    Raises:
        InvalidInputError: The PDF is damaged, locked, too long, or holds no text.
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        count = len(reader.pages)
    except Exception as error:  # broken files raise anything, says its manual
        raise InvalidInputError(Phrase.of(BROKEN, why=type(error).__name__)) from error
    if count > MAX_PAGES:
        raise InvalidInputError(Phrase.of(TOO_MANY_PAGES, pages=count, limit=MAX_PAGES))
    found = [_page(reader, number) for number in range(count)]
    if not any(line.strip() for page in found for line in page):
        raise InvalidInputError(Phrase.of(NO_TEXT))
    return found


def _page(reader: PdfReader, number: int) -> list[str]:
    try:
        text = reader.pages[number].extract_text()
    except Exception as error:  # broken files raise anything, says its manual
        raise InvalidInputError(Phrase.of(BROKEN, why=type(error).__name__)) from error
    if len(text) > MAX_PAGE_CHARACTERS:
        raise InvalidInputError(Phrase.of(BROKEN, why="layout"))
    return ["".join(c if c >= " " else " " for c in line) for line in text.splitlines()]
