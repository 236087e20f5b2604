"""From the bytes of a file to the lines of a resolution, whatever its format."""

import codecs
import re

from dedere.errors import InvalidInputError
from dedere.mandates.lines import Line
from dedere.phrases import Phrase, mark
from dedere_io.resolutions import akn_reading, docx, pdf
from dedere_io.resolutions.furniture import flag_furniture

# The longest resolution of the corpus has 160,000 characters, a convention annexed and all.
MAX_TEXT_BYTES = 5_000_000
MAX_FILE_BYTES = 30_000_000
MAX_LINES = 100_000
LONGEST_LINE = 100_000

EMPTY = mark("The file is empty. Give the text of a resolution as text, DOCX, PDF or Akoma Ntoso.")
TOO_LARGE = mark("The file has {size} bytes, more than the {limit} that are read.")
BINARY = mark(
    "The file is neither text, DOCX, PDF nor Akoma Ntoso. Save the resolution in one of these "
    "forms."
)
ENCODING = mark(
    "The text is not written in UTF-8 (byte {place} cannot be read). Save it again as UTF-8."
)
TOO_LONG = mark("The text has {count} lines or a line too long to read; the limit is {limit}.")

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def read_lines(content: bytes) -> tuple[Line, ...]:
    """Return the lines of a resolution given as text, DOCX, PDF or Akoma Ntoso.

    Page furniture is flagged.

    Raises:
        InvalidInputError: The file is empty, too large, of another kind, or broken.
    """
    if len(content) > MAX_FILE_BYTES:
        raise InvalidInputError(Phrase.of(TOO_LARGE, size=len(content), limit=MAX_FILE_BYTES))
    if not content.strip():
        raise InvalidInputError(Phrase.of(EMPTY))
    if content.startswith(pdf.BEGINNING):
        return flag_furniture(pdf.pages(content))
    if content.startswith(docx.BEGINNING):
        return docx.lines(content)
    if akn_reading.BEGINNING.match(content):
        return akn_reading.lines(content)
    return flag_furniture(_text_pages(content))


def _text_pages(content: bytes) -> list[list[str]]:
    if len(content) > MAX_TEXT_BYTES:
        raise InvalidInputError(Phrase.of(TOO_LARGE, size=len(content), limit=MAX_TEXT_BYTES))
    text = _decoded(content)
    if _CONTROLS.search(text):
        raise InvalidInputError(Phrase.of(BINARY))
    if not text.strip():
        raise InvalidInputError(Phrase.of(EMPTY))
    pages = [page.splitlines() for page in text.split("\f")]
    count = sum(len(page) for page in pages)
    if count > MAX_LINES or any(len(line) > LONGEST_LINE for page in pages for line in page):
        raise InvalidInputError(Phrase.of(TOO_LONG, count=count, limit=MAX_LINES))
    return pages


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\x00" in content[:4096]:
            raise InvalidInputError(Phrase.of(BINARY)) from error
        raise InvalidInputError(Phrase.of(ENCODING, place=error.start + 1)) from error
